// SPDX-License-Identifier: Apache-2.0
#include "drill/order_trial.h"

#include <algorithm>
#include <map>

#include "plan/dispatch/estimate_table.h"
#include "plan/dispatch/greedy.h"

namespace sc {
namespace {

/// One attempt to give all orders but those that are `barred`.
class Attempt {
 public:
  Attempt(DispatchView const& view, std::span<ScriptedOrder const> orders,
          std::vector<Obstacle> const& barred)
      : ordering_(view), orders_(orders), obstacles_(barred) {
    ordering_.release_driving();
    for (std::size_t u = 0; u < ordering_.units(); ++u) stay_unless_ordered(u);
    for (std::size_t k = 0; k < orders_.size(); ++k)
      if (obstacles_[k] == Obstacle::none) obstacles_[k] = give(orders_[k]);
  }

  [[nodiscard]] std::vector<Obstacle> const& obstacles() const { return obstacles_; }
  [[nodiscard]] std::vector<Assignment> answer() { return ordering_.answer(); }

 private:
  [[nodiscard]] bool driving(std::size_t u) const {
    return ordering_.unit(u).engagement == FreeUnit::Engagement::driving;
  }

  void stay_unless_ordered(std::size_t u) {
    auto const to = ordering_.place_of(u);
    if (!driving(u) || !to) return;
    for (std::size_t k = 0; k < orders_.size(); ++k)
      if (orders_[k].unit == ordering_.unit(u).id && obstacles_[k] == Obstacle::none &&
          orders_[k].incident != ordering_.unit(u).incident)
        return;
    ordering_.send(u, *to);
  }

  [[nodiscard]] std::optional<std::size_t> unit_of(ScriptedOrder const& order) const {
    for (std::size_t u = 0; u < ordering_.units(); ++u)
      if (ordering_.unit(u).id == order.unit) return u;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> incident_of(ScriptedOrder const& order) const {
    for (std::size_t i = 0; i < ordering_.incidents(); ++i)
      if (ordering_.incident(i).id == order.incident) return i;
    return std::nullopt;
  }

  Obstacle give(ScriptedOrder const& order) {
    auto const u = unit_of(order);
    if (!order.incident) return u && driving(*u) ? call_off(*u) : Obstacle::not_driving;
    if (u && ordering_.unit(*u).incident == order.incident) return Obstacle::none;
    auto const i = incident_of(order);
    if (!i) return Obstacle::not_open;
    if (!u) return Obstacle::not_free;
    return send(*u, *i);
  }

  Obstacle call_off(std::size_t u) {
    ordering_.call_off(u);
    return Obstacle::none;
  }

  Obstacle send(std::size_t u, std::size_t i) {
    FreeUnit const& unit = ordering_.unit(u);
    if ((unit.skills & skills_wanted(ordering_.incident(i), ordering_.view().outlook)) == 0)
      return Obstacle::no_skill;
    bool const works = unit.engagement == FreeUnit::Engagement::working;
    if (works && !may_leave_work(ordering_, unit, i)) return Obstacle::not_free;
    if (!ordering_.helps(u, i) && !room_for_extra(i)) return Obstacle::not_needed;
    if (!ordering_.time(u, i)) return Obstacle::no_way;
    if (!ordering_.helps(u, i)) ++extras_[i];
    ordering_.send(u, i);
    return Obstacle::none;
  }

  /// Beyond the needs, to speed up the work: also when this answer is what covers them.
  [[nodiscard]] bool room_for_extra(std::size_t i) {
    OpenIncident const& it = ordering_.incident(i);
    if (!ordering_.left(i).none()) return false;
    auto const& kind = ordering_.view().outlook.scenario().incident_kinds[it.kind.index()];
    return extras_[i] < (it.lacking.none() ? it.extra : kind.extra_units);
  }

  Ordering ordering_;
  std::span<ScriptedOrder const> orders_;
  std::vector<Obstacle> obstacles_;  ///< [orders]
  std::map<std::size_t, int> extras_;
};

}  // namespace

/// A unit under way that cannot be sent elsewhere stays, and others may have been judged as if it
/// left. So all is tried again without its order.
OrderTrial try_orders(DispatchView const& view, std::span<ScriptedOrder const> orders) {
  auto const under_way = [&](UnitId unit) {
    return std::any_of(view.free_units.begin(), view.free_units.end(), [&](FreeUnit const& it) {
      return it.id == unit && it.engagement == FreeUnit::Engagement::driving;
    });
  };
  std::vector<Obstacle> barred(orders.size(), Obstacle::none);
  for (;;) {
    Attempt attempt(view, orders, barred);
    bool again = false;
    for (std::size_t k = 0; k < orders.size() && !again; ++k) {
      if (barred[k] != Obstacle::none || attempt.obstacles()[k] == Obstacle::none) continue;
      if (!under_way(orders[k].unit)) continue;
      barred[k] = attempt.obstacles()[k];
      again = true;
    }
    if (!again) return {attempt.answer(), attempt.obstacles()};
  }
}

}  // namespace sc

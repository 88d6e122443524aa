// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/lookahead.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <tuple>

#include "plan/dispatch/assignment.h"
#include "plan/dispatch/estimate_table.h"
#include "plan/dispatch/greedy.h"
#include "plan/dispatch/nearest_idle.h"
#include "plan/dispatch/priority.h"
#include "plan/dispatch/roll_out.h"
#include "plan/dispatch/waiting_cost.h"

namespace sc {
namespace {

constexpr std::size_t kMostHeldBack = 4;
constexpr double kSameCost = 1e-9;  ///< differences up to this share are rounding

using Orders = std::vector<Assignment>;

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Collects the answers worth trying out; the first is the usual one.
class Candidates {
 public:
  Candidates(DispatchView const& view, PolicyWeights const& weights)
      : view_(view), weights_(weights), usual_(weights) {
    add(usual_.decide(view_));
    add(Priority(weights_).decide(view_));
    add(NearestIdle(weights_).decide(view_));
    auto const idle_orders = least_missed_first();
    for (std::size_t k = 0; k < std::min(kMostHeldBack, idle_orders.size()); ++k)
      add(without_unit(idle_orders[k].unit));
    if (!idle_orders.empty()) add(without_longest(idle_orders));
  }

  [[nodiscard]] std::vector<Orders> const& all() const { return answers_; }

 private:
  void add(Orders const& answer) {
    auto const by_unit = [](Orders orders) {
      std::sort(orders.begin(), orders.end(),
                [](Assignment const& a, Assignment const& b) { return a.unit < b.unit; });
      return orders;
    };
    bool const known = std::any_of(answers_.begin(), answers_.end(), [&](Orders const& other) {
      return by_unit(other) == by_unit(answer);
    });
    if (!known) answers_.push_back(answer);
  }

  [[nodiscard]] bool idle(UnitId id) const {
    return std::any_of(view_.free_units.begin(), view_.free_units.end(),
                       [&](FreeUnit const& unit) { return unit.id == id && is_idle(unit); });
  }

  /// What an hour of waiting weighs where the order leads; nothing for extras.
  [[nodiscard]] double weight(Assignment const& order) const {
    for (OpenIncident const& open : view_.open)
      if (open.id == order.incident)
        return open.extra > 0 ? 0 : hour_weight(waiting(open, view_.now), weights_);
    return 0;
  }

  /// The usual orders to idle units, those that would be missed least first.
  [[nodiscard]] Orders least_missed_first() const {
    Orders orders;
    std::copy_if(answers_[0].begin(), answers_[0].end(), std::back_inserter(orders),
                 [&](Assignment const& order) { return idle(order.unit); });
    auto const key = [&](Assignment const& order) {
      return std::tuple(weight(order), -order.estimate.ms, order.unit);
    };
    std::sort(orders.begin(), orders.end(),
              [&](Assignment const& a, Assignment const& b) { return key(a) < key(b); });
    return orders;
  }

  Orders without_unit(UnitId id) {
    std::vector<FreeUnit> others;
    std::copy_if(view_.free_units.begin(), view_.free_units.end(), std::back_inserter(others),
                 [&](FreeUnit const& unit) { return unit.id != id; });
    return usual_.decide(
        {view_.now, view_.open, others, view_.busy_units, view_.estimates, view_.outlook});
  }

  [[nodiscard]] Orders without_longest(Orders const& idle_orders) const {
    auto const longest = std::max_element(
        idle_orders.begin(), idle_orders.end(),
        [](Assignment const& a, Assignment const& b) { return a.estimate < b.estimate; });
    Orders rest = answers_[0];  // a team goes together or not at all
    std::erase_if(rest, [&](Assignment const& o) { return o.incident == longest->incident; });
    return rest;
  }

  DispatchView view_;
  PolicyWeights weights_;
  AssignmentPolicy usual_;
  std::vector<Orders> answers_;
};

}  // namespace

bool clearly_less(std::vector<double> const& other, std::vector<double> const& usual) {
  auto const n = static_cast<double>(usual.size());
  double const saved = (sum(usual) - sum(other)) / n;
  if (saved <= kSameCost * sum(usual) / n) return false;
  double squares = 0;
  for (std::size_t i = 0; i < usual.size(); ++i)
    squares += std::pow(usual[i] - other[i] - saved, 2);
  return n < 2 || saved > std::sqrt(squares / (n - 1) / n);
}

std::vector<Assignment> Lookahead::decide(DispatchView const& asked) const {
  if (asked.open.empty() || asked.free_units.empty()) return {};
  EstimateTable estimates(asked);
  DispatchView const view{asked.now,        asked.open, asked.free_units,
                          asked.busy_units, estimates,  asked.outlook};
  Candidates const candidates(view, weights_);
  auto const& answers = candidates.all();
  if (answers.size() == 1) return answers[0];
  auto const futures = imagine_futures(view, weights_);
  if (futures.empty()) return answers[0];
  RollOut roll_out(view, weights_);
  auto const usual = roll_out.costs(answers[0], futures);
  std::size_t best = 0;
  double least = sum(usual);
  for (std::size_t k = 1; k < answers.size(); ++k) {
    auto const costs = roll_out.costs(answers[k], futures);
    if (sum(costs) >= least || !clearly_less(costs, usual)) continue;
    best = k;
    least = sum(costs);
  }
  return answers[best];
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/assignment.h"

#include <algorithm>
#include <bit>

#include "plan/dispatch/greedy.h"
#include "plan/dispatch/slots.h"
#include "plan/dispatch/waiting_cost.h"
#include "plan/matching.h"

namespace sc {
namespace {

constexpr Duration kUnknownFree = whole_hours(1);  ///< wait where no busy unit has the skill

/// A slot and what leaving it empty costs.
struct PricedSlot {
  Slot slot;
  double leave = 0;
};

/// Prices places for an answer in the making and fills them, round by round.
class Filling {
 public:
  Filling(Ordering& ordering, PolicyWeights const& weights)
      : ordering_(ordering),
        weights_(weights),
        late_(ordering.view().outlook.scenario().rules.late),
        given_up_(ordering.incidents(), false) {}

  /// Fills until nobody can be placed any more, and gives up incidents of which part of the team is
  /// missing, so that the others get their units.
  void fill() {
    do {
      do {
        while (round()) {
        }
      } while (ordering_.withdraw_useless());
    } while (give_up_incomplete());
  }

 private:
  /// False when nobody was placed.
  bool round() {
    auto const slots = priced_slots();
    auto const unit_of = cheapest_matching(costs(slots), leave_costs(slots));
    bool placed = false;
    for (std::size_t s = 0; s < slots.size(); ++s) {
      std::size_t const i = slots[s].slot.incident;
      // another that was placed here may cover more than its slot
      if (!unit_of[s] || !ordering_.helps(*unit_of[s], i)) continue;
      ordering_.send(*unit_of[s], i);
      placed = true;
    }
    return placed;
  }

  bool give_up_incomplete() {
    bool some = false;
    for (std::size_t i = 0; i < ordering_.incidents(); ++i) {
      if (given_up_[i] || ordering_.left(i).none() || !ordering_.newly_served(i)) continue;
      ordering_.take_back(i);
      given_up_[i] = some = true;
    }
    return some;
  }

  [[nodiscard]] bool candidate(std::size_t u, Slot const& slot) {
    return ordering_.unused(u) && (ordering_.unit(u).skills & slot.skills) != 0 &&
           ordering_.unit(u).engagement != FreeUnit::Engagement::working &&
           ordering_.time(u, slot.incident);
  }

  double cost_of(std::size_t i, Duration wait) const {
    Waiting const it = waiting(ordering_.incident(i), ordering_.view().now);
    return waiting_cost(it, wait, late_, weights_);
  }

  /// Until the next busy unit with a skill of the slot comes free, but longer than the farthest
  /// unit that could be sent now takes.
  Duration wait_if_left(Slot const& slot) {
    SimTime const now = ordering_.view().now;
    std::optional<Duration> wait;
    for (BusyUnit const& busy : ordering_.view().busy_units)
      if ((busy.skills & slot.skills) != 0)
        wait = std::min(wait.value_or(busy.expected_free - now), busy.expected_free - now);
    Duration longest = wait.value_or(kUnknownFree);
    for (std::size_t u = 0; u < ordering_.units(); ++u)
      if (candidate(u, slot))
        longest = std::max(longest, *ordering_.time(u, slot.incident) + whole_minutes(1));
    return longest;
  }

  std::vector<PricedSlot> priced_slots() {
    std::vector<PricedSlot> slots;
    for (Slot const& slot : slots_of(ordering_, given_up_))
      slots.push_back({slot, cost_of(slot.incident, wait_if_left(slot))});
    std::stable_sort(slots.begin(), slots.end(),
                     [](PricedSlot const& a, PricedSlot const& b) { return a.leave > b.leave; });
    if (slots.size() > AssignmentPolicy::kMostSlots) slots.resize(AssignmentPolicy::kMostSlots);
    return slots;
  }

  /// Skills of the slot that the unit has not cost as much as if they were left.
  double pair_cost(std::size_t u, PricedSlot const& priced) {
    auto const& [slot, leave] = priced;
    double const covered = std::popcount(ordering_.unit(u).skills & slot.skills);
    double const share = covered / std::popcount(slot.skills);
    double cost = share * cost_of(slot.incident, *ordering_.time(u, slot.incident));
    if (ordering_.place_of(u) == slot.incident) {
      Waiting const it = waiting(ordering_.incident(slot.incident), ordering_.view().now);
      cost -= hour_weight(it, weights_) * weights_.divert_min / 60;
    }
    return cost + (1 - share) * leave;
  }

  PairCosts costs(std::vector<PricedSlot> const& slots) {
    PairCosts costs(slots.size(), ordering_.units());
    for (std::size_t s = 0; s < slots.size(); ++s)
      for (std::size_t u = 0; u < ordering_.units(); ++u)
        if (candidate(u, slots[s].slot)) costs.at(s, u) = pair_cost(u, slots[s]);
    return costs;
  }

  static std::vector<double> leave_costs(std::vector<PricedSlot> const& slots) {
    std::vector<double> leave;
    for (PricedSlot const& priced : slots) leave.push_back(priced.leave);
    return leave;
  }

  Ordering& ordering_;
  PolicyWeights const& weights_;
  Duration late_;
  std::vector<bool> given_up_;  ///< [incident]
};

/// Units under way without a place: others were sent to their incident instead, or it needs no
/// more and they go on as the extras they are.
void settle_unplaced(Ordering& ordering) {
  for (std::size_t u = 0; u < ordering.units(); ++u) {
    if (ordering.unit(u).engagement != FreeUnit::Engagement::driving) continue;
    auto const to = ordering.place_of(u);
    if (!to || !ordering.unused(u)) continue;
    if (ordering.newly_served(*to))
      ordering.call_off(u);
    else
      ordering.send(u, *to);
  }
}

}  // namespace

std::vector<Assignment> AssignmentPolicy::decide(DispatchView const& view) const {
  Ordering ordering(view);
  ordering.release_driving();
  Filling(ordering, weights_).fill();
  settle_unplaced(ordering);
  auto const order = by_urgency(ordering);
  for (std::size_t const i : order)
    send_team(ordering, i, [&](FreeUnit const& unit) {
      return may_leave_work(ordering, unit, i) ? std::optional(kLeavesWork) : idle_only(unit);
    });
  send_extras(ordering, order, weights_.reinforce_severity);
  return ordering.answer();
}

}  // namespace sc

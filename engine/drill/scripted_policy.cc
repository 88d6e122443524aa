// SPDX-License-Identifier: Apache-2.0
#include "drill/scripted_policy.h"

#include <algorithm>
#include <map>

#include "base/check.h"
#include "drill/order_trial.h"

namespace sc {
namespace {

bool has_order(UnitId unit, std::vector<ScriptedOrder> const& orders) {
  return std::any_of(orders.begin(), orders.end(),
                     [&](ScriptedOrder const& order) { return order.unit == unit; });
}

std::vector<FreeUnit> without_ordered(std::span<FreeUnit const> units,
                                      std::vector<ScriptedOrder> const& orders) {
  std::vector<FreeUnit> left;
  std::copy_if(units.begin(), units.end(), std::back_inserter(left),
               [&](FreeUnit const& unit) { return !has_order(unit.id, orders); });
  return left;
}

}  // namespace

std::vector<SimTime> ScriptedPolicy::moments(Script const& script) {
  std::vector<SimTime> moments;
  for (ScriptedOrder const& order : script.orders) moments.push_back(order.at);
  return moments;
}

/// All orders are tried together, since units may change places.
std::vector<Assignment> ScriptedPolicy::decide(DispatchView const& view) const {
  if (view.now < script_.begin || view.now >= script_.end) return reference_.decide(view);
  auto const numbers = due(view);
  std::vector<ScriptedOrder> orders;
  for (std::size_t const k : numbers) orders.push_back(script_.orders[k]);
  if (!left_to_reference_.empty()) {
    auto const references = orders_of_reference(view, orders);
    orders.insert(orders.end(), references.begin(), references.end());
  }
  if (orders.empty()) return {};
  OrderTrial trial = try_orders(view, orders);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    OrderOutcome& outcome = outcomes_[numbers[i]];
    if (outcome.carried_out == view.now) continue;  // a unit called off drives no more
    outcome.obstacle = trial.obstacles[i];
    outcome.carried_out = outcome.obstacle == Obstacle::none ? view.now : kNever;
  }
  return std::move(trial.answer);
}

bool ScriptedPolicy::left_to_reference(IncidentId incident) const {
  return std::find(left_to_reference_.begin(), left_to_reference_.end(), incident) !=
         left_to_reference_.end();
}

/// To such an incident, or calling a unit off from one.
bool ScriptedPolicy::left_to_reference(ScriptedOrder const& order, DispatchView const& view) const {
  if (order.incident) return left_to_reference(order.incident);
  return std::any_of(view.free_units.begin(), view.free_units.end(), [&](FreeUnit const& unit) {
    return unit.id == order.unit && unit.incident && left_to_reference(unit.incident);
  });
}

bool ScriptedPolicy::done_now(std::size_t k, DispatchView const& view) const {
  bool const given_by_others = !left_to_reference_.empty();
  if (!given_by_others && outcomes_[k].carried_out != view.now) return false;
  auto const unit = std::find_if(view.free_units.begin(), view.free_units.end(),
                                 [&](auto const& it) { return it.id == script_.orders[k].unit; });
  if (unit == view.free_units.end()) return true;
  return script_.orders[k].incident ? unit->incident == script_.orders[k].incident
                                    : unit->engagement != FreeUnit::Engagement::driving;
}

/// A unit that is called off makes the dispatcher decide once more at the same moment, and that may
/// send it again. So a second order to a unit at one moment, and all behind it, wait until those
/// before it are done.
std::vector<std::size_t> ScriptedPolicy::given_now(DispatchView const& view) const {
  std::vector<std::size_t> round;
  auto const all_done = [&] {
    return std::all_of(round.begin(), round.end(), [&](auto k) { return done_now(k, view); });
  };
  auto const orders_unit = [&](std::size_t k) { return script_.orders[k].unit; };
  for (std::size_t k = 0; k < script_.orders.size() && script_.orders[k].at <= view.now; ++k) {
    if (script_.orders[k].at < view.now) continue;
    bool const again = std::any_of(round.begin(), round.end(), [&](std::size_t before) {
      return orders_unit(before) == orders_unit(k);
    });
    if (again && !all_done()) return round;
    if (again) round.clear();
    round.push_back(k);
  }
  if (all_done()) round.clear();
  return round;
}

/// The latest order to each unit, if it was not carried out before and is not too old.
std::vector<std::size_t> ScriptedPolicy::due(DispatchView const& view) const {
  std::map<UnitId, std::size_t> latest;
  for (std::size_t k = 0; k < script_.orders.size() && script_.orders[k].at < view.now; ++k)
    latest[script_.orders[k].unit] = k;
  for (std::size_t k = 0; k < script_.orders.size() && script_.orders[k].at <= view.now; ++k)
    if (script_.orders[k].at == view.now) latest.erase(script_.orders[k].unit);
  for (std::size_t const k : given_now(view)) latest[script_.orders[k].unit] = k;
  std::vector<std::size_t> due;
  for (auto const& [unit, k] : latest) {
    ScriptedOrder const& order = script_.orders[k];
    if (outcomes_[k].carried_out >= view.now && view.now <= order.at + kOrderPatience &&
        !left_to_reference(order, view))
      due.push_back(k);
  }
  std::sort(due.begin(), due.end());
  return due;
}

/// Units that the script orders now are the script's: where the reference wants them too, it is
/// asked again without them.
std::vector<ScriptedOrder> ScriptedPolicy::orders_of_reference(
    DispatchView const& view, std::vector<ScriptedOrder> const& own) const {
  auto const answer = [&](DispatchView const& seen) {
    std::vector<ScriptedOrder> orders;
    for (Assignment const& order : reference_.decide(seen)) {
      ScriptedOrder const it{view.now, order.unit, order.incident};
      if (left_to_reference(it, view)) orders.push_back(it);
    }
    return orders;
  };
  auto orders = answer(view);
  bool const clash = std::any_of(orders.begin(), orders.end(), [&](ScriptedOrder const& order) {
    return has_order(order.unit, own);
  });
  if (!clash) return orders;
  auto const left = without_ordered(view.free_units, own);
  if (left.empty()) return {};
  return answer({view.now, view.open, left, view.busy_units, view.estimates, view.outlook});
}

}  // namespace sc

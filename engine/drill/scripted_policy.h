// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "response/decision.h"

namespace sc {

/// Orders that are not carried out at their time are tried again for so long.
inline constexpr Duration kOrderPatience = whole_minutes(10);

/// One order of a team, as the simulation knows incidents.
struct ScriptedOrder {
  SimTime at;
  UnitId unit;
  IncidentId incident;  ///< unset: called off from wherever it drives
};

/// Who decides when: the orders from `begin` to `end`, a reference policy before and after.
struct Script {
  SimTime begin, end;
  std::vector<ScriptedOrder>
      orders;  ///< by time; at one moment in the order in which they are given
};

/// Why an order was not carried out.
enum class Obstacle : std::uint8_t {
  none,
  never_asked,  ///< nothing was open, or nobody free
  not_open,     ///< not reported yet, all it needs is there, or finished
  not_free,     ///< off duty, at work, on guard, resting or fetching material
  no_skill,     ///< the unit has none that the incident needs
  not_needed,   ///< others cover what it could do
  no_way,       ///< no open road
  not_driving   ///< nothing to be called off from
};

/// What became of an order.
struct OrderOutcome {
  SimTime carried_out = kNever;
  Obstacle obstacle = Obstacle::never_asked;  ///< the last that it met
};

/// Gives orders as a script says, as far as the contract of DispatchPolicy lets it; the latest
/// order to a unit replaces those before. It writes down what became of each order, which is also
/// how it knows what is done: one object and one list of outcomes for one run. Asked the same at
/// the same moment again, it answers the same.
class ScriptedPolicy final : public DispatchPolicy {
 public:
  /// `left_to_reference`: incidents of which the reference decides within the script's time as
  /// well. It is asked with everything that is open, and of its answer only orders to these
  /// incidents, and those that call units off from them, are taken; orders of the script to these
  /// incidents are not.
  /// All arguments must outlive it; `outcomes` [orders].
  ScriptedPolicy(Script const& script, DispatchPolicy const& reference,
                 std::span<OrderOutcome> outcomes,
                 std::span<IncidentId const> left_to_reference = {})
      : script_(script),
        reference_(reference),
        outcomes_(outcomes),
        left_to_reference_(left_to_reference) {}

  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

  /// Moments at which it has to be asked: those of its orders (SimulationOptions::ask_at).
  static std::vector<SimTime> moments(Script const& script);

 private:
  [[nodiscard]] std::vector<std::size_t> due(DispatchView const& view) const;
  /// Of the orders of this very moment, those to be given in this answer.
  [[nodiscard]] std::vector<std::size_t> given_now(DispatchView const& view) const;
  /// Was the order carried out at this moment already, as the view shows? What the reference may
  /// have ordered instead counts by its effect.
  [[nodiscard]] bool done_now(std::size_t order, DispatchView const& view) const;
  [[nodiscard]] bool left_to_reference(IncidentId incident) const;
  [[nodiscard]] bool left_to_reference(ScriptedOrder const& order, DispatchView const& view) const;
  [[nodiscard]] std::vector<ScriptedOrder> orders_of_reference(
      DispatchView const& view, std::vector<ScriptedOrder> const& own) const;

  Script const& script_;
  DispatchPolicy const& reference_;
  std::span<OrderOutcome> outcomes_;
  std::span<IncidentId const> left_to_reference_;
};

}  // namespace sc

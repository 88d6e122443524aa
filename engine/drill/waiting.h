// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "response/scenario.h"
#include "response/trajectory.h"

namespace sc {

/// What waiting costs in a run, and who could have been sent.

/// From where to where waiting counts.
enum class Wait : std::uint8_t {
  report_to_arrival,
  onset_to_arrival,  ///< where the report itself is late
  report_to_work,    ///< until work begins: all there, no wind against it
  report_to_clear    ///< where the work is what gets long
};

using Rows = std::function<bool(std::size_t)>;  ///< of the incidents; empty: all

/// How long it waited, `end` if for ever; nothing where it was not reported.
std::optional<Duration> waited(IncidentTable const& incidents, std::size_t row, SimTime end,
                               Wait wait);

/// What one incident's waiting costs [h]: severity at onset x hours; 0 where it was not reported.
/// Where nobody came (or it was not cleared) it waits until `end`.
double waiting_cost_h(IncidentTable const& incidents, std::size_t row, SimTime end, Wait wait);

/// Sum over reported incidents of severity at onset x hours of waiting; those not reached (or not
/// cleared) wait until the end of the run.
double waiting_cost_h(Trajectory const& run, Wait wait, Rows const& rows = {});

/// Hours within [begin, end) that a unit spends in states that `wanted` accepts.
double hours_in(UnitTrack const& track, SimTime begin, SimTime end,
                std::function<bool(UnitStatus)> const& wanted);
/// The same, all units.
double unit_hours_in(Trajectory const& run, SimTime begin, SimTime end,
                     std::function<bool(UnitStatus)> const& wanted);

/// When every unit with a skill was busy, looked at each minute.
class IdleClock {
 public:
  IdleClock(Scenario const& s, Trajectory const& run, SimTime begin, SimTime end);
  /// Could some unit with one of the skills have been sent then? From `begin` up to `end`.
  [[nodiscard]] bool any_idle(SkillSet skills, SimTime at) const;
  /// Hours for which an incident waited for its first unit while nobody with the skill was idle.
  /// Nothing where it does not need the skill.
  [[nodiscard]] double starved_h(std::size_t incident, std::size_t skill) const;

 private:
  static constexpr Duration kTick = whole_minutes(1);
  Scenario const& scenario_;
  Trajectory const& run_;
  SimTime begin_;
  std::vector<SkillSet> idle_;  ///< [minutes] skills of the units that could be sent
};

}  // namespace sc

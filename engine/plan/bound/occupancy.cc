// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/occupancy.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.h"

namespace sc {
namespace {

int total(Needs const& needs) {
  int sum = 0;
  for (std::size_t skill = 0; skill < kMostSkills; ++skill) sum += needs.count(skill);
  return sum;
}

int greatest(Needs const& needs) {
  int most = 1;
  for (std::size_t skill = 0; skill < kMostSkills; ++skill)
    most = std::max(most, needs.count(skill));
  return most;
}

/// A crew without material may be sent to a store for it, wherever a plan has put some, and gives
/// the scene up if it is cut off on the way for too long.
bool uses_material(IncidentKindSpec const& kind) {
  return std::any_of(kind.materials.begin(), kind.materials.end(),
                     [](MaterialAmount const& part) { return part.amount > 0; });
}

}  // namespace

LeastOccupancy::LeastOccupancy(World const& world, std::vector<bool> const& units)
    : world_(world), units_(world.scenario.unit_kinds.size(), 0) {
  SC_EXPECT(units.size() == world.scenario.units.size());
  for (std::size_t u = 0; u < units.size(); ++u)
    if (units[u]) ++units_[world.scenario.units[u].kind.index()];
}

std::vector<UnitKindId> LeastOccupancy::helpers(IncidentKindId kind) const {
  Needs const& needs = world_.scenario.incident_kinds[kind.index()].needs;
  std::vector<UnitKindId> kinds;
  for (std::size_t k = 0; k < units_.size(); ++k)
    if (units_[k] > 0 && needs.helped_by(world_.scenario.unit_kinds[k].skills))
      kinds.push_back(UnitKindId{k});
  return kinds;
}

std::size_t LeastOccupancy::units_of(std::vector<UnitKindId> const& kinds) const {
  std::size_t units = 0;
  for (UnitKindId const k : kinds) units += units_[k.index()];
  return units;
}

/// Units leave their work for what is more severe, but not where people are trapped.
bool LeastOccupancy::may_be_preempted(IncidentKindSpec const& kind) const {
  return world_.scenario.rules.preempt_severity > 0 && !kind.people_trapped;
}

/// Pumping ends when the basin is dry, however soon that is.
bool LeastOccupancy::may_be_pumped(PlannedIncident const& incident) const {
  Scenario const& s = world_.scenario;
  if (!s.incident_kinds[incident.kind.index()].pumps_basin || !incident.basin) return false;
  auto const kinds = helpers(incident.kind);
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](UnitKindId k) { return s.unit_kinds[k.index()].pump_m3ps > 0; });
}

/// Work does not begin before somebody is ready.
Duration LeastOccupancy::least_setup(IncidentKindId kind) const {
  auto const& kinds = world_.scenario.unit_kinds;
  auto const able = helpers(kind);
  if (able.empty()) return {};
  auto const least = std::min_element(able.begin(), able.end(), [&](UnitKindId a, UnitKindId b) {
    return kinds[a.index()].setup < kinds[b.index()].setup;
  });
  return std::max(Duration{}, kinds[least->index()].setup);
}

/// Of a team of the greatest size that the policies' contract allows, the needs covered by as few
/// of them as may be. With more than three units needed, the units that are counted as covering
/// them may be more than those that do.
double LeastOccupancy::greatest_rate(IncidentKindId id) const {
  Scenario const& s = world_.scenario;
  IncidentKindSpec const& kind = s.incident_kinds[id.index()];
  int const needed = total(kind.needs);
  int most_covered = 1;
  for (UnitKindId const k : helpers(id))
    most_covered = std::max(most_covered, kind.needs.helped_count(s.unit_kinds[k.index()].skills));
  int const fewest = std::max(greatest(kind.needs), (needed + most_covered - 1) / most_covered);
  int const by_contract = (needed <= 3 ? needed : 2 * needed - 1) + std::max(0, kind.extra_units);
  int const team = std::min(by_contract, static_cast<int>(units_of(helpers(id))));
  return std::max(1.0, std::pow(static_cast<double>(team) / fewest, s.rules.team_power));
}

/// Each change of a team's rate rounds to a millisecond: once per weather step by fatigue, and less
/// often as people come, are relieved or go.
Duration LeastOccupancy::lost_in_rounding() const {
  return milliseconds(2 + static_cast<std::int64_t>(world_.timeline.steps));
}

Duration LeastOccupancy::of(PlannedIncident const& incident) const {
  Rules const& rules = world_.scenario.rules;
  IncidentKindSpec const& kind = world_.scenario.incident_kinds[incident.kind.index()];
  if (may_be_preempted(kind)) return {};
  Duration const setup = least_setup(incident.kind);
  if (may_be_pumped(incident)) return setup;
  double const least_factor = std::min(1.0, rules.night_work_factor);
  Duration const work =
      from_seconds(incident.work.seconds() * least_factor / greatest_rate(incident.kind));
  Duration const at_work = std::max(Duration{}, work - lost_in_rounding());
  return setup + (uses_material(kind) ? std::min(at_work, kCutOffPatience) : at_work);
}

SimTime LeastOccupancy::staffed_from() const {
  Scenario const& s = world_.scenario;
  SimTime first = kNever;
  for (LevelChange const& change : s.levels)
    first = std::min(first, std::max(change.time, SimTime{}));
  if (first == kNever) return kNever;
  return first + std::max(Duration{}, std::min(s.rules.call_in_day, s.rules.call_in_night));
}

/// With a second crew that has rested since the present one began, a fresh crew is always there at
/// the limit. Else a unit leaves its incident at most once per duty of full length.
std::vector<SimTime> LeastOccupancy::departures(std::size_t units, SimTime end) const {
  Rules const& rules = world_.scenario.rules;
  std::vector<SimTime> moments;
  if (crews_per_unit(world_.scenario) > 1 && rules.least_rest <= rules.most_duty) return moments;
  SC_EXPECT(rules.most_duty > Duration{});
  for (SimTime t = staffed_from() + rules.most_duty; t < end; t = t + rules.most_duty)
    moments.insert(moments.end(), units, t);
  return moments;
}

}  // namespace sc

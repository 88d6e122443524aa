// SPDX-License-Identifier: Apache-2.0
#include "planner/planning_case.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "planner/neighbours.h"
#include "support/grid_city.h"

namespace sc::test {
namespace {

Budget budget_of(std::string_view text, Scenario const& scenario) {
  Complaints complaints;
  Budget budget = read_budget(text, scenario, complaints);
  complaints.throw_if_any();
  return budget;
}

}  // namespace

PlanningCase::PlanningCase(Scenario const& shipped, std::string_view budget, PlanScope const& scope)
    : world(shipped, grid_city(4, 4), 1),
      space(world, shipped, budget_of(budget, shipped), scope),
      searched(space.scenario(), grid_city(4, 4), 1) {}

Scenario random_scenario(std::uint64_t seed) {
  Scenario s = random_world(seed).scenario;
  for (StationSpec& station : s.stations) station.capacity_units = 4;
  for (std::size_t k = 0; k < 3; ++k) s.unit_kinds[k].vehicle = "truck";
  return s;
}

Scenario far_calls() {
  Scenario s = quiet_scenario();
  StationId const near = add_station(s, near_node(0));
  add_station(s, near_node(15));
  s.zones[0].centre = near_node(15);
  add_unit(s, add_unit_kind(s, 1), near);
  IncidentKindId const kind = add_incident_kind(s, 1);
  for (std::uint32_t hour : {0U, 1U, 2U, 3U}) {
    add_recorded(s, kind, SimTime{0} + whole_hours(hour) + whole_minutes(5), near_node(15));
    s.incidents.back().report = s.incidents.back().onset;
    s.incidents.back().work = whole_minutes(10);
  }
  return s;
}

Candidate random_candidate(PlanSpace const& space, Stream& random, int steps) {
  Candidate c = space.shipped_plan();
  for (int k = 0; k < steps; ++k)
    if (auto next = neighbour(space, c, kAllLevels, random)) c = std::move(*next);
  return c;
}

void expect_within_means(PlanSpace const& space, Candidate const& c) {
  EXPECT_TRUE(space.feasible(c));
  Scenario const& s = space.scenario();
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    std::vector<int> waiting(s.stations.size(), 0);
    int people = 0;
    for (std::size_t slot = 0; slot < space.slots().size(); ++slot) {
      if (!c.at[level][slot]) continue;
      UnitSpec const& unit = s.units[space.slots()[slot].as[c.as[slot]].index()];
      people += s.unit_kinds[unit.kind.index()].crew;
      if (c.at[level][slot]->duty == Duty::standby) ++waiting[c.at[level][slot]->station.index()];
    }
    EXPECT_LE(people, space.most_people(level)) << "level " << level;
    for (std::size_t k = 0; k < waiting.size(); ++k)
      EXPECT_LE(waiting[k], space.floods(StationId{k}) ? 0 : s.stations[k].capacity_units)
          << "level " << level << ", station " << k;
  }
}

std::size_t slot_of(PlanSpace const& space, std::string_view unit) {
  for (std::size_t slot = 0; slot < space.slots().size(); ++slot)
    if (space.slots()[slot].unit == unit) return slot;
  throw std::logic_error("no such slot");
}

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#include "drill/busy_district.h"

#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

void add_kind(Scenario& s, std::size_t skill, Names const& names, double per_h, double severity) {
  IncidentKindSpec& kind = s.incident_kinds[add_incident_kind(s, SkillSet{1} << skill).index()];
  kind.names = names;
  kind.driver = driver_named("base");
  kind.base_per_h = per_h;
  kind.severity = severity;
  kind.work_median_s = 2400;
  kind.work_sigma_log = 0.4;
}

Scenario district(bool second_pump) {
  Scenario s = quiet_scenario();
  s.skill_names = {"pump", "saw"};
  StationId const west = add_station(s, near_node(0));
  StationId const east = add_station(s, near_node(15));
  UnitKindId const pump = add_unit_kind(s, 1U << kPump);
  UnitKindId const tree = add_unit_kind(s, 1U << kSaw);
  add_unit(s, pump, west);
  add_unit(s, tree, west);
  add_unit(s, tree, west);
  if (second_pump) add_unit(s, pump, east);
  add_kind(s, kPump, {"积水", "pond"}, 2, 2.5);
  add_kind(s, kSaw, {"倒树", "fallen tree"}, 2.5, 1.5);
  return s;
}

}  // namespace

Scenario busy_scenario() {
  Scenario s = district(true);
  s.end = SimTime{0} + whole_hours(24);
  s.generate_incidents = true;
  return s;
}

Scenario idle_scenario() {
  return district(false);
}

void add_call(Scenario& s, std::size_t kind, int onset_min, int report_min, int work_min,
              std::size_t node) {
  add_recorded(s, IncidentKindId{kind}, SimTime{0} + whole_minutes(onset_min), near_node(node));
  s.incidents.back().report = SimTime{0} + whole_minutes(report_min);
  s.incidents.back().work = whole_minutes(work_min);
}

RoadTable drill_roads() {
  return grid_city(4, 4);
}

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#include "live/room_case.h"

#include <fmt/format.h>

#include "base/check.h"
#include "live/room_page.h"
#include "live/room_picture.h"

namespace sc::test {
namespace {

void call(Names& names, std::string& id, std::string word, Names const& called) {
  id = std::move(word);
  names = called;
}

std::string text_of(LiveUnit const& it) {
  return fmt::format("{:a},{:a} {:a},{:a}@{} {} {} {} {} {}{}{};", it.position.lon_deg,
                     it.position.lat_deg, it.next ? it.next->position.lon_deg : 0,
                     it.next ? it.next->position.lat_deg : 0, it.next ? it.next->at.ms : 0,
                     static_cast<int>(it.status), it.incident.value(), it.station.value(),
                     it.arrives.ms, it.out_of_service, it.on_duty, it.free);
}

std::string text_of(LiveIncident const& it) {
  std::string text = fmt::format("{} {} {:a} {} {} {} {} {} {}", it.kind.value(), it.link.value(),
                                 it.severity, it.trapped, static_cast<int>(it.status), it.report.ms,
                                 it.dispatch.ms, it.arrive.ms, it.clear.ms);
  for (UnitId const u : it.units) text += fmt::format(" {}", u.value());
  return text + fmt::format(" {};", it.lacking.skills());
}

std::string text_of_orders(DutyRoom& room) {
  std::string text;
  for (RecommendedOrder const& it : room.recommend()) {
    text += fmt::format("{}~{} {}", it.unit.value(), it.incident.value(), it.estimate.ms);
    for (auto const& a : it.alternatives)
      text += fmt::format(" {} {}", a.unit.value(), a.estimate.value_or(Duration{-1}).ms);
  }
  return text;
}

}  // namespace

DispatchPolicy const& silent() {
  static Silent const policy;
  return policy;
}

Scenario named_scenario() {
  Scenario s = quiet_scenario();
  s.skill_names = {"pump", "saw"};
  for (LonLat const p : {near_node(0), near_node(15)}) add_station(s, p);
  call(s.stations[0].names, s.stations[0].id, "west", {"西站", "West Depot"});
  call(s.stations[1].names, s.stations[1].id, "east", {"东站", "East Depot"});
  UnitKindId const pump = add_unit_kind(s, 1), saw = add_unit_kind(s, 2);
  s.units[add_unit(s, pump, kWest).index()].id = "pump-west";
  s.units[add_unit(s, saw, kWest).index()].id = "saw-west";
  s.units[add_unit(s, pump, kEast).index()].id = "pump-east";
  for (SkillSet const skills : {1U, 2U}) add_incident_kind(s, skills);
  call(s.incident_kinds[0].names, s.incident_kinds[0].id, "pond", {"积水", "ponded street"});
  call(s.incident_kinds[1].names, s.incident_kinds[1].id, "tree", {"倒树", "fallen tree"});
  BasinPlace& pool = s.basins[add_basin(s, near_node(10)).index()];
  call(pool.names, pool.id, "pool", {"低洼点", "the Pool"});
  s.rain.gauges.push_back({"gauge", near_node(5)});
  s.canal.push_back({SimTime{0}, 1.0});
  return s;
}

DutyRoom room_of(World const& world, DispatchPolicy const& recommending, bool own_incidents,
                 bool record_all) {
  SimulationOptions options;
  options.record_all = record_all;
  return {LiveRun(world, silent(), options, {own_incidents, 1000}), recommending};
}

std::string digest(DutyRoom& room) {
  LiveRun& run = room.run();
  std::string text =
      fmt::format("{} {} {:a}\n", run.now().ms, static_cast<int>(run.level()), run.canal_m());
  for (float const d : run.depth_m()) text += fmt::format("{:a} ", d);
  for (std::size_t u = 0; u < room.world().scenario.units.size(); ++u)
    text += text_of(run.unit(UnitId{u})) + (room.reported(UnitId{u}) ? "seen\n" : "\n");
  for (std::size_t i = 0; i < run.incidents(); ++i) {
    IncidentNote const* const note = room.note(IncidentId{i});
    text += text_of(run.incident(IncidentId{i}));
    text += note != nullptr ? note->text + '|' + note->author + '|' + note->reference : "-";
    text += '\n';
  }
  for (StreetClosure const& it : room.closures())
    text += fmt::format("{} {} {} {}\n", it.links.size(), it.open, it.reason, it.author);
  return text + text_of_orders(room);
}

std::string RoomTest::refusal(Change const& change) {
  std::string const before = digest(room());
  try {
    tell(change);
  } catch (InputError const& error) {
    EXPECT_EQ(digest(room()), before);
    return error.what();
  }
  return "accepted";
}

}  // namespace sc::test

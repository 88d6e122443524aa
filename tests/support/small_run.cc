// SPDX-License-Identifier: Apache-2.0
#include "support/small_run.h"

namespace sc::test {
namespace {

constexpr SimTime at_min(std::int64_t minutes) {
  return SimTime{minutes * 60'000};
}

Scenario small_scenario() {
  Scenario s;
  s.folder = "scenarios/small";
  s.names = {"小案例", "Small case"};
  s.note = "made up";
  s.start_unix_ms = 1626948000000;  // 2021-07-22 10:00:00 UTC
  s.utc_offset = whole_hours(8);
  s.end = at_min(60);
  s.skill_names = {"pump", "saw"};
  s.zones.resize(2);
  s.zones[0].id = "Z1";
  s.zones[0].names = {"米市巷", "Mishixiang"};
  s.zones[0].centre = {120.15, 30.28};
  s.zones[1].id = "Z2";
  s.zones[1].centre = {120.14, 30.33};
  s.stations.resize(1);
  s.stations[0].id = "DEP1";
  s.stations[0].names = {"一号驻点", "Depot 1"};
  s.stations[0].kind = "depot";
  s.stations[0].position = {120.15, 30.28};
  s.stations[0].capacity_units = 4;
  s.unit_kinds.resize(1);
  s.unit_kinds[0].id = "pump_truck";
  s.unit_kinds[0].names = {"泵车", "Pump truck"};
  s.unit_kinds[0].skills = 1;
  s.unit_kinds[0].crew = 3;
  s.unit_kinds[0].wading_depth_m = 0.5;
  for (char const* id : {"P1", "P2"}) {
    UnitSpec unit;
    unit.id = id;
    unit.kind = UnitKindId{0U};
    unit.home = StationId{0U};
    s.units.push_back(unit);
  }
  s.incident_kinds.resize(2);
  s.incident_kinds[0].id = "waterlogging";
  s.incident_kinds[0].needs.require(0, 2);
  s.incident_kinds[0].needs.require(1, 1);
  s.incident_kinds[1].id = "fallen_tree";
  s.incident_kinds[1].blocks_link = true;
  s.materials.resize(1);
  s.materials[0].id = "sandbag";
  s.materials[0].names = {"沙袋", "Sandbag"};
  s.materials[0].unit = "bag";
  s.basins.resize(1);
  s.basins[0].id = "UP01";
  s.basins[0].names = {"下穿通道", "Underpass"};
  s.basins[0].position = {120.151, 30.281};
  s.basins[0].underpass = true;
  s.basins[0].closure_depth_m = 0.27;
  return s;
}

HazardTimeline small_timeline() {
  HazardTimeline t;
  t.step = whole_minutes(5);
  t.steps = 12;
  t.zones = 2;
  t.basins = 1;
  for (std::size_t k = 0; k < t.steps; ++k) {
    auto const f = static_cast<float>(k);
    for (float const z : {0.0F, 1.0F}) {
      t.rain_mps.push_back(1e-6F * f);
      t.mean_wind_mps.push_back(f + z);
      t.gust_mps.push_back(1.5F * f + z);
      t.wind_from_rad.push_back(0.1F * f);
      t.rain_hour_m.push_back(0.001F * f);
    }
    t.canal_m.push_back(2.0F + 0.01F * f);
    t.basin_rain_mps.push_back(1e-6F * f);
    t.depth_m.push_back(0.04F * f);
  }
  t.balance.push_back({100, 60, 20, 0, 5, 15});
  return t;
}

UnitTrack small_track(int observations) {
  UnitTrack track;
  for (int i = 0; i < observations; ++i) {
    track.time.push_back(at_min(10 * i));
    track.position.push_back({120.15 + 0.001 * i, 30.28});
    track.status.push_back(i == 0 ? UnitStatus::standby : UnitStatus::driving);
    track.link.push_back(i == 0 ? LinkId{} : LinkId{static_cast<std::uint32_t>(i)});
  }
  return track;
}

void add_incident(IncidentTable& table, SimTime onset, SimTime report, SimTime arrive) {
  auto const number = table.size();
  bool const reported = report < kNever;
  bool const reached = arrive < kNever;
  table.kind.emplace_back(number % 2);
  table.link.emplace_back(number % 3);
  table.position.push_back({120.15, 30.28 + 0.001 * static_cast<double>(number)});
  table.zone.emplace_back(number % 2);
  table.basin.push_back(number == 0 ? BasinId{0U} : BasinId{});
  table.severity.push_back(1.5F);
  table.severity_at_arrival.push_back(reached ? 2.0F : 0.0F);
  table.onset.push_back(onset);
  table.report.push_back(report);
  table.dispatch.push_back(reported ? report + whole_minutes(1) : kNever);
  table.arrive.push_back(arrive);
  table.work_start.push_back(reached ? arrive + whole_minutes(2) : kNever);
  table.clear.push_back(kNever);
  table.unit.push_back(reached ? UnitId{0U} : UnitId{});
  table.units_sent.push_back(reached ? 1 : 0);
  table.parent.push_back(-1);
  table.source.push_back(reported ? ReportSource::citizen : ReportSource::none);
  table.status.push_back(reached    ? IncidentStatus::arrived
                         : reported ? IncidentStatus::waiting
                                    : IncidentStatus::unreported);
}

Trajectory small_trajectory() {
  Trajectory t;
  t.units = {small_track(3), small_track(2)};
  add_incident(t.incidents, at_min(0), at_min(1), at_min(11));
  add_incident(t.incidents, at_min(5), at_min(10), at_min(30));
  add_incident(t.incidents, at_min(20), at_min(30), kNever);
  add_incident(t.incidents, at_min(50), kNever, kNever);
  t.orders.time = {at_min(2), at_min(11)};
  t.orders.unit = {UnitId{0U}, UnitId{1U}};
  t.orders.kind = {OrderKind::to_incident, OrderKind::to_station};
  t.orders.target = {0, 0};
  t.orders.estimate = {whole_minutes(9), Duration{0}};
  t.incidents.parent[3] = 1;
  t.duties.unit = {UnitId{1U}, UnitId{0U}};
  t.duties.crew = {0, 1};
  t.duties.people = {3, 4};
  t.duties.begin = {at_min(0), at_min(20)};
  t.duties.end = {at_min(40), kNever};
  t.trips = {{at_min(0), at_min(20)}, {8, 4}, {1, 2}};
  t.stock_outs = {{at_min(33)}, {StationId{0U}}, {MaterialId{0U}}, {12.5}};
  t.material = {{100}, {20}, {60}, {15}, {45}};
  for (int k = 0; k < 12; ++k) t.basin_depth_m.push_back(0.02F * static_cast<float>(k));
  for (std::uint32_t i = 0; i < 2000; ++i) {
    t.events.push_back({SimTime{i * 1800}, i % 7, i / 7, i % 5, static_cast<std::uint16_t>(i % 11),
                        static_cast<std::uint16_t>(i % 3), std::uint64_t{1} << (i % 64)});
  }
  t.counts.person_trips = 12;
  t.counts.vehicle_trips = 3;
  t.counts.reroutes = 1;
  t.counts.km_driven = 4.5;
  t.end = at_min(60);
  return t;
}

}  // namespace

RoadTable small_roads() {
  RoadTable r;
  r.node_position = {{120.15, 30.28}, {120.16, 30.29}, {120.17, 30.27}};
  r.node_ref = {9'000'000'001, -2, 3};
  r.tail = {0, 1, 1};
  r.head = {1, 0, 2};
  r.length_m = {1500.5F, 1500.25F, 2400};
  r.free_speed_mps = {13.9F, 11.1F, 8.3F};
  r.road_class = {RoadClass::primary, RoadClass::primary, RoadClass::service};
  r.flags = {link_flag::bridge, 0, link_flag::elevated | link_flag::ramp};
  r.layer = {1, -1, 2};
  r.name = {1, 1, 0};
  r.way_ref = {77, 78, -79};
  r.shape_begin = {0, 2, 2, 3};
  r.shape = {{120.152, 30.283}, {120.156, 30.287}, {120.165, 30.28}};
  r.names = {{"", ""}, {"湖墅南路", "Hushu South Road"}};
  r.banned_turns = {{0, 1}};
  r.waterways = {{{"运河", "Canal"}, 60, {{120.14, 30.27}, {120.15, 30.3}, {120.16, 30.31}}},
                 {{"", ""}, 12.5, {{120.1, 30.2}, {120.2, 30.2}}}};
  r.attribution = "made up";
  r.elimination_order = {2, 0, 3, 1};
  return r;
}

std::vector<std::pair<std::string, double>> small_run_summary() {
  return {{"incidents", 4},          {"incidents_reported", 3}, {"incidents_unreported", 1},
          {"incidents_censored", 1}, {"response_mean_s", 1200}, {"response_p50_s", 1200},
          {"response_p90_s", 1680}};
}

namespace {

/// 3 car trips, one still under way; 2 intervals of half an hour on 3 links.
TrafficTable small_traffic() {
  using Outcome = LinkQueues::Outcome;
  TrafficTable t;
  t.on = true;
  t.departure = {at_min(1), at_min(2), at_min(50)};
  t.end = {at_min(9), at_min(2), kNever};
  t.outcome = {Outcome::arrived, Outcome::gave_up, Outcome::under_way};
  t.from = {NodeId{0U}, NodeId{1U}, NodeId{2U}};
  t.to = {NodeId{2U}, NodeId{0U}, NodeId{1U}};
  t.interval = whole_minutes(30);
  t.entered = {1, 2, 0, 0, 0, 3};
  t.delay_s = {0, 12.5F, 0, 0, 0, 60};
  t.totals = {6, 1, 2};
  return t;
}

}  // namespace

SmallRun::SmallRun()
    : scenario(small_scenario()),
      timeline(small_timeline()),
      trajectory(small_trajectory()),
      roads(small_roads()),
      closures{{LinkId{1U}, at_min(10), at_min(40)}} {
  exposure.zone = {ZoneId{0U}, ZoneId{0U}, ZoneId{1U}};
  exposure.basin = {BasinId{0U}, BasinId{}, BasinId{}};
  exposure.closure_m = {0.27F};
  trajectory.traffic = small_traffic();
  provenance.engine_version = "0.1.0";
  provenance.git_sha = "0123abc";
  provenance.command_line = "stormcrew run scenarios/small -o small.h5";
  provenance.scenario_folder = "scenarios/small";
  provenance.scenario_sha256 = std::string(64, 'a');
  provenance.input_sha256 = {{"scenario.toml", std::string(64, 'b')},
                             {"track.csv", std::string(64, 'c')}};
  provenance.roads = "district builder, seed 1";
  provenance.roads_sha256 = std::string(64, 'd');
  provenance.policy = "nearest_idle";
  provenance.relocation = "dmexclp";
  provenance.measures = {true, false};
  provenance.seed = 0xFFFF'FFFF'FFFF'FFFF;
  provenance.replication = 3;
  provenance.traffic = true;
  provenance.trips_per_day = 20'000;
  provenance.kernel = "parallel";
  provenance.partitions = 4;
  provenance.threads = 8;
  provenance.wall_seconds = 0.25;
  provenance.simulate_seconds = 0.125;
  provenance.simulate_cpu_seconds = 0.5;
  provenance.date = "2026-01-02T03:04:05+08:00";
}

RunFile SmallRun::file() const {
  return {scenario, timeline, exposure,        trajectory, provenance, small_run_summary(),
          &roads,   closures, "Roads: made up"};
}

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#include "report/hand_made_run.h"

namespace sc::test {
namespace {

SimTime minute(int m) {
  return m < 0 ? kNever : SimTime{} + whole_minutes(m);
}

}  // namespace

HandMadeRun::HandMadeRun() {
  run.labels.late = whole_minutes(30);
  run.labels.call_handling = whole_minutes(1);
  run.labels.dispatch_epoch = whole_minutes(1);
  run.labels.stations.push_back({{"S", {"站", "S"}}, "depot", 9, {120.15, 30.28}});
  run.labels.zones.push_back({{"Z", {"街", "Z"}}, 1000, {120.15, 30.28}});
  run.run.end = minute(600);
  run.weather.step = whole_minutes(60);
  run.weather.steps = 10;
  run.weather.rain_mps.assign(10, 0);
  run.weather.gust_mps = run.weather.mean_wind_mps = run.weather.canal_m = run.weather.rain_mps;
  run.roads.shape_begin = {0};
}

UnitId HandMadeRun::unit(std::string const& skills,
                         std::vector<std::pair<int, UnitStatus>> const& does) {
  UnitId const id{run.labels.units.size()};
  std::string const name = "U" + std::to_string(id.value());
  run.labels.unit_kinds.push_back({{name, {name, name}}, skills, 3});
  run.labels.units.push_back({name, UnitKindId{id.value()}, StationId{0U}});
  UnitTrack& track = run.run.units.emplace_back();
  for (auto const& [at, status] : does) {
    track.time.push_back(minute(at));
    track.position.push_back({120.15, 30.28});
    track.status.push_back(status);
    track.link.emplace_back();
  }
  return id;
}

std::size_t HandMadeRun::incident(std::string const& needs, int report, int arrive, UnitId first) {
  IncidentTable& t = run.run.incidents;
  std::size_t const row = t.size();
  std::string const name = "K" + std::to_string(row);
  run.labels.incident_kinds.push_back({{name, {name, name}}, needs, false});
  t.kind.emplace_back(row);
  t.link.emplace_back();
  t.position.push_back({120.151, 30.281});
  t.zone.emplace_back(0U);
  t.basin.emplace_back();
  t.severity.push_back(2);
  t.severity_at_arrival.push_back(2);
  t.onset.push_back(minute(report < 0 ? 5 : report));
  t.report.push_back(minute(report));
  t.dispatch.push_back(kNever);
  t.arrive.push_back(minute(arrive));
  t.work_start.push_back(kNever);
  t.clear.push_back(kNever);
  t.unit.push_back(first);
  t.units_sent.push_back(0);
  t.parent.push_back(-1);
  t.source.push_back(ReportSource::citizen);
  t.status.push_back(arrive < 0 ? IncidentStatus::waiting : IncidentStatus::arrived);
  return row;
}

void HandMadeRun::order(int at, UnitId unit, OrderKind kind, std::size_t target) {
  OrderTable& orders = run.run.orders;
  orders.time.push_back(minute(at));
  orders.unit.push_back(unit);
  orders.kind.push_back(kind);
  orders.target.push_back(static_cast<std::uint32_t>(target));
  orders.estimate.push_back(whole_minutes(7));
  SimTime& first = run.run.incidents.dispatch[target];
  if (kind == OrderKind::to_incident && first == kNever) first = minute(at);
}

}  // namespace sc::test

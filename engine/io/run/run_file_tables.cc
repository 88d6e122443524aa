// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_columns.h"
#include "io/run/run_labels.h"

namespace sc::run_file {
namespace {

std::vector<std::uint8_t> yes_no(std::vector<bool> const& values) {
  return {values.begin(), values.end()};
}
constexpr Flag kYesNo[] = {{0, "no"}, {1, "yes"}};

void write_stations(hdf5::Group& root, Scenario const& scenario) {
  auto [group, station] =
      begin_table(root, "stations", "station", scenario.stations, {"station", "驻点", ""});
  write_places(group, column(scenario.stations, [](StationSpec const& s) { return s.position; }),
               station);
  write_texts(group, "kind", column(scenario.stations, [](StationSpec const& s) { return s.kind; }),
              station, {"kind of station", "驻点类型", ""});
  write_numbers(group, "capacity",
                column(scenario.stations,
                       [](StationSpec const& s) { return std::int32_t{s.capacity_units}; }),
                {station}, {"units it can hold", "可容纳单元数", "1"});
}

void write_unit_kinds(hdf5::Group& root, Scenario const& scenario) {
  auto const& kinds = scenario.unit_kinds;
  using Kind = UnitKindSpec;
  auto [group, kind] =
      begin_table(root, "unit_kinds", "unit_kind", kinds, {"kind of unit", "单元类型", ""});
  write_texts(group, "skills",
              column(kinds, [&](Kind const& k) { return skill_words(scenario, k.skills); }), kind,
              {"skills, separated by ;", "技能（以 ; 分隔）", ""});
  write_numbers(group, "crew", column(kinds, [](Kind const& k) { return std::int32_t{k.crew}; }),
                {kind}, {"people on the unit", "随车人数", "1"});
  write_numbers(group, "wading_depth",
                column(kinds, [](Kind const& k) { return k.wading_depth_m; }), {kind},
                {"never enters deeper water", "涉水深度上限", "m"});
  write_flags(group, "high_vehicle",
              yes_no(column(kinds, [](Kind const& k) { return k.high_vehicle; })), kind, kYesNo,
              {"high vehicle?", "是否高底盘车辆", "1"});
  write_flags(group, "siren", yes_no(column(kinds, [](Kind const& k) { return k.siren; })), kind,
              kYesNo, {"drives with siren?", "是否鸣警笛行驶", "1"});
  write_numbers(group, "pump_rate", column(kinds, [](Kind const& k) { return k.pump_m3ps; }),
                {kind}, {"pump rate on scene", "现场排水能力", "m3 s-1"});
  write_numbers(
      group, "gust_limit", column(kinds, [](Kind const& k) { return k.gust_limit_mps; }), {kind},
      {"does not drive above this gust, 0: no limit", "阵风超过此值不行驶（0 为不限）", "m s-1"});
}

void write_incident_kinds(hdf5::Group& root, Scenario const& scenario) {
  auto const& kinds = scenario.incident_kinds;
  using Kind = IncidentKindSpec;
  auto [group, kind] = begin_table(root, "incident_kinds", "incident_kind", kinds,
                                   {"kind of incident", "险情类型", ""});
  write_texts(group, "needs",
              column(kinds, [&](Kind const& k) { return needs_words(scenario, k.needs); }), kind,
              {"units of each skill needed on scene, separated by ;",
               "现场所需各技能单元数（以 ; 分隔）", ""});
  write_numbers(group, "extra_units",
                column(kinds, [](Kind const& k) { return std::int32_t{k.extra_units}; }), {kind},
                {"units that may be sent beyond the needs", "可增派单元数", "1"});
  write_flags(group, "blocks_link",
              yes_no(column(kinds, [](Kind const& k) { return k.blocks_link; })), kind, kYesNo,
              {"closes its link from onset to clear?", "自发生至处置完毕是否阻断路段", "1"});
  write_flags(group, "pumps_basin",
              yes_no(column(kinds, [](Kind const& k) { return k.pumps_basin; })), kind, kYesNo,
              {"is the work to lower the basin?", "处置是否为积水点排水", "1"});
  write_flags(group, "wind_limited",
              yes_no(column(kinds, [](Kind const& k) { return k.wind_limited; })), kind, kYesNo,
              {"does work stop in strong wind?", "大风时是否停工", "1"});
  write_flags(group, "people_trapped",
              yes_no(column(kinds, [](Kind const& k) { return k.people_trapped; })), kind, kYesNo,
              {"are people trapped?", "是否有人员被困", "1"});
}

void write_zones(hdf5::Group& root, Scenario const& scenario) {
  auto const& zones = scenario.zones;
  auto [group, zone] = begin_table(root, "zones", "zone", zones,
                                   {"subdistrict, weather zone", "街道（天气分区）", ""});
  write_places(group, column(zones, [](ZoneSpec const& z) { return z.centre; }), zone);
  write_numbers(group, "population", column(zones, [](ZoneSpec const& z) { return z.population; }),
                {zone}, {"inhabitants", "常住人口", "1"});
}

}  // namespace

void write_labels(hdf5::Group& root, RunFile const& run) {
  std::string const json = run_labels_as_json(run_labels(run.scenario, run.roads));
  hdf5::Group group = root.group("labels");
  group.attribute("title", "all ids and names once more, and what is too small for columns");
  hdf5::Dimension const byte = group.dimension("byte", json.size());
  write_numbers(group, "text", std::vector<std::uint8_t>(json.begin(), json.end()), {byte},
                {"JSON, UTF-8", "JSON 文本（UTF-8）", "1"});
}

void write_tables(hdf5::Group& root, RunFile const& run) {
  write_stations(root, run.scenario);
  write_unit_kinds(root, run.scenario);
  write_incident_kinds(root, run.scenario);
  write_zones(root, run.scenario);
}

}  // namespace sc::run_file

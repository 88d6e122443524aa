// SPDX-License-Identifier: Apache-2.0
// Whom and what the response used up: people on duty, material.
#include "base/check.h"
#include "io/run/run_columns.h"

namespace sc::run_file {

void write_duties(hdf5::Group& root, RunFile const& run) {
  DutyTable const& table = run.trajectory.duties;
  hdf5::Group group = root.group("duties");
  group.attribute("title", "duties of crews in order of their end; those on duty last");
  hdf5::Dimension const duty = group.dimension("duty", table.size());
  write_indices(group, "unit", table.unit, duty, {"index of the unit", "单元序号", "1"});
  write_numbers(group, "crew", table.crew, {duty},
                {"number of the crew among the unit's", "该单元的班组序号", "1"});
  write_numbers(group, "people", table.people, {duty}, {"people of the crew", "班组人数", "1"});
  write_times(group, "begin", table.begin, duty, run.scenario,
              {"when they came on duty", "上岗时刻", ""});
  write_times(group, "end", table.end, duty, run.scenario,
              {"when they went off duty, missing if they did not", "下岗时刻（未下岗则缺测）", ""});
}

void write_trips(hdf5::Group& root, RunFile const& run) {
  TripTable const& table = run.trajectory.trips;
  hdf5::Group group = root.group("trips");
  group.attribute("title", "when people and vehicles turned out; the sums are those of /counts");
  hdf5::Dimension const trip = group.dimension("turn_out", table.size());
  write_times(group, "time", table.time, trip, run.scenario, {"when", "时刻", ""});
  write_numbers(group, "people", table.people, {trip},
                {"person-trips that begin", "新增人次", "1"});
  write_numbers(group, "vehicles", table.vehicles, {trip},
                {"vehicle-trips that begin", "新增车次", "1"});
}

void write_materials(hdf5::Group& root, RunFile const& run) {
  auto const& materials = run.scenario.materials;
  MaterialBalance const& balance = run.trajectory.material;
  auto table = begin_table(root, "materials", "material", materials, {"material", "物资", ""});
  hdf5::Group& group = table.first;
  hdf5::Dimension const& material = table.second;
  group.attribute("comment", "initial + supplied = at_stations + on_units + used, in `unit`");
  write_texts(group, "unit", column(materials, [](MaterialSpec const& m) { return m.unit; }),
              material, {"unit of the amounts", "计量单位", ""});
  auto const write = [&](char const* name, std::vector<double> const& amounts, char const* english,
                         char const* chinese) {
    SC_EXPECT(amounts.size() == materials.size());
    write_numbers(group, name, amounts, {material}, {english, chinese, "1"});
  };
  write("initial", balance.initial, "at stations and on units at the start", "开始时的总量");
  write("supplied", balance.supplied, "brought from outside", "外部补充量");
  write("at_stations", balance.at_stations, "at stations at the end", "结束时驻点存量");
  write("on_units", balance.on_units, "on units at the end", "结束时随车存量");
  write("used", balance.used, "used by incidents", "险情消耗量");
}

void write_stock_outs(hdf5::Group& root, RunFile const& run) {
  StockOutTable const& table = run.trajectory.stock_outs;
  hdf5::Group group = root.group("stock_outs");
  group.attribute("title", "moments when a station could not give what was asked of it");
  hdf5::Dimension const stock_out = group.dimension("stock_out", table.size());
  write_times(group, "time", table.time, stock_out, run.scenario, {"when", "时刻", ""});
  write_indices(group, "station", table.station, stock_out,
                {"index into /stations", "驻点（/stations 序号）", "1"});
  write_indices(group, "material", table.material, stock_out,
                {"index into /materials", "物资（/materials 序号）", "1"});
  write_numbers(group, "lacking", table.lacking, {stock_out},
                {"amount that was lacking, in the unit of the material", "缺少的数量", "1"});
}

}  // namespace sc::run_file

// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"
#include "io/run/run_columns.h"

namespace sc::run_file {
namespace {

/// The units' tracks end to end: CF's contiguous ragged array.
struct Observations {
  std::vector<std::int64_t> row_size;
  std::vector<SimTime> time;
  std::vector<LonLat> position;
  std::vector<std::uint8_t> status;
  std::vector<LinkId> link;
};

Observations join(std::vector<UnitTrack> const& tracks) {
  Observations all;
  for (UnitTrack const& track : tracks) {
    SC_EXPECT(track.position.size() == track.time.size());
    SC_EXPECT(track.status.size() == track.time.size());
    SC_EXPECT(track.link.size() == track.time.size());
    all.row_size.push_back(static_cast<std::int64_t>(track.time.size()));
    all.time.insert(all.time.end(), track.time.begin(), track.time.end());
    all.position.insert(all.position.end(), track.position.begin(), track.position.end());
    all.link.insert(all.link.end(), track.link.begin(), track.link.end());
    for (UnitStatus const s : track.status) all.status.push_back(static_cast<std::uint8_t>(s));
  }
  return all;
}

hdf5::Dimension write_units(hdf5::Group& root, Scenario const& scenario) {
  auto [unit, id] = root.coordinate_strings(
      "unit", column(scenario.units, [](UnitSpec const& u) { return u.id; }));
  describe(id, {"unit (vehicle with crew)", "抢险单元", ""});
  id.attribute("cf_role", "trajectory_id");
  auto const kind_of = [&](UnitSpec const& u) { return scenario.unit_kinds[u.kind.index()].id; };
  auto const home_of = [&](UnitSpec const& u) { return scenario.stations[u.home.index()].id; };
  write_texts(root, "unit_kind", column(scenario.units, kind_of), unit,
              {"kind of the unit, see /unit_kinds", "单元类型（见 /unit_kinds）", ""});
  write_texts(root, "home_station", column(scenario.units, home_of), unit,
              {"home station, see /stations", "所属驻点（见 /stations）", ""});
  return unit;
}

}  // namespace

void write_trajectories(hdf5::Group& root, RunFile const& run) {
  SC_EXPECT(run.trajectory.units.size() == run.scenario.units.size());
  Observations const all = join(run.trajectory.units);
  hdf5::Dimension const unit = write_units(root, run.scenario);
  hdf5::Dimension const obs = root.dimension("obs", all.time.size());
  hdf5::Variable rows = write_numbers(root, "row_size", all.row_size, {unit},
                                      {"observations of the unit", "该单元的记录数", "1"});
  rows.attribute("sample_dimension", "obs");
  hdf5::Variable time =
      root.write<std::int64_t>("time", column(all.time, file_time), {obs});  // never missing
  describe_times(time, run.scenario, {"time of the observation", "记录时刻", ""});
  write_places(root, all.position, obs);
  static_assert(kUnitStatuses == static_cast<std::uint8_t>(UnitStatus::handing_over) + 1);
  hdf5::Variable status =
      write_flags(root, "status", all.status, obs, flags_up_to(UnitStatus::handing_over),
                  {"what the unit is doing from this moment on", "单元自此刻起的状态", "1"});
  status.attribute("coordinates", "time lon lat");
  hdf5::Variable link = write_indices(
      root, "link", all.link, obs,
      {"road link number, missing off the road", "所在路段编号（不在路上时缺测）", "1"});
  link.attribute("coordinates", "time lon lat");
}

}  // namespace sc::run_file

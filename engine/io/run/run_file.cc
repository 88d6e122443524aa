// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_file.h"

#include "io/hdf5/hdf5_writer.h"
#include "io/run/run_columns.h"

namespace sc {
namespace {

/// Only what is the same for every repetition of the run; the rest stands in /provenance.
void write_root_attributes(hdf5::Group& root, RunFile const& run) {
  Scenario const& scenario = run.scenario;
  Provenance const& from = run.provenance;
  root.attribute("Conventions", "CF-1.10");
  root.attribute("featureType", "trajectory");
  root.attribute("title", scenario.names.en);
  root.attribute("title_zh", scenario.names.zh);
  root.attribute("source", "stormcrew " + from.engine_version + " (simulation)");
  root.attribute("comment", scenario.note);
  root.attribute("attribution", run.attribution);
  root.attribute("format", "stormcrew-run");
  root.attribute("format_version", std::int32_t{kRunFormatVersion});
  root.attribute("engine_version", from.engine_version);
  root.attribute("scenario_sha256", from.scenario_sha256);
  if (!from.settings.empty()) root.attribute("settings", from.settings);
  root.attribute("roads_sha256", from.roads_sha256);
  root.attribute("policy", from.policy);
  root.attribute("relocation", from.relocation);
  root.attribute("seed", from.seed);
  root.attribute("replication", from.replication);
  root.attribute("traffic", std::int32_t{from.traffic});
  if (from.traffic) root.attribute("trips_per_day", from.trips_per_day);
  root.attribute("time_coverage_start", run_file::iso_time(scenario, SimTime{0}));
  root.attribute("time_coverage_end", run_file::iso_time(scenario, run.trajectory.end));
  root.attribute("end_ms", run.trajectory.end.ms);
}

void write_counts(hdf5::Group& root, RunCounts const& counts) {
  hdf5::Group group = root.group("counts");
  group.attribute("person_trips", counts.person_trips);
  group.attribute("vehicle_trips", counts.vehicle_trips);
  group.attribute("reroutes", counts.reroutes);
  group.attribute("km_driven", counts.km_driven);
  group.attribute("activations", counts.activations);
  group.attribute("diversions", counts.diversions);
  group.attribute("preemptions", counts.preemptions);
  group.attribute("hand_overs", counts.hand_overs);
  group.attribute("deliveries", counts.deliveries);
  group.attribute("guard_closures", counts.guard_closures);
}

}  // namespace

std::vector<LinkClosure> link_closures(World const& world) {
  std::vector<LinkClosure> closures;
  for (ClosedLinks const& closed : world.closures)
    for (LinkId const link : closed.links) closures.push_back({link, closed.from, closed.to});
  return closures;
}

void write_run(std::filesystem::path const& path, RunFile const& run) {
  hdf5::Writer file(path);
  hdf5::Group& root = file.root();
  write_root_attributes(root, run);
  run_file::write_trajectories(root, run);
  run_file::write_incidents(root, run);
  run_file::write_orders(root, run);
  run_file::write_duties(root, run);
  run_file::write_trips(root, run);
  run_file::write_tables(root, run);
  run_file::write_labels(root, run);
  run_file::write_materials(root, run);
  run_file::write_stock_outs(root, run);
  run_file::write_weather(root, run);
  run_file::write_basins(root, run);
  run_file::write_road_state(root, run);
  run_file::write_traffic(root, run);
  run_file::write_events(root, run);
  write_counts(root, run.trajectory.counts);
  run_file::write_summary(root, run);
  run_file::write_provenance(root, run);
  file.commit();
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hazard/road_state.h"
#include "hazard/timeline.h"
#include "response/scenario.h"
#include "response/trajectory.h"
#include "response/world.h"
#include "road/road_table.h"

namespace sc {

/// The run file: one run as HDF5 that is also netCDF-4 with CF-1.10 trajectories.
/// docs/formats.md "Run file" is its contract. One thread at a time (io/hdf5/hdf5.h).

inline constexpr int kRunFormatVersion = 2;

/// Where a run came from: all that is needed to simulate it again, and what may differ between two
/// runs with equal results.
struct Provenance {
  std::string engine_version;
  std::string git_sha;
  std::string command_line;
  std::string scenario_folder;
  std::string scenario_sha256;
  std::map<std::string, std::string> input_sha256;  ///< file name -> hash
  std::string settings;                             ///< Scenario::settings, one a line; empty: none
  std::string roads;                                ///< where the roads came from, in words
  std::string roads_sha256;
  std::string plan_file;  ///< empty: the scenario's own plan
  std::string policy;
  std::string relocation = "none";
  Measures measures;  ///< works done
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  bool traffic = false;
  double trips_per_day = 0;
  std::string kernel;  ///< as asked for
  std::uint32_t partitions = 1;
  int threads = 1;
  double wall_seconds = 0;          ///< from the start, loading included
  double simulate_seconds = 0;      ///< of the simulation alone
  double simulate_cpu_seconds = 0;  ///< the same, of all threads of the process
  std::string date;                 ///< ISO 8601 with offset
  bool operator==(Provenance const&) const = default;
};

/// A link shut by a closure record, as World placed it on the roads.
struct LinkClosure {
  LinkId link;
  SimTime from;
  SimTime to;
};

/// All of them.
std::vector<LinkClosure> link_closures(World const& world);

/// What a run file is made of. References must live until write_run returns.
struct RunFile {
  Scenario const& scenario;
  HazardTimeline const& timeline;
  LinkExposure const& exposure;
  Trajectory const& trajectory;
  Provenance provenance;
  /// Numbers the command line prints, by name ("response_mean_s"): attributes of /summary.
  std::vector<std::pair<std::string, double>> summary;
  RoadTable const* roads = nullptr;       ///< optional: length, speed, flags, ends of each link
  std::span<LinkClosure const> closures;  ///< optional
  std::string attribution;                ///< what must be said when the roads are shown
};

/// Writes the file; nothing bears the name until it is complete. Everything outside /provenance is
/// the same, byte for byte, for the same run; with the same provenance, the whole file is.
/// Errors: IoError. Preconditions: columns of one table have one length; series have the timeline's
/// shape.
void write_run(std::filesystem::path const& path, RunFile const& run);

}  // namespace sc

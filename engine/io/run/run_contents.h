// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "io/run/run_file.h"
#include "io/run/run_labels.h"
#include "response/trajectory.h"

namespace sc {

/// Roads as a run file holds them. Shapes: m links, s inner points.
struct RunRoads {
  std::vector<ZoneId> zone;                     ///< [m]
  std::vector<BasinId> basin;                   ///< [m] whose water covers it; unset: none
  std::vector<bool> elevated;                   ///< [m]
  std::vector<float> length_m, free_speed_mps;  ///< [m]
  std::vector<RoadClass> road_class;            ///< [m]
  std::vector<std::uint32_t> name;              ///< [m] index into RunLabels::streets
  std::vector<LonLat> tail, head;               ///< [m]
  std::vector<std::uint32_t> shape_begin;       ///< [m+1]
  std::vector<LonLat> shape;                    ///< [s] in driving direction, without the ends
  [[nodiscard]] std::size_t links() const { return zone.size(); }
};

/// Weather as a run file holds it: a row is a step.
struct RunWeather {
  Duration step;
  std::size_t steps = 0;
  std::vector<float> rain_mps, mean_wind_mps, gust_mps;  ///< [steps*zones]
  std::vector<float> canal_m;                            ///< [steps] very low: no readings
};

/// All of a run file that pictures and exports show; everything that refers to a row of another
/// table has been checked.
struct RunContents {
  Names title;
  std::string note;
  std::string attribution;
  Provenance provenance;
  std::vector<std::pair<std::string, double>> summary;  ///< by name, ascending
  RunLabels labels;
  Trajectory run;  ///< without events, traffic and materials; depths are of basins
  RunRoads roads;
  RunWeather weather;
  std::vector<LinkClosure> closures;
};

/// What reading the file of this run would give, without one. Precondition: it has roads.
RunContents run_contents_of(RunFile const& run);

/// Errors: InputError (no run file, of a version before there were labels, damaged), IoError.
RunContents read_run_contents(std::filesystem::path const& path);

}  // namespace sc

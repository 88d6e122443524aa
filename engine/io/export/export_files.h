// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "io/run/run_contents.h"

namespace sc {

/// Files that other programs read, made of one run; docs/exports.md is their contract. Each appears
/// under its name complete or not at all. Errors: IoError.

/// Told now and then which share is written; may be empty.
using ExportProgress = std::function<void(double share)>;

/// What a geojson or csv file is about.
enum class ExportThing : std::uint8_t { units, incidents, links, plan };
inline constexpr std::size_t kExportThings = 4;
/// "units", "incidents", "links", "plan": the names of files, too.
std::string_view name_of(ExportThing thing);

/// GeoJSON (RFC 7946): units as a line for each way, incidents as points, links as lines, the
/// plan as a point for each unit and response level. Returns
/// the number of features.
std::size_t write_geojson(std::filesystem::path const& path, RunContents const& all,
                          ExportThing thing, ExportProgress const& progress);

/// A table with a row for each observation of a unit, each incident, each link or each posting of
/// the plan. Returns the number of rows.
std::size_t write_csv(std::filesystem::path const& path, RunContents const& all, ExportThing thing,
                      ExportProgress const& progress);

/// Observations as movingpandas.TrajectoryCollection(table, "trajectory_id", t="t", x="x", y="y")
/// reads them: of several at one moment the last. Returns the number of rows.
std::size_t write_movingpandas(std::filesystem::path const& path, RunContents const& all,
                               ExportProgress const& progress);

struct FcdOptions {
  Duration every;              ///< between time steps, positive
  bool also_standing = false;  ///< units that stand, too
};
struct FcdCounts {
  std::size_t timesteps = 0, vehicles = 0;
};
/// SUMO's floating-car data with geographical coordinates (as of --fcd-output.geo): where every
/// moving unit is at every time step, in the straight line between its observations. Time 0 is the
/// run's start.
FcdCounts write_fcd(std::filesystem::path const& path, RunContents const& all,
                    FcdOptions const& options, ExportProgress const& progress);

}  // namespace sc

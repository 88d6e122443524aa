// SPDX-License-Identifier: Apache-2.0
// The only file that knows every format of exported runs.
#include "cli/export_formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sc {
namespace {

constexpr double kEvery_s = 10;

std::string rows_text(std::size_t rows) {
  return fmt::format("{} rows  {} 行", rows, rows);
}

std::string geojson(ExportJob const& job) {
  return rows_text(write_geojson(job.path, job.run, job.thing, job.progress));
}

std::string csv(ExportJob const& job) {
  return rows_text(write_csv(job.path, job.run, job.thing, job.progress));
}

std::string movingpandas(ExportJob const& job) {
  return rows_text(write_movingpandas(job.path, job.run, job.progress));
}

std::string fcd(ExportJob const& job) {
  FcdOptions const how{from_seconds(job.options.every_s.value_or(kEvery_s)),
                       job.options.also_standing};
  FcdCounts const counts = write_fcd(job.path, job.run, how, job.progress);
  return fmt::format("{} time steps, {} positions  {} 个时刻，{} 个位置", counts.timesteps,
                     counts.vehicles, counts.timesteps, counts.vehicles);
}

constexpr auto kFormats = std::to_array<ExportFormat>({
    {.name = "geojson", .what = "", .end = ".geojson", .write = geojson, .of_things = true},
    {.name = "csv", .what = "", .end = ".csv", .write = csv, .of_things = true},
    {.name = "movingpandas", .what = "a table of tracks", .end = ".csv", .write = movingpandas},
    {.name = "fcd",
     .what = "SUMO's floating-car data",
     .end = ".xml",
     .write = fcd,
     .in_steps = true},
});

}  // namespace

std::span<ExportFormat const> export_formats() {
  return kFormats;
}

ExportFormat const* export_format(std::string_view name) {
  auto const found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](ExportFormat const& it) { return it.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_reader.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "io/hdf5/format_check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/run/run_columns.h"

namespace sc {

namespace {

constexpr char const* kGroup = "provenance";

void read_kernel_and_traffic(hdf5::Reader const& in, Provenance& p) {
  p.traffic = in.integer(kGroup, "traffic") != 0;
  p.trips_per_day = in.number(kGroup, "trips_per_day");
  p.kernel = in.text(kGroup, "kernel");
  auto const partitions = in.unsigned_integer(kGroup, "partitions");
  if (partitions < 1 || partitions > kMostPartitions)
    in.refuse(kGroup, "attribute partitions = " + std::to_string(partitions) +
                          " (must be from 1 to " + std::to_string(kMostPartitions) + ")");
  if (!(p.trips_per_day >= 0) || p.trips_per_day > kMostTripsPerDay)
    in.refuse(kGroup, "attribute trips_per_day (must be from 0 to 1e7)");
  p.partitions = static_cast<std::uint32_t>(partitions);
}

/// Results depend on them: they stand outside /provenance, too.
std::string read_settings(hdf5::Reader const& in) {
  auto const text = [&](char const* group) {
    return in.has_attribute(group, "settings") ? in.text(group, "settings") : std::string();
  };
  if (text("") != text(kGroup)) in.refuse(kGroup, "attribute settings (must be that of the file)");
  return text(kGroup);
}

/// Older run files do not tell.
double seconds_if_told(hdf5::Reader const& in, char const* name) {
  return in.has_attribute(kGroup, name) ? in.number(kGroup, name) : 0;
}

}  // namespace

struct RunReader::File {
  explicit File(std::filesystem::path const& path) : reader(path) {
    expect_format(reader, "stormcrew-run", kRunFormatVersion, "run file");
  }
  hdf5::Reader reader;
};

RunReader::RunReader(std::filesystem::path const& path) : file_(std::make_unique<File>(path)) {}
RunReader::~RunReader() = default;
RunReader::RunReader(RunReader&&) noexcept = default;
RunReader& RunReader::operator=(RunReader&&) noexcept = default;

Provenance RunReader::provenance() const {
  hdf5::Reader const& in = file_->reader;
  constexpr char const* kInputs = "provenance/input_sha256";
  Provenance p;
  p.engine_version = in.text(kGroup, "engine_version");
  p.git_sha = in.text(kGroup, "git_sha");
  p.command_line = in.text(kGroup, "command_line");
  p.scenario_folder = in.text(kGroup, "scenario_folder");
  p.scenario_sha256 = in.text(kGroup, "scenario_sha256");
  p.settings = read_settings(in);
  p.roads = in.text(kGroup, "roads");
  p.roads_sha256 = in.text(kGroup, "roads_sha256");
  p.plan_file = in.text(kGroup, "plan_file");
  p.policy = in.text(kGroup, "policy");
  p.relocation = in.text(kGroup, "relocation");
  p.measures.rebuilt_points = in.integer(kGroup, "rebuilt_points") != 0;
  p.measures.separated_buildings = in.integer(kGroup, "separated_buildings") != 0;
  p.seed = in.unsigned_integer(kGroup, "seed");
  read_kernel_and_traffic(in, p);
  p.date = in.text(kGroup, "date");
  p.wall_seconds = in.number(kGroup, "wall_seconds");
  p.simulate_seconds = seconds_if_told(in, "simulate_seconds");
  p.simulate_cpu_seconds = seconds_if_told(in, "simulate_cpu_seconds");
  auto const replication = in.unsigned_integer(kGroup, "replication");
  auto const threads = in.integer(kGroup, "threads");
  if (replication > std::numeric_limits<std::uint32_t>::max()) {
    in.refuse(kGroup,
              "attribute replication = " + std::to_string(replication) + " (must be below 2^32)");
  }
  p.replication = static_cast<std::uint32_t>(replication);
  p.threads = static_cast<int>(std::clamp<std::int64_t>(threads, 0, 1 << 20));
  for (std::string const& name : in.attribute_names(kInputs)) {
    p.input_sha256[name] = in.text(kInputs, name);
  }
  return p;
}

std::vector<Event> RunReader::events() const {
  hdf5::Reader const& in = file_->reader;
  auto const time = in.read<std::int64_t>("events/time");
  std::size_t const n = time.size();
  constexpr char const* kWhy = "one per event";
  auto const kind = in.read<std::uint16_t>("events/kind", n, kWhy);
  auto const entity = in.read<std::uint32_t>("events/entity", n, kWhy);
  auto const serial = in.read<std::uint32_t>("events/serial", n, kWhy);
  auto const target = in.read<std::uint32_t>("events/target", n, kWhy);
  auto const flags = in.read<std::uint16_t>("events/flags", n, kWhy);
  auto const payload = in.read<std::uint64_t>("events/payload", n, kWhy);
  std::vector<Event> events;
  events.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    events.push_back(
        {SimTime{time[i]}, entity[i], serial[i], target[i], kind[i], flags[i], payload[i]});
  }
  return events;
}

IncidentTimes RunReader::incident_times() const {
  hdf5::Reader const& in = file_->reader;
  IncidentTimes times;
  times.end = SimTime{in.integer("", "end_ms")};
  std::size_t const n = in.read<std::int64_t>("incidents/onset").size();
  auto const read = [&](char const* name) {
    auto const values =
        in.read<std::int64_t>(std::string("incidents/") + name, n, "one per incident");
    return column(values,
                  [](std::int64_t ms) { return ms == run_file::kNoTime ? kNever : SimTime{ms}; });
  };
  times.onset = read("onset");
  times.report = read("report");
  times.dispatch = read("dispatch");
  times.arrive = read("arrive");
  times.work_start = read("work_start");
  times.clear = read("clear");
  return times;
}

std::vector<std::pair<std::string, double>> RunReader::summary() const {
  hdf5::Reader const& in = file_->reader;
  std::vector<std::pair<std::string, double>> values;
  for (std::string const& name : in.attribute_names("summary")) {
    values.emplace_back(name, in.number("summary", name));
  }
  return values;
}

}  // namespace sc

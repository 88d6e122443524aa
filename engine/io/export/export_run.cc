// SPDX-License-Identifier: Apache-2.0
#include "io/export/export_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/export/export_labels.h"
#include "io/hdf5/format_check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/run/run_columns.h"

namespace sc {
namespace {

/// Times beyond have no calendar date (io/text/iso_time.h).
constexpr std::int64_t kMost_ms = std::int64_t{200} * 365 * 24 * 3'600'000;

/// Columns of one group, each with as many values as the group has rows, none without meaning.
class Columns {
 public:
  Columns(hdf5::Reader const& in, std::string group, std::size_t rows)
      : in_(in), group_(std::move(group)), rows_(rows) {}

  [[nodiscard]] std::string path(std::string_view name) const {
    return group_.empty() ? std::string(name) : fmt::format("{}/{}", group_, name);
  }

  template <hdf5::Element T>
  [[nodiscard]] std::vector<T> numbers(std::string_view name) const {
    auto values = in_.read<T>(path(name), rows_, "one per row");
    if constexpr (std::floating_point<T>) {
      auto const bad = std::find_if_not(values.begin(), values.end(),
                                        [](T value) { return std::isfinite(value); });
      if (bad != values.end()) in_.refuse(path(name), "= not a number (must be finite)");
    }
    return values;
  }

  /// kNever where it did not happen.
  [[nodiscard]] std::vector<SimTime> times(std::string_view name) const {
    std::vector<SimTime> result;
    for (std::int64_t const ms : numbers<std::int64_t>(name)) {
      bool const never = ms == run_file::kNoTime;
      if (!never && std::abs(ms) > kMost_ms)
        in_.refuse(path(name), fmt::format("= {} (must be within 200 years)", ms));
      result.push_back(never ? kNever : SimTime{ms});
    }
    return result;
  }

  /// Numbers of things of which there are `count`; unset where missing.
  template <class Thing>
  [[nodiscard]] std::vector<Thing> indices(std::string_view name, std::size_t count) const {
    std::vector<Thing> result;
    for (std::int32_t const value : numbers<std::int32_t>(name)) {
      if (value != run_file::kNoIndex) expect_below(name, value, count);
      result.push_back(value == run_file::kNoIndex ? Thing{}
                                                   : Thing{static_cast<std::uint32_t>(value)});
    }
    return result;
  }

  /// Words of an enum from 0 to `last`.
  template <class Enum>
  [[nodiscard]] std::vector<Enum> words(std::string_view name, Enum last) const {
    std::vector<Enum> result;
    for (std::int16_t const value : numbers<std::int16_t>(name)) {
      expect_below(name, value, static_cast<std::size_t>(last) + 1);
      result.push_back(static_cast<Enum>(value));
    }
    return result;
  }

  [[nodiscard]] std::vector<LonLat> places(std::string_view lon_name,
                                           std::string_view lat_name) const {
    auto const lon = numbers<double>(lon_name);
    auto const lat = numbers<double>(lat_name);
    std::vector<LonLat> result;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (std::abs(lon[i]) > 180 || std::abs(lat[i]) > 90)
        in_.refuse(path(lon_name), fmt::format("= {}, {} (must be a place)", lon[i], lat[i]));
      result.push_back({lon[i], lat[i]});
    }
    return result;
  }

 private:
  void expect_below(std::string_view name, std::int64_t value, std::size_t count) const {
    if (value < 0 || static_cast<std::size_t>(value) >= count)
      in_.refuse(path(name), fmt::format("= {} (must be below {})", value, count));
  }

  hdf5::Reader const& in_;
  std::string group_;
  std::size_t rows_;
};

WallClock read_clock(hdf5::Reader const& in) {
  constexpr char const* kName = "time_coverage_start";
  std::string const text = in.text("", kName);
  constexpr std::size_t kTimeAt = 10;  // behind the date with its minus signs
  std::size_t const zone = std::min(text.find_first_of("Z+-", kTimeAt), text.size());
  auto const start = parse_date_time(text, {});
  auto const offset = parse_utc_offset(std::string_view(text).substr(zone));
  if (!start || !offset)
    in.refuse("", fmt::format("attribute {} = {} (must be a date and time with offset)", kName,
                              text.substr(0, 40)));
  return {*start, *offset};
}

std::size_t rows_of(hdf5::Reader const& in, std::string_view column) {
  auto const shape = in.shape(column);
  if (shape.size() != 1) in.refuse(column, "must have one axis");
  return shape[0];
}

/// Takes one unit's share of the file's columns, which stand end to end.
UnitTrack part(UnitTrack const& all, std::size_t begin, std::size_t end) {
  auto const cut = [&](auto const& column) {
    auto const at = [&](std::size_t i) { return column.begin() + static_cast<std::ptrdiff_t>(i); };
    return std::remove_cvref_t<decltype(column)>(at(begin), at(end));
  };
  return {cut(all.time), cut(all.position), cut(all.status), cut(all.link)};
}

std::vector<UnitTrack> read_units(hdf5::Reader const& in, std::size_t links) {
  std::size_t const rows = rows_of(in, "time");
  Columns const columns(in, "", rows);
  UnitTrack const all{columns.times("time"), columns.places("lon", "lat"),
                      columns.words("status", UnitStatus::handing_over),
                      columns.indices<LinkId>("link", links)};
  std::vector<UnitTrack> units;
  std::size_t begin = 0;
  for (std::int64_t const size : in.read<std::int64_t>("row_size")) {
    if (size < 0 || static_cast<std::size_t>(size) > rows - begin)
      in.refuse("row_size", fmt::format("= {} (must sum up to the {} of obs)", size, rows));
    std::size_t const end = begin + static_cast<std::size_t>(size);
    units.push_back(part(all, begin, end));
    if (!std::is_sorted(units.back().time.begin(), units.back().time.end()))
      in.refuse("time", "must ascend within a unit");
    begin = end;
  }
  if (begin != rows) in.refuse("row_size", fmt::format("must sum up to the {} of obs", rows));
  return units;
}

/// What the numbers in the columns of incidents count along.
struct Counts {
  std::size_t links = 0;
  ExportLabels const& labels;
};

IncidentTable read_incidents(hdf5::Reader const& in, Counts const& counts) {
  Columns const columns(in, "incidents", rows_of(in, "incidents/onset"));
  ExportLabels const& labels = counts.labels;
  IncidentTable table;
  table.kind = columns.indices<IncidentKindId>("kind", labels.incident_kinds.size());
  table.link = columns.indices<LinkId>("link", counts.links);
  table.position = columns.places("lon", "lat");
  table.zone = columns.indices<ZoneId>("zone", labels.zones.size());
  table.basin = columns.indices<BasinId>("basin", labels.basins.size());
  table.severity = columns.numbers<float>("severity");
  table.severity_at_arrival = columns.numbers<float>("severity_at_arrival");
  table.onset = columns.times("onset");
  table.report = columns.times("report");
  table.dispatch = columns.times("dispatch");
  table.arrive = columns.times("arrive");
  table.work_start = columns.times("work_start");
  table.clear = columns.times("clear");
  table.unit = columns.indices<UnitId>("unit", labels.units.size());
  table.units_sent = columns.numbers<std::int32_t>("units_sent");
  table.parent = columns.numbers<std::int32_t>("parent");
  table.source = columns.words("source", ReportSource::record);
  table.status = columns.words("status", IncidentStatus::prevented);
  return table;
}

ExportLinks read_links(hdf5::Reader const& in, Counts const& counts) {
  ExportLinks links;
  if (!in.has("road_state/length")) return links;
  Columns const columns(in, "road_state", counts.links);
  links.zone = columns.indices<ZoneId>("zone", counts.labels.zones.size());
  links.basin = columns.indices<BasinId>("basin", counts.labels.basins.size());
  links.length_m = columns.numbers<float>("length");
  links.free_speed_mps = columns.numbers<float>("free_speed");
  for (std::int16_t const flag : columns.numbers<std::int16_t>("elevated"))
    links.elevated.push_back(flag != 0);
  links.tail = columns.places("tail_lon", "tail_lat");
  links.head = columns.places("head_lon", "head_lat");
  return links;
}

std::vector<LinkClosure> read_closures(hdf5::Reader const& in, std::size_t links) {
  Columns const columns(in, "road_state", rows_of(in, "road_state/closure_link"));
  auto const link = columns.indices<LinkId>("closure_link", links);
  auto const from = columns.times("closure_from");
  auto const to = columns.times("closure_to");
  std::vector<LinkClosure> closures;
  for (std::size_t i = 0; i < link.size(); ++i) {
    if (!link[i]) in.refuse("road_state/closure_link", "= missing (must be a link)");
    closures.push_back({link[i], from[i], to[i]});
  }
  return closures;
}

ExportWater read_water(hdf5::Reader const& in, std::size_t basins) {
  ExportWater water;
  auto const bounds = in.read<std::int64_t>("basins/time_bnds");
  water.steps = bounds.size() / 2;
  if (water.steps > 0) water.step = {bounds[1] - bounds[0]};
  if (water.step < Duration{0} || water.step.ms > kMost_ms)
    in.refuse("basins/time_bnds", "must ascend");
  water.closure_depth_m = Columns(in, "basins", basins).numbers<double>("closure_depth");
  water.depth_m = Columns(in, "basins", water.steps * basins).numbers<float>("depth");
  return water;
}

}  // namespace

ExportRun read_export_run(std::filesystem::path const& path) {
  hdf5::Reader const in(path);
  expect_format(in, "stormcrew-run", kRunFormatVersion, "run file");
  ExportRun run;
  run.clock = read_clock(in);
  run.end = SimTime{in.integer("", "end_ms")};
  if (run.end < SimTime{0} || run.end.ms > kMost_ms)
    in.refuse("", "attribute end_ms (must be from 0 to 200 years)");
  run.title = {in.text("", "title_zh"), in.text("", "title")};
  run.note = in.text("", "comment");
  run.attribution = in.text("", "attribution");
  run.labels = read_export_labels(in);
  Counts const counts{rows_of(in, "road_state/zone"), run.labels};
  run.units = read_units(in, counts.links);
  run.incidents = read_incidents(in, counts);
  run.links = read_links(in, counts);
  run.water = read_water(in, run.labels.basins.size());
  run.closures = read_closures(in, counts.links);
  return run;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_contents.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <exception>
#include <limits>
#include <new>

#include "base/check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/run/run_columns.h"
#include "io/run/run_reader.h"

namespace sc {
namespace {

/// Moments beyond have no calendar date (io/text/iso_time.h).
constexpr std::int64_t kLongest_ms = std::int64_t{100} * 365 * 24 * 3'600'000;

/// Reads the columns of one group, all of one length.
class Table {
 public:
  Table(hdf5::Reader const& in, std::string group, std::size_t rows)
      : in_(in), group_(std::move(group)), rows_(rows) {}
  /// As many rows as the column has.
  static Table like(hdf5::Reader const& in, std::string const& group, std::string const& column) {
    auto const shape = in.shape(group + column);
    return {in, group, shape.empty() ? 0 : shape.front()};
  }

  [[nodiscard]] std::size_t rows() const { return rows_; }

  template <hdf5::Element T>
  [[nodiscard]] std::vector<T> numbers(std::string const& name) const {
    auto values = in_.read<T>(group_ + name, rows_, "one per row");
    if constexpr (std::floating_point<T>) {
      auto const finite = [](T value) { return std::isfinite(value); };
      if (!std::all_of(values.begin(), values.end(), finite))
        in_.refuse(group_ + name, "is not a number somewhere (must be finite)");
    }
    return values;
  }

  [[nodiscard]] std::vector<SimTime> times(std::string const& name) const {
    return column(numbers<std::int64_t>(name), [&](std::int64_t ms) {
      if (ms == run_file::kNoTime) return kNever;
      if (ms < -kLongest_ms || ms > kLongest_ms)
        in_.refuse(group_ + name, std::to_string(ms) + " (must be within 100 years)");
      return SimTime{ms};
    });
  }

  /// Indices into a table of `limit` rows; unset ids where the file has none.
  template <class Index>
  [[nodiscard]] std::vector<Index> indices(std::string const& name, std::size_t limit) const {
    auto const stored = numbers<std::int32_t>(name);  // as many as rows, so there are so many
    std::vector<Index> ids;
    ids.reserve(rows_);
    for (std::int32_t const n : stored) {
      if (n != run_file::kNoIndex) expect_below(name, n, limit);
      ids.push_back(n == run_file::kNoIndex ? Index{} : Index{static_cast<std::uint32_t>(n)});
    }
    return ids;
  }

  /// The same where every row has one, such as "a unit".
  template <class Index>
  [[nodiscard]] std::vector<Index> given_indices(std::string const& name, std::size_t limit,
                                                 std::string const& one) const {
    auto ids = indices<Index>(name, limit);
    if (std::any_of(ids.begin(), ids.end(), [](Index id) { return !id; }))
      in_.refuse(group_ + name, "-1 (must be " + one + ")");
    return ids;
  }

  /// Flags from 0 to `last`.
  template <class Enum>
  [[nodiscard]] std::vector<Enum> flags(std::string const& name, Enum last) const {
    auto const stored = numbers<std::int16_t>(name);
    std::vector<Enum> values;
    values.reserve(rows_);
    for (std::int16_t const n : stored) {
      expect_below(name, n, static_cast<std::size_t>(last) + 1);
      values.push_back(static_cast<Enum>(n));
    }
    return values;
  }

  [[nodiscard]] std::vector<LonLat> places(std::string const& lon, std::string const& lat) const {
    auto const lons = numbers<double>(lon);
    auto const lats = numbers<double>(lat);
    std::vector<LonLat> points(rows_);
    for (std::size_t i = 0; i < rows_; ++i) {
      points[i] = {lons[i], lats[i]};
      if (std::abs(lons[i]) > 180 || std::abs(lats[i]) > 90)
        in_.refuse(group_ + lat, "is no place on Earth in row " + std::to_string(i));
    }
    return points;
  }

  void expect_below(std::string const& name, std::int64_t n, std::size_t limit) const {
    if (n < 0 || static_cast<std::size_t>(n) >= limit)
      in_.refuse(group_ + name,
                 std::to_string(n) + " (must be below " + std::to_string(limit) + ")");
  }

 private:
  hdf5::Reader const& in_;
  std::string group_;
  std::size_t rows_;
};

RunLabels read_labels(hdf5::Reader const& in) {
  constexpr char const* kText = "labels/text";
  if (!in.has("labels"))
    in.refuse("labels", "is not there: the run is of an older stormcrew (run the scenario again)");
  auto const bytes = in.read<std::uint8_t>(kText);
  try {
    return run_labels_of_json({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
  } catch (std::bad_alloc const&) {
    throw;
  } catch (std::exception const& error) {
    in.refuse(kText, error.what());
  }
}

std::vector<UnitTrack> read_tracks(hdf5::Reader const& in, std::size_t units, std::size_t links) {
  auto const sizes = in.read<std::int64_t>("row_size", units, "one per unit");
  Table const obs = Table::like(in, "", "time");
  auto const time = obs.times("time");
  auto const place = obs.places("lon", "lat");
  auto const status = obs.flags("status", UnitStatus::handing_over);
  auto const link = obs.indices<LinkId>("link", links);
  std::vector<UnitTrack> tracks;
  std::size_t at = 0;
  for (std::int64_t const rows : sizes) {
    if (rows < 0 || static_cast<std::size_t>(rows) > time.size() - at)
      in.refuse("row_size", "must add up to the observations");
    auto const part = [&](auto const& from) {
      auto const begin = from.begin() + static_cast<std::ptrdiff_t>(at);
      return std::remove_cvref_t<decltype(from)>(begin, begin + rows);
    };
    tracks.push_back({part(time), part(place), part(status), part(link)});
    if (!std::is_sorted(tracks.back().time.begin(), tracks.back().time.end()))
      in.refuse("time", "must ascend within a unit");
    at += static_cast<std::size_t>(rows);
  }
  if (at != time.size()) in.refuse("row_size", "must add up to the observations");
  return tracks;
}

IncidentTable read_incidents(hdf5::Reader const& in, RunLabels const& labels, std::size_t links) {
  Table const table = Table::like(in, "incidents/", "onset");
  IncidentTable to;
  to.kind = table.given_indices<IncidentKindId>("kind", labels.incident_kinds.size(), "a kind");
  to.link = table.indices<LinkId>("link", links);
  to.position = table.places("lon", "lat");
  to.zone = table.indices<ZoneId>("zone", labels.zones.size());
  to.basin = table.indices<BasinId>("basin", labels.basins.size());
  to.severity = table.numbers<float>("severity");
  to.severity_at_arrival = table.numbers<float>("severity_at_arrival");
  to.onset = table.times("onset");
  to.report = table.times("report");
  to.dispatch = table.times("dispatch");
  to.arrive = table.times("arrive");
  to.work_start = table.times("work_start");
  to.clear = table.times("clear");
  to.unit = table.indices<UnitId>("unit", labels.units.size());
  to.units_sent = table.numbers<std::int32_t>("units_sent");
  to.parent = table.numbers<std::int32_t>("parent");
  for (std::int32_t const parent : to.parent)
    if (parent != -1) table.expect_below("parent", parent, table.rows());
  to.source = table.flags("source", ReportSource::record);
  to.status = table.flags("status", IncidentStatus::prevented);
  return to;
}

/// How many targets an order may name.
std::size_t targets_of(OrderKind kind, RunLabels const& labels, std::size_t incidents) {
  switch (kind) {
    case OrderKind::to_incident:
    case OrderKind::to_supply:
    case OrderKind::called_off: return incidents;
    case OrderKind::to_station: return labels.stations.size();
    case OrderKind::to_guard: return labels.basins.size();
    default: return std::numeric_limits<std::size_t>::max();  // no label tells
  }
}

OrderTable read_orders(hdf5::Reader const& in, RunLabels const& labels, std::size_t incidents) {
  Table const table = Table::like(in, "orders/", "time");
  OrderTable to;
  to.time = table.times("time");
  to.unit = table.given_indices<UnitId>("unit", labels.units.size(), "a unit");
  to.kind = table.flags("kind", OrderKind::called_off);
  to.target = table.numbers<std::uint32_t>("target");
  for (std::size_t i = 0; i < to.size(); ++i)
    table.expect_below("target", to.target[i], targets_of(to.kind[i], labels, incidents));
  to.estimate =
      column(table.numbers<std::int64_t>("estimate"), [](std::int64_t ms) { return Duration{ms}; });
  return to;
}

DutyTable read_duties(hdf5::Reader const& in, std::size_t units) {
  Table const table = Table::like(in, "duties/", "unit");
  return {table.given_indices<UnitId>("unit", units, "a unit"), table.numbers<std::int32_t>("crew"),
          table.numbers<std::int32_t>("people"), table.times("begin"), table.times("end")};
}

TripTable read_trips(hdf5::Reader const& in) {
  Table const table = Table::like(in, "trips/", "time");
  return {table.times("time"), table.numbers<std::int32_t>("people"),
          table.numbers<std::int32_t>("vehicles")};
}

StockOutTable read_stock_outs(hdf5::Reader const& in, RunLabels const& labels) {
  Table const table = Table::like(in, "stock_outs/", "time");
  return {table.times("time"),
          table.given_indices<StationId>("station", labels.stations.size(), "a station"),
          table.given_indices<MaterialId>("material", labels.materials.size(), "a material"),
          table.numbers<double>("lacking")};
}

void read_shapes(hdf5::Reader const& in, RunRoads& to) {
  to.shape_begin =
      in.read<std::uint32_t>("road_state/shape_begin", to.links() + 1, "one more than links");
  auto const lon = in.read<std::int32_t>("road_state/shape_lon");
  auto const lat = in.read<std::int32_t>("road_state/shape_lat", lon.size(), "one per longitude");
  if (to.shape_begin.front() != 0 || to.shape_begin.back() != lon.size() ||
      !std::is_sorted(to.shape_begin.begin(), to.shape_begin.end()))
    in.refuse("road_state/shape_begin", "must ascend from 0 to " + std::to_string(lon.size()));
  for (std::size_t i = 0; i < lon.size(); ++i)
    to.shape.push_back({lon[i] * run_file::kDegreeStep, lat[i] * run_file::kDegreeStep});
}

RunRoads read_roads(hdf5::Reader const& in, RunLabels const& labels) {
  Table const table = Table::like(in, "road_state/", "zone");
  RunRoads to;
  to.zone = table.indices<ZoneId>("zone", labels.zones.size());
  to.basin = table.indices<BasinId>("basin", labels.basins.size());
  for (std::int16_t const flag : table.numbers<std::int16_t>("elevated"))
    to.elevated.push_back(flag != 0);
  to.length_m = table.numbers<float>("length");
  to.free_speed_mps = table.numbers<float>("free_speed");
  to.road_class = table.flags("road_class", RoadClass::service);
  for (std::int32_t const name : table.numbers<std::int32_t>("name")) {
    table.expect_below("name", name, labels.streets.size());
    to.name.push_back(static_cast<std::uint32_t>(name));
  }
  to.tail = table.places("tail_lon", "tail_lat");
  to.head = table.places("head_lon", "head_lat");
  read_shapes(in, to);
  return to;
}

std::vector<LinkClosure> read_closures(hdf5::Reader const& in, std::size_t links) {
  Table const table = Table::like(in, "road_state/", "closure_link");
  auto const link = table.given_indices<LinkId>("closure_link", links, "a link");
  auto const from = table.times("closure_from");
  auto const to = table.times("closure_to");
  std::vector<LinkClosure> closures;
  for (std::size_t i = 0; i < link.size(); ++i) closures.push_back({link[i], from[i], to[i]});
  return closures;
}

RunWeather read_weather(hdf5::Reader const& in, std::size_t zones) {
  RunWeather to;
  auto const starts = in.read<std::int64_t>("weather/time");
  auto const bounds = in.read<std::int64_t>("weather/time_bnds", 2 * starts.size(), "two per step");
  to.steps = starts.size();
  if (to.steps == 0 || bounds[1] <= bounds[0]) in.refuse("weather/time_bnds", "must ascend");
  if (bounds[0] < -kLongest_ms || bounds[1] > kLongest_ms)
    in.refuse("weather/time_bnds", "must be within 100 years");
  to.step = Duration{bounds[1] - bounds[0]};
  auto const read = [&](char const* name) {
    return in.read<float>(std::string("weather/") + name, to.steps * zones,
                          "one per step and zone");
  };
  to.rain_mps = read("rain");
  to.mean_wind_mps = read("mean_wind");
  to.gust_mps = read("gust");
  to.canal_m = in.read<float>("weather/canal_level", to.steps, "one per step");
  return to;
}

Trajectory read_run(hdf5::Reader const& in, RunLabels const& labels, std::size_t links,
                    std::size_t steps) {
  Trajectory run;
  run.end = SimTime{in.integer("", "end_ms")};
  if (run.end < SimTime{0} || run.end.ms > kLongest_ms)
    in.refuse("", "attribute end_ms (must be from 0 to 100 years)");
  run.units = read_tracks(in, labels.units.size(), links);
  run.incidents = read_incidents(in, labels, links);
  run.orders = read_orders(in, labels, run.incidents.size());
  run.duties = read_duties(in, labels.units.size());
  run.trips = read_trips(in);
  run.stock_outs = read_stock_outs(in, labels);
  run.basin_depth_m =
      in.read<float>("basins/depth", steps * labels.basins.size(), "one per step and basin");
  run.counts.person_trips = in.integer("counts", "person_trips");
  run.counts.vehicle_trips = in.integer("counts", "vehicle_trips");
  return run;
}

}  // namespace

RunContents read_run_contents(std::filesystem::path const& path) {
  RunReader const head(path);
  RunContents all;
  all.provenance = head.provenance();
  all.summary = head.summary();
  hdf5::Reader const in(path);
  all.title = {in.text("", "title_zh"), in.text("", "title")};
  all.note = in.text("", "comment");
  all.attribution = in.text("", "attribution");
  all.labels = read_labels(in);
  all.roads = read_roads(in, all.labels);
  all.closures = read_closures(in, all.roads.links());
  all.weather = read_weather(in, all.labels.zones.size());
  all.run = read_run(in, all.labels, all.roads.links(), all.weather.steps);
  return all;
}

}  // namespace sc

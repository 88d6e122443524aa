// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/check.h"
#include "io/hdf5/format_check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/map_file.h"

namespace sc {
namespace {

/// Reads columns and collects what is wrong with each, so that one reading tells everything.
class MapReader {
 public:
  explicit MapReader(hdf5::Reader const& file) : file_(file) {}

  RoadTable read() {
    RoadTable table;
    table.attribution = file_.text("", "attribution");
    table.node_position = positions("node");
    read_into(table.node_ref, "node_ref", table.nodes(), "one per node");
    read_links(table);
    table.shape = positions("shape");
    table.names = names("name");
    read_waterways(table);
    read_turns(table);
    read_order(table);
    complaints_.throw_if_any();
    check(table);
    complaints_.throw_if_any();
    return table;
  }

 private:
  /// Runs one step; what it refuses is kept and the reading goes on.
  template <class Step>
  void attempt(Step step) {
    try {
      step();
    } catch (InputError const& error) {
      complaints_.add(error);
    }
  }

  template <class T>
  void read_into(std::vector<T>& column, char const* name, std::size_t size, char const* why) {
    attempt([&] { column = file_.read<T>(name, size, why); });
  }

  std::vector<LonLat> positions(std::string const& what) {
    std::vector<LonLat> points;
    attempt([&] {
      auto const lons = file_.read<double>(what + "_lon");
      auto const lats = file_.read<double>(what + "_lat", lons.size(), "one per longitude");
      attempt([&] { degrees(what + "_lon", lons, 180); });
      attempt([&] { degrees(what + "_lat", lats, 90); });
      points.resize(lons.size());
      for (std::size_t i = 0; i < points.size(); ++i) points[i] = {lons[i], lats[i]};
    });
    return points;
  }

  void read_links(RoadTable& table) {
    attempt([&] { table.tail = file_.read<std::uint32_t>("tail"); });
    std::size_t const m = table.links();
    constexpr char const* kPerLink = "one per link";
    read_into(table.head, "head", m, kPerLink);
    read_into(table.length_m, "length", m, kPerLink);
    read_into(table.free_speed_mps, "free_speed", m, kPerLink);
    attempt([&] { finite("length", table.length_m, 0, "0 or more"); });
    constexpr float kLeast = std::numeric_limits<float>::min();
    attempt([&] { finite("free_speed", table.free_speed_mps, kLeast, "more than 0"); });
    read_into(table.flags, "flags", m, kPerLink);
    read_into(table.layer, "layer", m, kPerLink);
    read_into(table.name, "name", m, kPerLink);
    read_into(table.way_ref, "way_ref", m, kPerLink);
    read_into(table.shape_begin, "shape_begin", m + 1, "one more than links");
    attempt([&] {
      auto const classes = file_.read<std::uint8_t>("road_class", m, kPerLink);
      below("road_class", classes, kRoadClasses);
      for (std::uint8_t const c : classes) table.road_class.push_back(static_cast<RoadClass>(c));
    });
  }

  void read_turns(RoadTable& table) {
    attempt([&] {
      auto const from = file_.read<std::uint32_t>("turn_from");
      auto const to = file_.read<std::uint32_t>("turn_to", from.size(), "one per turn_from");
      below("turn_from", from, table.links());
      below("turn_to", to, table.links());
      for (std::size_t i = 0; i < from.size(); ++i) table.banned_turns.push_back({from[i], to[i]});
    });
  }

  /// Maps saved before there was a hierarchy have none.
  void read_order(RoadTable& table) {
    attempt([&] {
      constexpr char const* kName = "elimination_order";
      if (!file_.has(kName)) return;
      table.elimination_order = file_.read<std::uint32_t>(kName);
      below(kName, table.elimination_order, table.elimination_order.size());
      each_once(kName, table.elimination_order);
    });
  }

  std::vector<std::string> texts(std::string const& what) {
    auto const begin = file_.read<std::uint32_t>(what + "_begin");
    auto const bytes = file_.read<std::uint8_t>(what);
    ascending(what + "_begin", begin, bytes.size());
    std::vector<std::string> values;
    for (std::size_t i = 0; i + 1 < begin.size(); ++i) {
      values.emplace_back(bytes.begin() + begin[i], bytes.begin() + begin[i + 1]);
    }
    return values;
  }

  /// Maps saved before there were pictures have none.
  void read_waterways(RoadTable& table) {
    if (!file_.has("waterway_width")) return;
    auto const points = positions("waterway");
    auto const called = names("waterway_name");
    attempt([&] {
      auto const width = file_.read<double>("waterway_width", called.size(), "one per name");
      auto const begin =
          file_.read<std::uint32_t>("waterway_begin", width.size() + 1, "one more than waterways");
      ascending("waterway_begin", begin, points.size());
      for (std::size_t i = 0; i < width.size(); ++i)
        table.waterways.push_back(
            {called[i], width[i], {points.begin() + begin[i], points.begin() + begin[i + 1]}});
    });
  }

  std::vector<RoadName> names(std::string const& what) {
    std::vector<RoadName> result;
    attempt([&] {
      auto const zh = texts(what + "_zh");
      auto const en = texts(what + "_en");
      if (zh.size() != en.size())
        file_.refuse(what + "_en_begin", "is not as long as " + what + "_zh_begin");
      for (std::size_t i = 0; i < zh.size(); ++i) result.push_back({zh[i], en[i]});
    });
    return result;
  }

  void check(RoadTable const& table) {
    attempt([&] { below("tail", table.tail, table.nodes()); });
    attempt([&] { below("head", table.head, table.nodes()); });
    attempt([&] { below("name", table.name, table.names.size()); });
    attempt([&] { ascending("shape_begin", table.shape_begin, table.shape.size()); });
  }

  void finite(std::string const& name, std::vector<float> const& values, float least,
              char const* must) const {
    all(
        name, values, [&](float v) { return v >= least && std::isfinite(v); }, must);
  }

  void degrees(std::string const& name, std::vector<double> const& values, double most) const {
    all(
        name, values, [&](double v) { return std::abs(v) <= most; },
        fmt::format("-{} to {}", most, most));
  }

  template <class T>
  void below(std::string const& name, std::vector<T> const& values, std::size_t limit) const {
    all(
        name, values, [&](T v) { return v < limit; }, fmt::format("below {}", limit));
  }

  /// Names the first value that is not good.
  template <class T, class Good>
  void all(std::string const& name, std::vector<T> const& values, Good const& good,
           std::string const& must) const {
    auto const bad = std::find_if_not(values.begin(), values.end(), good);
    if (bad == values.end()) return;
    file_.refuse(name, fmt::format("[{}] = {} (must be {})", bad - values.begin(), *bad, must));
  }

  /// Precondition: all below their number.
  void each_once(std::string const& name, std::vector<std::uint32_t> const& values) const {
    std::vector<bool> met(values.size(), false);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (met[values[i]])
        file_.refuse(name, fmt::format("[{}] = {} (must be there once)", i, values[i]));
      met[values[i]] = true;
    }
  }

  void ascending(std::string const& name, std::vector<std::uint32_t> const& borders,
                 std::size_t last) const {
    bool const good = !borders.empty() && borders.front() == 0 && borders.back() == last &&
                      std::is_sorted(borders.begin(), borders.end());
    if (!good) file_.refuse(name, "must ascend from 0 to " + std::to_string(last));
  }

  hdf5::Reader const& file_;
  Complaints complaints_;
};

}  // namespace

RoadTable read_map(std::filesystem::path const& path) {
  hdf5::Reader const file(path);
  expect_format(file, kMapFormat, kMapFormatVersion, "map file");
  return MapReader(file).read();
}

MapProvenance read_map_provenance(std::filesystem::path const& path) {
  hdf5::Reader const file(path);
  expect_format(file, kMapFormat, kMapFormatVersion, "map file");
  auto const text = [&](char const* name) { return file.text("provenance", name); };
  return {text("source"),  text("source_path"),  text("source_sha256"), text("engine_version"),
          text("git_sha"), text("command_line"), text("date")};
}

}  // namespace sc

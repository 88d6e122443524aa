// SPDX-License-Identifier: Apache-2.0
#include "io/map_file.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "io/hdf5/column.h"
#include "io/hdf5/format_check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/hdf5/hdf5_writer.h"

namespace sc {
namespace {

constexpr std::string_view kFormat = "stormcrew-map";

/// Texts end to end, and where each begins: [k + 1].
struct TextBlob {
  std::vector<std::uint32_t> begin;
  std::vector<std::uint8_t> bytes;
};

template <class Get>
TextBlob pack(std::vector<RoadName> const& names, Get get) {
  TextBlob blob;
  for (RoadName const& name : names) {
    blob.begin.push_back(static_cast<std::uint32_t>(blob.bytes.size()));
    std::string const& text = get(name);
    blob.bytes.insert(blob.bytes.end(), text.begin(), text.end());
  }
  blob.begin.push_back(static_cast<std::uint32_t>(blob.bytes.size()));
  return blob;
}

double lon(LonLat const& p) {
  return p.lon_deg;
}
double lat(LonLat const& p) {
  return p.lat_deg;
}

void note(hdf5::Variable variable, std::string_view units, std::string_view long_name) {
  variable.attribute("long_name", long_name);
  if (!units.empty()) variable.attribute("units", units);
}

void write_positions(hdf5::Group& root, std::string const& what, hdf5::Dimension const& axis,
                     std::vector<LonLat> const& points) {
  note(root.write(what + "_lon", column(points, lon), {axis}), "degrees_east", "WGS 84 longitude");
  note(root.write(what + "_lat", column(points, lat), {axis}), "degrees_north", "WGS 84 latitude");
}

void write_links(hdf5::Group& root, RoadTable const& table) {
  auto const link = root.dimension("link", table.links());
  auto const border = root.dimension("link_border", table.shape_begin.size());
  auto const classes =
      column(table.road_class, [](RoadClass c) { return static_cast<std::uint8_t>(c); });
  note(root.write("tail", table.tail, {link}), "1", "node the link leaves");
  note(root.write("head", table.head, {link}), "1", "node the link enters");
  note(root.write("length", table.length_m, {link}), "m", "length along the shape");
  note(root.write("free_speed", table.free_speed_mps, {link}), "m s-1",
       "speed on a dry empty road");
  note(root.write("road_class", classes, {link}), "1", "class, 0 motorway ... 8 service");
  note(root.write("flags", table.flags, {link}), "1",
       "bits: 1 bridge, 2 tunnel, 4 underpass, 8 elevated, 16 ramp, 32 roundabout");
  note(root.write("layer", table.layer, {link}), "1", "OSM layer, 0 = ground");
  note(root.write("name", table.name, {link}), "1", "index of the road name");
  note(root.write("way_ref", table.way_ref, {link}), "1", "the source's own id of the way");
  note(root.write("shape_begin", table.shape_begin, {border}), "1",
       "link i has the shape points from shape_begin[i] to shape_begin[i+1]");
}

/// Names in two languages, as the columns of `what` ("name": name_zh, name_en).
void write_names(hdf5::Group& root, std::string const& what, std::vector<RoadName> const& names) {
  auto const border = root.dimension(what + "_border", names.size() + 1);
  auto const write = [&](std::string const& language, TextBlob const& blob) {
    auto const bytes = root.dimension(what + "_" + language + "_byte", blob.bytes.size());
    note(root.write(what + "_" + language + "_begin", blob.begin, {border}), "1",
         "name i has the bytes from begin[i] to begin[i+1]");
    note(root.write(what + "_" + language, blob.bytes, {bytes}), "1", "names end to end, UTF-8");
  };
  write("zh", pack(names, [](RoadName const& n) -> std::string const& { return n.zh; }));
  write("en", pack(names, [](RoadName const& n) -> std::string const& { return n.en; }));
}

void write_waterways(hdf5::Group& root, std::vector<Waterway> const& waterways) {
  if (waterways.empty()) return;
  std::vector<std::uint32_t> begin{0};
  std::vector<LonLat> points;
  for (Waterway const& water : waterways) {
    points.insert(points.end(), water.line.begin(), water.line.end());
    begin.push_back(static_cast<std::uint32_t>(points.size()));
  }
  auto const waterway = root.dimension("waterway", waterways.size());
  auto const border = root.dimension("waterway_border", begin.size());
  auto const point = root.dimension("waterway_point", points.size());
  note(root.write("waterway_width", column(waterways, [](Waterway const& w) { return w.width_m; }),
                  {waterway}),
       "m", "width of the water; for pictures only");
  note(root.write("waterway_begin", begin, {border}), "1",
       "waterway i has the points from begin[i] to begin[i+1]");
  write_positions(root, "waterway", point, points);
  write_names(root, "waterway_name", column(waterways, [](Waterway const& w) { return w.name; }));
}

void write_turns(hdf5::Group& root, std::vector<BannedTurn> const& turns) {
  auto const turn = root.dimension("turn", turns.size());
  note(root.write("turn_from", column(turns, [](BannedTurn t) { return t.from; }), {turn}), "1",
       "link before a banned turn");
  note(root.write("turn_to", column(turns, [](BannedTurn t) { return t.to; }), {turn}), "1",
       "link after a banned turn");
}

void write_order(hdf5::Group& root, std::vector<std::uint32_t> const& order) {
  if (order.empty()) return;
  auto const state = root.dimension("search_state", order.size());
  note(root.write("elimination_order", order, {state}), "1",
       "search states in the order in which the routing hierarchy eliminates them");
}

void write_provenance(hdf5::Group& root, MapProvenance const& from) {
  hdf5::Group group = root.group("provenance");
  group.attribute("source", from.source);
  group.attribute("source_path", from.source_path);
  group.attribute("source_sha256", from.source_sha256);
  group.attribute("engine_version", from.engine_version);
  group.attribute("git_sha", from.git_sha);
  group.attribute("command_line", from.command_line);
  group.attribute("date", from.date);
}

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

  template <class T>
  void below(std::string const& name, std::vector<T> const& values, std::size_t limit) const {
    auto const bad = std::find_if(values.begin(), values.end(), [&](T v) { return v >= limit; });
    if (bad == values.end()) return;
    file_.refuse(name, "[" + std::to_string(bad - values.begin()) + "] = " + std::to_string(*bad) +
                           " (must be below " + std::to_string(limit) + ")");
  }

  /// Precondition: all below their number.
  void each_once(std::string const& name, std::vector<std::uint32_t> const& values) const {
    std::vector<bool> met(values.size(), false);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (met[values[i]])
        file_.refuse(name, "[" + std::to_string(i) + "] = " + std::to_string(values[i]) +
                               " (must be there once)");
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

void write_map(std::filesystem::path const& path, RoadTable const& table,
               MapProvenance const& provenance) {
  hdf5::Writer file(path, hdf5::Packing::checksum);
  hdf5::Group& root = file.root();
  root.attribute("format", kFormat);
  root.attribute("format_version", std::int32_t{kMapFormatVersion});
  root.attribute("title", "stormcrew road network");
  root.attribute("attribution", table.attribution);
  auto const node = root.dimension("node", table.nodes());
  auto const shape = root.dimension("shape_point", table.shape.size());
  write_positions(root, "node", node, table.node_position);
  note(root.write("node_ref", table.node_ref, {node}), "1", "the source's own id of the node");
  write_links(root, table);
  write_positions(root, "shape", shape, table.shape);
  write_names(root, "name", table.names);
  write_waterways(root, table.waterways);
  write_turns(root, table.banned_turns);
  write_order(root, table.elimination_order);
  write_provenance(root, provenance);
  file.commit();
}

RoadTable read_map(std::filesystem::path const& path) {
  hdf5::Reader const file(path);
  expect_format(file, kFormat, kMapFormatVersion, "map file");
  return MapReader(file).read();
}

MapProvenance read_map_provenance(std::filesystem::path const& path) {
  hdf5::Reader const file(path);
  expect_format(file, kFormat, kMapFormatVersion, "map file");
  auto const text = [&](char const* name) { return file.text("provenance", name); };
  return {text("source"),  text("source_path"),  text("source_sha256"), text("engine_version"),
          text("git_sha"), text("command_line"), text("date")};
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/map_file.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "io/hdf5/column.h"
#include "io/hdf5/hdf5_writer.h"

namespace sc {
namespace {

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

}  // namespace

void write_map(std::filesystem::path const& path, RoadTable const& table,
               MapProvenance const& provenance) {
  hdf5::Writer file(path, hdf5::Packing::checksum);
  hdf5::Group& root = file.root();
  root.attribute("format", kMapFormat);
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

}  // namespace sc

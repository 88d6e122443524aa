// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "base/check.h"
#include "io/run/run_columns.h"

namespace sc::run_file {
namespace {

/// What hazard/road_state.cc computes, in words of this file.
constexpr std::string_view kFormula =
    "For a kind of vehicle with share of the free speed driven s, wading depth w, gust limit g, in "
    "weather step k, on a link with zone z and basin b: "
    "speed = free_speed * s * /weather/rain_factor[k,z] * "
    "(if elevated: /weather/wind_factor[k,z]). "
    "With depth d = /basins/depth[k,b] > 0 on a link with a basin that is not elevated: "
    "cars min(speed, (0.0009 D^2 - 0.5529 D + 86.9448) / 3.6) with D = 1000 d, 0 from D = 300 on; "
    "high vehicles speed * (1 - d / w)^2. "
    "The speed is 0 where d >= w, where closure_depth of the basin > 0 and d >= closure_depth, on "
    "elevated links where g > 0 and /weather/gust[k,z] > g, while a closure of this group lies on "
    "the link, and from onset to clear of an incident on the street (either direction) whose kind "
    "blocks its link.";

std::vector<Flag> class_flags() {
  std::vector<Flag> flags;
  for (std::size_t c = 0; c < kRoadClasses; ++c)
    flags.push_back({static_cast<std::int16_t>(c), name_of(static_cast<RoadClass>(c))});
  return flags;
}

std::int32_t degree_steps(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees / kDegreeStep));
}

void write_road_columns(hdf5::Group& group, RoadTable const& roads, hdf5::Dimension const& link) {
  write_numbers(group, "length", roads.length_m, {link}, {"length of the link", "路段长度", "m"});
  write_numbers(group, "free_speed", roads.free_speed_mps, {link},
                {"speed on a dry empty road", "干燥畅通车速", "m s-1"});
  auto const elevated = [](std::uint8_t flags) {
    return static_cast<std::uint8_t>((flags & link_flag::elevated) != 0);
  };
  constexpr Flag kElevated[] = {{0, "on_ground"}, {1, "elevated"}};
  write_flags(group, "elevated", column(roads.flags, elevated), link, kElevated,
              {"is the link a viaduct?", "是否高架", "1"});
  write_flags(group, "road_class",
              column(roads.road_class, [](RoadClass c) { return static_cast<std::uint8_t>(c); }),
              link, class_flags(), {"class of the road", "道路等级", "1"});
  write_numbers(group, "name",
                column(roads.name, [](std::uint32_t n) { return static_cast<std::int32_t>(n); }),
                {link}, {"name, an index into streets of /labels", "路名（/labels 序号）", "1"});
  auto const write_end = [&](std::string const& name, std::vector<std::uint32_t> const& nodes,
                             Meaning const& east, Meaning const& north) {
    auto const lon = [&](std::uint32_t n) { return roads.node_position[n].lon_deg; };
    auto const lat = [&](std::uint32_t n) { return roads.node_position[n].lat_deg; };
    write_numbers(group, name + "_lon", column(nodes, lon), {link}, east);
    write_numbers(group, name + "_lat", column(nodes, lat), {link}, north);
  };
  write_end("tail", roads.tail,
            {"longitude where the link begins", "路段起点经度", "degrees_east", "longitude"},
            {"latitude where the link begins", "路段起点纬度", "degrees_north", "latitude"});
  write_end("head", roads.head,
            {"longitude where the link ends", "路段终点经度", "degrees_east", "longitude"},
            {"latitude where the link ends", "路段终点纬度", "degrees_north", "latitude"});
}

/// Positions as whole numbers of 1e-7 degrees (a centimetre), a quarter of the room of doubles.
void write_rounded(hdf5::Group& group, char const* name, std::vector<double> const& degrees,
                   hdf5::Dimension const& axis, Meaning const& meaning) {
  hdf5::Variable variable =
      write_numbers(group, name, column(degrees, degree_steps), {axis}, meaning);
  variable.attribute("scale_factor", kDegreeStep);
}

void write_shapes(hdf5::Group& group, RoadTable const& roads) {
  hdf5::Dimension const border = group.dimension("link_border", roads.shape_begin.size());
  hdf5::Dimension const point = group.dimension("shape_point", roads.shape.size());
  write_numbers(group, "shape_begin", roads.shape_begin, {border},
                {"link i has the inner points shape_begin[i] to shape_begin[i+1]",
                 "路段 i 的中间点序号范围", "1"});
  write_rounded(group, "shape_lon", column(roads.shape, [](LonLat p) { return p.lon_deg; }), point,
                {"longitude of inner points", "中间点经度", "degrees_east", "longitude"});
  write_rounded(group, "shape_lat", column(roads.shape, [](LonLat p) { return p.lat_deg; }), point,
                {"latitude of inner points", "中间点纬度", "degrees_north", "latitude"});
}

void write_closures(hdf5::Group& group, RunFile const& run) {
  std::vector<LinkClosure> const closures(run.closures.begin(), run.closures.end());
  hdf5::Dimension const closure = group.dimension("closure", closures.size());
  write_indices(group, "closure_link",
                column(closures, [](LinkClosure const& c) { return c.link; }), closure,
                {"link that is shut", "封闭路段编号", "1"});
  write_times(group, "closure_from", column(closures, [](LinkClosure const& c) { return c.from; }),
              closure, run.scenario, {"shut from", "封闭开始时刻", ""});
  write_times(group, "closure_to", column(closures, [](LinkClosure const& c) { return c.to; }),
              closure, run.scenario, {"open again from", "恢复通行时刻", ""});
}

}  // namespace

void write_road_state(hdf5::Group& root, RunFile const& run) {
  LinkExposure const& exposure = run.exposure;
  SC_EXPECT(exposure.basin.size() == exposure.zone.size());
  SC_EXPECT(run.roads == nullptr || run.roads->links() == exposure.zone.size());
  hdf5::Group group = root.group("road_state");
  group.attribute("title", "what each road link feels, to compute its speed in every weather step");
  group.attribute("formula", kFormula);
  hdf5::Dimension const link = group.dimension("link", exposure.zone.size());
  write_indices(group, "zone", exposure.zone, link,
                {"index into /zones and /weather", "天气分区序号", "1"});
  write_indices(
      group, "basin", exposure.basin, link,
      {"index into /basins, missing where it never ponds", "积水点序号（不积水时缺测）", "1"});
  if (run.roads != nullptr) {
    write_road_columns(group, *run.roads, link);
    write_shapes(group, *run.roads);
  }
  write_closures(group, run);
}

}  // namespace sc::run_file

// SPDX-License-Identifier: Apache-2.0
#include "support/big_city/city_table.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "road/boost_graph.h"
#include "road/connectivity.h"

namespace sc::test::city {
namespace {

constexpr LonLat kMiddle{120.15, 30.28};

float speed_mps(RoadClass c) {
  constexpr float kKmh[kRoadClasses] = {80, 80, 60, 50, 40, 30, 30, 20, 20};
  return kKmh[static_cast<std::size_t>(c)] / 3.6F;
}

/// Bits of a 16-bit number, one apart.
std::uint32_t spread(std::uint32_t x) {
  x = (x | x << 8) & 0x00FF00FFU;
  x = (x | x << 4) & 0x0F0F0F0FU;
  x = (x | x << 2) & 0x33333333U;
  return (x | x << 1) & 0x55555555U;
}

/// Place on a Z-order curve (Morton 1966) of cells of 4 m.
std::uint32_t along_curve(PlanePoint p) {
  auto const cell = [](double x_m) {
    return static_cast<std::uint32_t>(std::clamp(x_m / 4 + 32'768, 0.0, 65'535.0));
  };
  return spread(cell(p.x_m)) | spread(cell(p.y_m)) << 1;
}

/// Kept nodes in their new order.
std::vector<std::uint32_t> ordered(FaceMap const& map, std::vector<bool> const& keep) {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t n = 0; n < map.nodes(); ++n)
    if (keep[n]) nodes.push_back(n);
  std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
    return along_curve(map.at(a)) < along_curve(map.at(b));
  });
  return nodes;
}

RoadTable table_of_nodes(FaceMap const& map, std::vector<std::uint32_t> const& nodes) {
  LocalPlane const plane(kMiddle);
  RoadTable table;
  for (std::uint32_t const node : nodes) {
    table.node_position.push_back(plane.to_lonlat(map.at(node)));
    table.node_ref.push_back(static_cast<std::int64_t>(table.node_ref.size()) + 1);
  }
  table.names = {{"", ""}, {"快速路", "Expressway"}, {"主干路", "Arterial"}};
  table.attribution = "generated";
  table.shape_begin = {0};
  return table;
}

/// Roads in the direction of one half of an edge; number says what nodes are called in the table.
class LinkWriter {
 public:
  LinkWriter(FaceMap const& map, std::vector<std::uint32_t> const& number, RoadTable& table)
      : map_(map), number_(number), table_(table), at_water_(map.nodes(), false) {
    for (Half h = 0; h < 2 * map.edges(); ++h)
      if (map.line(h).water) at_water_[map.origin(h)] = true;
  }

  void add(Half h) {
    Line const& line = map_.line(h);
    bool const bridge = at_water_[map_.origin(h)] || at_water_[map_.target(h)];
    bool const expressway = line.road_class == RoadClass::motorway;
    table_.tail.push_back(number_[map_.origin(h)]);
    table_.head.push_back(number_[map_.target(h)]);
    table_.length_m.push_back(static_cast<float>(distance_m(map_.from(h), map_.to(h))));
    table_.free_speed_mps.push_back(speed_mps(line.road_class));
    table_.road_class.push_back(line.road_class);
    table_.flags.push_back(bridge ? link_flag::bridge : expressway ? link_flag::elevated : 0);
    table_.layer.push_back(bridge || expressway ? 1 : 0);
    table_.name.push_back(expressway ? 1 : line.road_class <= RoadClass::secondary ? 2 : 0);
    table_.way_ref.push_back(std::int64_t{map_.line_number(h)} + 1);
    table_.shape_begin.push_back(0);
  }

 private:
  FaceMap const& map_;
  std::vector<std::uint32_t> const& number_;
  RoadTable& table_;
  std::vector<bool> at_water_;  // [map node]
};

/// component: [table node], or empty to believe every one-way sign.
RoadTable with_links(FaceMap const& map, RoadTable table, std::vector<std::uint32_t> const& number,
                     std::vector<std::uint32_t> const& component) {
  LinkWriter writer(map, number, table);
  for (Half h = 0; h < 2 * map.edges(); h += 2) {
    std::uint32_t const a = number[map.origin(h)];
    std::uint32_t const b = number[map.target(h)];
    if (a == UINT32_MAX || b == UINT32_MAX || map.line(h).water) continue;
    bool const apart = !component.empty() && component[a] != component[b];
    Traffic const traffic = apart ? Traffic::both : map.line(h).traffic;
    if (traffic != Traffic::back) writer.add(h);
    if (traffic != Traffic::ahead) writer.add(h ^ 1U);
  }
  return table;
}

}  // namespace

RoadTable table_of(FaceMap const& map, std::vector<bool> const& keep) {
  std::vector<std::uint32_t> const nodes = ordered(map, keep);
  std::vector<std::uint32_t> number(map.nodes(), UINT32_MAX);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) number[nodes[i]] = i;
  RoadTable const bare = table_of_nodes(map, nodes);
  RoadTable const strict = with_links(map, bare, number, {});
  return with_links(map, bare, number, strong_components(strict).component);
}

void ban_left_turns(RoadTable& table, std::size_t count, Stream& luck) {
  TableGraph const graph(table);
  auto const bearing = [&](std::uint32_t i) {
    return bearing_rad(table.node_position[table.tail[i]], table.node_position[table.head[i]]);
  };
  std::vector<BannedTurn> left;
  for (std::uint32_t from = 0; from < table.links(); ++from) {
    auto const onward = graph.out_links(NodeId{table.head[from]});
    if (table.road_class[from] > RoadClass::secondary || onward.size() < 4) continue;
    for (LinkId const to : onward) {
      double const turn = std::remainder(bearing(to.value()) - bearing(from), 2 * std::numbers::pi);
      if (turn < -0.8 && turn > -2.4) left.push_back({from, to.value()});
    }
  }
  for (std::size_t i = 0; i < std::min(count, left.size()); ++i) {
    auto const rest = static_cast<std::uint32_t>(left.size() - i);
    std::swap(left[i], left[i + luck.below(rest)]);
    table.banned_turns.push_back(left[i]);
  }
  std::sort(table.banned_turns.begin(), table.banned_turns.end());
}

}  // namespace sc::test::city

// SPDX-License-Identifier: Apache-2.0
#include "road/turn_angle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "base/check.h"

namespace sc {
namespace {

using Points = std::vector<PlanePoint>;

/// The first step between two points that differ, going from `begin` to `end`.
template <class Iterator>
std::optional<PlanePoint> first_step(Iterator begin, Iterator end) {
  auto const next = std::adjacent_find(
      begin, end, [](PlanePoint a, PlanePoint b) { return distance_m(a, b) > 0; });
  if (next == end) return std::nullopt;
  PlanePoint const a = *next;
  PlanePoint const b = *std::next(next);
  return PlanePoint{b.x_m - a.x_m, b.y_m - a.y_m};
}

std::optional<PlanePoint> direction_out(Points const& line) {
  return first_step(line.begin(), line.end());
}

std::optional<PlanePoint> direction_in(Points const& line) {
  auto const back = first_step(line.rbegin(), line.rend());
  if (!back) return std::nullopt;
  return PlanePoint{-back->x_m, -back->y_m};
}

}  // namespace

double turn_angle_rad(RoadGraph const& graph, LinkId from, LinkId to) {
  SC_EXPECT(graph.head(from) == graph.tail(to));
  auto const in = direction_in(graph.polyline(from));
  auto const out = direction_out(graph.polyline(to));
  if (!in || !out) return 0;
  double const cross = in->x_m * out->y_m - in->y_m * out->x_m;
  double const dot = in->x_m * out->x_m + in->y_m * out->y_m;
  double const angle = std::atan2(cross, dot);
  // Straight back is +pi, also where rounding or a negative zero says -pi.
  return angle <= -std::numbers::pi ? std::numbers::pi : angle;
}

Turn turn_of(double angle_rad) {
  double const size = std::abs(angle_rad);
  if (size <= kStraightUpTo_rad) return Turn::straight;
  bool const left = angle_rad > 0;
  if (size <= kSlightUpTo_rad) return left ? Turn::slight_left : Turn::slight_right;
  if (size <= kOrdinaryUpTo_rad) return left ? Turn::left : Turn::right;
  return left ? Turn::sharp_left : Turn::sharp_right;
}

Turn turn_of(RoadGraph const& graph, LinkId from, LinkId to) {
  if (graph.twin(from) == to) return Turn::u_turn;
  return turn_of(turn_angle_rad(graph, from, to));
}

std::string_view name_of(Turn turn) {
  constexpr std::array<std::string_view, 8> kNames{"straight",    "slight_right", "right",
                                                   "sharp_right", "u_turn",       "sharp_left",
                                                   "left",        "slight_left"};
  return kNames[static_cast<std::size_t>(turn)];
}

std::size_t streets_at(RoadGraph const& graph, NodeId node) {
  auto const in = graph.in_links(node);
  auto const one_way_in =
      std::count_if(in.begin(), in.end(), [&](LinkId l) { return !graph.twin(l); });
  return graph.out_links(node).size() + static_cast<std::size_t>(one_way_in);
}

}  // namespace sc

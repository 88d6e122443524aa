// SPDX-License-Identifier: Apache-2.0
#include "road/route_steps.h"

#include "base/check.h"

namespace sc {
namespace {

bool about_straight(Turn turn) {
  return turn == Turn::straight || turn == Turn::slight_left || turn == Turn::slight_right;
}

/// Would a driver who stays on the street come from one link into the other?
bool same_street(RoadGraph const& graph, LinkId before, LinkId next, Turn turn) {
  if (turn == Turn::u_turn) return false;
  RoadName const& name = graph.name(next);
  if (graph.name(before) != name) return false;
  bool const named = !name.zh.empty() || !name.en.empty();
  return named || about_straight(turn) || streets_at(graph, graph.head(before)) < 3;
}

/// Which link of the route is the first that anything is driven of.
std::size_t first_driven(Route const& route) {
  return route.links.size() > 1 && route.start.fraction >= 1 ? 1 : 0;
}

/// What the turn into the k-th link costs, if there is one.
Duration turn_time(Route const& route, TurnCosts const& costs, std::size_t k) {
  if (k == 0 || k >= route.links.size()) return {};
  return {costs.of(route.links[k - 1], route.links[k])};
}

}  // namespace

std::vector<RouteStep> steps_of(RoadGraph const& graph, Route const& route,
                                std::span<LinkTime const> times, TurnCosts const& costs) {
  SC_EXPECT(times.size() == graph.links());
  std::vector<RouteStep> steps;
  Duration total;
  auto const spend = [&](Duration time) {
    steps.back().duration = steps.back().duration + time;
    total = total + time;
  };
  std::size_t k = first_driven(route);
  LinkId before;
  for (LinkStretch const stretch : stretches_of(route)) {
    LinkId const link = stretch.link;
    Turn const turn = before ? turn_of(graph, before, link) : Turn::straight;
    if (!before || !same_street(graph, before, link, turn)) steps.push_back({turn, {}, 0, {}});
    steps.back().stretches.push_back(stretch);
    steps.back().length_m += graph.length_m(link) * (stretch.to - stretch.from);
    spend(Duration{stretch_time_ms(stretch, times[link.index()])});
    spend(turn_time(route, costs, k++));
    before = link;
  }
  spend(turn_time(route, costs, k));  // into a link of which nothing is driven
  SC_ENSURE(total == route.duration);
  return steps;
}

RoadName const& street_of(RoadGraph const& graph, RouteStep const& step) {
  return graph.name(step.stretches.front().link);
}

std::optional<double> bearing_at_start_rad(RoadGraph const& graph, RouteStep const& step) {
  std::vector<LonLat> const line = shape_of(graph, step.stretches);
  if (line[0] == line[1]) return std::nullopt;
  return bearing_rad(line[0], line[1]);
}

}  // namespace sc

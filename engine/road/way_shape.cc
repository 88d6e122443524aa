// SPDX-License-Identifier: Apache-2.0
#include "road/way_shape.h"

#include "base/check.h"

namespace sc {
namespace {

void append(std::vector<LonLat>& line, LonLat p) {
  if (line.empty() || line.back() != p) line.push_back(p);
}

/// Inner points of a link between the two fractions.
void append_inner_points(RoadGraph const& graph, LinkStretch stretch, std::vector<LonLat>& line) {
  std::vector<PlanePoint> const points = graph.polyline(stretch.link);
  double whole_m = 0;
  for (std::size_t k = 1; k < points.size(); ++k) whole_m += distance_m(points[k - 1], points[k]);
  std::size_t const first = graph.table().shape_begin[stretch.link.index()];
  double along_m = 0;
  for (std::size_t k = 1; k + 1 < points.size(); ++k) {
    along_m += distance_m(points[k - 1], points[k]);
    bool const driven = along_m > stretch.from * whole_m && along_m < stretch.to * whole_m;
    if (driven) append(line, graph.table().shape[first + k - 1]);
  }
}

RoadPosition at(LinkId link, double fraction) {
  return {link, static_cast<float>(fraction)};
}

}  // namespace

std::vector<LinkStretch> stretches_of(Route const& route) {
  SC_EXPECT(!route.links.empty());
  std::vector<LinkStretch> all;
  for (LinkId const link : route.links) all.push_back({link});
  all.front().from = static_cast<double>(route.start.fraction);
  all.back().to = static_cast<double>(route.goal.fraction);
  if (all.size() > 1 && all.front().from >= all.front().to) all.erase(all.begin());
  if (all.size() > 1 && all.back().from >= all.back().to) all.pop_back();
  return all;
}

std::int64_t stretch_time_ms(LinkStretch stretch, LinkTime whole) {
  return stretch.from == stretch.to ? 0 : part_time_ms(whole, stretch.from, stretch.to);
}

std::vector<LonLat> shape_of(RoadGraph const& graph, std::vector<LinkStretch> const& stretches) {
  SC_EXPECT(!stretches.empty());
  std::vector<LonLat> line;
  for (LinkStretch const stretch : stretches) {
    append(line, graph.lonlat_at(at(stretch.link, stretch.from)));
    append_inner_points(graph, stretch, line);
    append(line, graph.lonlat_at(at(stretch.link, stretch.to)));
  }
  if (line.size() == 1) line.push_back(line.front());
  return line;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "support/big_city/skeleton.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace sc::test::city {
namespace {

using std::numbers::pi;

constexpr std::size_t kRadials = 8;    // two of them opposite each other are the river
constexpr double kRingSpacing = 9000;  // [m]

using Course = std::function<PlanePoint(double)>;  // from 0 to 1

std::vector<PlanePoint> points_on(Course const& course, double spacing_m, double radius_m) {
  constexpr int kSteps = 400;
  std::vector<PlanePoint> points;
  double since = 0;  // [spacings]
  for (int i = 1; i <= kSteps; ++i) {
    PlanePoint const p = course(static_cast<double>(i) / kSteps);
    PlanePoint const before = course(static_cast<double>(i - 1) / kSteps);
    since += distance_m(p, before) / (spacing_m * grain(p, radius_m));
    if (since < 1) continue;
    points.push_back(p);
    since = 0;
  }
  if (!points.empty() && since < 0.5) points.pop_back();
  return points;
}

/// Rings and radials in polar coordinates, a little out of true.
class Web {
 public:
  Web(double radius_m, Stream& luck)
      : radius_m_(radius_m),
        rings_(std::max<std::size_t>(2, static_cast<std::size_t>(radius_m / kRingSpacing))) {
    for (double& tilt : tilt_) tilt = 2 * pi * luck.uniform();
    for (std::size_t j = 0; j < kRadials; ++j)
      bearing_.push_back(2 * pi * (static_cast<double>(j) + 0.4 * luck.uniform()) / kRadials);
  }
  [[nodiscard]] std::size_t rings() const { return rings_; }
  [[nodiscard]] double radius_m() const { return radius_m_; }
  /// Of ring `ring`, counted from the middle, from radial j to the next.
  [[nodiscard]] Course arc(std::size_t ring, std::size_t j) const {
    double const a = bearing(j);
    double const b = bearing(j + 1);
    return [=, this](double t) { return point(ring, a + t * (b - a)); };
  }
  [[nodiscard]] PlanePoint crossing(std::size_t ring, std::size_t j) const {
    return point(ring, bearing(j));
  }

 private:
  [[nodiscard]] double bearing(std::size_t j) const {
    return bearing_[j % kRadials] + (j < kRadials ? 0 : 2 * pi);
  }
  [[nodiscard]] PlanePoint point(std::size_t ring, double bearing) const {
    double const wobble = 0.05 * std::sin(3 * bearing + tilt_[ring % 3]) +
                          0.04 * std::sin(2 * bearing + tilt_[(ring + 1) % 3]);
    double const r = radius_m_ * (static_cast<double>(ring) + 1) / static_cast<double>(rings_);
    return moved({0, 0}, {std::cos(bearing), std::sin(bearing)}, r * (1 + wobble));
  }

  double radius_m_;
  std::size_t rings_;
  double tilt_[3] = {};
  std::vector<double> bearing_;
};

/// From a to b in bends, `swing` times the distance to either side.
Course winding(PlanePoint a, PlanePoint b, double swing) {
  PlanePoint const side = turned(b - a, pi / 2);
  return [=](double t) { return moved(lerp(a, b, t), side, swing * std::sin(2 * pi * t)); };
}

Half corner(FaceMap const& map, std::uint32_t node, PlanePoint towards) {
  return *map.corner_towards(node, towards - map.at(node), 0);
}

/// Lays a chain of edges out of a node; the result is its last node.
std::uint32_t lay_chain(FaceMap& map, std::uint32_t node, std::vector<PlanePoint> const& points,
                        std::uint32_t line) {
  for (PlanePoint const p : points) node = map.target(map.spur(corner(map, node, p), p, line));
  return node;
}

void lay_between(FaceMap& map, std::uint32_t a, std::uint32_t b, Course const& course,
                 double radius_m, std::uint32_t line) {
  std::uint32_t const end = lay_chain(map, a, points_on(course, kAccess, radius_m), line);
  map.join(corner(map, end, map.at(b)), corner(map, b, map.at(end)), line);
}

constexpr Line kExpressway{
    .road_class = RoadClass::motorway, .weakest = RoadClass::secondary, .fixed = true};
constexpr Line kRiver{.road_class = RoadClass::secondary,
                      .weakest = RoadClass::secondary,
                      .water = true,
                      .fixed = true};

using Crossings = std::vector<std::vector<std::uint32_t>>;  // node by ring and radial

FaceMap outermost_ring(Web const& web, Crossings& nodes) {
  std::vector<PlanePoint> ring;
  for (std::size_t j = 0; j < kRadials; ++j) {
    nodes.back()[j] = static_cast<std::uint32_t>(ring.size());
    ring.push_back(web.crossing(web.rings() - 1, j));
    auto const points = points_on(web.arc(web.rings() - 1, j), kAccess, web.radius_m());
    ring.insert(ring.end(), points.begin(), points.end());
  }
  return {ring, kExpressway};
}

bool is_river(std::size_t radial) {
  return radial % (kRadials / 2) == 0;
}

/// From the rim inwards to the innermost ring.
void lay_radial(FaceMap& map, Web const& web, std::size_t j, Crossings& nodes) {
  std::uint32_t const line = map.add_line(is_river(j) ? kRiver : kExpressway);
  for (std::size_t ring = web.rings() - 1; ring-- > 0;) {
    PlanePoint const end = web.crossing(ring, j);
    Course const course = winding(web.crossing(ring + 1, j), end, is_river(j) ? 0.06 : 0.02);
    auto points = points_on(course, kAccess, web.radius_m());
    points.push_back(end);
    nodes[ring][j] = lay_chain(map, nodes[ring + 1][j], points, line);
  }
}

}  // namespace

double grain(PlanePoint p, double radius_m) {
  return 0.6 + 0.8 * length_m(p) / radius_m;
}

FaceMap skeleton(double radius_m, Stream& luck) {
  Web const web(radius_m, luck);
  Crossings nodes(web.rings(), std::vector<std::uint32_t>(kRadials));
  FaceMap map = outermost_ring(web, nodes);
  for (std::size_t j = 0; j < kRadials; ++j) lay_radial(map, web, j, nodes);
  for (std::size_t ring = 0; ring + 1 < web.rings(); ++ring) {
    std::uint32_t const line = map.add_line(kExpressway);
    for (std::size_t j = 0; j < kRadials; ++j)
      lay_between(map, nodes[ring][j], nodes[ring][(j + 1) % kRadials], web.arc(ring, j), radius_m,
                  line);
  }
  Course const river = winding(web.crossing(0, 0), web.crossing(0, kRadials / 2), 0.1);
  lay_between(map, nodes[0][0], nodes[0][kRadials / 2], river, radius_m, map.add_line(kRiver));
  return map;
}

std::vector<PlanePoint> points_between(PlanePoint a, PlanePoint b, double spacing_m,
                                       double radius_m) {
  return points_on([=](double t) { return lerp(a, b, t); }, spacing_m, radius_m);
}

}  // namespace sc::test::city

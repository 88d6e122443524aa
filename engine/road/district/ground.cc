// SPDX-License-Identifier: Apache-2.0
#include "road/district/ground.h"

#include <algorithm>
#include <cmath>

namespace sc::district {
namespace {

constexpr double kRim = 1500;      // [m] around the facts, for roads that are extended
constexpr double kWidest = 200;    // [m] wet() looks this far for water
constexpr double kRiverStep = 60;  // [m] sampling of the smoothed courses

bool inside(PlanePoint p, Curve const& ring) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if ((ring[i].y_m > p.y_m) == (ring[j].y_m > p.y_m)) continue;
    double const t = (p.y_m - ring[i].y_m) / (ring[j].y_m - ring[i].y_m);
    if (p.x_m < ring[i].x_m + t * (ring[j].x_m - ring[i].x_m)) in = !in;
  }
  return in;
}

/// Do segments a-b and c-d come within this distance?
bool within(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d, double distance_m) {
  auto const near = [distance_m](PlanePoint p, PlanePoint u, PlanePoint v) {
    PlanePoint const off = lerp(u, v, nearest_fraction(p, u, v)) - p;
    return dot(off, off) < distance_m * distance_m;
  };
  return near(a, c, d) || near(b, c, d) || near(c, a, b) || near(d, a, b) ||
         crossing(a, b, c, d).has_value();
}

PlanePoint corner(DistrictFacts const& facts, LocalPlane const& plane, double sign) {
  PlanePoint far{0, 0};
  auto const reach = [&](LonLat p) {
    PlanePoint const q = plane.to_plane(p);
    far.x_m = sign * std::max(sign * far.x_m, sign * q.x_m);
    far.y_m = sign * std::max(sign * far.y_m, sign * q.y_m);
  };
  for (LonLat const p : facts.outline) reach(p);
  for (DistrictRoad const& road : facts.roads)
    for (LonLat const p : road.waypoints) reach(p);
  return {far.x_m + sign * kRim, far.y_m + sign * kRim};
}

}  // namespace

Curve to_plane(std::vector<LonLat> const& positions, LocalPlane const& plane) {
  Curve result;
  for (LonLat const p : positions) result.push_back(plane.to_plane(p));
  return result;
}

Ground::Ground(DistrictFacts const& facts, LocalPlane const& plane)
    : low_(corner(facts, plane, -1)),
      high_(corner(facts, plane, 1)),
      outline_(to_plane(facts.outline, plane)),
      bank_grid_(low_, high_, 100) {
  for (auto const& ring : facts.hills) hills_.push_back(to_plane(ring, plane));
  for (DistrictQuarter const& q : facts.quarters)
    quarters_.push_back({plane.to_plane(q.centre), q.block_m});
  for (DistrictRiver const& fact : facts.rivers) {
    Curve const course = smooth(to_plane(fact.waypoints, plane), kRiverStep);
    rivers_.push_back({course, fact.width_m / 2, fact.local_bridge_spacing_m});
    for (std::size_t i = 1; i < course.size(); ++i) {
      bank_grid_.insert(static_cast<std::uint32_t>(banks_.size()), course[i - 1], course[i]);
      banks_.push_back({course[i - 1], course[i], fact.width_m / 2});
    }
  }
}

bool Ground::open(PlanePoint p) const {
  if (!inside(p, outline_)) return false;
  return std::none_of(hills_.begin(), hills_.end(),
                      [p](Curve const& hill) { return inside(p, hill); });
}

bool Ground::wet(PlanePoint a, PlanePoint b, double margin_m) const {
  bool found = false;
  bank_grid_.for_each_near(a, b, std::min(kWidest, 80 + margin_m), [&](std::uint32_t id) {
    Bank const& bank = banks_[id];
    found = found || within(a, b, bank.a, bank.b, bank.half_width_m + margin_m);
  });
  return found;
}

double Ground::block_m(PlanePoint p) const {
  double sum = 0;
  double weights = 0;
  for (Quarter const& q : quarters_) {
    double const d = std::max(apart_m(p, q.centre), 100.0) / 1000;
    double const w = 1 / (d * d * d);
    sum += w * q.block_m;
    weights += w;
  }
  return sum / weights;
}

}  // namespace sc::district

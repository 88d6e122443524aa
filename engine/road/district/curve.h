// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/geo.h"

/// Plane geometry of the district builder: vectors, polylines by arc length, crossings. [m, rad]
namespace sc::district {

using Curve = std::vector<PlanePoint>;  ///< a polyline, at least 2 points

inline PlanePoint operator+(PlanePoint a, PlanePoint b) {
  return {a.x_m + b.x_m, a.y_m + b.y_m};
}
inline PlanePoint operator-(PlanePoint a, PlanePoint b) {
  return {a.x_m - b.x_m, a.y_m - b.y_m};
}
inline PlanePoint operator*(double k, PlanePoint a) {
  return {k * a.x_m, k * a.y_m};
}
inline double dot(PlanePoint a, PlanePoint b) {
  return a.x_m * b.x_m + a.y_m * b.y_m;
}
inline double cross(PlanePoint a, PlanePoint b) {
  return a.x_m * b.y_m - a.y_m * b.x_m;
}
/// By sqrt, which is exact to the last bit on every machine and much faster than hypot.
inline double norm(PlanePoint a) {
  return std::sqrt(dot(a, a));
}
inline double apart_m(PlanePoint a, PlanePoint b) {
  return norm(b - a);
}
inline PlanePoint left_of(PlanePoint a) {
  return {-a.y_m, a.x_m};
}
inline double heading(PlanePoint a) {
  return std::atan2(a.y_m, a.x_m);
}
inline PlanePoint towards(double heading_rad) {
  return {std::cos(heading_rad), std::sin(heading_rad)};
}
PlanePoint unit(PlanePoint a);

double length(Curve const& curve);

/// Axis-parallel box.
struct Box {
  PlanePoint low;
  PlanePoint high;
  [[nodiscard]] bool holds(PlanePoint p) const {
    return p.x_m >= low.x_m && p.x_m <= high.x_m && p.y_m >= low.y_m && p.y_m <= high.y_m;
  }
};
/// The box around a curve, `margin_m` wider on all sides.
Box box_of(Curve const& curve, double margin_m);

/// A place on a curve and the direction there.
struct Stand {
  PlanePoint at;
  PlanePoint direction;  ///< unit
};
Stand stand_at(Curve const& curve, double s);
Curve slice(Curve const& curve, double s0, double s1);
/// Parallel curve to the left (right for negative distances).
Curve offset(Curve const& curve, double left_m);
Curve reversed(Curve curve);

/// Nearest place of a curve to a point.
struct Foot {
  double s = 0;
  double distance_m = 0;
  Stand stand;
};
Foot foot_of(PlanePoint p, Curve const& curve);

/// Where segment a-b crosses c-d: fractions of both, within [0, 1]. Nothing for parallels.
struct SegmentCrossing {
  double on_ab = 0;
  double on_cd = 0;
};
std::optional<SegmentCrossing> crossing(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d);

/// Arc lengths at which two curves cross, ascending in `a`.
struct CurveCrossing {
  double s_a = 0;
  double s_b = 0;
  double sine = 0;  ///< of the angle between them, (0, 1]
};
std::vector<CurveCrossing> crossings(Curve const& a, Curve const& b);

/// Centripetal Catmull-Rom spline through the waypoints, sampled about every `step_m`: it has no
/// loops or cusps (Yuksel, Schaefer & Keyser 2011, Computer-Aided Design 43, 747-755).
Curve smooth(std::span<PlanePoint const> waypoints, double step_m);

/// The curve without inner points that lie within `tolerance_m` of the chord of their neighbours.
Curve thinned(Curve const& curve, double tolerance_m);

}  // namespace sc::district

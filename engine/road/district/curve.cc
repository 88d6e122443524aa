// SPDX-License-Identifier: Apache-2.0
#include "road/district/curve.h"

#include <algorithm>

#include "base/check.h"

namespace sc::district {

PlanePoint unit(PlanePoint a) {
  double const n = norm(a);
  return n > 0 ? (1 / n) * a : PlanePoint{1, 0};
}

double length(Curve const& curve) {
  double sum = 0;
  for (std::size_t i = 1; i < curve.size(); ++i) sum += apart_m(curve[i - 1], curve[i]);
  return sum;
}

Box box_of(Curve const& curve, double margin_m) {
  Box box{curve.front(), curve.front()};
  for (PlanePoint const p : curve) {
    box.low = {std::min(box.low.x_m, p.x_m), std::min(box.low.y_m, p.y_m)};
    box.high = {std::max(box.high.x_m, p.x_m), std::max(box.high.y_m, p.y_m)};
  }
  PlanePoint const margin{margin_m, margin_m};
  return {box.low - margin, box.high + margin};
}

Stand stand_at(Curve const& curve, double s) {
  SC_EXPECT(curve.size() >= 2);
  for (std::size_t i = 1; i < curve.size(); ++i) {
    double const step = apart_m(curve[i - 1], curve[i]);
    bool const last = i + 1 == curve.size();
    if (s <= step || last) {
      double const f = step > 0 ? std::clamp(s / step, 0.0, 1.0) : 0.0;
      return {lerp(curve[i - 1], curve[i], f), unit(curve[i] - curve[i - 1])};
    }
    s -= step;
  }
  return {curve.back(), {1, 0}};
}

Curve slice(Curve const& curve, double s0, double s1) {
  Curve part{stand_at(curve, s0).at};
  double s = 0;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    s += apart_m(curve[i - 1], curve[i]);
    if (s > s0 + 1 && s < s1 - 1) part.push_back(curve[i]);
  }
  part.push_back(stand_at(curve, s1).at);
  return part;
}

Curve offset(Curve const& curve, double left_m) {
  Curve result;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    PlanePoint const before = curve[i > 0 ? i - 1 : 0];
    PlanePoint const after = curve[std::min(i + 1, curve.size() - 1)];
    result.push_back(curve[i] + left_m * left_of(unit(after - before)));
  }
  return result;
}

Curve reversed(Curve curve) {
  std::reverse(curve.begin(), curve.end());
  return curve;
}

Foot foot_of(PlanePoint p, Curve const& curve) {
  double best = INFINITY;  // squared distance
  std::size_t nearest = 1;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    PlanePoint const off =
        lerp(curve[i - 1], curve[i], nearest_fraction(p, curve[i - 1], curve[i])) - p;
    if (dot(off, off) >= best) continue;
    best = dot(off, off);
    nearest = i;
  }
  PlanePoint const a = curve[nearest - 1];
  PlanePoint const b = curve[nearest];
  double const f = nearest_fraction(p, a, b);
  double s = f * apart_m(a, b);
  for (std::size_t i = 1; i < nearest; ++i) s += apart_m(curve[i - 1], curve[i]);
  return {s, std::sqrt(best), {lerp(a, b, f), unit(b - a)}};
}

std::optional<SegmentCrossing> crossing(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) {
  PlanePoint const r = b - a;
  PlanePoint const q = d - c;
  double const denominator = cross(r, q);
  if (std::abs(denominator) < 1e-12) return std::nullopt;
  double const on_ab = cross(c - a, q) / denominator;
  double const on_cd = cross(c - a, r) / denominator;
  if (on_ab < 0 || on_ab > 1 || on_cd < 0 || on_cd > 1) return std::nullopt;
  return SegmentCrossing{on_ab, on_cd};
}

std::vector<CurveCrossing> crossings(Curve const& a, Curve const& b) {
  std::vector<CurveCrossing> found;
  constexpr double kLongest = 200;  // segments are shorter: their ends lie this near to the box
  Box const around_b = box_of(b, kLongest);
  double s_a = 0;
  for (std::size_t i = 1; i < a.size(); ++i) {
    double const step_a = apart_m(a[i - 1], a[i]);
    bool const apart = step_a < kLongest && !around_b.holds(a[i]);
    double s_b = 0;
    for (std::size_t j = 1; j < b.size() && !apart; ++j) {
      double const step_b = apart_m(b[j - 1], b[j]);
      if (auto const hit = crossing(a[i - 1], a[i], b[j - 1], b[j])) {
        double const sine = std::abs(cross(unit(a[i] - a[i - 1]), unit(b[j] - b[j - 1])));
        found.push_back({s_a + hit->on_ab * step_a, s_b + hit->on_cd * step_b, sine});
      }
      s_b += step_b;
    }
    s_a += step_a;
  }
  std::sort(found.begin(), found.end(),
            [](CurveCrossing const& x, CurveCrossing const& y) { return x.s_a < y.s_a; });
  return found;
}

namespace {

/// Blend of the Barry-Goldman pyramid: value at t between (t0, a) and (t1, b).
PlanePoint blend(double t, double t0, PlanePoint a, double t1, PlanePoint b) {
  return ((t1 - t) / (t1 - t0)) * a + ((t - t0) / (t1 - t0)) * b;
}

/// Point at share u of the piece p1-p2 of a centripetal Catmull-Rom spline.
PlanePoint spline_point(PlanePoint p0, PlanePoint p1, PlanePoint p2, PlanePoint p3, double u) {
  double const t1 = std::sqrt(apart_m(p0, p1));
  double const t2 = t1 + std::sqrt(apart_m(p1, p2));
  double const t3 = t2 + std::sqrt(apart_m(p2, p3));
  double const t = t1 + u * (t2 - t1);
  PlanePoint const a1 = blend(t, 0, p0, t1, p1);
  PlanePoint const a2 = blend(t, t1, p1, t2, p2);
  PlanePoint const a3 = blend(t, t2, p2, t3, p3);
  PlanePoint const b1 = blend(t, 0, a1, t2, a2);
  PlanePoint const b2 = blend(t, t1, a2, t3, a3);
  return blend(t, t1, b1, t2, b2);
}

}  // namespace

Curve smooth(std::span<PlanePoint const> waypoints, double step_m) {
  Curve knots;  // without doubles, which would divide by zero
  for (PlanePoint const p : waypoints)
    if (knots.empty() || apart_m(knots.back(), p) > 1) knots.push_back(p);
  if (knots.size() < 2) return knots;
  knots.insert(knots.begin(), 2.0 * knots[0] - knots[1]);
  knots.push_back(2.0 * knots.back() - knots[knots.size() - 2]);
  Curve curve{knots[1]};
  for (std::size_t i = 1; i + 2 < knots.size(); ++i) {
    double const chord = apart_m(knots[i], knots[i + 1]);
    int const n = std::max(1, static_cast<int>(std::lround(chord / step_m)));
    for (int k = 1; k <= n; ++k)
      curve.push_back(k == n ? knots[i + 1]
                             : spline_point(knots[i - 1], knots[i], knots[i + 1], knots[i + 2],
                                            static_cast<double>(k) / n));
  }
  return curve;
}

Curve thinned(Curve const& curve, double tolerance_m) {
  Curve kept{curve.front()};
  for (std::size_t i = 1; i + 1 < curve.size(); ++i) {
    PlanePoint const a = kept.back();
    PlanePoint const b = curve[i + 1];
    double const f = nearest_fraction(curve[i], a, b);
    bool const far = apart_m(a, b) > 150;  // long chords would hide slow bends
    if (far || apart_m(curve[i], lerp(a, b, f)) > tolerance_m) kept.push_back(curve[i]);
  }
  kept.push_back(curve.back());
  return kept;
}

}  // namespace sc::district

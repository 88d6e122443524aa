// SPDX-License-Identifier: Apache-2.0
#include "base/geo.h"

#include <fmt/format.h>
#include <geodesic.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>

#include "base/check.h"

namespace sc {
namespace {

geod_geodesic const& wgs84() {
  static geod_geodesic const ellipsoid = [] {
    geod_geodesic g;
    geod_init(&g, 6378137.0, 1.0 / 298.257223563);
    return g;
  }();
  return ellipsoid;
}

}  // namespace

double distance_m(PlanePoint a, PlanePoint b) {
  double const x_m = a.x_m - b.x_m;
  double const y_m = a.y_m - b.y_m;
  return std::sqrt(x_m * x_m + y_m * y_m);
}

double distance_m(LonLat a, LonLat b) {
  double s = 0;
  geod_inverse(&wgs84(), a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, &s, nullptr, nullptr);
  return s;
}

double bearing_rad(LonLat a, LonLat b) {
  double azimuth_deg = 0;
  geod_inverse(&wgs84(), a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, nullptr, &azimuth_deg,
               nullptr);
  constexpr double kTurn = 2 * std::numbers::pi;
  double const rad = azimuth_deg * std::numbers::pi / 180.0;
  double const positive = rad < 0 ? rad + kTurn : rad;
  return positive < kTurn ? positive : 0;  // a hair west of north is rounded to a whole turn
}

/// PROJ contexts are not thread-safe, so each projection guards its own.
struct LocalPlane::Projection {
  PJ_CONTEXT* context = proj_context_create();
  PJ* transform = nullptr;
  mutable std::mutex mutex;

  explicit Projection(LonLat origin) {
    std::string const definition = fmt::format(
        "+proj=tmerc +lat_0={:.9f} +lon_0={:.9f} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m",
        origin.lat_deg, origin.lon_deg);
    transform = proj_create(context, definition.c_str());
    if (transform == nullptr) {
      proj_context_destroy(context);
      throw IoError("PROJ", "cannot create " + definition);
    }
  }
  ~Projection() {
    proj_destroy(transform);
    proj_context_destroy(context);
  }
  Projection(Projection const&) = delete;
  Projection& operator=(Projection const&) = delete;
};

LocalPlane::LocalPlane(LonLat origin)
    : origin_(origin), projection_(std::make_shared<Projection>(origin)) {}

PlanePoint LocalPlane::to_plane(LonLat p) const {
  std::lock_guard const lock(projection_->mutex);
  PJ_COORD const in = proj_coord(proj_torad(p.lon_deg), proj_torad(p.lat_deg), 0, 0);
  PJ_COORD const out = proj_trans(projection_->transform, PJ_FWD, in);
  return {out.xy.x, out.xy.y};
}

LonLat LocalPlane::to_lonlat(PlanePoint p) const {
  std::lock_guard const lock(projection_->mutex);
  PJ_COORD const out = proj_trans(projection_->transform, PJ_INV, proj_coord(p.x_m, p.y_m, 0, 0));
  return {proj_todeg(out.lp.lam), proj_todeg(out.lp.phi)};
}

double nearest_fraction(PlanePoint p, PlanePoint a, PlanePoint b) {
  double const dx = b.x_m - a.x_m;
  double const dy = b.y_m - a.y_m;
  double const square = dx * dx + dy * dy;
  if (square <= 0) return 0;
  return std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / square, 0.0, 1.0);
}

bool inside_ring(LonLat p, std::span<LonLat const> ring) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    LonLat const& a = ring[i];
    LonLat const& b = ring[j];
    bool const crosses = (a.lat_deg > p.lat_deg) != (b.lat_deg > p.lat_deg);
    if (!crosses) continue;
    double const t = (p.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
    if (p.lon_deg < a.lon_deg + t * (b.lon_deg - a.lon_deg)) inside = !inside;
  }
  return inside;
}

}  // namespace sc

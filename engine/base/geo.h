// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

namespace sc {

/// A position on the WGS 84 ellipsoid in degrees. The only coordinate system inside stormcrew.
struct LonLat {
  double lon_deg = 0;
  double lat_deg = 0;

  bool operator==(LonLat const&) const = default;
};

/// A position in metres east and north of a local origin.
struct PlanePoint {
  double x_m = 0;
  double y_m = 0;

  bool operator==(PlanePoint const&) const = default;
};

double distance_m(PlanePoint a, PlanePoint b);

/// Geodesic distance on WGS 84 [m] (PROJ's geodesic routines, Karney 2013).
double distance_m(LonLat a, LonLat b);

/// Compass bearing from a to b, radians clockwise from north, on [0, 2 pi).
double bearing_rad(LonLat a, LonLat b);

/// Transverse Mercator about an origin (PROJ): true to a few parts in 1e5 across a city.
/// Copyable and safe to share between threads for reading.
class LocalPlane {
 public:
  explicit LocalPlane(LonLat origin);
  [[nodiscard]] LonLat origin() const { return origin_; }
  [[nodiscard]] PlanePoint to_plane(LonLat p) const;
  [[nodiscard]] LonLat to_lonlat(PlanePoint p) const;

 private:
  struct Projection;
  LonLat origin_;
  std::shared_ptr<Projection const> projection_;
};

/// Point of segment a-b nearest to p, as the fraction of the way from a to b on [0, 1].
double nearest_fraction(PlanePoint p, PlanePoint a, PlanePoint b);

inline PlanePoint lerp(PlanePoint a, PlanePoint b, double f) {
  return {a.x_m + f * (b.x_m - a.x_m), a.y_m + f * (b.y_m - a.y_m)};
}

/// Is p inside the closed ring (even-odd rule)? The ring need not repeat its first point.
bool inside_ring(LonLat p, std::span<LonLat const> ring);

}  // namespace sc

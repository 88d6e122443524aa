// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "road/district/curve.h"
#include "road/district/segment_grid.h"
#include "road/road_table.h"

namespace sc::district {

/// What all pieces of one road share. Its number plus one is the way_ref of its links.
struct Street {
  std::uint32_t name = 0;  ///< index into the names; 0 = to be invented
  RoadClass road_class = RoadClass::residential;
  double speed_mps = 0;
  bool one_way = false;  ///< driven in the direction of its segments only
};

/// The part of a street between two nodes, straight or (above and below ground) with inner points.
struct Segment {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t street = 0;
  std::uint8_t flags = 0;
  std::int8_t layer = 0;
  Curve inner;  ///< only off the ground
};

/// Streets being laid. On the ground the net stays planar: a path laid across another one meets it
/// in a node. Off the ground (viaducts, tunnels, ramps) paths touch nothing but their two ends.
class StreetNet {
 public:
  static constexpr double kReuse = 12;  ///< [m]

  StreetNet(PlanePoint low, PlanePoint high) : grid_(low, high, 60) {}

  std::uint32_t add_street(Street street);
  /// Node for a point of the ground: one that stands within `reuse_m`, a new one on a segment that
  /// passes within 6 m, or a new one.
  std::uint32_t ground_node(PlanePoint p, double reuse_m);
  /// A node of its own, off the ground.
  std::uint32_t free_node(PlanePoint p);
  /// Lays a street on the ground. Crossings become nodes; points within kReuse of a node move
  /// there.
  void add_path(Curve const& path, std::uint32_t street, std::uint8_t flags) {
    extend(ground_node(path.front(), kReuse), path, street, flags);
  }
  /// The same from a node that stands where the path begins. Returns the node where it ends.
  std::uint32_t extend(std::uint32_t from, Curve const& path, std::uint32_t street,
                       std::uint8_t flags);
  /// Lays a piece that touches nothing between its ends; `course` includes the end points.
  void add_overlay(std::uint32_t from, std::uint32_t to, Curve const& course, std::uint32_t street,
                   std::uint8_t flags, std::int8_t layer);

  struct Hit {
    std::uint32_t segment = 0;
    PlanePoint at;
    double fraction = 0;  ///< of the way asked about
  };
  /// First ground segment met on the way from a to b, beyond the first `skip_m`.
  [[nodiscard]] std::optional<Hit> first_hit(PlanePoint a, PlanePoint b, double skip_m) const;

  struct Near {
    std::uint32_t segment = 0;
    PlanePoint at;
    PlanePoint direction;
    double distance_m = 0;
  };
  /// Nearest ground segment within the radius that `wanted(segment)` accepts.
  template <class Wanted>
  [[nodiscard]] std::optional<Near> nearest(PlanePoint p, double radius_m, Wanted&& wanted) const {
    std::optional<Near> best;
    grid_.for_each_near(p, p, radius_m, [&](std::uint32_t id) {
      if (!wanted(segments_[id])) return;
      PlanePoint const a = at(segments_[id].a);
      PlanePoint const b = at(segments_[id].b);
      PlanePoint const foot = lerp(a, b, nearest_fraction(p, a, b));
      double const d = apart_m(p, foot);
      bool const better =
          best ? d < best->distance_m || (d == best->distance_m && id < best->segment)
               : d <= radius_m;
      if (better) best = Near{id, foot, unit(b - a), d};
    });
    return best;
  }

  /// Does a ground segment run along `direction` (within about 30 degrees) within the radius, to
  /// the side of p?
  [[nodiscard]] bool parallel_within(PlanePoint p, PlanePoint direction, double radius_m) const;
  /// Does a segment leave this node within about 40 degrees of `direction`?
  [[nodiscard]] bool leaves_towards(std::uint32_t node, PlanePoint direction) const;

  [[nodiscard]] PlanePoint at(std::uint32_t node) const { return nodes_[node]; }
  [[nodiscard]] std::size_t nodes() const { return nodes_.size(); }
  [[nodiscard]] std::vector<Segment> const& segments() const { return segments_; }
  [[nodiscard]] std::vector<std::uint32_t> const& around(std::uint32_t node) const {
    return around_[node];
  }
  [[nodiscard]] std::vector<Street> const& streets() const { return streets_; }
  [[nodiscard]] std::vector<Street>& streets() { return streets_; }

 private:
  std::uint32_t split(std::uint32_t segment, PlanePoint p);
  void lay(std::uint32_t a, std::uint32_t b, std::uint32_t street, std::uint8_t flags);
  void connect(std::uint32_t a, std::uint32_t b, std::uint32_t street, std::uint8_t flags);
  [[nodiscard]] std::optional<Hit> first_crossed(std::uint32_t a, std::uint32_t b) const;
  template <class Wanted>
  [[nodiscard]] std::optional<Hit> first_of(PlanePoint a, PlanePoint b, double fraction,
                                            Wanted wanted) const;

  std::vector<PlanePoint> nodes_;
  std::vector<std::vector<std::uint32_t>> around_;  ///< segments at each node
  std::vector<Segment> segments_;
  std::vector<Street> streets_;
  SegmentGrid grid_;
};

}  // namespace sc::district

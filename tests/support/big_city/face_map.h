// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/geo.h"
#include "road/road_table.h"

namespace sc::test::city {

enum class Traffic : std::uint8_t { both, ahead, back };

/// A road or a waterway, laid in one go; edges of the map belong to one.
struct Line {
  RoadClass road_class = RoadClass::residential;  ///< of water: who may cross it, see weakest
  RoadClass weakest = RoadClass::residential;     ///< the least class of road that may join it
  bool water = false;
  bool fixed = false;               ///< joined only at the nodes it was laid with
  Traffic traffic = Traffic::both;  ///< ahead: as it was laid
  std::uint32_t estate = 0;         ///< 0: none; else only roads of the same estate join it
};

/// One side of an edge: it runs along the edge with its face to the left. The other side is h ^ 1.
using Half = std::uint32_t;

/// A map of the plane: nodes, straight edges and the faces between them, always in one piece, so
/// that each face has one border. Half-edges (Muller & Preparata 1978, Theor. Comput. Sci. 7,
/// 217-236) say what lies next to what. The corner between two edges of a border is named by the
/// half that leaves it.
class FaceMap {
 public:
  /// A closed ring, counter-clockwise, of one line: face 0 is inside, face 1 outside.
  FaceMap(std::span<PlanePoint const> ring, Line const& line);

  /// A new node on an edge; the result is its corner on the side of h.
  Half split(Half h, PlanePoint at);
  /// An edge from corner a to corner b of one face, which it divides: the side of the result
  /// belongs to a new face, its other side to the old one.
  Half join(Half a, Half b, std::uint32_t line);
  /// An edge from a corner to a new node inside the face: a dead end. The result leaves the corner.
  Half spur(Half corner, PlanePoint to, std::uint32_t line);
  std::uint32_t add_line(Line const& line);
  void set_traffic(Half on, Traffic traffic) { lines_[line_of_[on / 2]].traffic = traffic; }

  [[nodiscard]] std::size_t nodes() const { return position_.size(); }
  [[nodiscard]] std::size_t edges() const { return line_of_.size(); }
  [[nodiscard]] std::size_t faces() const { return first_.size(); }
  [[nodiscard]] PlanePoint at(std::uint32_t node) const { return position_[node]; }
  [[nodiscard]] std::size_t degree(std::uint32_t node) const { return degree_[node]; }
  [[nodiscard]] std::uint32_t origin(Half h) const { return origin_[h]; }
  [[nodiscard]] std::uint32_t target(Half h) const { return origin_[h ^ 1]; }
  [[nodiscard]] PlanePoint from(Half h) const { return position_[origin(h)]; }
  [[nodiscard]] PlanePoint to(Half h) const { return position_[target(h)]; }
  [[nodiscard]] std::uint32_t face(Half h) const { return face_[h]; }
  [[nodiscard]] Half next(Half h) const { return next_[h]; }
  [[nodiscard]] Half previous(Half h) const { return previous_[h]; }
  [[nodiscard]] std::uint32_t line_number(Half h) const { return line_of_[h / 2]; }
  [[nodiscard]] Line const& line(Half h) const { return lines_[line_of_[h / 2]]; }
  [[nodiscard]] std::size_t lines() const { return lines_.size(); }

  /// Halves around a face, in order.
  void border(std::uint32_t face, std::vector<Half>& halves) const;
  /// The halves that leave a node, clockwise.
  [[nodiscard]] std::vector<Half> leaving(std::uint32_t node) const;
  /// The corner of the node into which a direction leads, if it keeps `least_rad` from both its
  /// edges.
  [[nodiscard]] std::optional<Half> corner_towards(std::uint32_t node, PlanePoint direction,
                                                   double least_rad) const;

 private:
  Half add_edge(std::uint32_t from, std::uint32_t to, std::uint32_t face, std::uint32_t line);
  std::uint32_t add_node(PlanePoint at, std::size_t degree);
  void follow(Half first, Half second);

  std::vector<PlanePoint> position_;    // [node]
  std::vector<std::uint8_t> degree_;    // [node]
  std::vector<Half> out_;               // [node] one that leaves it
  std::vector<std::uint32_t> origin_;   // [half]
  std::vector<Half> next_, previous_;   // [half]
  std::vector<std::uint32_t> face_;     // [half]
  std::vector<std::uint32_t> line_of_;  // [edge]; its even half runs in the line's direction
  std::vector<Half> first_;             // [face] one of its border
  std::vector<Line> lines_;
};

inline PlanePoint operator-(PlanePoint a, PlanePoint b) {
  return {a.x_m - b.x_m, a.y_m - b.y_m};
}
inline double cross(PlanePoint a, PlanePoint b) {
  return a.x_m * b.y_m - a.y_m * b.x_m;
}
inline double dot(PlanePoint a, PlanePoint b) {
  return a.x_m * b.x_m + a.y_m * b.y_m;
}
/// p, moved along a direction.
inline PlanePoint moved(PlanePoint p, PlanePoint direction, double by) {
  return {p.x_m + by * direction.x_m, p.y_m + by * direction.y_m};
}
double length_m(PlanePoint v);
PlanePoint unit(PlanePoint v);
PlanePoint turned(PlanePoint v, double angle_rad);

}  // namespace sc::test::city

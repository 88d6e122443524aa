// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/random.h"
#include "support/big_city/face_map.h"

namespace sc::test::city {

/// Where a street may begin or end: at a corner of the face, or on one of its sides.
struct Place {
  Half half = 0;     ///< that runs along the side, or leaves the corner
  bool node = true;  ///< at the corner
  PlanePoint at;
};

/// A street through a face, from border to border or, without an end, to a point inside.
struct Plan {
  Place start;
  std::optional<Place> end;
  PlanePoint stop;   ///< where it ends
  double score = 0;  ///< less is better
};

/// What one looks for.
struct Wish {
  Line line;
  bool open_end = false;  ///< a dead end will do where no way leads through
};

/// Looks for good streets through one face, which it knows as it was when it was made.
class Survey {
 public:
  Survey(FaceMap const& map, std::uint32_t face, double radius_m, Stream& luck);

  [[nodiscard]] double area_m2() const { return area_m2_; }
  /// Area where the grain is 1.
  [[nodiscard]] double grained_area_m2() const { return area_m2_ / (grain_ * grain_); }
  [[nodiscard]] double grain_here() const { return grain_; }
  [[nodiscard]] std::vector<Half> const& border() const { return border_; }

  /// The best of a few streets that cut the face into like halves, go the shortest way and go on
  /// where a street ends on the other side of the border.
  std::optional<Plan> best(Wish const& wish);
  /// The street from a place in a direction, if it meets a line it may join at a fair angle.
  std::optional<Plan> street(Place const& start, PlanePoint direction, Wish const& wish);
  /// A dead end of up to `length_m` from a side that the line may join.
  std::optional<Plan> dead_end(Line const& line, double length_m);

 private:
  struct Hit {
    std::size_t side = 0;
    double along_m = 0;
    double length_m = 0;  ///< of the side
    double distance_m = 0;
  };
  [[nodiscard]] std::vector<double> rooms(Line const& line) const;
  std::optional<Place> place_on_side(std::vector<double> const& room);
  void add_from_sides(Wish const& wish, std::vector<Plan>& plans);
  void add_from_corners(Wish const& wish, std::vector<Plan>& plans);
  [[nodiscard]] std::optional<PlanePoint> onward(Half corner, Line const& line) const;
  [[nodiscard]] std::optional<Hit> first_hit(PlanePoint from, PlanePoint direction) const;
  [[nodiscard]] std::optional<Place> join_at(Hit const& hit, Place const& start,
                                             Line const& line) const;
  [[nodiscard]] std::optional<Place> node_end(Half corner, Place const& start,
                                              Line const& line) const;
  [[nodiscard]] bool leaves_well(Place const& start, PlanePoint to) const;
  [[nodiscard]] std::optional<Place> side_end(Half side, double along_m, Place const& start) const;
  [[nodiscard]] bool touches(Half h, Place const& place) const;
  [[nodiscard]] bool is_clear(Place const& start, Place const& end) const;
  [[nodiscard]] double imbalance(Place const& start, Place const& end) const;
  [[nodiscard]] std::size_t index_of(Half h) const;

  FaceMap const& map_;
  Stream& luck_;
  std::uint32_t face_;
  std::vector<Half> border_;
  std::vector<double> length_m_;  // [border]
  double area_m2_ = 0;
  double grain_ = 1;
};

/// Lays a planned street as part of a line. If it leads through, the result belongs to the new
/// face.
Half lay(FaceMap& map, Plan const& plan, std::uint32_t line);

}  // namespace sc::test::city

// SPDX-License-Identifier: Apache-2.0
#include "road/snap.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <utility>

namespace sc {
namespace {

namespace bg = boost::geometry;
using Point = bg::model::d2::point_xy<double>;
using Box = bg::model::box<Point>;

/// One straight piece of a link: the leaf of the tree.
struct Piece {
  LinkId link;
  PlanePoint from;
  PlanePoint to;
  double before_m;  ///< length of the link's shape before this piece
};
using Entry = std::pair<Box, std::uint32_t>;

Box box_of(PlanePoint a, PlanePoint b) {
  return {{std::min(a.x_m, b.x_m), std::min(a.y_m, b.y_m)},
          {std::max(a.x_m, b.x_m), std::max(a.y_m, b.y_m)}};
}

Box box_around(PlanePoint p, double radius_m) {
  return {{p.x_m - radius_m, p.y_m - radius_m}, {p.x_m + radius_m, p.y_m + radius_m}};
}

}  // namespace

struct SnapIndex::Tree {
  RoadGraph const* graph;
  std::vector<Piece> pieces;
  std::vector<double> shape_m;  ///< [links] length of the drawn shape
  bg::index::rtree<Entry, bg::index::quadratic<16>> rtree;

  explicit Tree(RoadGraph const& g) : graph(&g), shape_m(g.links(), 0.0) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < g.links(); ++i) {
      std::vector<PlanePoint> const line = g.polyline(LinkId{i});
      for (std::size_t k = 1; k < line.size(); ++k) {
        entries.emplace_back(box_of(line[k - 1], line[k]),
                             static_cast<std::uint32_t>(pieces.size()));
        pieces.push_back({LinkId{i}, line[k - 1], line[k], shape_m[i]});
        shape_m[i] += distance_m(line[k - 1], line[k]);
      }
    }
    rtree = decltype(rtree)(entries);  // bulk loading packs the tree
  }

  [[nodiscard]] Snapped project(PlanePoint p, Piece const& piece) const {
    double const f = nearest_fraction(p, piece.from, piece.to);
    double const whole = shape_m[piece.link.index()];
    double const along = piece.before_m + f * distance_m(piece.from, piece.to);
    float const fraction = whole > 0 ? static_cast<float>(std::min(1.0, along / whole)) : 0.0F;
    return {{piece.link, fraction}, distance_m(p, lerp(piece.from, piece.to, f))};
  }

  /// Calls visit(Snapped) for every piece within the radius, in ascending piece order.
  template <class Visit>
  void visit_within(LonLat place, double radius_m, Visit visit) const {
    PlanePoint const p = graph->plane().to_plane(place);
    std::vector<Entry> hits;
    rtree.query(bg::index::intersects(box_around(p, radius_m)), std::back_inserter(hits));
    std::sort(hits.begin(), hits.end(),
              [](auto const& a, auto const& b) { return a.second < b.second; });
    for (Entry const& hit : hits) {
      Snapped const snapped = project(p, pieces[hit.second]);
      if (snapped.distance_m <= radius_m) visit(snapped);
    }
  }
};

RoadPlace both_directions(RoadGraph const& roads, RoadPosition position) {
  RoadPlace place{position};
  if (LinkId const twin = roads.twin(position.link))
    place.push_back({twin, 1.0F - position.fraction});
  return place;
}

std::function<bool(LinkId)> on_the_ground(RoadGraph const& roads) {
  return [&roads](LinkId l) { return !roads.has(l, link_flag::elevated | link_flag::tunnel); };
}

SnapIndex::SnapIndex(RoadGraph const& graph) : tree_(std::make_unique<Tree>(graph)) {}
SnapIndex::~SnapIndex() = default;
SnapIndex::SnapIndex(SnapIndex&&) noexcept = default;

std::optional<Snapped> SnapIndex::nearest(LonLat p, double limit_m,
                                          std::function<bool(LinkId)> const& wanted) const {
  std::optional<Snapped> best;
  // Most places have a street close by: with no limit, all the others need not be looked at.
  for (double radius_m = std::min(limit_m, 100.0);; radius_m = std::min(limit_m, 4 * radius_m)) {
    tree_->visit_within(p, radius_m, [&](Snapped const& hit) {
      bool const nearer = !best || hit.distance_m < best->distance_m - 1e-6;
      if (nearer && wanted(hit.position.link)) best = hit;
    });
    if (best || !(radius_m < limit_m)) return best;
  }
}

std::vector<LinkId> SnapIndex::within(LonLat p, double radius_m,
                                      std::function<bool(LinkId)> const& wanted) const {
  std::vector<LinkId> found;
  tree_->visit_within(p, radius_m, [&](Snapped const& hit) {
    if (wanted(hit.position.link)) found.push_back(hit.position.link);
  });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace sc

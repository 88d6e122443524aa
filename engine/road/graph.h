// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/geo.h"
#include "base/id.h"
#include "base/time.h"
#include "road/road_table.h"

namespace sc {

/// A point on the road: link, and the fraction of its length from tail [0] to head [1].
struct RoadPosition {
  LinkId link;
  float fraction = 0;
  bool operator==(RoadPosition const&) const = default;
};

/// The road graph: a valid RoadTable with its adjacency, const and shared by all threads.
class RoadGraph {
 public:
  /// Takes a table. Errors: InputError naming the first bad entry (ends out of range, length
  /// negative, speed not positive, shape out of order, turns that do not meet at a node).
  explicit RoadGraph(RoadTable table);

  [[nodiscard]] std::size_t nodes() const { return table_.nodes(); }
  [[nodiscard]] std::size_t links() const { return table_.links(); }
  [[nodiscard]] RoadTable const& table() const { return table_; }
  [[nodiscard]] LocalPlane const& plane() const { return plane_; }

  [[nodiscard]] NodeId tail(LinkId l) const { return NodeId{table_.tail[l.index()]}; }
  [[nodiscard]] NodeId head(LinkId l) const { return NodeId{table_.head[l.index()]}; }
  [[nodiscard]] double length_m(LinkId l) const { return table_.length_m[l.index()]; }
  [[nodiscard]] bool has(LinkId l, std::uint8_t flag) const {
    return (table_.flags[l.index()] & flag) != 0;
  }
  [[nodiscard]] RoadName const& name(LinkId l) const {
    return table_.names[table_.name[l.index()]];
  }

  /// Links leaving / entering a node, in ascending id.
  [[nodiscard]] std::span<LinkId const> out_links(NodeId n) const;
  [[nodiscard]] std::span<LinkId const> in_links(NodeId n) const;
  /// The same street (way_ref, ends, length within 0.5 m) in the other direction; unset if none.
  [[nodiscard]] LinkId twin(LinkId l) const { return twin_[l.index()]; }

  [[nodiscard]] bool turn_allowed(LinkId from, LinkId to) const;
  /// Does any banned turn lie at this node?
  [[nodiscard]] bool has_banned_turn(NodeId n) const { return node_has_ban_[n.index()]; }

  /// Nodes and shape points of a link in driving direction, in the plane [m].
  [[nodiscard]] std::vector<PlanePoint> polyline(LinkId l) const;
  [[nodiscard]] PlanePoint at(RoadPosition p) const;
  [[nodiscard]] LonLat lonlat_at(RoadPosition p) const;

 private:
  void find_twins();

  RoadTable table_;
  LocalPlane plane_;
  std::vector<PlanePoint> node_xy_;
  std::vector<std::uint32_t> first_out_, first_in_;
  std::vector<LinkId> out_, in_;
  std::vector<LinkId> twin_;
  std::vector<bool> node_has_ban_;
};

}  // namespace sc

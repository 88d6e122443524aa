// SPDX-License-Identifier: Apache-2.0
#include "road/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "road/group_by.h"

namespace sc {
namespace {

[[noreturn]] void refuse(std::string message) {
  throw InputError(Fault{"road table", 0, std::move(message)});
}

void check_sizes(RoadTable const& t) {
  std::size_t const m = t.links();
  bool const links_agree = t.head.size() == m && t.length_m.size() == m &&
                           t.free_speed_mps.size() == m && t.road_class.size() == m &&
                           t.flags.size() == m && t.layer.size() == m && t.name.size() == m &&
                           t.way_ref.size() == m && t.shape_begin.size() == m + 1;
  if (!links_agree) refuse(fmt::format("columns differ in length (must all have {} links)", m));
  if (t.node_ref.size() != t.nodes()) refuse("node_ref and node_position differ in length");
  if (t.nodes() == 0 || m == 0) refuse("no roads (must have at least one link)");
}

void check_link(RoadTable const& t, std::size_t i) {
  if (t.tail[i] >= t.nodes() || t.head[i] >= t.nodes())
    refuse(fmt::format("link {}: end node out of range (must be below {})", i, t.nodes()));
  if (!(t.length_m[i] >= 0) || !std::isfinite(t.length_m[i]))
    refuse(
        fmt::format("link {}: length_m = {} (must be finite and not negative)", i, t.length_m[i]));
  if (!(t.free_speed_mps[i] > 0) || !std::isfinite(t.free_speed_mps[i]))
    refuse(fmt::format("link {}: free_speed_mps = {} (must be positive)", i, t.free_speed_mps[i]));
  if (static_cast<std::size_t>(t.road_class[i]) >= kRoadClasses)
    refuse(fmt::format("link {}: road_class = {} (must be below {})", i,
                       static_cast<int>(t.road_class[i]), kRoadClasses));
  if (t.name[i] >= t.names.size()) refuse(fmt::format("link {}: name out of range", i));
  if (t.shape_begin[i] > t.shape_begin[i + 1] || t.shape_begin[i + 1] > t.shape.size())
    refuse(fmt::format("link {}: shape_begin out of order", i));
}

RoadTable checked(RoadTable t) {
  check_sizes(t);
  for (LonLat const p : t.node_position)
    if (!(std::abs(p.lon_deg) <= 180) || !(std::abs(p.lat_deg) <= 90))
      refuse(fmt::format("node position = {} {} (must be degrees)", p.lon_deg, p.lat_deg));
  for (std::size_t i = 0; i < t.links(); ++i) check_link(t, i);
  for (BannedTurn const turn : t.banned_turns) {
    bool const meets =
        turn.from < t.links() && turn.to < t.links() && t.head[turn.from] == t.tail[turn.to];
    if (!meets)
      refuse(fmt::format("banned turn {} -> {} does not meet at a node", turn.from, turn.to));
  }
  std::sort(t.banned_turns.begin(), t.banned_turns.end());
  t.banned_turns.erase(std::unique(t.banned_turns.begin(), t.banned_turns.end()),
                       t.banned_turns.end());
  return t;
}

LonLat centre_of(RoadTable const& t) {
  LonLat low = t.node_position.front();
  LonLat high = low;
  for (LonLat const p : t.node_position) {
    low = {std::min(low.lon_deg, p.lon_deg), std::min(low.lat_deg, p.lat_deg)};
    high = {std::max(high.lon_deg, p.lon_deg), std::max(high.lat_deg, p.lat_deg)};
  }
  return {(low.lon_deg + high.lon_deg) / 2, (low.lat_deg + high.lat_deg) / 2};
}

}  // namespace

RoadGraph::RoadGraph(RoadTable table)
    : table_(checked(std::move(table))), plane_(centre_of(table_)) {
  for (LonLat const p : table_.node_position) node_xy_.push_back(plane_.to_plane(p));
  std::tie(first_out_, out_) = group_by<LinkId>(table_.tail, nodes());
  std::tie(first_in_, in_) = group_by<LinkId>(table_.head, nodes());
  find_twins();
  node_has_ban_.assign(nodes(), false);
  for (BannedTurn const turn : table_.banned_turns) node_has_ban_[table_.head[turn.from]] = true;
}

/// Twins belong to the same way; of parallel streets each pairs once, shortest difference first.
void RoadGraph::find_twins() {
  twin_.assign(links(), LinkId{});
  for (std::size_t i = 0; i < links(); ++i) {
    if (twin_[i] || table_.tail[i] == table_.head[i]) continue;
    LinkId best;
    double best_difference = 0.5;
    for (LinkId const back : out_links(NodeId{table_.head[i]})) {
      std::size_t const j = back.index();
      if (table_.head[j] != table_.tail[i] || twin_[j] || table_.way_ref[j] != table_.way_ref[i])
        continue;
      double const difference = std::abs(double{table_.length_m[i]} - double{table_.length_m[j]});
      if (difference < best_difference) {
        best = back;
        best_difference = difference;
      }
    }
    if (!best) continue;
    twin_[i] = best;
    twin_[best.index()] = LinkId{i};
  }
}

std::span<LinkId const> RoadGraph::out_links(NodeId n) const {
  return std::span(out_).subspan(first_out_[n.index()],
                                 first_out_[n.index() + 1] - first_out_[n.index()]);
}

std::span<LinkId const> RoadGraph::in_links(NodeId n) const {
  return std::span(in_).subspan(first_in_[n.index()],
                                first_in_[n.index() + 1] - first_in_[n.index()]);
}

bool RoadGraph::turn_allowed(LinkId from, LinkId to) const {
  if (!node_has_ban_[table_.head[from.index()]]) return true;
  return !std::binary_search(table_.banned_turns.begin(), table_.banned_turns.end(),
                             BannedTurn{from.value(), to.value()});
}

std::vector<PlanePoint> RoadGraph::polyline(LinkId l) const {
  std::size_t const i = l.index();
  std::vector<PlanePoint> points{node_xy_[table_.tail[i]]};
  for (std::size_t k = table_.shape_begin[i]; k < table_.shape_begin[i + 1]; ++k)
    points.push_back(plane_.to_plane(table_.shape[k]));
  points.push_back(node_xy_[table_.head[i]]);
  return points;
}

PlanePoint RoadGraph::at(RoadPosition p) const {
  std::vector<PlanePoint> const points = polyline(p.link);
  double whole = 0;
  for (std::size_t k = 1; k < points.size(); ++k) whole += distance_m(points[k - 1], points[k]);
  double left = whole * static_cast<double>(p.fraction);
  for (std::size_t k = 1; k < points.size(); ++k) {
    double const piece = distance_m(points[k - 1], points[k]);
    if (left <= piece && piece > 0) return lerp(points[k - 1], points[k], left / piece);
    left -= piece;
  }
  return points.back();
}

LonLat RoadGraph::lonlat_at(RoadPosition p) const {
  if (p.fraction <= 0) return table_.node_position[table_.tail[p.link.index()]];
  if (p.fraction >= 1) return table_.node_position[table_.head[p.link.index()]];
  return plane_.to_lonlat(at(p));
}

}  // namespace sc

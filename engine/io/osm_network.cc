// SPDX-License-Identifier: Apache-2.0
#include "io/osm_network.h"

#include <algorithm>
#include <span>
#include <utility>

namespace sc {
namespace {

constexpr double kShortestLinkM = 0.1;
constexpr double kLongBridgeM = 200;  // assumed: shorter ones span a canal or a street

using Chain = std::span<std::uint32_t const>;  ///< nodes of a part of a way, at least two

/// The parts of a way whose nodes all have positions.
std::vector<Chain> known_parts(OsmExtract const& extract, Chain way) {
  std::vector<Chain> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= way.size(); ++i) {
    if (i < way.size() && extract.node_position[way[i]]) continue;
    if (i >= begin + 2) parts.push_back(way.subspan(begin, i - begin));
    begin = i + 1;
  }
  return parts;
}

double length_m(OsmExtract const& extract, Chain chain) {
  double length = 0;
  for (std::size_t i = 1; i < chain.size(); ++i)
    length += distance_m(*extract.node_position[chain[i - 1]], *extract.node_position[chain[i]]);
  return length;
}

class LinkLayer {
 public:
  explicit LinkLayer(OsmExtract const& extract) : extract_(extract), uses_(extract.node_id.size()) {
    table_.shape_begin.push_back(0);
    table_.names.emplace_back();
    name_number_.emplace(std::pair<std::string, std::string>(), 0);
  }

  RoadTable lay_out(NetworkCounts& counts) {
    count_uses();
    for (OsmWay const& way : extract_.ways) cut(way, counts);
    number_nodes();
    for (auto const& [way, chain] : pieces_) add_links(*way, chain);
    table_.attribution = "© OpenStreetMap contributors, ODbL 1.0";
    return std::move(table_);
  }

 private:
  static constexpr std::uint8_t kJunction = 2;  ///< uses from which a node cuts ways

  void use(std::uint32_t node, int times) {
    uses_[node] = static_cast<std::uint8_t>(std::min<int>(kJunction, uses_[node] + times));
  }

  void count_uses() {
    for (OsmWay const& way : extract_.ways)
      for (Chain const part : known_parts(extract_, way.nodes)) {
        for (std::uint32_t const node : part) use(node, 1);
        use(part.front(), kJunction);
        use(part.back(), kJunction);
      }
    for (OsmRestriction const& restriction : extract_.restrictions) {
      auto const found =
          std::lower_bound(extract_.node_id.begin(), extract_.node_id.end(), restriction.via);
      if (found == extract_.node_id.end() || *found != restriction.via) continue;
      auto const node = static_cast<std::uint32_t>(found - extract_.node_id.begin());
      if (uses_[node] > 0) uses_[node] = kJunction;
    }
  }

  void cut(OsmWay const& way, NetworkCounts& counts) {
    std::size_t segments = 0;
    for (Chain const part : known_parts(extract_, way.nodes)) {
      segments += part.size() - 1;
      std::size_t begin = 0;
      for (std::size_t i = 1; i < part.size(); ++i) {
        if (uses_[part[i]] < kJunction) continue;
        add_piece(way, part.subspan(begin, i - begin + 1));
        begin = i;
      }
    }
    std::size_t const dropped = way.nodes.size() - 1 - segments;
    counts.segments_dropped += dropped;
    counts.ways_cut += dropped > 0 ? 1 : 0;
  }

  void add_piece(OsmWay const& way, Chain piece) {
    if (piece.front() != piece.back()) {
      pieces_.emplace_back(&way, piece);
      return;
    }
    std::size_t const middle = piece.size() / 2;
    uses_[piece[middle]] = kJunction;
    pieces_.emplace_back(&way, piece.first(middle + 1));
    pieces_.emplace_back(&way, piece.subspan(middle));
  }

  void number_nodes() {
    number_.resize(uses_.size());
    for (std::size_t n = 0; n < uses_.size(); ++n) {
      if (uses_[n] < kJunction) continue;
      number_[n] = static_cast<std::uint32_t>(table_.nodes());
      table_.node_position.push_back(*extract_.node_position[n]);
      table_.node_ref.push_back(extract_.node_id[n]);
    }
  }

  void add_links(OsmWay const& way, Chain piece) {
    double const length = std::max(length_m(extract_, piece), kShortestLinkM);
    if (way.direction != OsmDirection::backward)
      add_link(way, piece, length, way.speed.forward_mps);
    if (way.direction == OsmDirection::forward) return;
    std::vector<std::uint32_t> const reversed(piece.rbegin(), piece.rend());
    add_link(way, reversed, length, way.speed.backward_mps);
  }

  void add_link(OsmWay const& way, Chain piece, double length, double speed_mps) {
    table_.tail.push_back(number_[piece.front()]);
    table_.head.push_back(number_[piece.back()]);
    table_.length_m.push_back(static_cast<float>(length));
    table_.free_speed_mps.push_back(static_cast<float>(speed_mps));
    table_.road_class.push_back(way.highway.road_class);
    table_.flags.push_back(flags(way));
    table_.layer.push_back(way.layer);
    table_.name.push_back(name_number(way.name));
    table_.way_ref.push_back(way.id);
    for (std::uint32_t const node : piece.subspan(1, piece.size() - 2))
      table_.shape.push_back(*extract_.node_position[node]);
    table_.shape_begin.push_back(static_cast<std::uint32_t>(table_.shape.size()));
  }

  [[nodiscard]] std::uint8_t flags(OsmWay const& way) const {
    bool const high = (way.flags & link_flag::bridge) != 0 && way.layer >= 1;
    if (!high || (way.flags & link_flag::elevated) != 0) return way.flags;
    double length = 0;
    for (Chain const part : known_parts(extract_, way.nodes)) length += length_m(extract_, part);
    return length > kLongBridgeM ? static_cast<std::uint8_t>(way.flags | link_flag::elevated)
                                 : way.flags;
  }

  std::uint32_t name_number(RoadName const& name) {
    auto const [found, is_new] = name_number_.try_emplace(
        {name.zh, name.en}, static_cast<std::uint32_t>(table_.names.size()));
    if (is_new) table_.names.push_back(name);
    return found->second;
  }

  OsmExtract const& extract_;
  std::vector<std::uint8_t> uses_;  ///< [nodes of the extract] at most kJunction
  std::vector<std::pair<OsmWay const*, Chain>> pieces_;
  std::vector<std::uint32_t> number_;  ///< [nodes of the extract] in the table
  std::map<std::pair<std::string, std::string>, std::uint32_t> name_number_;
  RoadTable table_;
};

}  // namespace

RoadTable lay_out_links(OsmExtract const& extract, NetworkCounts& counts) {
  return LinkLayer(extract).lay_out(counts);
}

}  // namespace sc

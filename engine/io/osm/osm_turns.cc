// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_turns.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

namespace sc {
namespace {

/// Change of bearing that a kind of restriction means, clockwise [rad].
double ideal_rad(TurnKind kind) {
  switch (kind) {
    case TurnKind::left: return -std::numbers::pi / 2;
    case TurnKind::right: return std::numbers::pi / 2;
    case TurnKind::u_turn: return std::numbers::pi;
    default: return 0;
  }
}

class TurnBanner {
 public:
  explicit TurnBanner(RoadTable& table) : table_(table), by_tail_(table.links()) {
    std::iota(by_tail_.begin(), by_tail_.end(), 0U);
    std::stable_sort(by_tail_.begin(), by_tail_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return table.tail[a] < table.tail[b];
    });
  }

  /// Adds the bans, or says why there are none.
  std::optional<RestrictionSkip> apply(OsmRestriction const& restriction,
                                       std::vector<std::int64_t> const& all_way_ids) {
    for (auto const* ways : {&restriction.from, &restriction.to})
      for (std::int64_t const way : *ways)
        if (auto const [begin, end] = links_of(way); begin == end)
          return std::binary_search(all_way_ids.begin(), all_way_ids.end(), way)
                     ? RestrictionSkip::way_not_drivable
                     : RestrictionSkip::member_not_in_file;
    std::vector<BannedTurn> const turns = turns_of(restriction);
    if (turns.empty()) return RestrictionSkip::no_such_turn;
    for (BannedTurn const turn : turns) {
      if (restriction.only)
        ban_all_but(turn);
      else
        table_.banned_turns.push_back(turn);
    }
    return std::nullopt;
  }

 private:
  /// Links of a way: they stand together, ways ascending.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> links_of(std::int64_t way) const {
    auto const [begin, end] = std::equal_range(table_.way_ref.begin(), table_.way_ref.end(), way);
    return {static_cast<std::uint32_t>(begin - table_.way_ref.begin()),
            static_cast<std::uint32_t>(end - table_.way_ref.begin())};
  }

  [[nodiscard]] std::vector<std::uint32_t> touching(std::vector<std::int64_t> const& ways,
                                                    std::vector<std::uint32_t> const& end_column,
                                                    std::uint32_t node) const {
    std::vector<std::uint32_t> links;
    for (std::int64_t const way : ways)
      for (auto [i, end] = links_of(way); i < end; ++i)
        if (end_column[i] == node) links.push_back(i);
    return links;
  }

  /// The turns that the restriction names.
  [[nodiscard]] std::vector<BannedTurn> turns_of(OsmRestriction const& restriction) const {
    auto const found =
        std::lower_bound(table_.node_ref.begin(), table_.node_ref.end(), restriction.via);
    if (found == table_.node_ref.end() || *found != restriction.via) return {};
    auto const via = static_cast<std::uint32_t>(found - table_.node_ref.begin());
    bool const to_and_fro =
        restriction.kind == TurnKind::u_turn && restriction.from == restriction.to;
    std::vector<BannedTurn> turns;
    for (std::uint32_t const in : touching(restriction.from, table_.head, via))
      for (std::uint32_t const out : touching(restriction.to, table_.tail, via))
        if (are_twins(in, out) == to_and_fro) turns.push_back({in, out});
    bool const all =
        to_and_fro || restriction.kind == TurnKind::entry || restriction.kind == TurnKind::exit;
    if (!all && turns.size() > 1) turns = {nearest_in_angle(turns, restriction.kind)};
    return turns;
  }

  /// The two directions of a street are neighbours in the table.
  [[nodiscard]] bool are_twins(std::uint32_t a, std::uint32_t b) const {
    return table_.way_ref[a] == table_.way_ref[b] && table_.tail[a] == table_.head[b] &&
           table_.head[a] == table_.tail[b] && (a + 1 == b || b + 1 == a);
  }

  [[nodiscard]] BannedTurn nearest_in_angle(std::vector<BannedTurn> const& turns,
                                            TurnKind kind) const {
    auto const error_rad = [&](BannedTurn turn) {
      return std::abs(std::remainder(turn_rad(turn) - ideal_rad(kind), 2 * std::numbers::pi));
    };
    return *std::min_element(turns.begin(), turns.end(), [&](BannedTurn a, BannedTurn b) {
      return error_rad(a) < error_rad(b);
    });
  }

  /// Change of bearing, clockwise: a right turn is positive.
  [[nodiscard]] double turn_rad(BannedTurn turn) const {
    LonLat const via = table_.node_position[table_.head[turn.from]];
    bool const in_bent = table_.shape_begin[turn.from] < table_.shape_begin[turn.from + 1];
    bool const out_bent = table_.shape_begin[turn.to] < table_.shape_begin[turn.to + 1];
    LonLat const before = in_bent ? table_.shape[table_.shape_begin[turn.from + 1] - 1]
                                  : table_.node_position[table_.tail[turn.from]];
    LonLat const after = out_bent ? table_.shape[table_.shape_begin[turn.to]]
                                  : table_.node_position[table_.head[turn.to]];
    return bearing_rad(via, after) - bearing_rad(before, via);
  }

  void ban_all_but(BannedTurn allowed) {
    std::uint32_t const via = table_.head[allowed.from];
    auto const first =
        std::partition_point(by_tail_.begin(), by_tail_.end(),
                             [&](std::uint32_t link) { return table_.tail[link] < via; });
    for (auto at = first; at != by_tail_.end() && table_.tail[*at] == via; ++at)
      if (*at != allowed.to) table_.banned_turns.push_back({allowed.from, *at});
  }

  RoadTable& table_;
  std::vector<std::uint32_t> by_tail_;  ///< links by the node they leave
};

}  // namespace

RestrictionCounts ban_turns(OsmExtract const& extract, RoadTable& table) {
  RestrictionCounts counts;
  counts.skipped = extract.restrictions_skipped;
  TurnBanner banner(table);
  for (OsmRestriction const& restriction : extract.restrictions) {
    if (auto const skip = banner.apply(restriction, extract.all_way_ids))
      counts.skipped[*skip].push_back(restriction.id);
    else
      ++counts.applied;
  }
  counts.read = counts.applied;
  for (auto& [reason, ids] : counts.skipped) {
    std::sort(ids.begin(), ids.end());
    counts.read += ids.size();
  }
  std::sort(table.banned_turns.begin(), table.banned_turns.end());
  table.banned_turns.erase(std::unique(table.banned_turns.begin(), table.banned_turns.end()),
                           table.banned_turns.end());
  return counts;
}

}  // namespace sc

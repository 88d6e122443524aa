// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/upward.h"

namespace sc {

class ArcUnpacker;

/// Exact time from the best of several starts to the best of several goals: climbs the elimination
/// tree from both sides at once, lowest vertex first, and stops looking where the time so far is
/// no better than a way already found. Keeps its working memory: one object per thread.
/// Source: Dibbelt, Strasser & Wagner (2016), section 7 (elimination-tree query).
class HierarchyQuery {
 public:
  explicit HierarchyQuery(std::size_t vertices) : ms_(2 * vertices, kNoWay) {}

  /// kNoWay: unreachable.
  std::int32_t time(UpwardArcs const& up, std::span<SearchEnd const> starts,
                    std::span<SearchEnd const> goals);

  /// After time() on the metric's own arcs (upward_arcs(metric, lane)) gave a way: numbers of the
  /// edges driven, in order, of one fastest way; links are the times the lane was made from. Which
  /// of several equally fast ways it is depends on the order of elimination.
  void append_way(Metric const& metric, std::size_t lane, std::span<LinkTime const> links,
                  std::vector<std::uint32_t>& edges) const;

 private:
  struct Meeting {
    std::int32_t ms = kNoWay;
    std::uint32_t rank = kNoVertex;
  };
  void seed(std::span<SearchEnd const> ends, std::size_t side);
  [[nodiscard]] std::vector<std::uint32_t> climbed(ArcUnpacker const& arcs, ArcWeights weights,
                                                   std::uint32_t top, std::size_t side) const;
  void settle(UpwardArcs const& up, std::uint32_t v);

  std::vector<std::int32_t> ms_;  ///< [ranks][from a start, to a goal] kNoWay where not visited
  std::vector<std::uint32_t> visited_, front_;
  Meeting best_;
};

}  // namespace sc

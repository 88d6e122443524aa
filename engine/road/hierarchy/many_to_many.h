// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/upward.h"

namespace sc {

/// A set of vertices to be reached again and again: they and all that is above them, which is all
/// that a sweep down the hierarchy has to visit. Depends on no times; const and shared.
/// Source: Delling, Goldberg & Werneck (2011), Faster Batched Shortest Paths in Road Networks,
/// ATMOS ("RPHAST").
class SweepTargets {
 public:
  /// Targets by rank; repeats are allowed.
  SweepTargets(UpwardArcs const& up, std::span<std::uint32_t const> targets);
  /// Every vertex, in ascending rank: one-to-all.
  static SweepTargets all(UpwardArcs const& up);

  [[nodiscard]] std::size_t size() const { return place_.size(); }
  [[nodiscard]] std::size_t visited() const { return arc_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  friend class ManyToMany;
  std::vector<std::uint32_t> place_;          ///< [targets] place among the visited
  std::vector<std::uint32_t> place_of_rank_;  ///< [ranks] kNoVertex: not visited
  std::vector<std::uint32_t> first_;          ///< [visited + 1]
  std::vector<std::uint32_t> head_;           ///< places of heads, which come before
  std::vector<std::uint32_t> arc_;            ///< [visited] first arc
};

/// Times between many places at once: sixteen sources climb on their own and share one sweep down
/// to the targets. Keeps its working memory: one object per thread.
class ManyToMany {
 public:
  ManyToMany(UpwardArcs const& up, SweepTargets const& targets);

  /// Heading::away: result[i][j] = time from the nearest end of source i to target j;
  /// Heading::towards: from target j to the nearest end of source i. kNoWay: unreachable.
  /// `up` may have other times than the targets were selected with, on the same arcs.
  /// Shapes: result [sources][targets].
  void times(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources, Heading heading,
             std::span<std::int32_t> result);

 private:
  void climb(UpwardArcs const& up, std::span<SearchEnd const> source, Heading heading,
             std::size_t lane);
  void sweep(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources, Heading heading,
             std::int32_t* result);

  SweepTargets const* targets_;
  UpwardSearch search_;
  std::vector<std::int32_t> ms_;       ///< [visited][kSweepLanes]
  std::vector<std::uint8_t> reached_;  ///< [visited] by a climb: else ms_ is left over
};

/// The same on several threads (0 = one per core); the result does not depend on their number.
void times_between(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources,
                   SweepTargets const& targets, Heading heading, int threads,
                   std::span<std::int32_t> result);

}  // namespace sc

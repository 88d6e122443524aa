// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/hierarchy.h"
#include "road/hierarchy/metric.h"

namespace sc {

/// Arcs from each vertex to higher ones with their times: what every search climbs. A metric's own,
/// or fewer that do as well (road/hierarchy/trimmed.h). A view: what it was taken from must live.
struct UpwardArcs {
  std::span<std::uint32_t const> first;   ///< [ranks + 1]
  std::span<std::uint32_t const> head;    ///< [arcs]
  std::span<std::uint32_t const> parent;  ///< [ranks] elimination tree
  ArcWeights weights;
  Kernels const* kernels = nullptr;

  [[nodiscard]] std::size_t vertices() const { return parent.size(); }
};

UpwardArcs upward_arcs(Metric const& metric, std::size_t lane = 0);

/// A place to start from or to reach: a vertex by rank and the time it costs, 0 to kNoWay.
struct SearchEnd {
  std::uint32_t rank = 0;
  std::int32_t ms = 0;
};

/// Which way the roads are driven.
enum class Heading { away, towards };

/// Climbs from the ends through all their ancestors, one direction only: the first half of every
/// one-to-many search. Keeps its working memory: one object per thread.
class UpwardSearch {
 public:
  explicit UpwardSearch(std::size_t vertices) : ms_(vertices, kNoWay) {}

  /// Afterwards at(v) is the time from the nearest end to v (Heading::away), or from v to it, over
  /// ascending arcs only.
  void climb(UpwardArcs const& up, std::span<SearchEnd const> ends, Heading heading);
  [[nodiscard]] std::int32_t at(std::uint32_t rank) const { return ms_[rank]; }
  /// All ancestors of the ends, each once, in no order that matters.
  [[nodiscard]] std::span<std::uint32_t const> visited() const { return visited_; }

 private:
  std::vector<std::int32_t> ms_;  ///< [ranks] kNoWay where not visited
  std::vector<std::uint32_t> visited_, front_;
};

/// Times from the nearest of some ends to any vertex (Heading::away), or from any vertex to the
/// nearest (Heading::towards), each computed when first asked for and remembered: one-to-many where
/// the many are not known beforehand, up to one-to-all.
/// Source: Strasser & Zeitz (2021), A Fast and Tight Heuristic for A*, SEA ("lazy RPHAST").
class LazyTimes {
 public:
  explicit LazyTimes(std::size_t vertices) : search_(vertices), known_(vertices) {}

  void start(UpwardArcs const& up, std::span<SearchEnd const> ends, Heading heading);
  /// kNoWay: unreachable. Precondition: start() was called, and what it was given lives.
  std::int32_t at(std::uint32_t rank);

 private:
  UpwardSearch search_;
  UpwardArcs up_;
  std::size_t side_ = 0;  ///< of a pair: the direction that leads down
  struct Known {
    std::uint32_t round = 0;  ///< of another one: nothing is known
    std::int32_t ms = 0;
  };
  std::vector<Known> known_;  ///< [ranks]
  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> waiting_;
};

}  // namespace sc

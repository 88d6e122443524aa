// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "road/search_graph.h"

namespace sc::test {

/// The oracle of routing: Boost's Dijkstra on the line graph, a vertex per link and an edge per
/// permitted turn, weighted with the turn and the link turned into. Knows nothing of split nodes.
class LineGraph {
 public:
  explicit LineGraph(RoadGraph const& graph, TurnCosts const& costs = {});
  ~LineGraph();
  LineGraph(LineGraph const&) = delete;
  LineGraph& operator=(LineGraph const&) = delete;

  static constexpr std::int64_t kUnreached = INT64_MAX;
  /// Time from the end of a link to the end of each link.
  [[nodiscard]] std::vector<std::int64_t> from_end_of(LinkId from,
                                                      std::span<LinkTime const> times) const;

 private:
  struct Boost;
  std::unique_ptr<Boost const> boost_;
  std::vector<std::int64_t> turn_ms_;  ///< [edges]
};

}  // namespace sc::test

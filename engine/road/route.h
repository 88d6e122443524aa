// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "road/graph.h"

namespace sc {

/// Travel time of a link in whole milliseconds; kImpassable when nothing gets through.
using LinkTime = std::int32_t;
inline constexpr LinkTime kImpassable = INT32_MAX;

/// Time for the part of a link between two fractions. The one rounding rule of routing.
std::int64_t part_time_ms(LinkTime whole, double from_fraction, double to_fraction);

struct Route {
  std::vector<LinkId> links;  ///< first holds the start, last the goal; may be the same link
  Duration duration;
};

/// Exact shortest paths by Dijkstra with turn bans; integer times. Keeps its working memory
/// between searches, so use one object per thread. Ties go to the lower state number: the same
/// route on every machine.
///
/// A place may be entered from either direction of its street: starts and goals are lists.
class RouteSearch {
 public:
  explicit RouteSearch(RoadGraph const& graph);

  /// Fastest route from any start to any goal; nothing when unreachable. Start and goal links may
  /// be impassable only in that case (the part driven of them must be passable).
  std::optional<Route> find(std::span<RoadPosition const> starts,
                            std::span<RoadPosition const> goals, std::span<LinkTime const> times);

  /// Time from each start to the nearest goal, nothing where unreachable; one backward search.
  /// Shapes: result[i] belongs to starts[i] (each start a list of alternatives).
  std::vector<std::optional<Duration>> times_to(
      std::span<std::vector<RoadPosition> const> starts, std::span<RoadPosition const> goals,
      std::span<LinkTime const> times);
};

}  // namespace sc

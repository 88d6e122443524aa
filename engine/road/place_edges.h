// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "road/place.h"
#include "road/search_graph.h"

namespace sc {

/// How places hang on the search graph. times: [links].

/// Calls what(position, state, ms) for each way to leave a place: the state reached at the end of
/// the link it is on, and the time until there. In the order of the place.
template <class What>
void for_departures(SearchGraph const& search, RoadPlace const& place,
                    std::span<LinkTime const> times, What const& what) {
  for (RoadPosition const start : place) {
    std::size_t const l = start.link.index();
    if (auto const part = driven_part_ms(times[l], start.fraction, 1.0))
      what(start, search.arrival[l], *part);
  }
}

/// Calls what(position, state, ms) for each way to reach a place: a state from which the link it is
/// on is entered, and the time from there, the turn included. In the order of the place, then of
/// edges.
template <class What>
void for_entries(SearchGraph const& search, RoadPlace const& place, std::span<LinkTime const> times,
                 What const& what) {
  for (RoadPosition const goal : place) {
    std::size_t const l = goal.link.index();
    auto const part = driven_part_ms(times[l], 0.0, goal.fraction);
    if (!part) continue;
    for (auto e = search.first_of_link[l]; e < search.first_of_link[l + 1]; ++e)
      what(goal, search.from[e], *part + search.turn_ms[e]);
  }
}

}  // namespace sc

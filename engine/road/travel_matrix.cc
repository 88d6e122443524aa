// SPDX-License-Identifier: Apache-2.0
#include "road/travel_matrix.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"
#include "road/hierarchy/many_to_many.h"

namespace sc {
namespace {

/// The states from which the places are entered, and how long each entry takes from there.
struct Entries {
  Entries(RoadHierarchy const& roads, std::span<RoadPlace const> places,
          std::span<LinkTime const> times) {
    SearchGraph const& search = roads.search;
    first.push_back(0);
    for (RoadPlace const& place : places) {
      for (RoadPosition const goal : place) {
        std::size_t const l = goal.link.index();
        auto const part = driven_part_ms(times[l], 0.0, goal.fraction);
        if (!part) continue;
        for (auto e = search.first_of_link[l]; e < search.first_of_link[l + 1]; ++e) {
          rank.push_back(roads.rank(search.from[e]));
          ms.push_back(*part + search.turn_ms[e]);
        }
      }
      first.push_back(rank.size());
    }
  }
  std::vector<std::size_t> first;   ///< [places + 1]
  std::vector<std::uint32_t> rank;  ///< [entries]
  std::vector<std::int64_t> ms;     ///< [entries]
};

std::vector<SearchEnd> ends_of(RoadHierarchy const& roads, RoadPlace const& place,
                               std::span<LinkTime const> times) {
  std::vector<SearchEnd> ends;
  for (RoadPosition const start : place) {
    auto const part = driven_part_ms(times[start.link.index()], start.fraction, 1.0);
    if (part && *part < kNoWay)
      ends.push_back(
          {roads.rank(roads.search.arrival[start.link.index()]), static_cast<std::int32_t>(*part)});
  }
  return ends;
}

std::int64_t best_of(Entries const& entries, std::size_t place, std::int32_t const* to_entry) {
  std::int64_t best = kNoWay;
  for (std::size_t k = entries.first[place]; k < entries.first[place + 1]; ++k)
    best = std::min(best, to_entry[k] + entries.ms[k]);
  return best;
}

}  // namespace

TravelMatrix travel_times(RoadHierarchy const& roads, std::span<RoadPlace const> from,
                          std::span<RoadPlace const> to, RoadTimes const& times, int threads) {
  SC_EXPECT(times.links.size() == roads.search.links());
  TravelMatrix matrix{from.size(), to.size(), std::vector<std::int64_t>(from.size() * to.size())};
  Entries const entries(roads, to, times.links);
  SweepTargets const targets(times.arcs, entries.rank);
  std::size_t const batches = (from.size() + kSweepLanes - 1) / kSweepLanes;
  parallel_for(batches, threads, [&](std::size_t batch) {
    auto const rows =
        from.subspan(batch * kSweepLanes, std::min(kSweepLanes, from.size() - batch * kSweepLanes));
    std::vector<std::vector<SearchEnd>> sources;
    for (RoadPlace const& place : rows) sources.push_back(ends_of(roads, place, times.links));
    std::vector<std::int32_t> to_entry(rows.size() * targets.size());
    ManyToMany(times.arcs, targets).times(times.arcs, sources, Heading::away, to_entry);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = 0; j < to.size(); ++j) {
        auto const direct = best_direct_way(rows[i], to[j], times.links);
        std::int64_t const entered = best_of(entries, j, to_entry.data() + i * targets.size());
        std::int64_t const best = direct ? std::min(direct->ms, entered) : entered;
        matrix.ms[(batch * kSweepLanes + i) * to.size() + j] =
            best < kNoWay ? best : TravelMatrix::kUnreachable;
      }
  });
  return matrix;
}

}  // namespace sc

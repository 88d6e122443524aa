// SPDX-License-Identifier: Apache-2.0
#include "road/travel_times.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"
#include "base/shared_progress.h"
#include "road/hierarchy/many_to_many.h"
#include "road/place_edges.h"

namespace sc {
namespace {

/// The states from which the places are entered, and how long each entry takes from there.
struct Entries {
  Entries(RoadHierarchy const& roads, std::span<RoadPlace const> places,
          std::span<LinkTime const> times) {
    first.push_back(0);
    for (RoadPlace const& place : places) {
      for_entries(roads.search, place, times,
                  [&](RoadPosition, SearchGraph::State from, std::int64_t entry_ms) {
                    rank.push_back(roads.rank(from));
                    ms.push_back(entry_ms);
                  });
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
  for_departures(roads.search, place, times,
                 [&](RoadPosition, SearchGraph::State to, std::int64_t ms) {
                   if (ms < kNoWay) ends.push_back({roads.rank(to), static_cast<std::int32_t>(ms)});
                 });
  return ends;
}

/// By way of any entry, or straight ahead on one link. to_entry: [entries].
std::optional<Duration> fastest(RoadPlace const& from, RoadPlace const& to, Entries const& entries,
                                std::size_t column, std::int32_t const* to_entry,
                                std::span<LinkTime const> times) {
  auto const direct = best_direct_way(from, to, times);
  std::int64_t best = direct ? direct->ms : kNoWay;
  for (std::size_t k = entries.first[column]; k < entries.first[column + 1]; ++k)
    best = std::min(best, to_entry[k] + entries.ms[k]);
  return best < kNoWay ? std::optional(Duration{best}) : std::nullopt;
}

}  // namespace

TravelMatrix travel_times(RoadHierarchy const& roads, std::span<RoadPlace const> from,
                          std::span<RoadPlace const> to, RoadTimes const& times,
                          TravelTimesWork const& work) {
  SC_EXPECT(times.links.size() == roads.search.links());
  TravelMatrix matrix(from.size(), to.size());
  Entries const entries(roads, to, times.links);
  SweepTargets const targets(times.arcs, entries.rank);
  std::size_t const sweeps = (from.size() + kSweepLanes - 1) / kSweepLanes;
  SharedProgress progress(work.progress, sweeps);
  // Each worker has a sweep of its own and every so-manyth one to do.
  auto const workers = std::min(static_cast<std::size_t>(thread_count(work.threads)), sweeps);
  parallel_for(workers, work.threads, [&](std::size_t worker) {
    ManyToMany many(times.arcs, targets);
    std::vector<std::int32_t> to_entry(kSweepLanes * targets.size());
    for (std::size_t sweep = worker; sweep < sweeps; sweep += workers) {
      std::size_t const first = sweep * kSweepLanes;
      std::size_t const count = std::min(kSweepLanes, from.size() - first);
      std::vector<std::vector<SearchEnd>> sources;
      for (std::size_t i = 0; i < count; ++i)
        sources.push_back(ends_of(roads, from[first + i], times.links));
      many.times(times.arcs, sources, Heading::away,
                 std::span(to_entry).first(count * targets.size()));
      for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < to.size(); ++k)
          matrix.set(first + i, k,
                     fastest(from[first + i], to[k], entries, k,
                             to_entry.data() + i * targets.size(), times.links));
      progress.add(1);
    }
  });
  return matrix;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/route_finder.h"

#include <algorithm>

#include "base/check.h"
#include "road/place_edges.h"

namespace sc {
namespace {

std::int32_t capped(std::int64_t ms) {
  return static_cast<std::int32_t>(std::min<std::int64_t>(ms, kNoWay));
}

std::optional<Duration> duration(std::int64_t ms) {
  return ms >= kNoWay ? std::nullopt : std::optional(Duration{ms});
}

}  // namespace

RouteFinder::RouteFinder(RoadGraph const& graph, RoadHierarchy const& roads)
    : graph_(&graph), roads_(&roads), lazy_(roads.frame.vertices()) {}

void RouteFinder::start_from(RoadPlace const& starts, RoadTimes const& times) {
  SC_EXPECT(times.links.size() == graph_->links());
  times_ = times.links;
  seeds_.clear();
  ends_.clear();
  for_departures(roads_->search, starts, times_,
                 [&](RoadPosition start, State to, std::int64_t ms) {
                   seeds_.push_back({to, capped(ms), start.link});
                   ends_.push_back({roads_->rank(to), capped(ms)});
                 });
  lazy_.start(times.arcs, ends_, Heading::away);
}

void RouteFinder::start_towards(RoadPlace const& goals, RoadTimes const& times) {
  SC_EXPECT(times.links.size() == graph_->links());
  times_ = times.links;
  ends_.clear();
  for_entries(roads_->search, goals, times_, [&](RoadPosition, State from, std::int64_t ms) {
    ends_.push_back({roads_->rank(from), capped(ms)});
  });
  lazy_.start(times.arcs, ends_, Heading::towards);
}

/// Ties are decided as by a search that settles the nearest state first, of these the one of least
/// number, looks at its links in ascending order, and changes its mind for the better only.
RouteFinder::Entry RouteFinder::best_entry(RoadPlace const& goals) {
  Entry best;
  std::int32_t best_from_ms = kNoWay;
  auto const before = [&](std::int64_t ms, std::int32_t from_ms, State from, LinkId link) {
    if (ms != best.ms) return ms < best.ms;
    if (from_ms != best_from_ms) return from_ms < best_from_ms;
    return from != best.from ? from < best.from : link < best.goal.link;
  };
  for_entries(roads_->search, goals, times_,
              [&](RoadPosition goal, State from, std::int64_t entry_ms) {
                std::int32_t const from_ms = ms_at(from);
                std::int64_t const ms = from_ms + entry_ms;
                if (from_ms >= kNoWay || ms >= kNoWay || !before(ms, from_ms, from, goal.link))
                  return;
                best = {ms, from, goal};
                best_from_ms = from_ms;
              });
  return best;
}

std::optional<Route> RouteFinder::find(RoadPlace const& starts, RoadPlace const& goals,
                                       RoadTimes const& times) {
  start_from(starts, times);
  auto const direct = best_direct_way(starts, goals, times_);
  Entry const entry = best_entry(goals);
  if (direct && direct->ms < kNoWay && direct->ms <= entry.ms)
    return Route{{direct->goal.link}, direct->start, direct->goal, Duration{direct->ms}};
  if (entry.ms == INT64_MAX) return std::nullopt;
  Route route{{}, {}, entry.goal, Duration{entry.ms}};
  append_way(entry.from, route.links);
  route.start = start_taken(starts, route.links.front());
  route.links.push_back(entry.goal.link);
  return route;
}

std::vector<std::optional<Duration>> RouteFinder::times_to(std::span<RoadPlace const> places,
                                                           RoadPlace const& goals,
                                                           RoadTimes const& times) {
  start_towards(goals, times);
  std::vector<std::optional<Duration>> result;
  for (RoadPlace const& place : places) {
    auto const direct = best_direct_way(place, goals, times_);
    std::int64_t best = direct ? direct->ms : kNoWay;
    for_departures(roads_->search, place, times_, [&](RoadPosition, State to, std::int64_t ms) {
      best = std::min(best, ms + ms_at(to));
    });
    result.push_back(duration(best));
  }
  return result;
}

std::vector<std::optional<Duration>> RouteFinder::times_from(RoadPlace const& starts,
                                                             std::span<RoadPlace const> places,
                                                             RoadTimes const& times) {
  start_from(starts, times);
  std::vector<std::optional<Duration>> result;
  for (RoadPlace const& place : places) {
    auto const direct = best_direct_way(starts, place, times_);
    std::int64_t const entered = best_entry(place).ms;
    result.push_back(duration(direct ? std::min(direct->ms, entered) : entered));
  }
  return result;
}

void RouteFinder::explore(RoadPlace const& starts, RoadTimes const& times) {
  start_from(starts, times);
}

std::size_t RouteFinder::append_way_to(NodeId goal, std::vector<LinkId>& links) {
  std::int32_t best_ms = kNoWay;
  State best = 0;
  for (LinkId const in : graph_->in_links(goal)) {
    State const s = arrival(in);
    std::int32_t const ms = ms_at(s);
    if (ms > best_ms || ms >= kNoWay || (ms == best_ms && s >= best)) continue;
    best_ms = ms;
    best = s;
  }
  if (best_ms >= kNoWay) return 0;
  std::size_t const before = links.size();
  append_way(best, links);
  return links.size() - before;
}

/// The start that a way to this state may begin with, if that is as fast as any.
RouteFinder::Seed const* RouteFinder::seed_at(State s, std::int32_t ms) const {
  auto const found = std::find_if(seeds_.begin(), seeds_.end(), [&](Seed const& seed) {
    return seed.state == s && seed.ms == ms;
  });
  return found == seeds_.end() ? nullptr : &*found;
}

/// The edge by which the state of that rank is reached at `ms` from an earlier state; if several,
/// from the nearest to the start, then of least number, then by the least link. Null: none.
RoadHierarchy::Entering const* RouteFinder::last_edge(std::uint32_t rank, std::int32_t ms) {
  RoadHierarchy::Entering const* best = nullptr;
  std::int32_t best_ms = 0;
  for (RoadHierarchy::Entering const& edge : roads_->entering_edges(rank)) {
    std::int64_t const driven = std::int64_t{times_[edge.link.index()]} + edge.turn_ms;
    if (driven == 0 || driven > ms) continue;
    std::int32_t const from_ms = lazy_.at(edge.rank);
    if (from_ms + driven != ms) continue;
    bool const nearer =
        !best || from_ms < best_ms || (from_ms == best_ms && edge.from < best->from);
    if (!nearer) continue;
    best = &edge;
    best_ms = from_ms;
  }
  return best;
}

/// Goes back over links that take no time until a state is reached by one that takes some; appends
/// the links, last first.
RouteFinder::State RouteFinder::cross_standstill(State s, std::int32_t ms,
                                                 std::vector<LinkId>& links) {
  struct Step {
    State state;
    std::uint32_t rank;
    std::size_t after;
    LinkId link;
  };
  std::vector<Step> steps = {{s, roads_->rank(s), 0, {}}};
  auto const seen = [&](State other) {
    return std::any_of(steps.begin(), steps.end(), [&](Step t) { return t.state == other; });
  };
  std::size_t i = 0;
  while (!seed_at(steps[i].state, ms) && !last_edge(steps[i].rank, ms)) {
    for (RoadHierarchy::Entering const& edge : roads_->entering_edges(steps[i].rank)) {
      bool const still = times_[edge.link.index()] + std::int64_t{edge.turn_ms} == 0;
      if (still && lazy_.at(edge.rank) == ms && !seen(edge.from))
        steps.push_back({edge.from, edge.rank, i, edge.link});
    }
    ++i;
    SC_ENSURE(i < steps.size());
  }
  State const reached = steps[i].state;
  std::size_t const first = links.size();
  for (; i != 0; i = steps[i].after) links.push_back(steps[i].link);
  std::reverse(links.begin() + static_cast<std::ptrdiff_t>(first), links.end());
  return reached;
}

/// The links driven to a state, first to last.
void RouteFinder::append_way(State s, std::vector<LinkId>& links) {
  auto const first = static_cast<std::ptrdiff_t>(links.size());
  std::uint32_t rank = roads_->rank(s);
  for (;;) {
    std::int32_t const ms = lazy_.at(rank);
    if (Seed const* const seed = seed_at(s, ms)) {
      links.push_back(seed->link);
      break;
    }
    if (auto const* const edge = last_edge(rank, ms)) {
      links.push_back(edge->link);
      s = edge->from;
      rank = edge->rank;
    } else {
      s = cross_standstill(s, ms, links);
      rank = roads_->rank(s);
    }
  }
  std::reverse(links.begin() + first, links.end());
}

}  // namespace sc

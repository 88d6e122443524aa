// SPDX-License-Identifier: Apache-2.0
#include "road/route_search.h"

#include <algorithm>

#include "base/check.h"

namespace sc {

/// The best complete route so far.
struct RouteSearch::Best {
  std::int64_t ms = INT64_MAX;
  RoadPosition goal;
  State before_goal = UINT32_MAX;  ///< state from which the goal's link is entered; unset: direct
  RoadPosition start;              ///< of a direct route
};

RouteSearch::RouteSearch(RoadGraph const& graph, TurnCosts const& costs)
    : graph_(&graph),
      search_(search_graph(graph, costs)),
      ms_(search_.states()),
      by_(search_.states()),
      from_(search_.states()),
      seen_(search_.states(), 0),
      done_(search_.states(), 0) {}

void RouteSearch::begin() {
  ++round_;
  heap_.clear();
}

void RouteSearch::improve(State s, std::int64_t ms, LinkId by, State from) {
  if (seen_[s] == round_ && ms_[s] <= ms) return;
  seen_[s] = round_;
  ms_[s] = ms;
  by_[s] = by;
  from_[s] = from;
  heap_.push_back({ms, s});
  std::push_heap(heap_.begin(), heap_.end(), [](HeapEntry a, HeapEntry b) {
    return a.ms != b.ms ? a.ms > b.ms : a.state > b.state;
  });
}

std::optional<RouteSearch::HeapEntry> RouteSearch::pop() {
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), [](HeapEntry a, HeapEntry b) {
      return a.ms != b.ms ? a.ms > b.ms : a.state > b.state;
    });
    HeapEntry const top = heap_.back();
    heap_.pop_back();
    if (settled(top.state)) continue;
    done_[top.state] = round_;
    return top;
  }
  return std::nullopt;
}

void RouteSearch::seed_starts(RoadPlace const& starts, std::span<LinkTime const> times) {
  for (RoadPosition const start : starts) {
    State const s = arrival(start.link);
    if (auto const ms = driven_part_ms(times[start.link.index()], start.fraction, 1.0))
      improve(s, *ms, start.link, s);
  }
}

void RouteSearch::relax_forward(HeapEntry at, RoadPlace const& goals,
                                std::span<LinkTime const> times, Best& best) {
  for (SearchGraph::Edge const edge : search_.out_edges(at.state)) {
    LinkId const next = search_.link[edge];
    LinkTime const whole = times[next.index()];
    std::int64_t const turned_ms = at.ms + search_.turn_ms[edge];
    for (RoadPosition const goal : goals) {
      if (goal.link != next) continue;
      auto const part = driven_part_ms(whole, 0.0, goal.fraction);
      if (part && turned_ms + *part < best.ms) best = {turned_ms + *part, goal, at.state, {}};
    }
    if (whole != kImpassable) improve(arrival(next), turned_ms + whole, next, at.state);
  }
}

std::optional<Route> RouteSearch::find(RoadPlace const& starts, RoadPlace const& goals,
                                       std::span<LinkTime const> times) {
  SC_EXPECT(times.size() == graph_->links());
  Best best;
  if (auto const direct = best_direct_way(starts, goals, times))
    best = {direct->ms, direct->goal, UINT32_MAX, direct->start};
  begin();
  seed_starts(starts, times);
  for (auto at = pop(); at && at->ms < best.ms; at = pop()) relax_forward(*at, goals, times, best);
  if (best.ms == INT64_MAX) return std::nullopt;
  return unpack(best, starts);
}

void RouteSearch::explore(RoadPlace const& starts, std::span<LinkTime const> times) {
  SC_EXPECT(times.size() == graph_->links());
  begin();
  seed_starts(starts, times);
  Best none;
  while (auto const at = pop()) relax_forward(*at, {}, times, none);
}

std::size_t RouteSearch::append_way_to(NodeId goal, std::vector<LinkId>& links) const {
  std::optional<State> best;
  for (LinkId const in : graph_->in_links(goal)) {
    State const s = arrival(in);
    if (settled(s) && (!best || ms_[s] < ms_[*best] || (ms_[s] == ms_[*best] && s < *best)))
      best = s;
  }
  if (!best) return 0;
  std::size_t const before = links.size();
  append_way(*best, links);
  return links.size() - before;
}

/// The links driven to a state, first to last.
void RouteSearch::append_way(State s, std::vector<LinkId>& links) const {
  auto const first = static_cast<std::ptrdiff_t>(links.size());
  for (; from_[s] != s; s = from_[s]) links.push_back(by_[s]);
  links.push_back(by_[s]);
  std::reverse(links.begin() + first, links.end());
}

Route RouteSearch::unpack(Best const& best, RoadPlace const& starts) const {
  Route route{{}, best.start, best.goal, Duration{best.ms}};
  if (best.before_goal != UINT32_MAX) append_way(best.before_goal, route.links);
  route.links.push_back(best.goal.link);
  if (best.before_goal != UINT32_MAX) route.start = start_taken(starts, route.links.front());
  return route;
}

void RouteSearch::enter_backward(LinkId link, std::int64_t ms) {
  for (auto e = search_.first_of_link[link.index()]; e < search_.first_of_link[link.index() + 1];
       ++e)
    improve(search_.from[e], ms + search_.turn_ms[e], link, search_.from[e]);
}

void RouteSearch::relax_backward(HeapEntry at, std::span<LinkTime const> times) {
  search_.for_in_edges(*graph_, at.state, [&](SearchGraph::Edge e) {
    LinkTime const whole = times[search_.link[e].index()];
    if (whole == kImpassable) return;
    improve(search_.from[e], at.ms + whole + search_.turn_ms[e], search_.link[e], search_.from[e]);
  });
}

/// Runs until the arrival state of every place is settled or nothing is left.
void RouteSearch::settle_backward(std::span<RoadPlace const> places,
                                  std::span<LinkTime const> times) {
  std::vector<State> wanted;
  for (RoadPlace const& place : places)
    for (RoadPosition const position : place) wanted.push_back(arrival(position.link));
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::size_t missing = wanted.size();
  while (missing > 0) {
    auto const at = pop();
    if (!at) return;
    if (std::binary_search(wanted.begin(), wanted.end(), at->state)) --missing;
    relax_backward(*at, times);
  }
}

std::vector<std::optional<Duration>> RouteSearch::times_to(std::span<RoadPlace const> places,
                                                           RoadPlace const& goals,
                                                           std::span<LinkTime const> times) {
  SC_EXPECT(times.size() == graph_->links());
  begin();
  for (RoadPosition const goal : goals)
    if (auto const ms = driven_part_ms(times[goal.link.index()], 0.0, goal.fraction))
      enter_backward(goal.link, *ms);
  settle_backward(places, times);
  std::vector<std::optional<Duration>> result;
  for (RoadPlace const& place : places) {
    auto const direct = best_direct_way(place, goals, times);
    std::int64_t best = direct ? direct->ms : INT64_MAX;
    for (RoadPosition const start : place) {
      auto const part = driven_part_ms(times[start.link.index()], start.fraction, 1.0);
      if (part && settled(arrival(start.link)))
        best = std::min(best, *part + ms_[arrival(start.link)]);
    }
    result.push_back(best == INT64_MAX ? std::nullopt : std::optional(Duration{best}));
  }
  return result;
}

}  // namespace sc

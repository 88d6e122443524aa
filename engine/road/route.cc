// SPDX-License-Identifier: Apache-2.0
#include "road/route.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace sc {
namespace {

/// May a vehicle drive this part? A part of no length needs no road.
bool part_open(LinkTime whole, double from, double to) {
  return from <= to && (from == to || whole != kImpassable);
}

std::int64_t part_ms(LinkTime whole, double from, double to) {
  return from == to ? 0 : part_time_ms(whole, from, to);
}

/// Direct way from one position to another ahead on the same link.
std::optional<std::int64_t> ahead_ms(RoadPosition start, RoadPosition goal,
                                     std::span<LinkTime const> times) {
  if (start.link != goal.link) return std::nullopt;
  LinkTime const whole = times[start.link.index()];
  if (!part_open(whole, start.fraction, goal.fraction)) return std::nullopt;
  return part_ms(whole, start.fraction, goal.fraction);
}

}  // namespace

std::int64_t part_time_ms(LinkTime whole, double from_fraction, double to_fraction) {
  SC_EXPECT(whole != kImpassable && from_fraction <= to_fraction);
  return std::llround(static_cast<double>(whole) * (to_fraction - from_fraction));
}

/// The best complete route so far.
struct RouteSearch::Best {
  std::int64_t ms = INT64_MAX;
  RoadPosition goal;
  State before_goal = UINT32_MAX;  ///< state from which the goal's link is entered; unset: direct
  RoadPosition start;              ///< of a direct route
};

RouteSearch::RouteSearch(RoadGraph const& graph) : graph_(&graph), arrival_(graph.links()) {
  for (std::size_t n = 0; n < graph.nodes(); ++n) {
    node_.push_back(NodeId{n});
    entry_.push_back(LinkId{});
  }
  for (std::size_t n = 0; n < graph.nodes(); ++n) {
    bool const split = graph.has_banned_turn(NodeId{n});
    for (LinkId const link : graph.in_links(NodeId{n})) {
      arrival_[link.index()] = static_cast<State>(split ? node_.size() : n);
      if (!split) continue;
      node_.push_back(NodeId{n});
      entry_.push_back(link);
    }
  }
  ms_.resize(node_.size());
  by_.resize(node_.size());
  from_.resize(node_.size());
  seen_.resize(node_.size(), 0);
  done_.resize(node_.size(), 0);
}

bool RouteSearch::may_leave(State s, LinkId next) const {
  return !entry_[s] || graph_->turn_allowed(entry_[s], next);
}

void RouteSearch::begin() {
  ++search_;
  heap_.clear();
}

void RouteSearch::improve(State s, std::int64_t ms, LinkId by, State from) {
  if (seen_[s] == search_ && ms_[s] <= ms) return;
  seen_[s] = search_;
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
    done_[top.state] = search_;
    return top;
  }
  return std::nullopt;
}

void RouteSearch::seed_starts(RoadPlace const& starts, std::span<LinkTime const> times) {
  for (RoadPosition const start : starts) {
    LinkTime const whole = times[start.link.index()];
    if (!part_open(whole, start.fraction, 1.0)) continue;
    State const s = arrival(start.link);
    improve(s, part_ms(whole, start.fraction, 1.0), start.link, s);
  }
}

void RouteSearch::relax_forward(HeapEntry at, RoadPlace const& goals,
                                std::span<LinkTime const> times, Best& best) {
  for (LinkId const next : graph_->out_links(node_[at.state])) {
    if (!may_leave(at.state, next)) continue;
    LinkTime const whole = times[next.index()];
    for (RoadPosition const goal : goals) {
      if (goal.link != next || !part_open(whole, 0.0, goal.fraction)) continue;
      std::int64_t const total = at.ms + part_ms(whole, 0.0, goal.fraction);
      if (total < best.ms) best = {total, goal, at.state, {}};
    }
    if (whole != kImpassable) improve(arrival(next), at.ms + whole, next, at.state);
  }
}

/// The best route that never leaves its first link.
RouteSearch::Best RouteSearch::best_ahead(RoadPlace const& starts, RoadPlace const& goals,
                                          std::span<LinkTime const> times) {
  Best best;
  for (RoadPosition const start : starts)
    for (RoadPosition const goal : goals)
      if (auto const ms = ahead_ms(start, goal, times); ms && *ms < best.ms)
        best = {*ms, goal, UINT32_MAX, start};
  return best;
}

std::optional<Route> RouteSearch::find(RoadPlace const& starts, RoadPlace const& goals,
                                       std::span<LinkTime const> times) {
  SC_EXPECT(times.size() == graph_->links());
  Best best = best_ahead(starts, goals, times);
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

/// After explore(): time to a position by way of its link's tail; INT64_MAX when there is none.
std::int64_t RouteSearch::explored_ms(RoadPosition goal, std::span<LinkTime const> times) const {
  LinkTime const whole = times[goal.link.index()];
  if (!part_open(whole, 0.0, goal.fraction)) return INT64_MAX;
  NodeId const node = graph_->tail(goal.link);
  std::int64_t entered = INT64_MAX;
  for (LinkId const in : graph_->in_links(node))
    if (State const s = arrival(in); settled(s) && may_leave(s, goal.link))
      entered = std::min(entered, ms_[s]);
  return entered == INT64_MAX ? entered : entered + part_ms(whole, 0.0, goal.fraction);
}

std::vector<std::optional<Duration>> RouteSearch::times_from(RoadPlace const& starts,
                                                             std::span<RoadPlace const> places,
                                                             std::span<LinkTime const> times) {
  explore(starts, times);
  std::vector<std::optional<Duration>> result;
  result.reserve(places.size());
  for (RoadPlace const& place : places) {
    std::int64_t best = best_ahead(starts, place, times).ms;
    for (RoadPosition const goal : place) best = std::min(best, explored_ms(goal, times));
    result.push_back(best == INT64_MAX ? std::nullopt : std::optional(Duration{best}));
  }
  return result;
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

bool RouteSearch::shut_in(RoadPlace const& starts, RoadPlace const& goals,
                          std::span<LinkTime const> times, std::size_t at_most) {
  Best best = best_ahead(starts, goals, times);
  begin();
  seed_starts(starts, times);
  for (std::size_t n = 0; n < at_most && best.ms == INT64_MAX; ++n) {
    auto const at = pop();
    if (!at) return true;
    relax_forward(*at, goals, times, best);
  }
  return false;
}

Route RouteSearch::unpack(Best const& best, RoadPlace const& starts) const {
  Route route{{}, best.start, best.goal, Duration{best.ms}};
  if (best.before_goal != UINT32_MAX) append_way(best.before_goal, route.links);
  route.links.push_back(best.goal.link);
  if (best.before_goal == UINT32_MAX) return route;
  // Of several starts on one link the one nearest its end gave the seed.
  for (RoadPosition const start : starts) {
    bool const nearer = !route.start.link || start.fraction > route.start.fraction;
    if (start.link == route.links.front() && nearer) route.start = start;
  }
  return route;
}

void RouteSearch::enter_backward(LinkId link, std::int64_t ms) {
  NodeId const node = graph_->tail(link);
  if (!graph_->has_banned_turn(node)) return improve(node.value(), ms, link, node.value());
  for (LinkId const in : graph_->in_links(node))
    if (graph_->turn_allowed(in, link)) improve(arrival(in), ms, link, arrival(in));
}

void RouteSearch::relax_backward(HeapEntry at, std::span<LinkTime const> times) {
  auto const drive = [&](LinkId link) {
    LinkTime const whole = times[link.index()];
    if (whole != kImpassable) enter_backward(link, at.ms + whole);
  };
  if (entry_[at.state]) return drive(entry_[at.state]);
  for (LinkId const link : graph_->in_links(node_[at.state])) drive(link);
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
  for (RoadPosition const goal : goals) {
    LinkTime const whole = times[goal.link.index()];
    if (part_open(whole, 0.0, goal.fraction))
      enter_backward(goal.link, part_ms(whole, 0.0, goal.fraction));
  }
  settle_backward(places, times);
  std::vector<std::optional<Duration>> result;
  for (RoadPlace const& place : places) {
    std::int64_t best = INT64_MAX;
    for (RoadPosition const start : place) {
      for (RoadPosition const goal : goals)
        if (auto const ms = ahead_ms(start, goal, times)) best = std::min(best, *ms);
      LinkTime const whole = times[start.link.index()];
      if (part_open(whole, start.fraction, 1.0) && settled(arrival(start.link)))
        best = std::min(best, part_ms(whole, start.fraction, 1.0) + ms_[arrival(start.link)]);
    }
    result.push_back(best == INT64_MAX ? std::nullopt : std::optional(Duration{best}));
  }
  return result;
}

}  // namespace sc

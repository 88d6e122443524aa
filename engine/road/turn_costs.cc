// SPDX-License-Identifier: Apache-2.0
#include "road/turn_costs.h"

#include <algorithm>

#include "base/check.h"
#include "road/turn_angle.h"

namespace sc {
namespace {

bool before(TurnCost const& a, TurnCost const& b) {
  return a.from != b.from ? a.from < b.from : a.to < b.to;
}

bool same_turn(TurnCost const& a, TurnCost const& b) {
  return a.from == b.from && a.to == b.to;
}

bool is_left(Turn turn) {
  return turn == Turn::left || turn == Turn::sharp_left;
}

Duration cost_of(RoadGraph const& graph, LinkId from, LinkId to, TurnRule rule) {
  Turn const turn = turn_of(graph, from, to);
  if (turn == Turn::u_turn) return rule.u_turn;
  bool const junction = is_left(turn) && streets_at(graph, graph.head(from)) >= 3;
  return junction ? rule.left : Duration{};
}

}  // namespace

TurnCosts::TurnCosts(RoadGraph const& graph, std::vector<TurnCost> costs)
    : costs_(std::move(costs)), at_node_(graph.nodes(), false) {
  // The last of equal turns comes first and stays.
  std::reverse(costs_.begin(), costs_.end());
  std::stable_sort(costs_.begin(), costs_.end(), before);
  costs_.erase(std::unique(costs_.begin(), costs_.end(), same_turn), costs_.end());
  std::erase_if(costs_, [](TurnCost const& turn) { return turn.ms == 0; });
  for (TurnCost const& turn : costs_) {
    SC_EXPECT(graph.head(turn.from) == graph.tail(turn.to));
    SC_EXPECT(turn.ms > 0 && turn.ms < kImpassable);
    at_node_[graph.head(turn.from).index()] = true;
  }
}

LinkTime TurnCosts::of(LinkId from, LinkId to) const {
  TurnCost const wanted{from, to, 0};
  auto const found = std::lower_bound(costs_.begin(), costs_.end(), wanted, before);
  return found != costs_.end() && same_turn(*found, wanted) ? found->ms : 0;
}

TurnCosts turn_costs(RoadGraph const& graph, TurnRule rule) {
  std::vector<TurnCost> costs;
  if (rule.left.ms > 0 || rule.u_turn.ms > 0)
    for (std::size_t i = 0; i < graph.links(); ++i)
      for (LinkId const to : graph.out_links(graph.head(LinkId{i})))
        if (Duration const cost = cost_of(graph, LinkId{i}, to, rule); cost.ms > 0)
          costs.push_back({LinkId{i}, to, static_cast<LinkTime>(cost.ms)});
  return {graph, std::move(costs)};
}

}  // namespace sc

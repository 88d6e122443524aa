// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <queue>
#include <span>
#include <vector>

#include "road/hierarchy/edge_list.h"

namespace sc::bench {

/// The plain search as one would write it by hand: compressed rows with their weights, a binary
/// heap with stale entries left in, no clearing between searches.
class CsrDijkstra {
 public:
  CsrDijkstra(EdgeList const& edges, std::span<LinkTime const> times)
      : first_(edges.vertices + 1, 0),
        arcs_(edges.edges()),
        ms_(edges.vertices),
        round_of_(edges.vertices, 0) {
    for (std::uint32_t const from : edges.from) ++first_[from + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t e = 0; e < edges.edges(); ++e)
      arcs_[next[edges.from[e]]++] = {edges.to[e], times[edges.link[e]]};
  }

  /// Calls settled(vertex, ms) in order of distance until it returns false.
  template <class Settled>
  void search(std::uint32_t from, Settled const& settled) {
    ++round_;
    heap_ = {};
    improve(from, 0);
    while (!heap_.empty()) {
      auto const [ms, v] = heap_.top();
      heap_.pop();
      if (ms != ms_[v]) continue;
      if (!settled(v, ms)) return;
      for (std::uint32_t a = first_[v]; a < first_[v + 1]; ++a)
        if (arcs_[a].ms != kImpassable) improve(arcs_[a].to, ms + arcs_[a].ms);
    }
  }

 private:
  struct Arc {
    std::uint32_t to;
    LinkTime ms;
  };
  using Entry = std::pair<std::int32_t, std::uint32_t>;

  void improve(std::uint32_t v, std::int32_t ms) {
    if (round_of_[v] == round_ && ms_[v] <= ms) return;
    round_of_[v] = round_;
    ms_[v] = ms;
    heap_.emplace(ms, v);
  }

  std::vector<std::uint32_t> first_;
  std::vector<Arc> arcs_;
  std::vector<std::int32_t> ms_;
  std::vector<std::uint32_t> round_of_;
  std::uint32_t round_ = 0;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> heap_;
};

}  // namespace sc::bench

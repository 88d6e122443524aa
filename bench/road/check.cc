// SPDX-License-Identifier: Apache-2.0
#include "road/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "road/hierarchy/many_to_many.h"
#include "road/hierarchy/query.h"
#include "road/hierarchy/trimmed.h"
#include "support/boost_edges.h"

namespace sc::bench {
namespace {

constexpr std::size_t kSources = 50, kGoals = 200;
constexpr std::uint64_t kFloods = 20;

std::vector<std::uint32_t> some_vertices(EdgeList const& edges, std::size_t n, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 81);
  std::vector<std::uint32_t> vertices;
  while (vertices.size() < n) vertices.push_back(random.below(edges.vertices));
  return vertices;
}

/// One state of the roads.
class StateCheck {
 public:
  StateCheck(BenchGraph const& graph, Hierarchy const& frame, Floods const& floods,
             std::uint64_t flood)
      : edges_(graph.edges),
        frame_(frame),
        times_(flood == 0 ? graph.times : floods.flooded(flood)),
        metric_(frame, times_),
        trimmed_(metric_),
        query_(frame.vertices()),
        lazy_(frame.vertices()),
        from_(some_vertices(edges_, kSources, 2 * flood)),
        to_(some_vertices(edges_, kGoals, 2 * flood + 1)) {}

  /// Differences from the truth.
  std::size_t run() {
    sweep();
    test::BoostEdges boost(edges_, times_);
    for (std::size_t i = 0; i < from_.size(); ++i) {
      auto const truth = boost.one_to_all(from_[i]);
      SearchEnd const start{frame_.rank[from_[i]], 0};
      lazy_.start(upward_arcs(metric_), {&start, 1}, Heading::away);
      for (std::size_t j = 0; j < to_.size(); ++j) {
        std::int32_t const ms = truth[to_[j]];
        check_pair(i, j, std::min(ms, kNoWay));  // longer ways do not exist
      }
    }
    return different_;
  }
  [[nodiscard]] std::size_t cut_off() const { return cut_off_; }

 private:
  void sweep() {
    std::vector<std::uint32_t> targets;
    std::vector<std::vector<SearchEnd>> sources;
    for (std::uint32_t const v : to_) targets.push_back(frame_.rank[v]);
    for (std::uint32_t const v : from_) sources.push_back({{frame_.rank[v], 0}});
    swept_.resize(kSources * kGoals);
    UpwardArcs const up = upward_arcs(metric_);
    times_between(up, sources, SweepTargets(up, targets), Heading::away, 1, swept_);
  }

  void check_pair(std::size_t i, std::size_t j, std::int32_t truth) {
    SearchEnd const start{frame_.rank[from_[i]], 0}, goal{frame_.rank[to_[j]], 0};
    std::int32_t const trimmed = query_.time(trimmed_.upward(), {&start, 1}, {&goal, 1});
    std::int32_t const plain = query_.time(upward_arcs(metric_), {&start, 1}, {&goal, 1});
    std::int32_t const lazy = lazy_.at(goal.rank);
    std::int32_t const swept = swept_[i * kGoals + j];
    bool const adds_up = truth == kNoWay || (plain == truth && way_adds_up(i, j, truth));
    cut_off_ += truth == kNoWay ? 1 : 0;
    if (plain == truth && trimmed == truth && lazy == truth && swept == truth && adds_up) return;
    if (++different_ <= 5)
      fmt::print(stderr,
                 "{} to {}: Boost {}, query {}, trimmed {}, lazy {}, sweep {}, way adds up: {}\n",
                 from_[i], to_[j], truth, plain, trimmed, lazy, swept, adds_up);
  }

  bool way_adds_up(std::size_t i, std::size_t j, std::int32_t truth) {
    std::vector<std::uint32_t> way;
    query_.append_way(metric_, 0, times_, way);
    std::uint32_t at = from_[i];
    std::int64_t ms = 0;
    for (std::uint32_t const e : way) {
      if (edges_.from[e] != at) return false;
      at = edges_.to[e];
      ms += times_[edges_.link[e]] + (edges_.extra_ms.empty() ? 0 : edges_.extra_ms[e]);
    }
    return at == to_[j] && ms == truth;
  }

  EdgeList const& edges_;
  Hierarchy const& frame_;
  std::vector<LinkTime> times_;
  Metric metric_;
  TrimmedArcs trimmed_;
  HierarchyQuery query_;
  LazyTimes lazy_;
  std::vector<std::uint32_t> from_, to_;
  std::vector<std::int32_t> swept_;
  std::size_t different_ = 0, cut_off_ = 0;
};

}  // namespace

bool check_exact(BenchGraph const& graph, Hierarchy const& frame) {
  Floods const floods(graph);
  std::size_t different = 0, cut_off = 0;
  for (std::uint64_t flood = 0; flood <= kFloods; ++flood) {
    StateCheck state(graph, frame, floods, flood);
    different += state.run();
    cut_off += state.cut_off();
  }
  fmt::print("{}: {} pairs dry and in {} floods, {} of them cut off, {} different from Boost\n",
             graph.name, kSources * kGoals * (kFloods + 1), kFloods, cut_off, different);
  return different == 0;
}

}  // namespace sc::bench

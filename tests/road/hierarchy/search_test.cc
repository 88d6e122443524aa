// SPDX-License-Identifier: Apache-2.0
// All searches on a hierarchy against Boost's Dijkstra on the edges it was built from.
#include <gtest/gtest.h>

#include "base/random.h"
#include "road/hierarchy/many_to_many.h"
#include "road/hierarchy/query.h"
#include "road/hierarchy/trimmed.h"
#include "support/boost_edges.h"
#include "support/frame_of.h"

namespace sc {
namespace {

constexpr std::uint32_t kVertices = 80;

std::int32_t no_way_as_kNoWay(std::int32_t boost_ms) {
  return boost_ms == kImpassable ? kNoWay : boost_ms;
}

class SearchOnRandomGraphs : public testing::TestWithParam<std::uint64_t> {
 protected:
  SearchOnRandomGraphs() {
    test::BoostEdges boost(edges_, times_);
    for (std::uint32_t from = 0; from < kVertices; ++from) {
      auto const row = boost.one_to_all(from);
      for (std::uint32_t to = 0; to < kVertices; ++to) truth_[from][to] = no_way_as_kNoWay(row[to]);
    }
  }
  [[nodiscard]] SearchEnd end(std::uint32_t vertex, std::int32_t ms = 0) const {
    return {frame_.rank[vertex], ms};
  }

  EdgeList const edges_ = test::random_edges(GetParam(), kVertices);
  std::vector<LinkTime> const times_ = test::random_link_times(GetParam(), 2 * kVertices);
  Hierarchy const frame_ = test::frame_of(edges_);
  Metric const metric_{frame_, times_};
  std::int32_t truth_[kVertices][kVertices];
};

TEST_P(SearchOnRandomGraphs, QueriesAreExact) {
  HierarchyQuery query(kVertices);
  TrimmedArcs const trimmed(metric_);
  std::size_t reached = 0;
  for (std::uint32_t a = 0; a < kVertices; ++a)
    for (std::uint32_t b = 0; b < kVertices; ++b) {
      SearchEnd const from = end(a), to = end(b);
      ASSERT_EQ(query.time(upward_arcs(metric_), {&from, 1}, {&to, 1}), truth_[a][b])
          << a << " to " << b;
      ASSERT_EQ(query.time(trimmed.upward(), {&from, 1}, {&to, 1}), truth_[a][b])
          << a << " to " << b << " on trimmed arcs";
      if (truth_[a][b] < kNoWay) ++reached;
    }
  EXPECT_GT(reached, kVertices * kVertices / 4);
  EXPECT_LT(reached, kVertices * kVertices) << "some pairs have no way";
  EXPECT_LT(trimmed.arcs(), frame_.arcs());
}

TEST_P(SearchOnRandomGraphs, TrimmingKeepsJustTheArcsWhoseTimeIsTheTrueOne) {
  std::size_t needed = 0;
  for (std::uint32_t x = 0; x < kVertices; ++x)
    for (std::uint32_t a = frame_.first_arc[x]; a < frame_.first_arc[x + 1]; ++a) {
      std::uint32_t const low = frame_.vertex[x], high = frame_.vertex[frame_.head[a]];
      std::int32_t const* const pair = metric_.lane(0).pair(a);
      bool const up = pair[0] < kNoWay && pair[0] == truth_[low][high];
      bool const down = pair[1] < kNoWay && pair[1] == truth_[high][low];
      needed += up || down ? 1 : 0;
    }
  EXPECT_EQ(TrimmedArcs(metric_).arcs(), needed);
}

TEST_P(SearchOnRandomGraphs, UnpackedWaysAreConnectedAndAddUp) {
  HierarchyQuery query(kVertices);
  for (std::uint32_t a = 0; a < kVertices; ++a)
    for (std::uint32_t b = 0; b < kVertices; ++b) {
      if (truth_[a][b] >= kNoWay) continue;
      SearchEnd const from = end(a), to = end(b);
      query.time(upward_arcs(metric_), {&from, 1}, {&to, 1});
      std::vector<std::uint32_t> way;
      query.append_way(metric_, 0, times_, way);
      std::uint32_t at = a;
      std::int32_t ms = 0;
      for (std::uint32_t const e : way) {
        ASSERT_EQ(edges_.from[e], at);
        at = edges_.to[e];
        ms += times_[edges_.link[e]] + edges_.extra_ms[e];
      }
      ASSERT_EQ(at, b);
      ASSERT_EQ(ms, truth_[a][b]);
    }
}

TEST_P(SearchOnRandomGraphs, SeveralStartsAndGoalsGiveTheBestPair) {
  HierarchyQuery query(kVertices);
  LazyTimes away(kVertices), towards(kVertices);
  Stream random(GetParam(), 0, Purpose::test, 31);
  auto const some = [&] {
    std::vector<std::pair<std::uint32_t, std::int32_t>> ends;
    for (std::uint64_t k = random.below(4); k-- > 0;)
      ends.emplace_back(random.below(kVertices), random.below(40));
    return ends;
  };
  auto const as_ends = [&](auto const& list) {
    std::vector<SearchEnd> ends;
    for (auto const& [vertex, ms] : list) ends.push_back(end(vertex, ms));
    return ends;
  };
  for (int round = 0; round < 300; ++round) {
    auto const starts = some(), goals = some();
    std::int32_t best = kNoWay;
    for (auto const& [a, a_ms] : starts)
      for (auto const& [b, b_ms] : goals) best = std::min(best, a_ms + truth_[a][b] + b_ms);
    ASSERT_EQ(query.time(upward_arcs(metric_), as_ends(starts), as_ends(goals)), best);
    away.start(upward_arcs(metric_), as_ends(starts), Heading::away);
    towards.start(upward_arcs(metric_), as_ends(goals), Heading::towards);
    std::int32_t by_starts = kNoWay, by_goals = kNoWay;
    for (auto const& [b, ms] : goals) by_starts = std::min(by_starts, away.at(frame_.rank[b]) + ms);
    for (auto const& [a, ms] : starts)
      by_goals = std::min(by_goals, towards.at(frame_.rank[a]) + ms);
    ASSERT_EQ(by_starts, best);
    ASSERT_EQ(by_goals, best);
  }
}

TEST_P(SearchOnRandomGraphs, SweepsAreExactInBothDirectionsWithEveryVectorWidth) {
  std::vector<std::uint32_t> targets;
  std::vector<std::vector<SearchEnd>> sources;
  for (std::uint32_t v = 0; v < kVertices; v += 3) targets.push_back(frame_.rank[v]);
  for (std::uint32_t v = 0; v < kVertices; v += 2) sources.push_back({end(v)});
  sources.push_back({});
  for (Kernels const& kernels : runnable_kernels()) {
    SCOPED_TRACE(kernels.name);
    UpwardArcs up = upward_arcs(metric_);
    up.kernels = &kernels;
    SweepTargets const selected(up, targets);
    std::vector<std::int32_t> away(sources.size() * targets.size()), towards(away.size());
    times_between(up, sources, selected, Heading::away, 2, away);
    times_between(up, sources, selected, Heading::towards, 1, towards);
    for (std::size_t i = 0; i < sources.size(); ++i)
      for (std::size_t j = 0; j < targets.size(); ++j) {
        bool const none = sources[i].empty();
        EXPECT_EQ(away[i * targets.size() + j], none ? kNoWay : truth_[2 * i][3 * j]);
        EXPECT_EQ(towards[i * targets.size() + j], none ? kNoWay : truth_[3 * j][2 * i]);
      }
  }
}

TEST_P(SearchOnRandomGraphs, OneToAllReachesEveryVertex) {
  UpwardArcs const up = upward_arcs(metric_);
  SweepTargets const all = SweepTargets::all(up);
  std::vector<std::vector<SearchEnd>> const source = {{end(7)}};
  std::vector<std::int32_t> ms(kVertices);
  ManyToMany(up, all).times(up, source, Heading::away, ms);
  for (std::uint32_t v = 0; v < kVertices; ++v) EXPECT_EQ(ms[frame_.rank[v]], truth_[7][v]);
}

TEST_P(SearchOnRandomGraphs, SearchLanesOfAMetricAsIfEachWereAlone) {
  auto const second = test::random_link_times(GetParam() + 50, 2 * kVertices);
  std::vector<std::span<LinkTime const>> const lanes = {second, times_};
  Metric const both(frame_, lanes);
  TrimmedArcs const trimmed(both, 1);
  HierarchyQuery query(kVertices);
  for (std::uint32_t a = 0; a < kVertices; a += 2)
    for (std::uint32_t b = 1; b < kVertices; b += 3) {
      SearchEnd const from = end(a), to = end(b);
      ASSERT_EQ(query.time(upward_arcs(both, 1), {&from, 1}, {&to, 1}), truth_[a][b]);
      ASSERT_EQ(query.time(trimmed.upward(), {&from, 1}, {&to, 1}), truth_[a][b]);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SearchOnRandomGraphs, testing::Range<std::uint64_t>(1, 21));

}  // namespace
}  // namespace sc

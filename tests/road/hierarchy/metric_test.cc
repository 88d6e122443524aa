// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/metric.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "base/random.h"
#include "road/hierarchy/nested_dissection.h"
#include "support/boost_edges.h"
#include "support/frame_of.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using Pair = std::pair<std::int32_t, std::int32_t>;

std::vector<Pair> all_pairs(Metric const& metric, std::size_t lane = 0) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < metric.hierarchy().arcs(); ++a) {
    std::int32_t const* const pair = metric.lane(lane).pair(a);
    pairs.emplace_back(pair[0], pair[1]);
  }
  return pairs;
}

/// For each arc the fastest ways over lower vertices only, by eliminating one after the other.
std::map<Pair, Pair> play_customisation(EdgeList const& edges, Hierarchy const& h,
                                        std::vector<LinkTime> const& times) {
  std::map<Pair, std::int32_t> fastest;
  auto const lower = [&](std::uint32_t a, std::uint32_t b, std::int64_t ms) {
    if (a == b || ms >= kNoWay) return;
    auto const [it, added] = fastest.try_emplace({a, b}, static_cast<std::int32_t>(ms));
    if (!added) it->second = std::min(it->second, static_cast<std::int32_t>(ms));
  };
  for (std::size_t e = 0; e < edges.edges(); ++e)
    lower(h.rank[edges.from[e]], h.rank[edges.to[e]],
          std::int64_t{times[edges.link[e]]} + edges.extra_ms[e]);
  auto const n = static_cast<std::int32_t>(h.vertices());
  for (std::int32_t v = 0; v < n; ++v)
    for (std::int32_t a = v + 1; a < n; ++a)
      for (std::int32_t b = v + 1; b < n; ++b) {
        auto const in = fastest.find({a, v}), out = fastest.find({v, b});
        if (in != fastest.end() && out != fastest.end())
          lower(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b),
                std::int64_t{in->second} + out->second);
      }
  std::map<Pair, Pair> arcs;
  auto const value = [&](Pair const& ends) {
    return fastest.contains(ends) ? fastest[ends] : kNoWay;
  };
  for (std::uint32_t v = 0; v < h.vertices(); ++v)
    for (std::uint32_t a = h.first_arc[v]; a < h.first_arc[v + 1]; ++a)
      arcs[{v, h.head[a]}] = {value({v, h.head[a]}), value({h.head[a], v})};
  return arcs;
}

class MetricOnRandomGraphs : public testing::TestWithParam<std::uint64_t> {
 protected:
  EdgeList const edges_ = test::random_edges(GetParam(), 50);
  Hierarchy const frame_ = test::frame_of(edges_);
  std::vector<LinkTime> times(std::uint64_t which) const {
    return test::random_link_times(100 * GetParam() + which, 100);
  }
};

TEST_P(MetricOnRandomGraphs, HoldsTheFastestWaysOverLowerVertices) {
  auto const link_times = times(0);
  Metric const metric(frame_, link_times);
  auto const truth = play_customisation(edges_, frame_, link_times);
  for (std::uint32_t v = 0; v < frame_.vertices(); ++v)
    for (std::uint32_t a = frame_.first_arc[v]; a < frame_.first_arc[v + 1]; ++a)
      EXPECT_EQ(all_pairs(metric)[a], (truth.at({v, frame_.head[a]})))
          << v << " to " << frame_.head[a];
}

TEST_P(MetricOnRandomGraphs, CustomisesLanesAsIfEachWereAlone) {
  std::vector<std::vector<LinkTime>> columns;
  for (std::uint64_t k = 0; k < 5; ++k) columns.push_back(times(k));
  std::vector<std::span<LinkTime const>> const lanes(columns.begin(), columns.end());
  Metric const together(frame_, lanes);
  for (std::size_t k = 0; k < lanes.size(); ++k)
    EXPECT_EQ(all_pairs(together, k), all_pairs(Metric(frame_, lanes[k]))) << "lane " << k;
}

TEST_P(MetricOnRandomGraphs, IsTheSameWithEveryVectorWidth) {
  std::vector<LinkTime> const a = times(0), b = times(1);
  std::vector<std::span<LinkTime const>> const one = {a}, two = {a, b};
  for (Kernels const& kernels : runnable_kernels()) {
    SCOPED_TRACE(kernels.name);
    EXPECT_EQ(all_pairs(Metric(frame_, one, 1, kernels)),
              all_pairs(Metric(frame_, one, 1, runnable_kernels().front())));
    EXPECT_EQ(all_pairs(Metric(frame_, two, 1, kernels), 1),
              all_pairs(Metric(frame_, two, 1, runnable_kernels().front()), 1));
  }
}

TEST_P(MetricOnRandomGraphs, UpdatesToWhatACustomisationGives) {
  std::vector<LinkTime> link_times = times(0);
  std::vector<LinkTime> const other = times(1), second = times(2);
  Stream random(GetParam(), 0, Purpose::test, 21);
  std::vector<std::span<LinkTime const>> const lanes = {link_times, second};
  Metric one(frame_, link_times);
  Metric two(frame_, lanes);
  for (int round = 0; round < 20; ++round) {
    std::vector<LinkId> changed;
    for (std::uint64_t k = random.below(8); k > 0; --k) {
      auto const link = static_cast<std::uint32_t>(random.below(100));
      link_times[link] = round % 2 == 0 ? other[link] : static_cast<LinkTime>(random.below(50));
      changed.push_back(LinkId{link});
    }
    std::span<LinkTime const> const lane(link_times);
    one.update({&lane, 1}, changed);
    two.update(lanes, changed);
    ASSERT_EQ(all_pairs(one), all_pairs(Metric(frame_, link_times))) << "round " << round;
    ASSERT_EQ(all_pairs(two), all_pairs(one)) << "round " << round;
    ASSERT_EQ(all_pairs(two, 1), all_pairs(Metric(frame_, second))) << "round " << round;
  }
}

TEST_P(MetricOnRandomGraphs, TakesAnUpdateBack) {
  std::vector<LinkTime> const link_times = times(0), other = times(1), second = times(2);
  Stream random(GetParam(), 0, Purpose::test, 22);
  std::vector<std::span<LinkTime const>> const lanes = {link_times, second};
  Metric one(frame_, link_times);
  Metric two(frame_, lanes);
  auto const as_they_were = std::tuple(all_pairs(one), all_pairs(two), all_pairs(two, 1));
  for (int round = 0; round < 20; ++round) {
    std::vector<LinkTime> changed_times = link_times;
    std::vector<LinkId> changed;
    for (std::uint64_t k = random.below(8); k > 0; --k) {
      changed.emplace_back(static_cast<std::uint32_t>(random.below(100)));
      changed_times[changed.back().index()] = other[changed.back().index()];
    }
    std::vector<std::span<LinkTime const>> const changed_lanes = {changed_times, second};
    Metric::Before before_one, before_two;
    one.update(std::span(changed_lanes).first(1), changed, &before_one);
    two.update(changed_lanes, changed, &before_two);
    ASSERT_EQ(all_pairs(one), all_pairs(Metric(frame_, changed_times))) << "round " << round;
    one.take_back(before_one);
    two.take_back(before_two);
    ASSERT_EQ(std::tuple(all_pairs(one), all_pairs(two), all_pairs(two, 1)), as_they_were)
        << "round " << round;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, MetricOnRandomGraphs, testing::Range<std::uint64_t>(1, 21));

TEST(Metric, IsTheSameOnSeveralThreads) {
  RoadGraph const city(test::grid_city(150, 150));
  Hierarchy const frame = test::frame_of(edge_list(search_graph(city)));
  std::vector<LinkTime> const times = test::random_link_times(9, city.links());
  std::span<LinkTime const> const lane(times);
  EXPECT_EQ(all_pairs(Metric(frame, {&lane, 1}, 3)), all_pairs(Metric(frame, {&lane, 1}, 1)));
}

TEST(Metric, NeverOverflowsOnTimesBeyondAnyWay) {
  EdgeList edges;
  edges.vertices = 4;
  for (std::uint32_t v = 0; v < 3; ++v) {
    edges.from.push_back(v);
    edges.to.push_back(v + 1);
    edges.link.push_back(v);
  }
  Hierarchy const frame = build_hierarchy(edges, std::vector<std::uint32_t>{1, 2, 0, 3});
  Metric const metric(frame, std::vector<LinkTime>(3, kNoWay - 1));
  for (Pair const& pair : all_pairs(metric))
    for (std::int32_t const ms : {pair.first, pair.second})
      EXPECT_TRUE(ms == kNoWay || ms == kNoWay - 1) << ms;
}

TEST(Hierarchy, ListsEveryLowerTriangleOnce) {
  Hierarchy const h = test::frame_of(test::random_edges(5, 300));
  std::set<std::array<std::uint32_t, 3>> found;
  for (std::uint32_t x = 0; x < h.vertices(); ++x) {
    std::uint32_t listed = h.first_listed[x];
    for (std::uint32_t r = h.first_row[x]; r < h.first_row[x + 1]; ++r)
      for (std::uint32_t k = 0; k < h.row[r].length; ++k) {
        Hierarchy::Row const row = h.row[r];
        std::uint32_t const number =
            row.run == Hierarchy::kListed ? h.listed[listed++] : row.run + k;
        EXPECT_EQ(h.head[row.arc], x);
        EXPECT_EQ(h.head[h.first_arc[x] + number], h.head[row.arc + 1 + k]);
        EXPECT_TRUE(found.insert({row.arc, x, number}).second);
      }
    EXPECT_EQ(listed, h.first_listed[x + 1]);
  }
  std::size_t triangles = 0;
  for (std::uint32_t v = 0; v < h.vertices(); ++v)
    triangles += std::size_t{h.arcs_of(v)} * (h.arcs_of(v) - (h.arcs_of(v) > 0)) / 2;
  EXPECT_EQ(found.size(), triangles);
  EXPECT_GT(h.listed.size(), 0U);
  EXPECT_LT(h.listed.size(), triangles) << "some lie in runs";
}

}  // namespace
}  // namespace sc

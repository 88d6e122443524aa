// SPDX-License-Identifier: Apache-2.0
// The hierarchy against Boost's Dijkstra on whole maps, dry and flooded, with turn bans and costs.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/random.h"
#include "io/road_source.h"
#include "road/hierarchy/query.h"
#include "road/route_finder.h"
#include "road/route_search.h"
#include "road/snapshot.h"
#include "road/travel_times.h"
#include "support/effort.h"
#include "support/line_graph.h"

namespace sc {
namespace {

struct Map {
  char const* name;
  std::string path;
  double costly_turns = 0;  ///< share of turns that cost some seconds
};
void PrintTo(Map const& map, std::ostream* out) {
  *out << map.name;
}

constexpr std::size_t kSources = test::tries(100), kGoals = 100;
constexpr std::uint64_t kFloods = test::tries(20);

std::vector<LinkTime> free_times(RoadGraph const& graph) {
  RoadTable const& t = graph.table();
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < graph.links(); ++i)
    times.push_back(std::max(1, static_cast<LinkTime>(t.length_m[i] / t.free_speed_mps[i] * 1000)));
  return times;
}

/// Five to thirty pools of 100 m to 1 km, closed in the middle and slow at the edge; and one link
/// in a hundred blocked by itself.
std::vector<LinkTime> flooded_times(RoadGraph const& graph, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 61);
  std::vector<LinkTime> times = free_times(graph);
  std::vector<PlanePoint> spot;  // of each link
  for (std::size_t i = 0; i < times.size(); ++i) spot.push_back(graph.at({LinkId{i}, 0.5F}));
  for (std::uint64_t pools = 5 + random.below(26); pools > 0; --pools) {
    PlanePoint const middle = spot[random.below(static_cast<std::uint32_t>(graph.links()))];
    double const radius_m = 100 + 900 * random.uniform();
    for (std::size_t i = 0; i < times.size(); ++i) {
      double const share = distance_m(spot[i], middle) / radius_m;
      if (share < 0.5) times[i] = kImpassable;
      if (share >= 0.5 && share < 1 && times[i] != kImpassable)
        times[i] = std::min(times[i] * 5, 10'000'000);
    }
  }
  for (LinkTime& time : times)
    if (random.uniform() < 0.01) time = kImpassable;
  return times;
}

TurnCosts costs_of(RoadGraph const& graph, double share) {
  std::vector<TurnCost> costs;
  Stream random(5, 0, Purpose::test, 62);
  for (std::size_t i = 0; i < graph.links() && share > 0; ++i)
    for (LinkId const to : graph.out_links(graph.head(LinkId{i})))
      if (random.uniform() < share)
        costs.push_back({LinkId{i}, to, static_cast<LinkTime>(1 + random.below(20'000))});
  return {graph, std::move(costs)};
}

class HierarchyOnRealRoads : public testing::TestWithParam<Map> {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(GetParam().path))
      GTEST_SKIP() << "no reference roads at " << GetParam().path;
    graph_.emplace(load_roads(road_source_of(GetParam().path, 1)).table);
    costs_ = costs_of(*graph_, GetParam().costly_turns);
    roads_.emplace(*graph_, costs_);
    boost_.emplace(*graph_, costs_);
  }
  [[nodiscard]] std::vector<LinkTime> times(std::uint64_t flood) const {
    return flood == 0 ? free_times(*graph_) : flooded_times(*graph_, flood);
  }
  [[nodiscard]] std::vector<LinkId> some_links(std::size_t n, std::uint64_t seed) const {
    Stream random(seed, 0, Purpose::test, 63);
    std::vector<LinkId> links;
    while (links.size() < n)
      links.push_back(LinkId{random.below(static_cast<std::uint32_t>(graph_->links()))});
    return links;
  }
  [[nodiscard]] static std::vector<RoadPlace> at_ends(std::vector<LinkId> const& links) {
    std::vector<RoadPlace> places;
    for (LinkId const l : links) places.push_back({{l, 1.0F}});
    return places;
  }
  /// The states from which a link is entered, with the time to its end.
  [[nodiscard]] std::vector<SearchEnd> entries(LinkId l, std::span<LinkTime const> times) const {
    SearchGraph const& search = roads_->search;
    std::vector<SearchEnd> ends;
    for (auto e = search.first_of_link[l.index()]; e < search.first_of_link[l.index() + 1]; ++e)
      if (times[l.index()] != kImpassable)
        ends.push_back({roads_->rank(search.from[e]), times[l.index()] + search.turn_ms[e]});
    return ends;
  }
  void expect_exact(RoadSnapshot const& snapshot, std::uint64_t seed);
  void expect_legal_way(HierarchyQuery& query, RoadSnapshot const& snapshot, LinkId from, LinkId to,
                        std::int64_t ms);

  std::optional<RoadGraph> graph_;
  TurnCosts costs_;
  std::optional<RoadHierarchy> roads_;
  std::optional<test::LineGraph> boost_;
  std::size_t reached_ = 0, cut_off_ = 0;
};

/// The unpacked way from the end of one link to the end of another, which takes ms in truth.
void HierarchyOnRealRoads::expect_legal_way(HierarchyQuery& query, RoadSnapshot const& snapshot,
                                            LinkId from, LinkId to, std::int64_t ms) {
  SearchGraph const& search = roads_->search;
  std::vector<std::uint32_t> way;
  query.append_way(snapshot.metric(), 0, snapshot.times().links, way);
  std::vector<LinkId> links;
  for (std::uint32_t const e : way) links.push_back(search.link[e]);
  links.push_back(to);
  LinkId at = from;
  std::int64_t sum = 0;
  for (LinkId const next : links) {
    ASSERT_EQ(graph_->head(at), graph_->tail(next));
    ASSERT_TRUE(graph_->turn_allowed(at, next));
    ASSERT_NE(snapshot.times().links[next.index()], kImpassable);
    sum += snapshot.times().links[next.index()] + costs_.of(at, next);
    at = next;
  }
  ASSERT_EQ(sum, ms);
}

/// All pairs of some links, ends to ends.
void HierarchyOnRealRoads::expect_exact(RoadSnapshot const& snapshot, std::uint64_t seed) {
  RoadTimes const times = snapshot.times();
  std::vector<LinkId> const from = some_links(kSources, 2 * seed);
  std::vector<LinkId> const to = some_links(kGoals, 2 * seed + 1);
  TravelMatrix const matrix = travel_times(*roads_, at_ends(from), at_ends(to), times);
  HierarchyQuery query(roads_->frame.vertices());
  RouteFinder finder(*graph_, *roads_);
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto const truth = boost_->from_end_of(from[i], times.links);
    for (std::size_t j = 0; j < to.size(); ++j) {
      if (from[i] == to[j]) continue;
      std::int64_t const expected = truth[to[j].index()];
      bool const reachable = expected != test::LineGraph::kUnreached;
      ++(reachable ? reached_ : cut_off_);
      ASSERT_EQ(matrix.time(i, j), reachable ? std::optional(Duration{expected}) : std::nullopt);
      SearchEnd const start{roads_->rank(roads_->search.arrival[from[i].index()]), 0};
      std::int32_t const ms = query.time(times.arcs, {&start, 1}, entries(to[j], times.links));
      ASSERT_EQ(ms, reachable ? expected : kNoWay);
      auto const route = finder.find({{from[i], 1.0F}}, {{to[j], 1.0F}}, times);
      ASSERT_EQ(route.has_value(), reachable);
      if (!reachable) continue;
      ASSERT_EQ(route->duration.ms, expected);
      expect_legal_way(query, snapshot, from[i], to[j], expected);
    }
  }
}

TEST_P(HierarchyOnRealRoads, IsExactForTenThousandPairsDryAndInEachOfTwentyFloods) {
  for (std::uint64_t flood = 0; flood <= kFloods; ++flood) {
    SCOPED_TRACE(testing::Message() << "flood " << flood);
    ASSERT_NO_FATAL_FAILURE(expect_exact(RoadSnapshot(*roads_, times(flood)), flood));
  }
  EXPECT_GT(reached_, cut_off_ / 10);
  EXPECT_GT(cut_off_, 0U) << "some pairs are cut off by water";
}

TEST_P(HierarchyOnRealRoads, TakesTheOraclesVeryRoutes) {
  RouteFinder finder(*graph_, *roads_);
  RouteSearch oracle(*graph_, costs_);
  for (std::uint64_t flood = 0; flood < 4; ++flood) {
    RoadSnapshot const snapshot(*roads_, times(flood));
    for (LinkId const from : some_links(10, 1000 + flood))
      for (LinkId const to : some_links(10, 2000 + flood)) {
        RoadPlace const start = {{from, 0.5F}}, goal = {{to, 0.25F}};
        auto const route = finder.find(start, goal, snapshot.times());
        auto const truth = oracle.find(start, goal, snapshot.times().links);
        ASSERT_EQ(route.has_value(), truth.has_value());
        EXPECT_EQ(route ? route->links : std::vector<LinkId>(),
                  truth ? truth->links : std::vector<LinkId>());
      }
  }
}

std::string shared(char const* file) {
  return std::string(SC_SHARED_DIR) + "/roads/" + file;
}

INSTANTIATE_TEST_SUITE_P(
    Maps, HierarchyOnRealRoads,
    testing::Values(Map{"district", std::string(SC_SOURCE_DIR) + "/scenarios/districts/gongshu"},
                    Map{"district_with_turn_costs",
                        std::string(SC_SOURCE_DIR) + "/scenarios/districts/gongshu", 0.05},
                    Map{"gongshu", shared("gongshu.osm.pbf")},
                    Map{"monaco", shared("osm_small/osrm_monaco.osm.pbf")},
                    Map{"liechtenstein", shared("osm_small/osm2pgsql_liechtenstein-2013.osm.pbf")}),
    [](auto const& map) { return std::string(map.param.name); });

}  // namespace
}  // namespace sc

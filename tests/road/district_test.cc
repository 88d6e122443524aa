// SPDX-License-Identifier: Apache-2.0
#include "road/district.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <string>
#include <vector>

#include "base/check.h"
#include "io/district_reader.h"
#include "road/connectivity.h"
#include "road/district/curve.h"
#include "road/graph.h"
#include "road/snap.h"
#include "support/same_roads.h"

namespace sc {
namespace {

using link_flag::bridge, link_flag::elevated, link_flag::ramp, link_flag::tunnel,
    link_flag::underpass;

DistrictFacts gongshu() {
  return read_district(SC_SOURCE_DIR "/scenarios/districts/gongshu");
}

struct Spot {
  char const* what;
  LonLat at;
};

/// Waterlogging points and sites of the reference case, rounded to 0.0005 degree.
std::vector<Spot> const kSpots{
    {"WL01", {120.1535, 30.2765}}, {"WL02", {120.1745, 30.2850}}, {"WL03", {120.1620, 30.2725}},
    {"WL04", {120.1250, 30.3055}}, {"WL05", {120.1215, 30.3080}}, {"WL06", {120.1760, 30.3540}},
    {"WL07", {120.1400, 30.3345}}, {"WL08", {120.1645, 30.3295}}, {"WL09", {120.1725, 30.3040}},
    {"WL10", {120.1630, 30.3005}}, {"WL11", {120.1030, 30.3245}}, {"WL12", {120.1445, 30.3345}},
    {"WL13", {120.1310, 30.3165}}, {"WL14", {120.1500, 30.2810}}, {"WL15", {120.1780, 30.2825}},
    {"WL16", {120.1435, 30.3095}}, {"WL17", {120.1890, 30.3330}}, {"WL18", {120.1150, 30.3260}},
    {"WL19", {120.1720, 30.3530}}, {"DEP1", {120.1400, 30.3345}}, {"DEP2", {120.1150, 30.3330}},
    {"DEP3", {120.1600, 30.3530}}, {"DEP4", {120.1780, 30.3190}}, {"DEP5", {120.1650, 30.2760}},
    {"DEP6", {120.1280, 30.3090}}, {"CMD1", {120.1370, 30.3220}}, {"GAU1", {120.1335, 30.3195}},
    {"GAU2", {120.1405, 30.3620}}, {"GAU3", {120.1830, 30.3450}}, {"GAT2", {120.1790, 30.2865}},
    {"GAT3", {120.1510, 30.3425}}, {"PMP1", {120.1995, 30.2515}},
};
std::vector<Spot> const kUnderpasses{
    {"UP01", {120.1740, 30.2770}}, {"UP02", {120.1395, 30.2980}}, {"UP03", {120.1495, 30.3035}},
    {"UP04", {120.1355, 30.3195}}, {"UP05", {120.1345, 30.3415}}, {"UP06", {120.1825, 30.3255}},
    {"UP07", {120.1825, 30.3175}}, {"UP08", {120.1395, 30.3085}}, {"UP09", {120.1140, 30.2960}},
    {"UP10", {120.1730, 30.3365}}, {"UP11", {120.1065, 30.3260}}, {"UP12", {120.1820, 30.3315}},
    {"UP13", {120.1615, 30.2760}},
};

/// Shape of the streets between junctions, both directions counted once.
struct Fabric {
  double entropy = 0;        ///< of bearings between junctions, 36 bins (Boeing 2019)
  double axis_parallel = 0;  ///< share of links within 0.5 degrees of north, east, south or west
  double median_length_m = 0;
  std::map<std::size_t, double> arms;  ///< share of junctions by streets that meet there
};

Fabric fabric_of(RoadGraph const& graph) {
  std::vector<double> bins(36, 0);
  std::vector<double> lengths;
  double axis = 0;
  std::vector<std::set<std::uint32_t>> near(graph.nodes());
  for (std::uint32_t i = 0; i < graph.links(); ++i) {
    LinkId const l{i};
    NodeId const a = graph.tail(l);
    NodeId const b = graph.head(l);
    near[a.index()].insert(b.value());
    near[b.index()].insert(a.value());
    lengths.push_back(graph.length_m(l));
    double const degrees = bearing_rad(graph.table().node_position[a.index()],
                                       graph.table().node_position[b.index()]) *
                           180 / std::numbers::pi;
    bins[static_cast<std::size_t>(std::fmod(degrees + 5, 360) / 10)] += 1;
    if (std::abs(std::remainder(degrees, 90)) < 0.5) axis += 1;
  }
  Fabric fabric;
  double const links = static_cast<double>(graph.links());
  for (double const n : bins)
    if (n > 0) fabric.entropy -= n / links * std::log(n / links);
  fabric.axis_parallel = axis / links;
  std::sort(lengths.begin(), lengths.end());
  fabric.median_length_m = lengths[lengths.size() / 2];
  double junctions = 0;
  for (auto const& others : near)
    if (others.size() != 2) junctions += 1;
  for (auto const& others : near)
    if (others.size() != 2) fabric.arms[others.size()] += 1 / junctions;
  return fabric;
}

PlanePoint from_to(PlanePoint a, PlanePoint b) {
  return {b.x_m - a.x_m, b.y_m - a.y_m};
}

bool on_the_ground(RoadGraph const& graph, LinkId l) {
  return !graph.has(l, elevated) && graph.table().layer[l.index()] >= 0;
}

class SeededDistrict : public testing::TestWithParam<std::uint64_t> {
 protected:
  DistrictFacts const facts_ = gongshu();
  RoadGraph const graph_{build_district(facts_, GetParam())};
};

TEST_P(SeededDistrict, IsOneStronglyConnectedNetworkOfTheRightSize) {
  EXPECT_GE(graph_.links(), 8000U);
  EXPECT_LE(graph_.links(), 20000U);
  EXPECT_EQ(strong_components(graph_.table()).size.size(), 1U);
}

TEST_P(SeededDistrict, CrossesWaterOnlyOnBridgesAndInTunnels) {
  std::size_t bridges = 0;
  for (DistrictRiver const& river : facts_.rivers) {
    std::vector<PlanePoint> course;
    for (LonLat const p : river.waypoints) course.push_back(graph_.plane().to_plane(p));
    course = district::smooth(course, 60);
    for (std::uint32_t i = 0; i < graph_.links(); ++i) {
      if (district::crossings(graph_.polyline(LinkId{i}), course).empty()) continue;
      bool const carried = graph_.has(LinkId{i}, bridge | tunnel);
      EXPECT_TRUE(carried) << graph_.name(LinkId{i}).en << " wades through " << river.name.en;
      bridges += carried ? 1 : 0;
    }
  }
  EXPECT_GT(bridges, 100U);
}

TEST_P(SeededDistrict, HasAStreetOnTheGroundAtEveryKnownPlace) {
  SnapIndex const index(graph_);
  for (Spot const& spot : kSpots)
    EXPECT_TRUE(index.nearest(spot.at, 150, [&](LinkId l) { return on_the_ground(graph_, l); }))
        << spot.what;
  for (DistrictQuarter const& quarter : facts_.quarters)
    EXPECT_TRUE(index.nearest(quarter.centre, 400, [](LinkId) { return true; })) << quarter.name.en;
}

TEST_P(SeededDistrict, LeadsThroughEveryKnownUnderpass) {
  SnapIndex const index(graph_);
  for (Spot const& spot : kUnderpasses)
    EXPECT_TRUE(index.nearest(spot.at, 150, [&](LinkId l) {
      return graph_.has(l, underpass | tunnel);
    })) << spot.what;
  for (std::uint32_t i = 0; i < graph_.links(); ++i) {
    LinkId const l{i};
    if (!graph_.has(l, underpass)) continue;
    auto const onward = graph_.out_links(graph_.head(l));
    EXPECT_TRUE(std::ranges::any_of(onward, [&](LinkId o) { return o != graph_.twin(l); }))
        << graph_.name(l).en << " ends below ground";
  }
}

/// The real streets of the district have an entropy of bearings of 3.35, 0.21 / 0.62 / 0.16 of
/// junctions with 1 / 3 / 4 arms; graph paper has 1.39 and all junctions with 4 arms.
TEST_P(SeededDistrict, LooksLikeACityAndNotLikeGraphPaper) {
  Fabric fabric = fabric_of(graph_);
  EXPECT_GT(fabric.entropy, 3.25);
  EXPECT_LT(fabric.axis_parallel, 0.06);
  EXPECT_GT(fabric.median_length_m, 60);
  EXPECT_LT(fabric.median_length_m, 170);
  EXPECT_NEAR(fabric.arms[1], 0.21, 0.07);
  EXPECT_NEAR(fabric.arms[3], 0.62, 0.08);
  EXPECT_NEAR(fabric.arms[4], 0.16, 0.06);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SeededDistrict, testing::Range(std::uint64_t{1}, std::uint64_t{6}));

class District : public testing::Test {
 protected:
  DistrictFacts const facts_ = gongshu();
  RoadGraph const graph_{build_district(facts_, 1)};
};

TEST_F(District, ExpresswaysAreOneWayAndTouchOnlyRampsAndEachOther) {
  std::size_t seen = 0;
  for (std::uint32_t i = 0; i < graph_.links(); ++i) {
    LinkId const l{i};
    bool const carriageway = graph_.has(l, elevated) && !graph_.has(l, ramp);
    if (!carriageway) continue;
    ++seen;
    EXPECT_FALSE(graph_.twin(l));
    for (NodeId const end : {graph_.tail(l), graph_.head(l)})
      for (LinkId const other : graph_.out_links(end))
        EXPECT_TRUE(graph_.has(other, elevated)) << graph_.name(other).en;
  }
  EXPECT_GT(seen, 50U);
}

TEST_F(District, RampsJoinAnExpresswayToTheSurfaceOrToAnotherExpressway) {
  auto const expressway_at = [&](NodeId n) {
    auto const is = [&](LinkId l) {
      return graph_.table().road_class[l.index()] == RoadClass::trunk && !graph_.has(l, ramp);
    };
    return std::ranges::any_of(graph_.out_links(n), is) ||
           std::ranges::any_of(graph_.in_links(n), is);
  };
  auto const surface_at = [&](NodeId n) {
    return std::ranges::any_of(graph_.out_links(n),
                               [&](LinkId l) { return graph_.table().layer[l.index()] == 0; });
  };
  std::size_t down = 0;
  std::size_t across = 0;
  for (std::uint32_t i = 0; i < graph_.links(); ++i) {
    LinkId const l{i};
    if (!graph_.has(l, ramp)) continue;
    EXPECT_FALSE(graph_.twin(l));
    bool const from = expressway_at(graph_.tail(l));
    bool const to = expressway_at(graph_.head(l));
    EXPECT_TRUE(from || to) << "ramp " << i;
    EXPECT_TRUE(from == to || surface_at(from ? graph_.head(l) : graph_.tail(l))) << "ramp " << i;
    (from && to ? across : down) += 1;
  }
  EXPECT_GT(down, 40U);
  EXPECT_GE(across, 3 * 8U);  // three full interchanges at least
}

TEST_F(District, EveryLinkHasANameInBothLanguagesAndEveryArterialIsThere) {
  std::set<std::string> names;
  for (std::uint32_t i = 0; i < graph_.links(); ++i) {
    RoadName const& name = graph_.name(LinkId{i});
    EXPECT_FALSE(name.zh.empty() || name.en.empty());
    names.insert(name.zh);
  }
  for (DistrictRoad const& road : facts_.roads)
    EXPECT_TRUE(names.contains(road.name.zh)) << road.name.en;
}

TEST_F(District, ArterialsKeepTheClassAndSpeedOfTheFacts) {
  std::map<std::string, DistrictRoad const*> facts;
  for (DistrictRoad const& road : facts_.roads) facts[road.name.zh] = &road;
  for (std::uint32_t i = 0; i < graph_.links(); ++i) {
    auto const fact = facts.find(graph_.name(LinkId{i}).zh);
    if (fact == facts.end()) continue;
    EXPECT_EQ(graph_.table().road_class[i], fact->second->road_class) << fact->second->name.en;
    EXPECT_NEAR(graph_.table().free_speed_mps[i], fact->second->free_speed_mps, 1e-5)
        << fact->second->name.en;
  }
}

TEST_F(District, KeepsStreetsOffTheHills) {
  for (std::size_t n = 0; n < graph_.nodes(); ++n)
    for (auto const& hill : facts_.hills) {
      if (!inside_ring(graph_.table().node_position[n], hill)) continue;
      for (LinkId const l : graph_.out_links(NodeId{n}))
        EXPECT_LE(graph_.table().road_class[l.index()], RoadClass::tertiary)
            << graph_.name(l).en << " climbs the hill";
    }
}

TEST_F(District, BansSomeLeftTurnsAndOnlyLeftTurns) {
  ASSERT_GT(graph_.table().banned_turns.size(), 5U);
  for (BannedTurn const turn : graph_.table().banned_turns) {
    auto const in = graph_.polyline(LinkId{turn.from});
    auto const out = graph_.polyline(LinkId{turn.to});
    PlanePoint const before = from_to(in[in.size() - 2], in.back());
    EXPECT_GT(district::cross(before, from_to(out[0], out[1])), 0);
  }
}

TEST_F(District, SaysThatItIsNoSurvey) {
  EXPECT_THAT(graph_.table().attribution, testing::HasSubstr("Built-in district, not a survey"));
}

TEST(DistrictBuilder, SameSeedMakesTheSameTableOtherSeedAnother) {
  DistrictFacts const facts = gongshu();
  RoadTable const seven = build_district(facts, 7);
  test::expect_same(seven, build_district(facts, 7));
  EXPECT_NE(seven.node_position, build_district(facts, 8).node_position);
}

TEST(DistrictBuilder, BuildsTheSmallestDistrictThereIs) {
  DistrictFacts facts;
  facts.roads = {{{"横路", "Heng Rd"},
                  RoadClass::primary,
                  RoadKind::surface,
                  15,
                  {{120.13, 30.32}, {120.15, 30.32}}}};
  facts.quarters = {{{"区", "Quarter"}, {120.14, 30.32}, 200}};
  facts.outline = {{120.13, 30.31}, {120.15, 30.31}, {120.15, 30.33}, {120.13, 30.33}};
  RoadTable const table = build_district(facts, 1);
  EXPECT_GT(table.links(), 50U);
  EXPECT_EQ(strong_components(table).size.size(), 1U);
}

TEST(DistrictBuilder, RefusesEmptyFactsWithEveryFault) {
  try {
    build_district({}, 1);
    FAIL() << "built a district from nothing";
  } catch (InputError const& error) {
    EXPECT_EQ(error.faults().size(), 3U);
  }
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/graph.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/check.h"
#include "support/grid_city.h"

namespace sc {
namespace {

TEST(RoadGraph, KnowsLinksOfANodeInBothDirections) {
  RoadGraph const graph(test::grid_city(3, 3));
  EXPECT_EQ(graph.out_links(NodeId{std::size_t{4}}).size(), 4U);
  EXPECT_EQ(graph.in_links(NodeId{std::size_t{4}}).size(), 4U);
  for (LinkId const link : graph.out_links(NodeId{std::size_t{4}}))
    EXPECT_EQ(graph.tail(link).index(), 4U);
}

TEST(RoadGraph, PairsTheTwoDirectionsOfAStreetOnly) {
  RoadTable table = test::grid_city(1, 2);
  test::add_link(table, 0, 1, 200);  // a one-way beside it
  RoadGraph const graph(table);
  EXPECT_EQ(graph.twin(LinkId{std::size_t{0}}), LinkId{std::size_t{1}});
  EXPECT_EQ(graph.twin(LinkId{std::size_t{1}}), LinkId{std::size_t{0}});
  EXPECT_FALSE(graph.twin(LinkId{std::size_t{2}}));
}

TEST(RoadGraph, FindsPositionsAlongABentLink) {
  RoadTable table = test::grid_city(1, 2);
  LonLat const corner{120.14, 30.3210};  // 111 m north of node 0
  table.shape = {corner};
  table.shape_begin = {0, 1, 1};
  RoadGraph const graph(table);
  LinkId const link{std::size_t{0}};
  EXPECT_EQ(graph.polyline(link).size(), 3U);
  EXPECT_EQ(graph.lonlat_at({link, 0}), table.node_position[0]);
  EXPECT_EQ(graph.lonlat_at({link, 1}), table.node_position[1]);
  double const first = distance_m(table.node_position[0], corner);
  double const second = distance_m(corner, table.node_position[1]);
  auto const fraction = static_cast<float>(first / (first + second));
  EXPECT_LT(distance_m(graph.lonlat_at({link, fraction}), corner), 0.01);
}

struct BadTable {
  char const* name;
  void (*spoil)(RoadTable&);
  char const* message;
};
void PrintTo(BadTable const& table, std::ostream* out) {
  *out << table.name;
}

class RoadGraphRefuses : public testing::TestWithParam<BadTable> {};

TEST_P(RoadGraphRefuses, NamingTheFault) {
  RoadTable table = test::grid_city(2, 2);
  GetParam().spoil(table);
  try {
    RoadGraph const graph(table);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find(GetParam().message), std::string::npos)
        << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tables, RoadGraphRefuses,
    testing::Values(
        BadTable{"EndOutOfRange", [](RoadTable& bad) { bad.head[3] = 4; }, "link 3: end node"},
        BadTable{"NoSpeed", [](RoadTable& bad) { bad.free_speed_mps[1] = 0; },
                 "free_speed_mps = 0"},
        BadTable{"NanLength",
                 [](RoadTable& bad) { bad.length_m[2] = std::numeric_limits<float>::quiet_NaN(); },
                 "link 2: length_m"},
        BadTable{"ShortColumn", [](RoadTable& bad) { bad.flags.pop_back(); }, "columns differ"},
        BadTable{"TurnApart",
                 [](RoadTable& bad) {
                   bad.banned_turns.push_back({0, 0});
                 },
                 "banned turn"},
        BadTable{"NoName", [](RoadTable& bad) { bad.name[0] = 9; }, "name out of range"},
        BadTable{"Nowhere", [](RoadTable& bad) { bad.node_position[0].lat_deg = 91; },
                 "node position"},
        BadTable{"Empty",
                 [](RoadTable& bad) {
                   bad = RoadTable{};
                   bad.shape_begin = {0};
                 },
                 "no roads"}),
    [](auto const& test) { return test.param.name; });

}  // namespace
}  // namespace sc

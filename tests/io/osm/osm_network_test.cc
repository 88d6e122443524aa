// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/osm/osm_reader.h"
#include "support/osm_text.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::kStreet;
using test::OsmText;
using testing::ElementsAre;

RoadTable roads_of(OsmText const& text) {
  test::TempFolder const folder;
  ImportOptions options;
  options.keep_largest = false;
  return import_roads(folder.write("a.osm", text.xml()), options).table;
}

/// "1>2 2>1": the links by the OSM ids of their ends.
std::string links_of(RoadTable const& table) {
  std::string text;
  for (std::size_t i = 0; i < table.links(); ++i)
    text += (i > 0 ? " " : "") + std::to_string(table.node_ref[table.tail[i]]) + ">" +
            std::to_string(table.node_ref[table.head[i]]);
  return text;
}

OsmText three_nodes() {
  return OsmText().node(1, 0, 0).node(2, 1, 0).node(3, 2, 0);
}

TEST(LayOutLinks, GivesATwoWayStreetBothDirectionsWithInnerPointsAsShape) {
  RoadTable const table = roads_of(three_nodes().way(9, {1, 2, 3}, kStreet));
  EXPECT_EQ(links_of(table), "1>3 3>1");
  EXPECT_THAT(table.shape_begin, ElementsAre(0U, 1U, 2U));
  EXPECT_NEAR(table.shape[0].lon_deg, test::osm_position(1, 0).lon_deg, 1e-7);
  EXPECT_THAT(table.way_ref, ElementsAre(9, 9));
}

TEST(LayOutLinks, TurnsTheShapeWithTheDirection) {
  RoadTable const table = roads_of(three_nodes().node(4, 1, 1).way(9, {1, 2, 4, 3}, kStreet));
  ASSERT_EQ(table.shape.size(), 4U);
  EXPECT_EQ(table.shape[0], table.shape[3]);
  EXPECT_EQ(table.shape[1], table.shape[2]);
  EXPECT_NE(table.shape[0], table.shape[1]);
}

TEST(LayOutLinks, MeasuresAlongTheShapeOnTheEllipsoid) {
  RoadTable const table = roads_of(three_nodes().way(9, {1, 2, 3}, kStreet));
  double const expected = distance_m(test::osm_position(0, 0), test::osm_position(1, 0)) +
                          distance_m(test::osm_position(1, 0), test::osm_position(2, 0));
  EXPECT_NEAR(table.length_m[0], expected, 0.05);
  EXPECT_EQ(table.length_m[0], table.length_m[1]);
}

TEST(LayOutLinks, KeepsOneDirectionOfAOneWayStreet) {
  EXPECT_EQ(links_of(roads_of(
                three_nodes().way(9, {1, 2, 3}, {{"highway", "primary"}, {"oneway", "yes"}}))),
            "1>3");
  EXPECT_EQ(links_of(roads_of(
                three_nodes().way(9, {1, 2, 3}, {{"highway", "primary"}, {"oneway", "-1"}}))),
            "3>1");
}

TEST(LayOutLinks, GivesEachDirectionItsOwnSpeed) {
  RoadTable const table = roads_of(three_nodes().way(
      9, {1, 2, 3},
      {{"highway", "primary"}, {"maxspeed:forward", "36"}, {"maxspeed:backward", "72"}}));
  EXPECT_THAT(table.free_speed_mps, ElementsAre(10.F, 20.F));
}

TEST(LayOutLinks, CutsWhereRoadsMeet) {
  RoadTable const table =
      roads_of(three_nodes().node(4, 1, 1).way(9, {1, 2, 3}, kStreet).way(10, {2, 4}, kStreet));
  EXPECT_EQ(links_of(table), "1>2 2>1 2>3 3>2 2>4 4>2");
}

TEST(LayOutLinks, DoesNotCutWhereOnlyAFootwayCrosses) {
  RoadTable const table = roads_of(three_nodes()
                                       .node(4, 1, 1)
                                       .way(9, {1, 2, 3}, kStreet)
                                       .way(10, {2, 4}, {{"highway", "footway"}}));
  EXPECT_EQ(links_of(table), "1>3 3>1");
}

TEST(LayOutLinks, CutsWhereAWayCrossesItself) {
  // 1 - 2 - 3 - 4 - 2 - 5: a loop hangs on node 2 and is cut once more in its middle.
  OsmText text = three_nodes().node(4, 2, 1).node(5, 1, 1);
  RoadTable const table =
      roads_of(text.way(9, {1, 2, 3, 4, 2, 5}, {{"highway", "residential"}, {"oneway", "yes"}}));
  EXPECT_EQ(links_of(table), "1>2 2>4 4>2 2>5");
  EXPECT_THAT(table.shape_begin, ElementsAre(0U, 0U, 1U, 1U, 1U));
}

TEST(LayOutLinks, MakesNoLoopOfARing) {
  OsmText text = three_nodes().node(4, 1, 1);
  RoadTable const table =
      roads_of(text.way(9, {1, 2, 3, 4, 1}, {{"highway", "service"}, {"junction", "roundabout"}}));
  EXPECT_EQ(links_of(table), "1>3 3>1");
  EXPECT_EQ(table.flags[0], link_flag::roundabout);
}

TEST(LayOutLinks, SkipsANodeNamedTwiceInARow) {
  EXPECT_EQ(links_of(roads_of(three_nodes().way(9, {1, 2, 2, 3}, kStreet))), "1>3 3>1");
}

TEST(LayOutLinks, NumbersByOsmIdWhateverTheOrderInTheFile) {
  OsmText text;
  text.way(12, {3, 2}, kStreet).way(11, {2, 1}, kStreet).node(3, 2, 0).node(1, 0, 0).node(2, 1, 0);
  RoadTable const table = roads_of(text);
  EXPECT_THAT(table.node_ref, ElementsAre(1, 2, 3));
  EXPECT_THAT(table.way_ref, ElementsAre(11, 11, 12, 12));
  EXPECT_EQ(links_of(table), "2>1 1>2 3>2 2>3");
}

TEST(LayOutLinks, KeepsNodesAtOnePlaceApartByATenthOfAMetre) {
  RoadTable const table =
      roads_of(three_nodes().node(4, 2, 0).way(9, {1, 3}, kStreet).way(10, {3, 4}, kStreet));
  EXPECT_FLOAT_EQ(table.length_m[2], 0.1F);
}

TEST(LayOutLinks, TakesLongHighBridgesAsElevated) {
  OsmText text = OsmText().node(1, 0, 0).node(2, 1, 0).node(3, 4, 0).node(4, 5, 0);
  OsmText::Tags const bridge{{"highway", "tertiary"}, {"bridge", "yes"}, {"layer", "1"}};
  text.way(9, {1, 2}, bridge).way(10, {2, 3}, bridge);
  text.way(11, {3, 4}, {{"highway", "tertiary"}});
  RoadTable const table = roads_of(text);
  EXPECT_EQ(table.flags[0], link_flag::bridge) << "96 m";
  EXPECT_EQ(table.flags[2], link_flag::bridge | link_flag::elevated) << "288 m";
  EXPECT_EQ(table.flags[4], 0);
}

TEST(LayOutLinks, SharesNamesAndKeepsTheEmptyOneFirst) {
  OsmText::Tags const named{{"highway", "residential"}, {"name", "湖墅南路"}};
  RoadTable const table = roads_of(three_nodes()
                                       .node(4, 3, 0)
                                       .way(9, {1, 2}, named)
                                       .way(10, {2, 3}, kStreet)
                                       .way(11, {3, 4}, named));
  EXPECT_THAT(table.name, ElementsAre(1U, 1U, 0U, 0U, 1U, 1U));
  EXPECT_EQ(table.names[0], RoadName{});
  EXPECT_EQ(table.names[1].zh, "湖墅南路");
}

TEST(LayOutLinks, SaysWhoseMapItIs) {
  EXPECT_EQ(roads_of(three_nodes().way(9, {1, 2}, kStreet)).attribution,
            "© OpenStreetMap contributors, ODbL 1.0");
}

}  // namespace
}  // namespace sc

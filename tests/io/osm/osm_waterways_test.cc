// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_waterways.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "io/osm/osm_reader.h"
#include "support/osm_text.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

/// As OSM keeps positions: to 1e-7 degrees.
LonLat osm_position(double x, double y) {
  LonLat const p = test::osm_position(x, y);
  auto const rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
  return {rounded(p.lon_deg), rounded(p.lat_deg)};
}

using testing::ElementsAre;
using testing::IsEmpty;

/// Nodes 101 ... 105 in a row to the east, 10 grid steps north of the crossing; 104 is not in the
/// file.
test::OsmText with_water() {
  test::OsmText text = test::crossing();
  for (int x : {1, 2, 3, 5}) text.node(100 + x, x, 10);
  text.way(90, {101, 102, 103, 104, 105}, {{"waterway", "river"}, {"name", "上塘河"}});
  text.way(91, {105, 103}, {{"waterway", "canal"}, {"name:en", "Grand Canal"}, {"width", "70"}});
  text.way(92, {101, 102}, {{"waterway", "stream"}});
  return text;
}

RoadTable imported(ImportOptions const& options = {}) {
  test::TempFolder const folder;
  return import_roads(folder.write("a.osm", with_water().xml()), options).table;
}

TEST(OsmWaterways, AreRiversAndCanalsAsFarAsTheirNodesAreThere) {
  auto const water = imported().waterways;
  ASSERT_EQ(water.size(), 2U);
  EXPECT_EQ(water[0].name.zh, "上塘河");
  EXPECT_EQ(water[0].width_m, 30);
  EXPECT_THAT(water[0].line,
              ElementsAre(osm_position(1, 10), osm_position(2, 10), osm_position(3, 10)));
  EXPECT_EQ(water[1].name.en, "Grand Canal");
  EXPECT_EQ(water[1].width_m, 70);
  EXPECT_THAT(water[1].line, ElementsAre(osm_position(5, 10), osm_position(3, 10)));
}

TEST(OsmWaterways, MissingNodesOfWaterAreNoFaultAndNotCounted) {
  test::TempFolder const folder;
  auto const roads = import_roads(folder.write("a.osm", with_water().xml()), {});
  EXPECT_EQ(roads.report.nodes_missing, 0U);
}

TEST(OsmWaterways, AreClippedWithTheRoads) {
  ImportOptions options;
  LonLat const low = osm_position(-9, -9), high = osm_position(9, 9);
  options.clip = BoundingBox{low, high};
  EXPECT_THAT(imported(options).waterways, IsEmpty());
  options.clip = BoundingBox{low, osm_position(2.5, 19)};
  auto const water = imported(options).waterways;
  ASSERT_EQ(water.size(), 1U);
  EXPECT_THAT(water[0].line, ElementsAre(osm_position(1, 10), osm_position(2, 10)));
}

TEST(OsmWaterways, WidthsThatMakeNoSenseAreAssumed) {
  EXPECT_EQ(waterway_width_m({{"waterway", "canal"}}), 20);
  for (char const* width : {"wide", "0", "-3", "1e9", "nan", "12 m"})
    EXPECT_EQ(waterway_width_m({{"waterway", "river"}, {"width", width}}), 30) << width;
  EXPECT_EQ(waterway_width_m({{"width", "12.5"}}), 12.5);
}

}  // namespace
}  // namespace sc

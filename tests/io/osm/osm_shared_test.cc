// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/check.h"
#include "io/osm/geojson.h"
#include "io/osm/osm_convert.h"
#include "io/osm/osm_reader.h"
#include "road/graph.h"
#include "support/same_roads.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

std::string shared(std::string const& name) {
  return std::string(SC_SHARED_DIR) + "/roads/" + name;
}

#define SC_NEEDS(path) \
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "reference data is not here: " << (path)

std::string output_of(std::string const& command) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> const pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> part{};
  while (std::size_t const n = std::fread(part.data(), 1, part.size(), pipe.get()))
    text.append(part.data(), n);
  return text;
}

bool osmium_is_there() {
  return !output_of("command -v osmium").empty();
}

std::size_t counted(std::string const& path, std::string const& filter) {
  return std::stoul("0" + output_of("osmium tags-filter -R -f opl '" + path + "' " + filter +
                                    " 2>/dev/null | wc -l"));
}

class RealExtract : public testing::TestWithParam<char const*> {};

TEST_P(RealExtract, AgreesWithTheCountsOfTheOsmiumTool) {
  std::string const path = shared(GetParam());
  SC_NEEDS(path);
  if (!osmium_is_there()) GTEST_SKIP() << "the osmium tool is not installed";
  ImportReport const report = import_roads(path, {}).report;
  OsmWayCounts const& ways = report.ways;
  EXPECT_EQ(ways.read, std::stoul("0" + output_of("osmium fileinfo -e -g data.count.ways '" + path +
                                                  "' 2>/dev/null")));
  EXPECT_EQ(ways.highways, counted(path, "w/highway"));
  EXPECT_EQ(
      ways.kept + ways.no_access + ways.areas + ways.reversible + ways.too_short + ways.repeated,
      counted(path,
              "w/highway=motorway,trunk,primary,secondary,tertiary,motorway_link,trunk_link,"
              "primary_link,secondary_link,tertiary_link,unclassified,residential,"
              "living_street,service,road"));
  EXPECT_EQ(report.restrictions.read, counted(path, "r/type=restriction"));
}

TEST_P(RealExtract, MakesAValidConnectedGraph) {
  std::string const path = shared(GetParam());
  SC_NEEDS(path);
  ImportedRoads const roads = import_roads(path, {});
  RoadGraph const graph(roads.table);
  EXPECT_EQ(strong_components(roads.table).size.size(), 1U);
  EXPECT_GT(graph.links(), 0U);
  EXPECT_EQ(roads.report.nodes_missing, 0U);
}

TEST_P(RealExtract, KeepsTheLengthOfEveryDrivableWay) {
  std::string const path = shared(GetParam());
  SC_NEEDS(path);
  ImportReport const report = import_roads(path, {}).report;
  // What was dropped and what is left make up what was imported.
  EXPECT_NEAR(report.result.total.length_m + report.outside_component.length_m,
              report.imported.length_m, 1e-3 * report.imported.length_m);
  EXPECT_EQ(report.result.total.links + report.outside_component.links, report.imported.links);
}

TEST_P(RealExtract, IsTheSameFromXml) {
  std::string const path = shared(GetParam());
  SC_NEEDS(path);
  test::TempFolder const folder;
  test::expect_same(import_roads(test::convert(path, folder.path("a.osm")), {}).table,
                    import_roads(path, {}).table);
}

INSTANTIATE_TEST_SUITE_P(Osm, RealExtract,
                         testing::Values("osm_small/graphhopper_krautsand.osm.gz",
                                         "osm_small/graphhopper_one_way_dead_end.osm.pbf",
                                         "osm_small/graphhopper_test_simple_turncosts.osm.xml",
                                         "osm_small/osm2pgsql_liechtenstein-2013.osm.pbf",
                                         "osm_small/osrm_monaco.osm.pbf",
                                         "osm_small/r5_reisterstown-via-restriction.osm.pbf",
                                         "gongshu.osm.pbf"));

TEST(RealExtracts, SkipTheRestrictionOverAWayByItsId) {
  std::string const path = shared("osm_small/r5_reisterstown-via-restriction.osm.pbf");
  SC_NEEDS(path);
  auto const counts = import_roads(path, {}).report.restrictions;
  EXPECT_THAT(counts.skipped.at(RestrictionSkip::via_way), testing::ElementsAre(555630));
}

TEST(RealExtracts, RefuseAFileOfBuildingsOnly) {
  std::string const path = shared("osm_small/osmpbf_loc_on_ways.osm.pbf");
  SC_NEEDS(path);
  try {
    (void)import_roads(path, {});
    FAIL() << "imported";
  } catch (InputError const& error) {
    ASSERT_EQ(error.faults().size(), 1U) << "its locations stand on the way: nothing is missing";
    EXPECT_THAT(error.what(), testing::HasSubstr("no drivable road: 1 ways read, 0 of them"));
  }
}

TEST(RealExtracts, ClipTheDistrictByItsBoundary) {
  std::string const path = shared("gongshu.osm.pbf");
  SC_NEEDS(path);
  ImportOptions options;
  options.clip = read_boundary(shared("boundary/gongshu_post2021_wgs84.geojson"));
  ImportedRoads const roads = import_roads(path, options);
  EXPECT_GT(roads.report.outside_clip.links, 0U);
  for (LonLat const p : roads.table.node_position) EXPECT_TRUE(inside(*options.clip, p));
}

struct BadShared {
  char const* name;
  char const* complaint;
};
void PrintTo(BadShared const& file, std::ostream* out) {
  *out << file.name;
}

class BadSharedFile : public testing::TestWithParam<BadShared> {};
TEST_P(BadSharedFile, IsRefusedByNameAndFault) {
  std::string const path = shared(std::string("osm_bad/") + GetParam().name);
  SC_NEEDS(path);
  try {
    (void)import_roads(path, {});
    FAIL() << "imported";
  } catch (InputError const& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::StartsWith(path),
                                             testing::HasSubstr(GetParam().complaint)));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Osm, BadSharedFile,
    testing::Values(BadShared{"osm-testdata_105-incomplete_xml_file.osm",
                              ":3: malformed or cut off: no element found"},
                    BadShared{"osm-testdata_106-invalid_xml_file.osm",
                              "malformed or cut off: xml file nested too deep"},
                    BadShared{"osm2pgsql_test_invalid_location.osm",
                              "node 1: lon lat = 3.141 200 (must"},
                    BadShared{"osmium-tool_input-missing-node.osm",
                              "way 20 refers to node 12 (must be in the file)"},
                    BadShared{"otp_brenner-invalid-relation-reference.osm.pbf",
                              "relation 1870914 refers to node 302097253 (must be in the file)"}));

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/osm_text.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::crossing;
using test::kStreet;
using test::OsmText;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

ImportedRoads imported(OsmText const& text, ImportOptions const& options = {}) {
  test::TempFolder const folder;
  return import_roads(folder.write("a.osm", text.xml()), options);
}

/// What the refusal of a file says; "" if it is not refused. The folder's name is cut out.
std::string refusal_of(std::string const& name, std::string const& content,
                       ImportOptions const& options = {}) {
  test::TempFolder const folder;
  try {
    (void)import_roads(folder.write(name, content), options);
  } catch (InputError const& error) {
    std::string text = error.what();
    for (std::size_t at; (at = text.find(folder.path(""))) != std::string::npos;)
      text.erase(at, folder.path("").size());
    return text;
  }
  return {};
}

std::string refusal_of(OsmText const& text, ImportOptions const& options = {}) {
  return refusal_of("a.osm", text.xml(), options);
}

TEST(ImportRoads, CountsEachWayOnce) {
  OsmText text = crossing();
  text.way(50, {2, 4}, {{"highway", "footway"}}).way(51, {2, 4}, {{"highway", "track"}});
  text.way(52, {2, 4}, {{"highway", "service"}, {"access", "private"}});
  text.way(53, {2, 4, 5, 2}, {{"highway", "service"}, {"area", "yes"}});
  text.way(54, {2, 4}, {{"highway", "primary"}, {"oneway", "reversible"}});
  text.way(55, {2}, kStreet).way(56, {2, 4}, {{"building", "yes"}}).way(33, {8, 4}, kStreet);
  text.way(57, {2, 4}, {{"highway", "primary"}, {"maxspeed", "soon"}});
  OsmWayCounts const ways = imported(text).report.ways;
  EXPECT_EQ(ways.read, 17U);
  EXPECT_EQ(ways.highways, 16U);
  EXPECT_EQ(ways.kept, 9U);
  EXPECT_EQ(ways.no_access, 1U);
  EXPECT_EQ(ways.areas, 1U);
  EXPECT_EQ(ways.reversible, 1U);
  EXPECT_EQ(ways.too_short, 1U);
  EXPECT_EQ(ways.repeated, 1U);
  EXPECT_EQ(ways.other_class, (decltype(ways.other_class){{"footway", 1}, {"track", 1}}));
  EXPECT_EQ(ways.speed_assumed, 9U);
  EXPECT_EQ(ways.speed_unreadable, 1U);
}

TEST(ImportRoads, SumsUpTheResult) {
  OsmText text = crossing();
  text.node(9, 4, 0).way(60, {6, 9}, {{"highway", "primary"}, {"tunnel", "yes"}});
  RoadSummary const result = imported(text).report.result;
  EXPECT_EQ(result.total.nodes, 6U);
  EXPECT_EQ(result.total.links, 18U);
  EXPECT_EQ(result.tunnels, 2U);
  EXPECT_EQ(result.underpasses, 2U);
  EXPECT_EQ(result.bridges, 0U);
  double const primary = result.class_length_m[static_cast<std::size_t>(RoadClass::primary)];
  double const street = result.class_length_m[static_cast<std::size_t>(RoadClass::residential)];
  EXPECT_NEAR(primary, 2 * distance_m(test::osm_position(2, 0), test::osm_position(4, 0)), 0.1);
  EXPECT_NEAR(primary + street, result.total.length_m, 0.01);
}

TEST(ImportRoads, KeepsTheLargestComponentOnly) {
  OsmText text = crossing();
  text.node(101, 9, 9).node(102, 9, 8).way(60, {101, 102}, kStreet);
  text.node(9, 4, 0).way(61, {6, 9}, {{"highway", "service"}, {"oneway", "yes"}});
  ImportReport const report = imported(text).report;
  EXPECT_EQ(report.components, 3U);
  EXPECT_EQ(report.outside_component.nodes, 3U);
  EXPECT_EQ(report.outside_component.links, 3U);
  EXPECT_EQ(report.result.total.links, 16U);
  ImportOptions all;
  all.keep_largest = false;
  EXPECT_EQ(imported(text, all).report.result.total.links, 19U);
}

TEST(ImportRoads, DropsWhatLiesOutsideTheArea) {
  ImportOptions options;
  options.clip = BoundingBox{test::osm_position(-3, -1), test::osm_position(3, 3)};
  ImportReport const report = imported(crossing(), options).report;
  EXPECT_EQ(report.outside_clip.nodes, 1U) << "node 8";
  EXPECT_EQ(report.outside_clip.links, 6U) << "ways 11, 32, 33";
  EXPECT_EQ(report.result.total.links, 10U);
}

TEST(ImportRoads, RefusesAnAreaWithoutRoads) {
  ImportOptions options;
  options.clip = BoundingBox{{1, 1}, {2, 2}};
  EXPECT_EQ(refusal_of(crossing(), options),
            "a.osm: none of its 16 road links lies inside the clip area (at least one must)");
}

TEST(ImportRoads, RefusesARoadWhoseNodeIsMissing) {
  OsmText text = crossing();
  text.way(60, {6, 77, 78}, kStreet).way(61, {6, 79}, {{"highway", "footway"}});
  EXPECT_EQ(refusal_of(text),
            "a.osm: way 60 refers to node 77 (must be in the file, with a position)\n"
            "a.osm: way 60 refers to node 78 (must be in the file, with a position)\n"
            "a.osm: roads lack nodes (extract again with whole ways, or allow missing nodes to "
            "leave these pieces out)");
}

TEST(ImportRoads, RefusesARoadWhoseNodeHasNoPosition) {
  OsmText text = crossing();
  text.raw("<node id=\"9\"/>").way(60, {6, 9}, kStreet);
  EXPECT_THAT(refusal_of(text), HasSubstr("a.osm: way 60 refers to node 9 (must be in the file"));
}

TEST(ImportRoads, LeavesOutSegmentsOnWish) {
  // 6 - 9 - [77] - 1 - 3: the two segments at 77 go, both rests stay.
  OsmText text = crossing();
  text.node(9, 4, 0).node(1, 5, 0).node(3, 6, 0).way(60, {6, 9, 77, 1, 3}, kStreet);
  ImportOptions options;
  options.missing_nodes = MissingNodes::drop;
  options.keep_largest = false;
  ImportReport const report = imported(text, options).report;
  EXPECT_EQ(report.nodes_missing, 1U);
  EXPECT_EQ(report.network.segments_dropped, 2U);
  EXPECT_EQ(report.network.ways_cut, 1U);
  EXPECT_EQ(report.imported.links, 20U);
}

TEST(ImportRoads, LeavesNoNodeStandingBetweenTwoMissingOnes) {
  // 6 - 9 - [77] - 1 - [78]: node 1 has no segment left.
  OsmText text = crossing();
  text.node(9, 4, 0).node(1, 5, 0).way(60, {6, 9, 77, 1, 78}, kStreet);
  ImportOptions options;
  options.missing_nodes = MissingNodes::drop;
  options.keep_largest = false;
  ImportReport const report = imported(text, options).report;
  EXPECT_EQ(report.network.segments_dropped, 3U);
  EXPECT_EQ(report.imported.nodes, 6U);
}

TEST(ImportRoads, TakesADeletedNodeAsMissing) {
  OsmText text = crossing();
  text.raw("<node id=\"9\" visible=\"false\" lon=\"120.1\" lat=\"30.3\"/>")
      .way(60, {6, 9}, kStreet);
  EXPECT_THAT(refusal_of(text), HasSubstr("way 60 refers to node 9 (must be in the file"));
}

TEST(ImportRoads, PassesBrokenReferencesThatNoRoadRestsOn) {
  OsmText text = crossing();
  text.way(60, {6, 77}, {{"building", "yes"}});
  text.relation(9, {{"way", 88, "outer"}, {"relation", 89, ""}}, {{"type", "multipolygon"}});
  EXPECT_EQ(refusal_of(text), "");
}

TEST(ImportRoads, ListsBrokenReferencesWhenNoRoadIsLeft) {
  OsmText text = OsmText().node(1, 0, 0).node(2, 1, 0);
  text.way(60, {1, 77}, {{"highway", "track"}}).way(61, {1, 2}, {{"highway", "path"}});
  text.relation(9, {{"way", 88, "outer"}}, {{"type", "multipolygon"}});
  EXPECT_EQ(refusal_of(text),
            "a.osm: no drivable road: 2 ways read, 2 of them highways, 0 of these closed to "
            "vehicles, 0 usable (must contain at least one drivable highway)\n"
            "a.osm: way 60 refers to node 77 (must be in the file)\n"
            "a.osm: relation 9 refers to way 88 (must be in the file)");
}

TEST(ImportRoads, RefusesPositionsOffTheGlobeEvenUnused) {
  OsmText text = crossing();
  text.raw("<node id=\"200\" lon=\"181\" lat=\"30\"/><node id=\"201\" lon=\"1\" lat=\"-90.5\"/>");
  EXPECT_EQ(refusal_of(text),
            "a.osm: node 200: lon lat = 181 30 (must be within -180 ... 180 and -90 ... 90 "
            "degrees)\n"
            "a.osm: node 201: lon lat = 1 -90.5 (must be within -180 ... 180 and -90 ... 90 "
            "degrees)");
}

TEST(ImportRoads, NamesTwentyFaultsAndCountsTheRest) {
  OsmText text = crossing();
  for (int id = 300; id < 325; ++id)
    text.raw("<node id=\"" + std::to_string(id) + "\" lon=\"0\" lat=\"95\"/>");
  std::string const refusal = refusal_of(text);
  EXPECT_THAT(refusal, HasSubstr("node 319:"));
  EXPECT_THAT(refusal, Not(HasSubstr("node 320:")));
  EXPECT_THAT(refusal, HasSubstr("... and 5 more nodes off the globe"));
}

TEST(ImportRoads, RefusesRoadsThatLeadNowhere) {
  OsmText text = OsmText().node(1, 0, 0).node(2, 1, 0);
  text.way(60, {1, 2}, {{"highway", "primary"}, {"oneway", "yes"}});
  EXPECT_THAT(refusal_of(text), HasSubstr("no two junctions reach each other"));
}

TEST(ImportRoads, IgnoresWhatTheFileMarksAsDeleted) {
  OsmText text = crossing();
  text.raw(
      "<way id=\"60\" visible=\"false\"><nd ref=\"2\"/><nd ref=\"77\"/>"
      "<tag k=\"highway\" v=\"primary\"/></way>");
  EXPECT_EQ(refusal_of(text), "");
}

struct BadFile {
  char const* name;
  std::string content;
  char const* complaint;
};
void PrintTo(BadFile const& file, std::ostream* out) {
  *out << file.name << " " << file.complaint;
}

class BadOsmFile : public testing::TestWithParam<BadFile> {};
TEST_P(BadOsmFile, IsRefusedByNameAndFault) {
  EXPECT_THAT(refusal_of(GetParam().name, GetParam().content),
              AllOf(testing::StartsWith(GetParam().name), HasSubstr(GetParam().complaint)));
}

std::string member_without_ref() {
  OsmText text = crossing();
  text.raw("<relation id=\"7\"><member type=\"way\" role=\"from\"/></relation>");
  return text.xml();
}

std::string with_node(std::string const& attributes) {
  return crossing().raw("<node id=\"90\" " + attributes + "/>").xml();
}

INSTANTIATE_TEST_SUITE_P(
    Osm, BadOsmFile,
    testing::Values(
        BadFile{"empty.osm", "", "is empty"}, BadFile{"empty.osm.pbf", "", "is empty"},
        BadFile{"roads.txt", "a", "unknown kind of file"},
        BadFile{"roads.osm.zip", "a", "unknown kind of file"},
        BadFile{"text.osm", "these are no roads", ":1: malformed or cut off: syntax error"},
        BadFile{"text.osm.pbf", "these are no roads", "malformed or cut off"},
        BadFile{"text.osm.gz", "these are no roads", "malformed or cut off"},
        BadFile{"text.osm.bz2", "these are no roads", "malformed or cut off"},
        BadFile{"xml.osm.pbf", crossing().xml(), "malformed or cut off"},
        BadFile{"cut.osm", crossing().xml().substr(0, 400), "malformed or cut off"},
        BadFile{"bare.osm", "<osm version=\"0.6\"/>", "no drivable road: 0 ways read"},
        BadFile{"version.osm", "<osm version=\"0.9\"/>", "version 0.9"},
        BadFile{"page.osm", "<html><body/></html>", "malformed or cut off"},
        BadFile{"entity.osm", "<!DOCTYPE a [<!ENTITY b \"c\">]><osm version=\"0.6\">&b;</osm>",
                "XML entities are not supported"},
        BadFile{"lat.osm", with_node("lon=\"1\" lat=\"north\""), "malformed or cut off"},
        BadFile{"nan.osm", with_node("lon=\"nan\" lat=\"1\""), "malformed or cut off"},
        BadFile{"id.osm", crossing().raw("<way id=\"1x\"/>").xml(), "malformed or cut off"},
        BadFile{"member.osm", member_without_ref(), "malformed or cut off"}));

TEST(ImportRoads, RefusesAMissingFileAndADirectory) {
  test::TempFolder const folder;
  EXPECT_THROW((void)import_roads(folder.path("none.osm"), {}), InputError);
  EXPECT_THROW((void)import_roads(folder.path(""), {}), InputError);
  EXPECT_THROW((void)import_roads("-", {}), InputError);
  EXPECT_THROW((void)import_roads("https://example.org/roads.osm", {}), InputError);
}

}  // namespace
}  // namespace sc

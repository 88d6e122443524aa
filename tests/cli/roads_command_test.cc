// SPDX-License-Identifier: Apache-2.0
#include "cli/roads_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "base/check.h"
#include "io/map_file.h"
#include "road/road_hierarchy.h"
#include "support/faults_of.h"
#include "support/osm_text.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::HasSubstr;

class RoadsCommand : public testing::Test {
 protected:
  RoadsCommand() {
    test::OsmText text = test::crossing();
    text.restriction(7, "no_left_turn", 10, 5, 21).restriction(8, "no_fun", 10, 5, 21);
    options_.source = folder_.write("a.osm", text.xml());
  }

  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(roads_command(options_, out), 0);
    return out.str();
  }

  test::TempFolder folder_;
  RoadsOptions options_;
};

TEST_F(RoadsCommand, PrintsCountsForPeople) {
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("        8  ways read, 8 of them highways\n"));
  EXPECT_THAT(text, HasSubstr("        1  turn restrictions applied\n"));
  EXPECT_THAT(text,
              HasSubstr("        1  turn restrictions skipped: unknown kind (relations 8)\n"));
  EXPECT_THAT(text, HasSubstr("       16  links, "));
  EXPECT_THAT(text, HasSubstr("      0.0  km motorway\n"));
}

TEST_F(RoadsCommand, PrintsTheSameCountsAsJson) {
  options_.json = true;
  auto const json = nlohmann::json::parse(printed());
  EXPECT_EQ(json["ways"]["imported"], 8);
  EXPECT_EQ(json["restrictions"]["read"], 2);
  EXPECT_EQ(json["restrictions"]["skipped"]["unknown kind"], nlohmann::json({8}));
  EXPECT_EQ(json["result"]["links"], 16);
  EXPECT_EQ(json["result"]["banned_turns"], 1);
  EXPECT_NEAR(json["result"]["class_km"]["residential"].get<double>(),
              json["result"]["length_km"].get<double>(), 1e-9);
}

TEST_F(RoadsCommand, SavesAMapThatCountsTheSame) {
  options_.out = folder_.path("a.h5");
  options_.json = true;
  auto const imported = nlohmann::json::parse(printed());
  options_.source = options_.out;
  options_.out.clear();
  EXPECT_EQ(nlohmann::json::parse(printed())["result"], imported["result"]);
}

TEST_F(RoadsCommand, SavesTheOrderThatRoutingStartsWith) {
  options_.out = folder_.path("a.h5");
  printed();
  RoadTable const map = read_map(options_.out);
  EXPECT_FALSE(map.elimination_order.empty());
  EXPECT_EQ(map.elimination_order, elimination_order(RoadGraph(map)));
}

TEST_F(RoadsCommand, RenewsTheOrderOfASavedMap) {
  options_.out = folder_.path("a.h5");
  printed();
  RoadTable map = read_map(options_.out);
  auto const order = std::exchange(map.elimination_order, {});
  map.banned_turns.clear();
  auto const order_without_bans = elimination_order(RoadGraph(map));
  for (auto const& stale : {decltype(order){}, order, decltype(order){1, 0}}) {
    map.elimination_order = stale;
    options_.source = folder_.path("stale.h5");
    write_map(options_.source, map, {});
    printed();
    EXPECT_EQ(read_map(options_.out).elimination_order, order_without_bans);
  }
}

TEST_F(RoadsCommand, PrintsNothingWhenTheMapCannotBeSaved) {
  options_.out = folder_.path("folder.h5");
  std::filesystem::create_directory(options_.out);
  std::ostringstream out;
  EXPECT_THROW(roads_command(options_, out), IoError);
  EXPECT_EQ(out.str(), "");
}

TEST_F(RoadsCommand, DoesNotWriteOverWhatItReads) {
  options_.out = options_.source;
  std::ostringstream out;
  EXPECT_THAT(test::faults_of([&] { (void)roads_command(options_, out); }),
              testing::Contains(HasSubstr("must not replace what is read")));
  options_.out.clear();
  EXPECT_THAT(printed(), HasSubstr("ways read"));  // it is still there
}

TEST_F(RoadsCommand, RefusesToClipWhatIsNoOsmFile) {
  options_.out = folder_.path("a.h5");
  printed();
  options_.source = std::exchange(options_.out, "");
  printed();
  options_.bounding_box = "120.137,30.319,120.143,30.323";
  std::ostringstream out;
  EXPECT_THROW((void)roads_command(options_, out), InputError);
  options_.bounding_box.clear();
  options_.keep_all = true;
  EXPECT_THROW((void)roads_command(options_, out), InputError);
}

TEST_F(RoadsCommand, TakesASeedForDistrictsAlone) {
  options_.seed = 7;
  std::ostringstream out;
  EXPECT_THROW((void)roads_command(options_, out), InputError);
  EXPECT_EQ(out.str(), "");
}

TEST_F(RoadsCommand, ClipsByBoxOrBoundaryButNotByBoth) {
  options_.bounding_box = "120.137,30.319,120.143,30.323";
  EXPECT_THAT(printed(), HasSubstr("        6  links dropped outside the area (1 nodes"));
  options_.boundary = folder_.write("b.geojson", "{}");
  std::ostringstream out;
  EXPECT_THROW((void)roads_command(options_, out), InputError);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/exposure_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
#include "road/route_search.h"
#include "road/snap.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

std::string printed(ExposureCommandOptions const& options) {
  std::ostringstream out;
  EXPECT_EQ(exposure_command(options, out), 0);
  return out.str();
}

/// Adds up what a flood costs one zone, by a search of its own for every street of it.
struct ZoneCheck {
  double cut_off = 0;
  double delay_s = 0;
  double most_s = 0;
};
ZoneCheck search_zone(World const& world, Responders const& responders, ZoneId zone,
                      std::vector<std::uint32_t> const& links) {
  RoadPlace stations;
  for (StationId const s : responders.stations)
    for (RoadPosition const p : world.station_place[s.index()]) stations.push_back(p);
  auto const dry = dry_times(world, responders.kind);
  auto wet = dry;
  for (std::uint32_t const link : links) wet[link] = kImpassable;
  RouteSearch search(world.roads);
  ZoneRoads const& roads = world.zone_roads[zone.index()];
  ZoneCheck result;
  for (LinkId const street : roads.links) {
    RoadPlace const middle = both_directions(world.roads, {street, 0.5F});
    auto const before = search.find(stations, middle, dry);
    if (!before || std::count(links.begin(), links.end(), street.value()) > 0) continue;
    double const share = world.roads.length_m(street) / roads.cumulated_m.back();
    auto const after = search.find(stations, middle, wet);
    double const added_s = after ? (after->duration - before->duration).seconds() : 0.0;
    result.cut_off += after ? 0.0 : share;
    result.delay_s += share * added_s;
    result.most_s = std::max(result.most_s, added_s);
  }
  return result;
}

ZoneId zone_called(World const& world, std::string const& id) {
  for (std::size_t z = 0; z < world.scenario.zones.size(); ++z)
    if (world.scenario.zones[z].id == id) return ZoneId{z};
  return {};
}

/// Each of the first `most` floods really costs its worst subdistrict what is said.
void expect_floods_to_cost_what_is_said(ExposureCommandOptions const& options, Json const& json,
                                        std::size_t most) {
  Case const what = load_case(options.what);
  World const& world = *what.world;
  Responders const responders = exposure_options(options, world).responders;
  for (std::size_t k = 0; k < std::min(most, json["ranked"].size()); ++k) {
    Json const& flood = json["ranked"][k];
    SCOPED_TRACE(testing::Message() << "rank " << flood["rank"]);
    for (auto const& link : flood["links"]) ASSERT_LT(link.get<std::size_t>(), world.roads.links());
    Json const& felt = flood["subdistricts"][0];
    ZoneCheck const truth = search_zone(world, responders, zone_called(world, felt["id"]),
                                        flood["links"].get<std::vector<std::uint32_t>>());
    EXPECT_NEAR(felt["cut_off"].get<double>(), truth.cut_off, 1e-9);
    EXPECT_NEAR(felt["delay_s"].get<double>(), truth.delay_s, 1e-6);
    EXPECT_EQ(felt["most_added_s"].get<double>(), truth.most_s);
  }
}

void expect_sane(Json const& json) {
  double last = std::numeric_limits<double>::max();
  for (Json const& flood : json["ranked"]) {
    EXPECT_GT(flood["person_hours"], 0);
    EXPECT_LE(flood["person_hours"], last);
    last = flood["person_hours"];
    EXPECT_GE(flood["at_worst_moment"]["person_hours"], 0);
    EXPECT_FALSE(flood["subdistricts"].empty());
  }
  for (Json const& zone : json["subdistricts"]) {
    EXPECT_GT(zone["dry_s"], 0);
    EXPECT_GE(zone["median_added_s"], 0);
    EXPECT_GE(zone["worst_added_s"], zone["median_added_s"]);
  }
}

/// Longitude first, near Hangzhou.
bool is_near(Json const& position) {
  return position.size() == 2 && position[0] > 119 && position[0] < 121 && position[1] > 29 &&
         position[1] < 31;
}

void expect_geojson_to_say_the_same(std::string const& path, Json const& json) {
  Json const map = Json::parse(test::bytes_of(path));
  EXPECT_EQ(map["type"], "FeatureCollection");
  std::size_t const floods = json["ranked"].size();
  ASSERT_EQ(map["features"].size(), floods + json["subdistricts"].size());
  for (std::size_t k = 0; k < map["features"].size(); ++k) {
    Json const& feature = map["features"][k];
    EXPECT_EQ(feature["type"], "Feature");
    Json properties = feature["properties"];
    bool const flood = k < floods;
    EXPECT_EQ(properties["what"], flood ? "flood" : "subdistrict");
    properties.erase("what");
    EXPECT_EQ(properties, flood ? json["ranked"][k] : json["subdistricts"][k - floods]);
    Json const& geometry = feature["geometry"];
    EXPECT_EQ(geometry["type"], flood ? "MultiLineString" : "Point");
    if (!flood) {
      EXPECT_TRUE(is_near(geometry["coordinates"]));
      continue;
    }
    EXPECT_LE(geometry["coordinates"].size(), properties["links"].size());
    for (Json const& line : geometry["coordinates"]) {
      EXPECT_GE(line.size(), 2U);
      EXPECT_TRUE(std::all_of(line.begin(), line.end(), is_near));
    }
  }
}

class ExposureCommand : public testing::Test {
 protected:
  ExposureCommand() {
    options.what.scenario = scenario.folder();
    options.vehicle = "tree_crew";  // waits at SB1 on the west bank, and nowhere else
    options.kinds = {"basin", "cut_street", "cut_junction", "street"};
    options.every_min = 5;
    options.nested = true;
  }

  std::string fault() {
    std::ostringstream out;
    try {
      exposure_command(options, out);
      return "accepted";
    } catch (InputError const& error) {
      EXPECT_EQ(out.str(), "");
      return error.what();
    }
  }

  test::ScenarioCopy scenario;
  test::TempFolder folder;
  ExposureCommandOptions options;
};

TEST_F(ExposureCommand, NamesFloodsThatCostWhatASearchOfItsOwnFinds) {
  options.json = true;
  options.geojson = folder.path("tiny.geojson");
  Json const json = Json::parse(printed(options));
  EXPECT_EQ(json["stations"], Json({"SB1"}));
  EXPECT_EQ(json["moments"], 72);
  ASSERT_GE(json["ranked"].size(), 5U);
  expect_sane(json);
  expect_floods_to_cost_what_is_said(options, json, 100);
  expect_geojson_to_say_the_same(options.geojson, json);
  EXPECT_EQ(folder.entries(), 1);
}

TEST_F(ExposureCommand, DoesSoForTheShippedStorm) {
  options = {};
  options.what.scenario = std::string(SC_SOURCE_DIR) + "/scenarios/yanhua-2021";
  options.geojson = folder.path("yanhua.geojson");
  options.every_min = 360;
  options.json = true;
  Json const json = Json::parse(printed(options));
  EXPECT_EQ(json["ranked"].size(), 20U);
  EXPECT_EQ(json["subdistricts"].size(), 18U);
  EXPECT_EQ(json["weighted_by"], "population");
  expect_sane(json);
  expect_floods_to_cost_what_is_said(options, json, 6);
  expect_geojson_to_say_the_same(options.geojson, json);
}

TEST_F(ExposureCommand, PrintsTablesInBothLanguages) {
  std::string const text = printed(options);
  EXPECT_THAT(text, HasSubstr("by 绿化抢险组 tree crew\n"));
  EXPECT_THAT(text, HasSubstr("Invented from end to end"));
  EXPECT_THAT(text, HasSubstr("Driving times ignore traffic"));
  EXPECT_THAT(text, HasSubstr("东北街道 North-East"));
  EXPECT_THAT(text, HasSubstr("basin UP01 中街下穿 Middle Street Underpass"));
  EXPECT_THAT(text, HasSubstr("station SB1 stands in it"));
}

TEST_F(ExposureCommand, SaysThatMoreRainIsHypothetical) {
  scenario.edit("scenario.toml", "step_min = 5", "step_min = 5\nrain_factor = 2");
  EXPECT_THAT(printed(options), HasSubstr("hypothetical: all rain x 2"));
}

TEST_F(ExposureCommand, TellsEveryWrongWordAtOnce) {
  options.vehicle = "tree_crw";
  options.level = "V";
  options.kinds = {"basin", "bridge"};
  EXPECT_EQ(fault(),
            "--vehicle = tree_crw (must be the id of a unit kind in unit_kinds.csv). "
            "Did you mean 'tree_crew'?\n"
            "--level = V (must be none, IV, III, II or I). Did you mean 'IV'?\n"
            "--kinds = bridge (must be some of basin,cut_street,cut_junction,street).");
}

TEST_F(ExposureCommand, RefusesAVehicleThatIsNotOnStandbyAndWritesNothing) {
  options.vehicle = "guard";
  options.geojson = folder.path("none.geojson");
  EXPECT_THAT(fault(), HasSubstr("/plan.toml: nobody of kind guard is on standby at level II"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(ExposureCommand, RefusesToWriteOverAFileOfTheScenario) {
  options.geojson = scenario.folder() + "/stations.csv";
  EXPECT_THAT(fault(), HasSubstr("stations.csv (must not replace what is read)"));
}

TEST_F(ExposureCommand, PrintsNothingWhenTheMapFileCannotBeWritten) {
  options.geojson = folder.path();  // a folder
  std::ostringstream out;
  EXPECT_THROW(exposure_command(options, out), IoError);
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace sc

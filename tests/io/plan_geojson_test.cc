// SPDX-License-Identifier: Apache-2.0
#include "io/plan_geojson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using nlohmann::json;

/// The feature of a place at a level; null if there is none.
json feature_of(json const& collection, std::string const& level, std::string const& place) {
  for (json const& feature : collection["features"])
    if (feature["properties"]["level"] == level && feature["properties"]["place"] == place)
      return feature;
  return nullptr;
}

std::ptrdiff_t features_of(json const& collection, std::string const& type) {
  json const& all = collection["features"];
  return std::count_if(all.begin(), all.end(), [&](json const& feature) {
    return !feature["geometry"].is_null() && feature["geometry"]["type"] == type;
  });
}

/// Without stock, a place is a point at a level if and only if somebody is posted there.
TEST(PlanGeojson, HasAPointForEachLevelAndPlace) {
  Scenario s = read_scenario(std::string(SC_SOURCE_DIR) + "/scenarios/yanhua-2021");
  s.stock.clear();
  std::set<std::pair<std::size_t, std::string>> places;
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (Posting const& p : s.plan.postings[level])
      if (p.duty != Duty::patrol)
        places.emplace(level,
                       p.station ? s.stations[p.station.index()].id : s.basins[p.basin.index()].id);
  json const j = json::parse(plan_geojson(s));
  EXPECT_EQ(j["type"], "FeatureCollection");
  EXPECT_EQ(features_of(j, "Point"), std::ssize(places));
  int people = 0, at_one = people_of(s, s.plan.postings[4]);
  for (json const& feature : j["features"]) {
    EXPECT_EQ(feature["type"], "Feature");
    if (feature["properties"]["level"] == "I") people += feature["properties"]["people"].get<int>();
  }
  EXPECT_EQ(people, at_one);
}

TEST(PlanGeojson, DescribesAStation) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  json const j = json::parse(plan_geojson(read_scenario(copy.folder())));
  json const yard = feature_of(j, "I", "YARD");
  EXPECT_EQ(yard["geometry"], (json{{"type", "Point"}, {"coordinates", {120.1522, 30.3122}}}));
  json const unit{{"unit", "P2"},
                  {"kind", "pump_truck"},
                  {"kind_zh", "排涝车组"},
                  {"kind_en", "pump truck"},
                  {"people", 4}};
  json const& about = yard["properties"];
  ASSERT_EQ(about["units"].size(), 2U);
  EXPECT_EQ(about["units"][0], unit);
  EXPECT_EQ(about["duty"], "standby");
  EXPECT_EQ(about["name_zh"], "东南场站");
  EXPECT_EQ(about["name_en"], "South-East Yard");
  EXPECT_EQ(about["people"], 8);
  EXPECT_EQ(about["capacity_units"], 2);
  EXPECT_EQ(about["stock"], json::array({{{"material", "sandbag"},
                                          {"name_zh", "沙袋"},
                                          {"name_en", "sandbag"},
                                          {"amount", 2000.0},
                                          {"unit", "bag"}}}));
  EXPECT_EQ(j["stormcrew"]["plan"], "tiny default posture");
}

TEST(PlanGeojson, ShowsStockWhereNobodyWaits) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  Scenario s = read_scenario(copy.folder());
  json const before = feature_of(json::parse(plan_geojson(s)), "IV", "YARD");
  EXPECT_EQ(before["properties"]["units"], json::array());
  EXPECT_EQ(before["properties"]["people"], 0);
  s.plan.stock = {{StationId{0U}, MaterialId{0U}, 2090, {}}};
  EXPECT_TRUE(feature_of(json::parse(plan_geojson(s)), "IV", "YARD").is_null());
}

TEST(PlanGeojson, DrawsPatrolsRound) {
  test::ScenarioCopy const copy;
  json const j = json::parse(plan_geojson(read_scenario(copy.folder())));
  json const round{{"type", "LineString"},
                   {"coordinates",
                    {{120.13, 30.3217},
                     {120.1337, 30.312},
                     {120.1375, 30.315},
                     {120.145, 30.3217},
                     {120.13, 30.3217}}}};
  EXPECT_EQ(feature_of(j, "IV", "loop")["geometry"], round);
  EXPECT_EQ(feature_of(j, "IV", "loop")["properties"]["units"][0]["unit"], "V1");
  EXPECT_EQ(features_of(j, "LineString"), 4);
  EXPECT_EQ(feature_of(j, "I", "UP01")["properties"]["duty"], "guard");
}

TEST(PlanGeojson, GivesGridRoutesNoGeometry) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  copy.edit("plan.toml", "\"loop\"", "\"all\"");
  json const route =
      feature_of(json::parse(plan_geojson(read_scenario(copy.folder()))), "IV", "all");
  EXPECT_TRUE(route["geometry"].is_null());
  EXPECT_EQ(route["properties"]["zones"], (json{"west", "south_east"}));
  EXPECT_EQ(route["properties"]["grid_m"], 400);
}

}  // namespace
}  // namespace sc

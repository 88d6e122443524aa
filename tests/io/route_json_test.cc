// SPDX-License-Identifier: Apache-2.0
#include "io/route_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/grid_city.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;

/// From the middle of the street 0-1 over 1 to 3 on grid_city(2, 2): east, then north.
class RouteJson : public testing::Test {
 protected:
  RouteJson() : graph(roads()) {
    Route const route{
        {LinkId{0U}, LinkId{6U}}, {LinkId{0U}, 0.5F}, {LinkId{6U}, 1.0F}, Duration{30'002}};
    std::vector<LinkTime> times(graph.links(), 20'001);
    answer.steps = steps_of(graph, route, times);
    answer.duration = route.duration;
    answer.length_m = 300;
    answer.from = {{120.141, 30.3201}, {120.14104, 30.32}, 11.26};
    answer.to = {{120.1421, 30.3219}, {120.14208, 30.3218}, 12};
  }
  static RoadTable roads() {
    RoadTable table = test::grid_city(2, 2);
    table.names = {{}, {"东街", "East Street"}};
    table.name[0] = table.name[1] = 1;
    table.attribution = "somebody's roads";
    return table;
  }

  RoadGraph graph;
  RouteAnswer answer;
};

TEST_F(RouteJson, HasTotalsAndSteps) {
  json const j = json::parse(route_as_json(graph, answer));
  EXPECT_EQ(j["reachable"], true);
  EXPECT_EQ(j["seconds"], 30.002);
  EXPECT_EQ(j["metres"], 300);
  EXPECT_EQ(j["vehicle"], nullptr);
  EXPECT_EQ(j["time"], nullptr);
  EXPECT_EQ(j["attribution"], "somebody's roads");
  EXPECT_NEAR(j["departure_deg"].get<double>(), 90, 0.1);
  EXPECT_EQ(j["from"]["lon"], 120.141);
  EXPECT_EQ(j["from"]["road_distance_m"], 11.3);
  ASSERT_EQ(j["steps"].size(), 2U);
  EXPECT_EQ(j["steps"][0], (json{{"turn", "depart"},
                                 {"name", "东街 East Street"},
                                 {"name_zh", "东街"},
                                 {"name_en", "East Street"},
                                 {"metres", 100.0},
                                 {"seconds", 10.001}}));
  EXPECT_EQ(j["steps"][1]["turn"], "left");
  EXPECT_EQ(j["steps"][1]["name"], "");
}

TEST_F(RouteJson, SaysForWhomAndWhen) {
  answer.vehicle = "pump";
  answer.time = "2021-07-25T14:00:00+08:00";
  json const j = json::parse(route_as_json(graph, answer));
  EXPECT_EQ(j["vehicle"], "pump");
  EXPECT_EQ(j["time"], "2021-07-25T14:00:00+08:00");
}

TEST_F(RouteJson, SaysThatThereIsNoWay) {
  answer.steps.clear();
  json const j = json::parse(route_as_json(graph, answer));
  EXPECT_EQ(j["reachable"], false);
  EXPECT_EQ(j["seconds"], nullptr);
  EXPECT_EQ(j["metres"], nullptr);
  EXPECT_EQ(j["steps"], json::array());
  EXPECT_EQ(j["to"]["lat"], 30.3219);
}

TEST_F(RouteJson, ReplacesNamesThatAreNotUtf8) {
  RoadTable table = roads();
  table.names[1].zh = "\xFFstreet";
  RoadGraph const odd(table);
  EXPECT_EQ(json::parse(route_as_json(odd, answer))["steps"][0]["name_zh"], "\uFFFDstreet");
}

TEST_F(RouteJson, IsAlsoACollectionOfStartStepsAndEnd) {
  json const j = json::parse(route_as_geojson(graph, answer));
  EXPECT_EQ(j["type"], "FeatureCollection");
  EXPECT_EQ(j["seconds"], 30.002);
  ASSERT_EQ(j["features"].size(), 4U);
  json const& start = j["features"][0];
  EXPECT_EQ(start["type"], "Feature");
  EXPECT_EQ(start["geometry"], (json{{"type", "Point"}, {"coordinates", {120.14104, 30.32}}}));
  EXPECT_EQ(start["properties"]["kind"], "start");
  EXPECT_EQ(j["features"][3]["properties"]["kind"], "end");
  json const& first = j["features"][1];
  EXPECT_EQ(first["properties"]["step"], 1);
  EXPECT_EQ(first["properties"]["name"], "东街 East Street");
  EXPECT_EQ(first["properties"]["metres"], 100);
  EXPECT_EQ(first["properties"]["seconds"], 10.001);
  EXPECT_EQ(j["features"][2]["properties"]["turn"], "left");
}

TEST_F(RouteJson, DrawsEachStepWhereTheOneBeforeEnds) {
  json const j = json::parse(route_as_geojson(graph, answer));
  json const first = j["features"][1]["geometry"];
  json const second = j["features"][2]["geometry"];
  EXPECT_EQ(first["type"], "LineString");
  ASSERT_EQ(first["coordinates"].size(), 2U);
  EXPECT_NEAR(first["coordinates"][0][0].get<double>(), 120.14104, 1e-5);
  EXPECT_EQ(first["coordinates"][1], second["coordinates"][0]);
  EXPECT_NEAR(second["coordinates"][1][1].get<double>(), graph.table().node_position[3].lat_deg,
              1e-7);
}

TEST_F(RouteJson, IsWrittenInOnePiece) {
  test::TempFolder const folder;
  write_route_geojson(folder.path("r.geojson"), graph, answer);
  EXPECT_EQ(test::bytes_of(folder / "r.geojson"), route_as_geojson(graph, answer));
  EXPECT_EQ(folder.entries(), 1);
}

TEST(FullName, HasTheLocalNameFirstAndNoneTwice) {
  EXPECT_EQ(full_name({"文一路", "Wenyi Road"}), "文一路 Wenyi Road");
  EXPECT_EQ(full_name({"文一路", ""}), "文一路");
  EXPECT_EQ(full_name({"", "Wenyi Road"}), "Wenyi Road");
  EXPECT_EQ(full_name({"A7", "A7"}), "A7");
  EXPECT_EQ(full_name({}), "");
}

}  // namespace
}  // namespace sc

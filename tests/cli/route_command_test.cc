// SPDX-License-Identifier: Apache-2.0
#include "cli/route_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/customised_roads.h"
#include "cli/place_snapper.h"
#include "io/text/position.h"
#include "road/route_search.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

/// On the streets of scenarios/tiny, which its README draws.
class RouteCommand : public testing::Test {
 protected:
  RouteCommand() {
    options.what.roads = copy.folder() + "/tiny.osm";
    options.from = "120.1340,30.3121";  // South Street between 9 and 10
    options.to = "120.1374,30.3230";    // West Second Road between 6 and 2
  }
  void in_the_storm(std::string const& at) {
    options.what.scenario = copy.folder();
    options.what.roads.clear();
    options.what.at = at;
  }
  json answer(int code = 0) {
    options.json = true;
    std::ostringstream out;
    EXPECT_EQ(route_command(options, out), code);
    return json::parse(out.str());
  }
  std::vector<std::string> streets() {
    std::vector<std::string> names;
    json const found = answer();
    for (json const& step : found["steps"]) names.push_back(step["name_en"]);
    return names;
  }
  void with_waiting_turns() {
    options.what.left_turn_s = 60;
    options.what.u_turn_s = 60;
  }
  /// Milliseconds that the plain search finds.
  [[nodiscard]] std::int64_t oracles_time() const {
    Complaints complaints;
    auto const conditions = load_conditions(options.what, complaints);
    complaints.throw_if_any();
    RoadGraph const& graph = conditions->graph();
    PlaceSnapper const snapper(graph, options.what.snap_m);
    auto const place = [&](std::string const& text) {
      return snapper.snap(parse_position(text).value.value()).value().place;
    };
    RouteSearch search(graph, turn_costs(graph, turn_rule(options.what)));
    return search.find(place(options.from), place(options.to), conditions->times)
        .value()
        .duration.ms;
  }
  /// What it complains about, without the folder.
  std::vector<std::string> faults() {
    std::ostringstream out;
    try {
      route_command(options, out);
    } catch (InputError const& error) {
      EXPECT_EQ(out.str(), "");
      std::vector<std::string> all;
      for (Fault const& fault : error.faults()) all.push_back(to_string(fault));
      return all;
    }
    ADD_FAILURE() << "accepted";
    return {};
  }

  test::ScenarioCopy copy;
  test::TempFolder folder;
  RouteOptions options;
};

TEST_F(RouteCommand, GoesStreetByStreet) {
  std::ostringstream out;
  EXPECT_EQ(route_command(options, out), 0);
  EXPECT_THAT(out.str(), HasSubstr("\n  1. head east on 南街 South Street, "));
  EXPECT_THAT(out.str(), HasSubstr("\n  2. turn left onto 西二路 West Second Road, "));
  EXPECT_THAT(out.str(), HasSubstr("\n  3. arrive\n"));
}

TEST_F(RouteCommand, TakesTheTimeOfTheFreeSpeed) {
  // South Street has no bridge: half of it and most of two blocks of West Second Road at 40 km/h.
  json const found = answer();
  double const second_m = found["steps"][1]["metres"];
  EXPECT_NEAR(found["steps"][1]["seconds"].get<double>(), second_m / (40 / 3.6), 0.006);
}

TEST_F(RouteCommand, KeepsTurnBans) {
  options.from = "120.1340,30.3185";  // Middle Street between 5 and 6: no left turn at 6
  options.to = "120.1375,30.3200";
  EXPECT_NE(streets(), (std::vector<std::string>{"Middle Street", "West Second Road"}));
}

std::int64_t ms_of(json const& found) {
  return std::llround(found["seconds"].get<double>() * 1000);
}

TEST_F(RouteCommand, AddsWhatALeftTurnCostsToTheStepBehindIt) {
  options.from = "120.1374,30.3150";  // West Second Road between 10 and 6
  options.to = "120.1340,30.3185";    // Middle Street between 6 and 5
  json const free = answer();
  options.what.left_turn_s = 60;
  json const waiting = answer();
  EXPECT_EQ(ms_of(waiting), ms_of(free) + 60'000);
  EXPECT_EQ(waiting["steps"][0], free["steps"][0]);
  EXPECT_EQ(ms_of(waiting["steps"][1]), ms_of(free["steps"][1]) + 60'000);
}

TEST_F(RouteCommand, WaitsForNobodyWhereTheStreetOnlyBends) {
  json const free = answer();  // to the left at 10, where two streets meet
  options.what.left_turn_s = 60;
  EXPECT_EQ(answer(), free);
}

TEST_F(RouteCommand, FindsTheOraclesWayWhereTurnsCost) {
  char const* const places[] = {"120.1340,30.3121", "120.1374,30.3230", "120.1300,30.3250",
                                "120.1450,30.3160", "120.1524,30.3150", "120.1375,30.3185"};
  int dearer = 0;
  for (bool const storm : {false, true}) {
    if (storm) in_the_storm("0");
    for (char const* const from : places)
      for (char const* const to : places) {
        options.from = from;
        options.to = to;
        options.what.left_turn_s = options.what.u_turn_s = 0;
        std::int64_t const free = oracles_time();
        with_waiting_turns();
        json const found = answer();
        EXPECT_EQ(ms_of(found), oracles_time()) << from << " to " << to;
        std::int64_t sum = 0;
        for (json const& step : found["steps"]) sum += ms_of(step);
        EXPECT_EQ(ms_of(found), sum) << from << " to " << to;
        if (ms_of(found) > free) ++dearer;
      }
  }
  EXPECT_GT(dearer, 20);
}

TEST_F(RouteCommand, TakesTheScenariosRoadsAndTheirState) {
  in_the_storm("2024-08-01T15:00");
  json const before = answer();
  EXPECT_EQ(before["time"], "2024-08-01T15:00:00+08:00");
  EXPECT_EQ(before["vehicle"], "car");
  options.what = {};
  options.what.roads = copy.folder() + "/tiny.osm";
  json const free = answer();
  EXPECT_EQ(before["metres"], free["metres"]);
  EXPECT_GT(before["seconds"].get<double>(), 1.3 * free["seconds"].get<double>());
}

TEST_F(RouteCommand, FindsNoWayOutOfAClosureAndSaysSo) {
  options.geojson = folder.path("way.geojson");
  in_the_storm("2024-08-01T16:30");
  json const shut = answer(1);
  EXPECT_EQ(shut["reachable"], false);
  EXPECT_EQ(folder.entries(), 0);
  options.json = false;
  std::ostringstream out;
  EXPECT_EQ(route_command(options, out), 1);
  EXPECT_THAT(out.str(), HasSubstr("no way between them"));
  in_the_storm("2024-08-01T17:30");
  EXPECT_EQ(answer()["reachable"], true);
  EXPECT_EQ(folder.entries(), 1);
}

TEST_F(RouteCommand, GoesRoundTheFloodedUnderpassWhereTheVehicleCan) {
  options.from = "120.1450,30.3160";  // East First Road, south of 7
  options.to = "120.1525,30.3180";    // East Second Road, south of 8
  in_the_storm("0");
  EXPECT_THAT(streets(), testing::Contains("Middle Street Underpass"));
  in_the_storm("2.5");
  options.what.vehicle = "pump_truck";
  EXPECT_THAT(streets(), testing::Not(testing::Contains("Middle Street Underpass")));
  options.what.vehicle = "";
  answer(1);  // the way round is too deep for a car
}

TEST_F(RouteCommand, TakesHoursSinceTheStartForADateTime) {
  in_the_storm("2024-08-01T15:30");
  json const by_clock = answer();
  in_the_storm("2024-08-01T07:30Z");
  EXPECT_EQ(answer(), by_clock);
  in_the_storm("1.5");
  EXPECT_EQ(answer(), by_clock);
}

TEST_F(RouteCommand, GoesAsTheVehicleDoes) {
  in_the_storm("0");
  double const car = answer()["seconds"];
  options.what.vehicle = "pump_truck";  // with siren: 0.8 of the free speed, a car 0.75
  EXPECT_NEAR(answer()["seconds"].get<double>(), car * 0.75 / 0.8, 0.01);
  EXPECT_EQ(answer()["vehicle"], "pump_truck");
}

TEST_F(RouteCommand, WritesTheWayToBeDrawn) {
  options.geojson = folder.path("way.geojson");
  json const found = answer();
  json const drawn = json::parse(test::bytes_of(options.geojson));
  ASSERT_EQ(drawn["features"].size(), found["steps"].size() + 2);
  EXPECT_EQ(drawn["seconds"], found["seconds"]);
}

TEST_F(RouteCommand, PrintsNothingWhenItCannotWrite) {
  options.geojson = folder.path("none/way.geojson");
  std::ostringstream out;
  EXPECT_THROW(route_command(options, out), IoError);
  EXPECT_EQ(out.str(), "");
}

TEST_F(RouteCommand, TellsEveryFaultOfItsOptions) {
  in_the_storm("2024-08-01T20:01");
  options.from = "here";
  options.to = "120.1375,30.3300";
  options.what.vehicle = "pump_trunk";
  EXPECT_THAT(
      faults(),
      ElementsAre(HasSubstr("--from = here (must be LON,LAT in degrees"),
                  "--at = 2024-08-01T20:01 (must be between 2024-08-01T14:00:00+08:00 and "
                  "2024-08-01T20:00:00+08:00, or hours since the former, 0 to 6)",
                  "--vehicle = pump_trunk (must be one of: pump_truck, tree_crew, inlet_crew, "
                  "sign_crew, guard, car). Did you mean 'pump_truck'?",
                  testing::ContainsRegex("--to = 120.1375,30.3300 is 5[0-9]+ m from the nearest "
                                         "road \\(must be within 300 m: --snap\\)")));
}

TEST_F(RouteCommand, JudgesPlacesEvenWhereTheScenarioIsNone) {
  in_the_storm("0");
  options.what.roads = copy.folder() + "/tiny.osm";
  options.to = "121,30.3300";
  copy.remove("units.csv");
  copy.remove("rain.csv");
  EXPECT_THAT(faults(),
              ElementsAre(HasSubstr("--to = 121,30.3300 is "), HasSubstr("rain.csv: no such file"),
                          HasSubstr("units.csv: no such file")));
}

TEST_F(RouteCommand, RefusesTheOutsideOfTheScenariosHoursAndWhatIsNoTime) {
  for (char const* at : {"", "-0.1", "6.1", "2024-08-01T13:59", "noon", "nan", "2024-08-01"}) {
    in_the_storm(at);
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("must be between 2024-08-01T14:00:00+08:00")))
        << at;
  }
  in_the_storm("6");
  answer();
}

TEST_F(RouteCommand, RefusesTimeAndVehicleWithoutAScenario) {
  options.what.roads.clear();
  options.what.at = "3";
  options.what.vehicle = "pump_truck";
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("--roads is missing"), HasSubstr("--at = 3 (must"),
                                    HasSubstr("--vehicle = pump_truck (must")));
}

TEST_F(RouteCommand, SnapsNoFartherThanAsked) {
  options.to = "120.1375,30.3260";  // 111 m north of North Street
  EXPECT_EQ(answer()["reachable"], true);
  options.what.snap_m = 100;
  EXPECT_THAT(faults(), ElementsAre(testing::ContainsRegex("is 11[01] m from .* within 100 m")));
}

TEST_F(RouteCommand, DoesNotWriteOverTheMapItReads) {
  options.geojson = copy.folder() + "/../" +
                    copy.folder().substr(copy.folder().find_last_of('/') + 1) + "/tiny.osm";
  std::string const map = copy.read("tiny.osm");
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("(must not replace what is read)")));
  EXPECT_EQ(copy.read("tiny.osm"), map);
}

TEST_F(RouteCommand, DoesNotWriteOverTheScenarioItReads) {
  in_the_storm("0");
  for (char const* file : {"units.csv", "tiny.osm"}) {
    options.geojson = copy.folder() + '/' + file;
    EXPECT_THAT(faults(), ElementsAre(HasSubstr("(must not replace what is read)"))) << file;
  }
  options.geojson = copy.folder() + "/way.geojson";
  answer();
  answer();  // its own earlier file it may replace
}

TEST_F(RouteCommand, RefusesRoadsThatAreNotThere) {
  options.what.roads = copy.folder() + "/none.osm";
  options.from = "x";
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("--from = x"), HasSubstr("none.osm")));
  options.what.roads = copy.folder() + "/none.h5";
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("--from = x"), HasSubstr("none.h5")));
}

}  // namespace
}  // namespace sc

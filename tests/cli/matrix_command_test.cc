// SPDX-License-Identifier: Apache-2.0
#include "cli/matrix_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

#include "base/random.h"
#include "cli/customised_roads.h"
#include "cli/place_snapper.h"
#include "cli/route_command.h"
#include "io/hdf5/hdf5_reader.h"
#include "road/route_search.h"
#include "road/route_steps.h"
#include "road/travel_times.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

/// Places about the streets of scenarios/tiny.
std::vector<LonLat> random_places(std::size_t count, std::uint32_t seed) {
  Stream random(seed, 0, Purpose::test, 3);
  std::vector<LonLat> places;
  for (std::size_t k = 0; k < count; ++k)
    places.push_back({120.1300 + 0.0225 * random.uniform(), 30.3120 + 0.0130 * random.uniform()});
  return places;
}

std::string option_of(LonLat p) {
  std::ostringstream text;
  text.precision(17);
  text << p.lon_deg << ',' << p.lat_deg;
  return text.str();
}

class MatrixCommand : public testing::Test {
 protected:
  MatrixCommand() {
    options.what.roads = copy.folder() + "/tiny.osm";
    options.what.snap_m = 1000;
    options.from = places("a.csv", a);
    options.to = places("b.csv", b);
    options.out = folder.path("m.csv");
    options.command_line = "stormcrew matrix";
  }
  [[nodiscard]] std::string places(char const* name, std::vector<LonLat> const& list) const {
    std::string text = "id,lon,lat\n";
    for (std::size_t k = 0; k < list.size(); ++k)
      text += 'P' + std::to_string(k) + ',' + option_of(list[k]) + '\n';
    return folder.write(name, text);
  }
  void in_the_storm(std::string const& at, std::string const& vehicle) {
    options.what.scenario = copy.folder();
    options.what.roads.clear();
    options.what.at = at;
    options.what.vehicle = vehicle;
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(matrix_command(options, out), 0);
    return out.str();
  }
  std::vector<std::int64_t> times() {
    options.out = folder.path("m.h5");
    printed();
    return hdf5::Reader(options.out).read<std::int64_t>("time_ms");
  }
  /// What `stormcrew route` says of each pair.
  [[nodiscard]] std::vector<std::int64_t> times_of_routes() const {
    std::vector<std::int64_t> all;
    for (LonLat const from : a)
      for (LonLat const to : b) {
        RouteOptions const route{options.what, option_of(from), option_of(to), "", true};
        std::ostringstream out;
        int const code = route_command(route, out);
        json const answer = json::parse(out.str());
        all.push_back(code == 1 ? -1 : std::llround(answer["seconds"].get<double>() * 1000));
      }
    return all;
  }
  std::vector<std::string> faults() {
    std::ostringstream out;
    try {
      matrix_command(options, out);
    } catch (InputError const& error) {
      EXPECT_EQ(out.str(), "");
      std::vector<std::string> all;
      for (Fault const& fault : error.faults()) {
        std::string const name = std::filesystem::path(fault.file).filename().string();
        all.push_back(to_string({name, fault.line, fault.message}));
      }
      return all;
    }
    ADD_FAILURE() << "accepted";
    return {};
  }

  test::ScenarioCopy copy;
  test::TempFolder folder;
  std::vector<LonLat> a = random_places(5, 1);
  std::vector<LonLat> b = random_places(4, 2);
  MatrixOptions options;
};

TEST_F(MatrixCommand, HasTheTimesOfTheRoutesBetweenRandomPlaces) {
  EXPECT_EQ(times(), times_of_routes());
}

TEST_F(MatrixCommand, HasTheTimesOfTheRoutesInTheStorm) {
  a.push_back({120.1337, 30.3120});  // on the street that is shut
  options.from = places("a.csv", a);
  in_the_storm("2024-08-01T16:30", "guard");
  auto const all = times();
  EXPECT_EQ(all, times_of_routes());
  EXPECT_THAT(all, testing::Contains(-1));
  EXPECT_THAT(all, testing::Contains(testing::Gt(0)));
}

TEST_F(MatrixCommand, HasTheTimesOfTheRoutesWhereTurnsCost) {
  for (bool const storm : {false, true}) {
    if (storm) in_the_storm("0.5", "guard");
    options.what.left_turn_s = options.what.u_turn_s = 0;
    auto const free = times();
    options.what.left_turn_s = 60;
    auto const left = times();
    EXPECT_EQ(left, times_of_routes());
    EXPECT_NE(left, free);
    options.what.u_turn_s = 45;
    EXPECT_EQ(times(), times_of_routes());
  }
}

TEST_F(MatrixCommand, WritesTheSameTimesAsCsv) {
  options.from = places("a.csv", {a[0]});
  options.to = places("b.csv", {b[0], a[0]});
  a = {a[0]};
  b = {b[0]};
  std::int64_t const ms = times_of_routes()[0];
  EXPECT_THAT(printed(), HasSubstr("m.csv: 1 x 2 travel times, 0 of the pairs without a way\n"));
  std::string seconds = std::to_string(ms);
  seconds.insert(seconds.size() - 3, ".");
  EXPECT_EQ(test::bytes_of(options.out), "from\\to,P0,P1\nP0," + seconds + ",0.000\n");
}

TEST_F(MatrixCommand, IsTheSameForAnyNumberOfThreads) {
  options.what.threads = 1;
  auto const one = times();
  options.what.threads = 7;
  EXPECT_EQ(times(), one);
}

TEST_F(MatrixCommand, TakesOneFileForBothSides) {
  options.to = options.from;
  auto const all = times();
  ASSERT_EQ(all.size(), a.size() * a.size());
  for (std::size_t k = 0; k < a.size(); ++k) EXPECT_EQ(all[k * (a.size() + 1)], 0);
}

TEST_F(MatrixCommand, KeepsHowItWasMade) {
  in_the_storm("1.5", "");
  times();
  hdf5::Reader const h5(options.out);
  EXPECT_EQ(h5.text("", "time"), "2024-08-01T15:30:00+08:00");
  EXPECT_EQ(h5.text("", "vehicle"), "car");
  EXPECT_EQ(h5.text("provenance", "scenario_folder"), copy.folder());
  EXPECT_EQ(h5.text("provenance", "scenario_sha256").size(), 64U);
  EXPECT_EQ(h5.text("provenance", "roads_sha256").size(), 64U);
  EXPECT_EQ(h5.text("provenance", "from_sha256").size(), 64U);
  EXPECT_EQ(h5.text("provenance", "command_line"), "stormcrew matrix");
}

TEST_F(MatrixCommand, TellsEveryFaultOfBothFilesAndEveryPlaceWithoutARoad) {
  options.from = folder.write("a.csv",
                              "id,lon,lat\nA,120.1337,30.3120\nA,120.1337,30.3120\n"
                              "B,120.1337,31\nC,x,30.3\n");
  options.to = folder.write("b.csv", "id,lon,lat\nD,121,30.3120\nE,120.1337,30.3120\n,120,30\n");
  options.out = folder.path("m.txt");
  options.what.at = "3";
  EXPECT_THAT(
      faults(),
      ElementsAre(testing::MatchesRegex("--out = .*m.txt \\(must end in .csv or .h5\\)"),
                  HasSubstr("--at = 3 (must come with a --scenario"),
                  "a.csv:3: id = A (must be unique; line 2 has it too)",
                  HasSubstr("a.csv:4: B at 120.13370,31.00000 is "),
                  HasSubstr("a.csv:5: lon = x (must be a plain number"),
                  testing::ContainsRegex("b.csv:2: D at 121.00000,30.31200 is [0-9]+ m from the "
                                         "nearest road \\(must be within 1000 m: --snap\\)"),
                  "b.csv:4: id is empty (must be some text)"));
  EXPECT_FALSE(std::filesystem::exists(options.out));
}

TEST_F(MatrixCommand, TellsAFaultOfAFileForBothSidesOnce) {
  options.from = options.to = folder.write("a.csv", "id,lon,lat\nA,121,30.3\nB,x,30.3\n");
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("a.csv:2: A at "), HasSubstr("a.csv:3: lon = x")));
}

TEST_F(MatrixCommand, DoesNotWriteOverAFileItReads) {
  std::string const before = test::bytes_of(options.from);
  options.out = options.from;
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("(must not replace what is read)")));
  EXPECT_EQ(test::bytes_of(options.from), before);
}

TEST_F(MatrixCommand, RefusesMorePairsThanAMachineHolds) {
  std::string many = "id,lon,lat\n";
  for (int k = 0; k < 10'001; ++k) many += std::to_string(k) + ",120.1337,30.3120\n";
  options.from = options.to = folder.write("many.csv", many);
  EXPECT_THAT(faults(), ElementsAre("--from and --to have 10001 x 10001 places (must be at most "
                                    "100000000 pairs)"));
}

/// On larger maps: times of random pairs are those of the routes, and of their steps; with turns
/// that cost nothing and turns that do.
class MatrixOnMap : public testing::TestWithParam<std::tuple<std::string, TurnRule>> {};

TEST_P(MatrixOnMap, HasTheTimesOfTheRoutes) {
  auto const& [map, rule] = GetParam();
  if (!std::filesystem::exists(map)) GTEST_SKIP() << "reference data is not here: " << map;
  Complaints complaints;
  ConditionOptions what;
  what.roads = map;
  auto const conditions = load_conditions(what, complaints);
  ASSERT_TRUE(conditions && complaints.empty());
  RoadGraph const& graph = conditions->graph();
  CustomisedRoads const roads(*conditions, rule);
  Stream random(4, 0, Purpose::test, 0);
  PlaceSnapper const snapper(graph, 50);
  std::vector<RoadPlace> places;
  while (places.size() < 12) {
    LinkId const link{random.below(static_cast<std::uint32_t>(graph.links()))};
    auto const snapped =
        snapper.snap(graph.lonlat_at({link, static_cast<float>(random.uniform())}));
    if (snapped) places.push_back(snapped->place);
  }
  auto const matrix = travel_times(roads.hierarchy(), places, places, roads.times(), {2, {}});
  RouteSearch search(graph, roads.turn_costs());
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t k = 0; k < places.size(); ++k) {
      auto const route = search.find(places[i], places[k], conditions->times);
      ASSERT_EQ(route.has_value(), matrix.time(i, k).has_value());
      if (!route) continue;
      EXPECT_EQ(*matrix.time(i, k), route->duration);
      Duration sum;
      for (RouteStep const& step : steps_of(graph, *route, conditions->times, roads.turn_costs()))
        sum = sum + step.duration;
      EXPECT_EQ(sum, route->duration);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Maps, MatrixOnMap,
    testing::Combine(testing::Values(std::string(SC_SOURCE_DIR) + "/scenarios/districts/gongshu",
                                     std::string(SC_SHARED_DIR) + "/roads/gongshu.osm.pbf",
                                     std::string(SC_SHARED_DIR) +
                                         "/roads/osm_small/osrm_monaco.osm.pbf"),
                     testing::Values(TurnRule{}, TurnRule{whole_seconds(20), whole_seconds(60)})));

}  // namespace
}  // namespace sc

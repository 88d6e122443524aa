// SPDX-License-Identifier: Apache-2.0
// What holds for the report of every run.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "hazard/canal.h"
#include "report/delay.h"
#include "report/hand_made_run.h"
#include "report/measures.h"
#include "report/report_json.h"
#include "report/timelines.h"
#include "response/summary.h"
#include "support/random_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

/// The run through its file and back.
RunContents through_file(World const& world, Trajectory const& run) {
  test::TempFolder const folder;
  Provenance provenance;
  provenance.kernel = "serial";
  provenance.date = "2026-01-02T03:04:05Z";
  write_run(folder / "run.h5", {world.scenario,
                                world.timeline,
                                world.exposure,
                                run,
                                provenance,
                                numbers(summarise(world, run)),
                                &world.roads.table(),
                                {},
                                ""});
  return read_run_contents(folder / "run.h5");
}

/// A street of which the page sees one point, driven by a unit.
TEST(ReportTest, ABentLinkShorterThanADecimetreHasNoBends) {
  test::HandMadeRun made;
  UnitId const unit = made.unit("pump", {{0, UnitStatus::driving}, {1, UnitStatus::driving}});
  LonLat const here = made.run.run.units[unit.index()].position[0];
  made.run.run.units[unit.index()].link = {LinkId{0U}, LinkId{}};
  RunRoads& roads = made.run.roads;
  roads.zone.resize(1);
  roads.basin.resize(1);
  roads.elevated = {false};
  roads.length_m = {0.1F};
  roads.free_speed_mps = {10};
  roads.road_class = {RoadClass::service};
  roads.name = {0};
  roads.tail = roads.head = roads.shape = {here};
  roads.shape_begin = {0, 1};
  auto const page = nlohmann::json::parse(run_json(made.run));
  EXPECT_EQ(page.at("units").at(0).at("t"), nlohmann::json({0, 60}));
}

TEST(ReportTest, ACanalWithoutReadingsHasNoLevel) {
  test::HandMadeRun made;
  made.run.weather.canal_m.assign(10, static_cast<float>(kDryCanalM));
  made.run.weather.canal_m[3] = 1.25F;
  auto const page = nlohmann::json::parse(run_json(made.run));
  EXPECT_TRUE(page.at("weather").at("canal_m").at(0).is_null());
  EXPECT_EQ(page.at("weather").at("canal_m").at(3), 1.25);
}

class ReportOfRandomRuns : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ReportOfRandomRuns, DelaysAddUpToTheResponseTime) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    RunContents const all = through_file(world, run);
    for (std::size_t i = 0; i < run.incidents.size(); ++i) {
      Duration sum;
      for (Delay const& d : delays_of(all, i)) {
        EXPECT_GT(d.length.ms, 0);
        EXPECT_EQ(d.skill.empty(),
                  d.cause != DelayCause::no_crew && d.cause != DelayCause::all_busy);
        sum = sum + d.length;
      }
      auto const waited = response_time(run.incidents, i, run.end);
      EXPECT_EQ(sum, waited ? waited->waited : Duration{}) << "incident " << i;
    }
  });
}

TEST_P(ReportOfRandomRuns, TimelinesEndAtTheCountsAndCountEveryUnitOnce) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    RunContents const all = through_file(world, run);
    TripTimeline const trips = trip_timeline(all);
    EXPECT_EQ(trips.person.back(), run.counts.person_trips);
    EXPECT_EQ(trips.vehicle.back(), run.counts.vehicle_trips);
    BusyTimeline const busy = busy_timeline(all);
    for (std::size_t k = 0; k < busy.on_duty.size(); ++k) {
      EXPECT_EQ(busy.on_duty[k], busy.moving[k] + busy.on_scene[k] + busy.stopped[k] +
                                     busy.guarding[k] + busy.standby[k]);
      EXPECT_LE(busy.on_duty[k], static_cast<int>(world.scenario.units.size()));
    }
  });
}

TEST_P(ReportOfRandomRuns, NumbersOfThePageAreThoseOfTheSummary) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    nlohmann::json const page = nlohmann::json::parse(run_json(through_file(world, run)));
    Summary const summary = summarise(world, run);
    for (auto const& [name, value] : numbers(summary)) {
      nlohmann::json const& told = page.at("summary").at(name);
      EXPECT_TRUE(told.is_null() ? !std::isfinite(value) : told.get<double>() == value) << name;
    }
    std::size_t late = 0, reported = 0;
    double waited = 0;
    for (nlohmann::json const& i : page.at("incidents")) {
      if (i.at("response_s").is_null() || i.at("status").get<int>() == 5) continue;
      ++reported;
      late += i.at("late").get<bool>() ? 1U : 0U;
      waited += i.at("response_s").get<double>();
    }
    EXPECT_EQ(reported, summary.response.reported);
    EXPECT_EQ(late, summary.response.late);
    if (reported == 0) return;
    EXPECT_NEAR(waited / static_cast<double>(reported), *summary.response.mean_s, 1e-6);
  });
}

INSTANTIATE_TEST_SUITE_P(Districts, ReportOfRandomRuns, testing::Values(0U, 1U));

}  // namespace
}  // namespace sc

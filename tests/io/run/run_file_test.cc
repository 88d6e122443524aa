// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "io/hdf5/hdf5_reader.h"
#include "support/disk_full.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::SmallRun;
using test::TempFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr std::int64_t kMissing = -9223372036854775806;

class RunFileTest : public testing::Test {
 protected:
  RunFileTest() { write_run(path_, run_.file()); }
  TempFolder folder_;
  std::filesystem::path path_ = folder_ / "run.h5";
  SmallRun run_;
};

TEST_F(RunFileTest, TracksStandEndToEnd) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.shape("unit"), ElementsAre(2U));  // the names: test NcdumpShowsTheNames
  EXPECT_THAT(file.read<std::int64_t>("row_size"), ElementsAre(3, 2));
  EXPECT_THAT(file.read<std::int64_t>("time"), ElementsAre(0, 600'000, 1'200'000, 0, 600'000));
  EXPECT_THAT(file.read<std::int32_t>("link"), ElementsAre(-1, 1, 2, -1, 1));
  EXPECT_THAT(file.read<std::int16_t>("status"), ElementsAre(1, 3, 3, 1, 3));
}

TEST_F(RunFileTest, TimesCountFromTheScenariosStartAtItsOffset) {
  hdf5::Reader const file(path_);
  EXPECT_EQ(file.text("time", "units"), "milliseconds since 2021-07-22 18:00:00 +08:00");
  EXPECT_EQ(file.text("", "time_coverage_start"), "2021-07-22T18:00:00+08:00");
  EXPECT_EQ(file.text("", "time_coverage_end"), "2021-07-22T19:00:00+08:00");
}

TEST_F(RunFileTest, AStartWestOfGreenwichAndBetweenSecondsIsWrittenExactly) {
  run_.scenario.utc_offset = Duration{-whole_minutes(210).ms};
  run_.scenario.start_unix_ms = 86'400'007;
  write_run(path_, run_.file());
  EXPECT_EQ(hdf5::Reader(path_).text("time", "units"),
            "milliseconds since 1970-01-01 20:30:00.007 -03:30");
}

TEST_F(RunFileTest, WhatDidNotHappenIsMissingAndCensoredByKind) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.read<std::int64_t>("incidents/arrive"),
              ElementsAre(660'000, 1'800'000, kMissing, kMissing));
  EXPECT_THAT(file.read<std::int64_t>("incidents/report"),
              ElementsAre(60'000, 600'000, 1'800'000, kMissing));
  EXPECT_THAT(file.read<std::int16_t>("incidents/censored"), ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(file.read<std::int32_t>("incidents/basin"), ElementsAre(0, -1, -1, -1));
  EXPECT_EQ(file.text("incidents/kind", "flag_meanings"), "waterlogging fallen_tree");
}

TEST_F(RunFileTest, WordsOfStatesAreThoseOfTheModel) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.text("status", "flag_meanings"), testing::EndsWith(" called_in handing_over"));
  EXPECT_EQ(file.text("incidents/status", "flag_meanings"),
            "unreported waiting assigned arrived cleared prevented");
  EXPECT_EQ(file.text("incidents/source", "flag_meanings"),
            "none citizen guard patrol driver record");
  EXPECT_THAT(file.text("orders/kind", "flag_meanings"), testing::EndsWith("to_supply called_off"));
  EXPECT_THAT(file.text("events/kind", "flag_meanings"), testing::StartsWith("weather_step "));
  EXPECT_THAT(file.text("events/kind", "flag_meanings"), testing::EndsWith(" dispatch"));
}

TEST_F(RunFileTest, IncidentsTellOfTeamsAndOfWhatLedToThem) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.read<std::int32_t>("incidents/units_sent"), ElementsAre(1, 1, 0, 0));
  EXPECT_THAT(file.read<std::int32_t>("incidents/parent"), ElementsAre(-1, -1, -1, 1));
}

TEST_F(RunFileTest, DutiesHaveNoEndWhileTheyLast) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.read<std::int32_t>("duties/unit"), ElementsAre(1, 0));
  EXPECT_THAT(file.read<std::int32_t>("duties/crew"), ElementsAre(0, 1));
  EXPECT_THAT(file.read<std::int32_t>("duties/people"), ElementsAre(3, 4));
  EXPECT_THAT(file.read<std::int64_t>("duties/begin"), ElementsAre(0, 1'200'000));
  EXPECT_THAT(file.read<std::int64_t>("duties/end"), ElementsAre(2'400'000, kMissing));
}

TEST_F(RunFileTest, MaterialIsBalancedAndMissed) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.read<double>("materials/initial"), ElementsAre(100));
  EXPECT_THAT(file.read<double>("materials/supplied"), ElementsAre(20));
  EXPECT_THAT(file.read<double>("materials/at_stations"), ElementsAre(60));
  EXPECT_THAT(file.read<double>("materials/on_units"), ElementsAre(15));
  EXPECT_THAT(file.read<double>("materials/used"), ElementsAre(45));
  EXPECT_THAT(file.read<std::int64_t>("stock_outs/time"), ElementsAre(1'980'000));
  EXPECT_THAT(file.read<std::int32_t>("stock_outs/material"), ElementsAre(0));
  EXPECT_THAT(file.read<double>("stock_outs/lacking"), ElementsAre(12.5));
}

TEST_F(RunFileTest, WeatherHasRowsOfSteps) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.shape("weather/rain"), ElementsAre(12U, 2U));
  EXPECT_THAT(file.shape("basins/depth"), ElementsAre(12U, 1U));
  EXPECT_EQ(file.read<float>("weather/mean_wind"), run_.timeline.mean_wind_mps);
  EXPECT_EQ(file.read<float>("basins/depth"), run_.trajectory.basin_depth_m);
  EXPECT_EQ(file.read<float>("basins/depth_untouched"), run_.timeline.depth_m);
}

TEST_F(RunFileTest, SpeedFactorsAreThoseOfTheRoadState) {
  hdf5::Reader const file(path_);
  auto const rain = file.read<float>("weather/rain_factor");
  auto const wind = file.read<float>("weather/wind_factor");
  EXPECT_EQ(rain[0], 1.0F);    // dry
  EXPECT_EQ(rain[2], 0.95F);   // 3.6 mm/h
  EXPECT_EQ(rain[22], 0.88F);  // 39.6 mm/h
  EXPECT_EQ(wind[20], 1.0F);   // 10 m/s
  EXPECT_EQ(wind[21], 0.9F);   // 11 m/s
}

TEST_F(RunFileTest, LinksAndClosuresStandInTheRoadState) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.read<std::int32_t>("road_state/zone"), ElementsAre(0, 0, 1));
  EXPECT_THAT(file.read<std::int32_t>("road_state/basin"), ElementsAre(0, -1, -1));
  EXPECT_THAT(file.read<std::int16_t>("road_state/elevated"), ElementsAre(0, 0, 1));
  EXPECT_EQ(file.read<float>("road_state/length"), run_.roads.length_m);
  EXPECT_THAT(file.read<double>("road_state/head_lon"), ElementsAre(120.16, 120.15, 120.17));
  EXPECT_THAT(file.read<std::int32_t>("road_state/closure_link"), ElementsAre(1));
  EXPECT_THAT(file.read<std::int64_t>("road_state/closure_to"), ElementsAre(2'400'000));
}

TEST_F(RunFileTest, CarTripsAndLinksStandInTraffic) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.read<std::int64_t>("traffic/end"), ElementsAre(540'000, 120'000, kMissing));
  EXPECT_THAT(file.read<std::int16_t>("traffic/outcome"), ElementsAre(1, 2, 0));
  EXPECT_EQ(file.text("traffic/outcome", "flag_meanings"), "under_way arrived gave_up");
  EXPECT_THAT(file.read<std::int32_t>("traffic/to_node"), ElementsAre(2, 0, 1));
  EXPECT_THAT(file.read<std::int64_t>("traffic/time"), ElementsAre(1'800'000, 3'600'000));
  EXPECT_THAT(file.shape("traffic/entered"), ElementsAre(2U, 3U));
  EXPECT_THAT(file.read<float>("traffic/delay"), ElementsAre(0, 12.5F, 0, 0, 0, 60));
  EXPECT_EQ(file.unsigned_integer("traffic", "rerouted"), 2U);
}

TEST_F(RunFileTest, WithoutTrafficThereIsNoGroupOfIt) {
  run_.trajectory.traffic = {};
  run_.provenance.traffic = false;
  write_run(path_, run_.file());
  hdf5::Reader const file(path_);
  EXPECT_THROW(file.read<std::int64_t>("traffic/end"), InputError);
  EXPECT_EQ(file.integer("", "traffic"), 0);
}

TEST_F(RunFileTest, SettingsStandInBothPlacesWhereThereAreAny) {
  EXPECT_FALSE(hdf5::Reader(path_).has_attribute("provenance", "settings"));
  run_.provenance.settings = "rules.late_min=20";
  write_run(path_, run_.file());
  EXPECT_EQ(hdf5::Reader(path_).text("", "settings"), "rules.late_min=20");
  EXPECT_EQ(hdf5::Reader(path_).text("provenance", "settings"), "rules.late_min=20");
}

TEST_F(RunFileTest, TheRoadsAreOptional) {
  RunFile bare = run_.file();
  bare.roads = nullptr;
  write_run(path_, bare);
  EXPECT_FALSE(hdf5::Reader(path_).has("road_state/length"));
  EXPECT_TRUE(hdf5::Reader(path_).has("road_state/zone"));
}

TEST_F(RunFileTest, TheSameRunGivesTheSameBytes) {
  write_run(folder_ / "again.h5", SmallRun().file());
  EXPECT_EQ(bytes_of(path_), bytes_of(folder_ / "again.h5"));
}

// That another provenance changes nothing outside /provenance is checked dataset by dataset in
// open_with_xarray.py --same-as.
TEST_F(RunFileTest, DateClockAndThreadsStandInProvenanceAlone) {
  hdf5::Reader const file(path_);
  EXPECT_THAT(file.attribute_names(""),
              testing::UnorderedElementsAre(
                  "Conventions", "featureType", "title", "title_zh", "source", "comment",
                  "attribution", "format", "format_version", "engine_version", "scenario_sha256",
                  "roads_sha256", "policy", "relocation", "seed", "replication", "traffic",
                  "trips_per_day", "time_coverage_start", "time_coverage_end", "end_ms"));
  EXPECT_EQ(file.integer("provenance", "threads"), 8);
  EXPECT_EQ(file.text("provenance", "date"), run_.provenance.date);
}

TEST_F(RunFileTest, AFullDiskLeavesTheOldFile) {
  std::string const before = bytes_of(path_);
  {
    test::DiskFull const full(20'000);
    EXPECT_THAT([&] { write_run(path_, run_.file()); },
                ThrowsMessage<IoError>(HasSubstr("run.h5: cannot be written")));
  }
  EXPECT_EQ(bytes_of(path_), before);
  EXPECT_EQ(folder_.entries(), 1);
}

TEST_F(RunFileTest, AFolderInThePlaceOfTheFileIsAnIoError) {
  EXPECT_THAT([&] { write_run(folder_.path(), run_.file()); },
              ThrowsMessage<IoError>(HasSubstr("is a folder")));
  EXPECT_THAT([&] { write_run(folder_ / "no/run.h5", run_.file()); },
              ThrowsMessage<IoError>(HasSubstr("No such file or directory")));
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/export/export_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <list>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "io/text/csv.h"
#include "io/text/utf8.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr char const* kHostile = "=cmd|' /C calc'!A0,<script>alert(\"x\")</script>\n&";

class ExportFilesTest : public testing::Test {
 protected:
  ExportFilesTest() {
    test::SmallRun const small;
    write_run(folder_ / "run.h5", small.file());
    all_ = read_run_contents(folder_ / "run.h5");
  }

  Json geojson(ExportThing thing) {
    write_geojson(path_, all_, thing, {});
    return Json::parse(test::bytes_of(path_));
  }

  CsvTable csv(ExportThing thing) {
    write_csv(path_, all_, thing, {});
    return table();
  }
  CsvTable table() {
    std::string text = test::bytes_of(path_);
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    heads_.push_back(text.substr(0, text.find('\n')) + ',');
    std::vector<CsvColumn> columns;
    for (std::string_view rest = heads_.back(); !rest.empty();
         rest.remove_prefix(rest.find(',') + 1))
      columns.push_back({rest.substr(0, rest.find(','))});
    return CsvTable(path_, columns, complaints_, OtherColumns::ignored);
  }

  std::string fcd(FcdOptions const& options) {
    counts_ = write_fcd(path_, all_, options, {});
    return test::bytes_of(path_);
  }

  test::TempFolder folder_;
  std::string path_ = folder_.path("out");
  Complaints complaints_;
  std::list<std::string> heads_;
  RunContents all_;
  FcdCounts counts_;
};

TEST_F(ExportFilesTest, AWayIsALineWithTheTimeOfEachPosition) {
  Json const features = geojson(ExportThing::units)["features"];
  ASSERT_EQ(features.size(), 1U);  // the second unit's way ends where it began
  Json const& way = features[0];
  EXPECT_EQ(way["geometry"]["type"], "LineString");
  EXPECT_EQ(way["geometry"]["coordinates"],
            Json::parse("[[120.151,30.28,0,1626948600000],[120.152,30.28,0,1626949200000]]"));
  EXPECT_EQ(way["properties"]["begin"], "2021-07-22T18:10:00.000+08:00");
  EXPECT_EQ(way["properties"]["duration_s"], 600);
  EXPECT_EQ(way["properties"]["status"], "driving");
  EXPECT_NEAR(way["properties"]["straight_km"].get<double>(), 0.096, 0.001);
}

TEST_F(ExportFilesTest, IncidentsArePointsWithTheRunsColumns) {
  Json const document = geojson(ExportThing::incidents);
  EXPECT_EQ(document["type"], "FeatureCollection");
  EXPECT_EQ(document["stormcrew"]["attribution"], "Roads: made up");
  Json const& features = document["features"];
  ASSERT_EQ(features.size(), 4U);
  EXPECT_EQ(features[1]["geometry"],
            Json::parse(R"({"type":"Point","coordinates":[120.15,30.281]})"));
  Json const& reached = features[1]["properties"];
  EXPECT_EQ(reached["report"], "2021-07-22T18:10:00.000+08:00");
  EXPECT_EQ(reached["arrive"], "2021-07-22T18:30:00.000+08:00");
  EXPECT_EQ(reached["response_s"], 1200);
  EXPECT_EQ(reached["censored"], "observed");
  EXPECT_EQ(reached["severity_at_arrival"], 2);
  EXPECT_EQ(reached["parent"], nullptr);
  EXPECT_EQ(features[3]["properties"]["parent"], 1);
}

TEST_F(ExportFilesTest, WhatHasNotHappenedIsMissingAndTheWaitSoFarIsALowerBound) {
  Json const features = geojson(ExportThing::incidents)["features"];
  Json const& waiting = features[2]["properties"];
  EXPECT_EQ(waiting["arrive"], nullptr);
  EXPECT_EQ(waiting["severity_at_arrival"], nullptr);
  EXPECT_EQ(waiting["censored"], "lower_bound");
  EXPECT_EQ(waiting["response_s"], 1800);
  Json const& unknown = features[3]["properties"];
  EXPECT_EQ(unknown["censored"], "not_reported");
  EXPECT_EQ(unknown["response_s"], nullptr);
}

TEST_F(ExportFilesTest, LinksTellTheirWaterAndClosures) {
  Json const features = geojson(ExportThing::links)["features"];
  ASSERT_EQ(features.size(), 3U);
  Json const& wet = features[0]["properties"];
  EXPECT_NEAR(wet["max_depth_m"].get<double>(), 0.22, 1e-6);
  EXPECT_EQ(wet["max_depth_at"], "2021-07-22T19:00:00.000+08:00");
  EXPECT_EQ(wet["closed_by_water_min"], 0);
  EXPECT_EQ(wet["incidents"], 2);
  EXPECT_EQ(features[1]["properties"]["closures"],
            "2021-07-22T18:10:00.000+08:00/2021-07-22T18:40:00.000+08:00");
  EXPECT_EQ(features[1]["properties"]["max_depth_m"], nullptr);
  EXPECT_EQ(features[1]["geometry"]["coordinates"], Json::parse("[[120.16,30.29],[120.15,30.28]]"));
}

TEST_F(ExportFilesTest, WaterFromTheClosureDepthOnClosesForWholeSteps) {
  all_.labels.basins[0].closure_depth_m = 0.195;
  Json const features = geojson(ExportThing::links)["features"];
  EXPECT_EQ(features[0]["properties"]["closed_by_water_min"], 10);  // 0.20 and 0.22 m
}

TEST_F(ExportFilesTest, ElevatedLinksFeelNoWater) {
  all_.roads.elevated[0] = true;
  EXPECT_EQ(geojson(ExportThing::links)["features"][0]["properties"]["max_depth_m"], nullptr);
}

TEST_F(ExportFilesTest, LinksHaveTheirShapes) {
  EXPECT_EQ(geojson(ExportThing::links)["features"][0]["geometry"]["coordinates"],
            Json::parse("[[120.15,30.28],[120.152,30.283],[120.156,30.287],[120.16,30.29]]"));
}

TEST_F(ExportFilesTest, EachPostingIsAPointWhereItsUnitWaits) {
  all_.labels.postings = {{ResponseLevel::IV, UnitId{0U}, Duty::standby, "DEP1"},
                          {ResponseLevel::I, UnitId{1U}, Duty::guard, "UP01"},
                          {ResponseLevel::I, UnitId{0U}, Duty::patrol, "R1"}};
  Json const features = geojson(ExportThing::plan)["features"];
  ASSERT_EQ(features.size(), 3U);
  EXPECT_EQ(features[0]["geometry"]["coordinates"], Json::parse("[120.15,30.28]"));
  EXPECT_EQ(features[0]["properties"]["level"], "IV");
  EXPECT_EQ(features[0]["properties"]["unit"], "P1");
  EXPECT_EQ(features[0]["properties"]["unit_kind_zh"], "泵车");
  EXPECT_EQ(features[0]["properties"]["people"], 3);
  EXPECT_EQ(features[1]["geometry"]["coordinates"], Json::parse("[120.151,30.281]"));
  EXPECT_EQ(features[2]["geometry"], nullptr);
  EXPECT_EQ(csv(ExportThing::plan).row(1).raw("place"), "UP01");
}

TEST_F(ExportFilesTest, TablesComeBackThroughAReader) {
  CsvTable const units = csv(ExportThing::units);
  ASSERT_EQ(units.rows(), 5U);
  EXPECT_EQ(units.row(2).raw("time"), "2021-07-22T18:20:00.000+08:00");
  EXPECT_EQ(units.row(2).raw("time_s"), "1200");
  EXPECT_EQ(units.row(2).raw("lon_deg"), "120.152");
  EXPECT_EQ(units.row(2).raw("status"), "driving");
  EXPECT_EQ(units.row(0).raw("link"), "");
  EXPECT_EQ(units.row(2).raw("link"), "2");
  EXPECT_TRUE(units.intact());
}

TEST_F(ExportFilesTest, TablesHaveTheColumnsOfTheMaps) {
  Json const features = geojson(ExportThing::incidents)["features"];
  CsvTable const incidents = csv(ExportThing::incidents);
  for (auto const& [name, value] : features[0]["properties"].items())
    EXPECT_TRUE(incidents.has_column(name)) << name;
  EXPECT_EQ(incidents.row(1).raw("response_s"), "1200");
}

TEST_F(ExportFilesTest, ATableWithoutRowsHasItsColumns) {
  all_.run.incidents = {};
  CsvTable const incidents = csv(ExportThing::incidents);
  EXPECT_EQ(incidents.rows(), 0U);
  EXPECT_TRUE(incidents.has_column("response_s"));
}

TEST_F(ExportFilesTest, TracksForMovingpandasHaveOneRowForEachMoment) {
  all_.run.units[0].time[1] = all_.run.units[0].time[2];
  EXPECT_EQ(write_movingpandas(path_, all_, {}), 4U);
  CsvTable const tracks = table();
  ASSERT_EQ(tracks.rows(), 4U);
  EXPECT_EQ(tracks.row(1).raw("trajectory_id"), tracks.row(0).raw("trajectory_id"));
  EXPECT_EQ(tracks.row(1).raw("t"), "2021-07-22T18:20:00.000+08:00");
  EXPECT_EQ(tracks.row(1).raw("x"), "120.152");
  EXPECT_EQ(tracks.row(1).raw("y"), "30.28");
}

TEST_F(ExportFilesTest, EachTimeStepHasTheUnitsOnTheirWay) {
  std::string const xml = fcd({whole_minutes(5)});
  EXPECT_EQ(counts_.timesteps, 13U);
  EXPECT_EQ(counts_.vehicles, 2U);  // 10 and 15 min
  EXPECT_THAT(xml,
              HasSubstr("<timestep time=\"900.000\">\n<vehicle id=\"" + all_.labels.units[0].id +
                        "\" x=\"120.1515000\" y=\"30.2800000\" angle=\"90.00\""));
  EXPECT_THAT(xml, HasSubstr("lane=\"1_0\""));
  EXPECT_THAT(xml, HasSubstr("<timestep time=\"1200.000\">\n</timestep>"));
}

TEST_F(ExportFilesTest, StandingUnitsAreThereWhenAskedFor) {
  std::string const xml = fcd({whole_minutes(5), true});
  EXPECT_EQ(counts_.vehicles, 26U);
  EXPECT_THAT(xml, HasSubstr("speed=\"0.00\""));
}

TEST_F(ExportFilesTest, SpeedAndPlaceOnTheLaneAreAlongTheLink) {
  UnitTrack& track = all_.run.units[0];
  track.link[1] = LinkId{0U};
  track.position[1] = all_.roads.tail[0];
  track.position[2] = all_.roads.head[0];
  std::string const xml = fcd({whole_minutes(15)});
  EXPECT_THAT(xml, HasSubstr("speed=\"2.50\" pos=\"750.25\" lane=\"0_0\""));  // 1500.5 m in 600 s
}

TEST_F(ExportFilesTest, HostileNamesAreInertInTables) {
  all_.labels.units[0].id = kHostile;
  all_.labels.zones[0].label.names.zh = "@SUM(A1)";
  CsvTable const units = csv(ExportThing::units);
  ASSERT_EQ(units.rows(), 5U);
  EXPECT_EQ(units.row(0).raw("unit"), "'=cmd|' /C calc'!A0,<script>alert(\"x\")</script> &");
  EXPECT_EQ(csv(ExportThing::incidents).row(0).raw("zone_zh"), "'@SUM(A1)");
  EXPECT_TRUE(units.intact());
}

TEST_F(ExportFilesTest, HostileNamesAreInertInMaps) {
  all_.labels.units[0].id = kHostile;
  all_.title.en = "\"}]";
  all_.labels.zones[0].label.id = "\xFF";
  Json const document = geojson(ExportThing::units);
  EXPECT_EQ(document["features"][0]["properties"]["unit"], kHostile);
  EXPECT_EQ(document["stormcrew"]["scenario"]["en"], "\"}]");
  EXPECT_EQ(geojson(ExportThing::incidents)["features"][0]["properties"]["zone"], "\xEF\xBF\xBD");
}

TEST_F(ExportFilesTest, HostileNamesAreInertInXml) {
  all_.labels.units[0].id = kHostile;
  std::string const xml = fcd({whole_minutes(5)});
  EXPECT_THAT(xml, Not(HasSubstr("<script>")));
  EXPECT_THAT(xml, HasSubstr("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;\""));
}

TEST_F(ExportFilesTest, NothingHalfWrittenBearsTheName) {
  EXPECT_THROW(write_fcd(folder_ / "none" / "out.xml", all_, {whole_minutes(5)}, {}), IoError);
  EXPECT_EQ(folder_.entries(), 1);
}

}  // namespace
}  // namespace sc

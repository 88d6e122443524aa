// SPDX-License-Identifier: Apache-2.0
#include "io/export/export_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/damage.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::SmallRun;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

class ExportRunTest : public testing::Test {
 protected:
  ExportRun written() {
    write_run(path_, run_.file());
    return read_export_run(path_);
  }
  void expect_refused(std::string const& what) {
    write_run(path_, run_.file());
    EXPECT_THAT([&] { (void)read_export_run(path_); }, ThrowsMessage<InputError>(HasSubstr(what)));
  }
  test::TempFolder folder_;
  std::filesystem::path path_ = folder_ / "run.h5";
  SmallRun run_;
};

TEST_F(ExportRunTest, TracksComeBack) {
  ExportRun const run = written();
  ASSERT_EQ(run.units.size(), 2U);
  UnitTrack const& first = run_.trajectory.units[0];
  EXPECT_EQ(run.units[0].time, first.time);
  EXPECT_EQ(run.units[0].position, first.position);
  EXPECT_EQ(run.units[0].status, first.status);
  EXPECT_EQ(run.units[0].link, first.link);
  EXPECT_EQ(run.units[1].time, run_.trajectory.units[1].time);
}

TEST_F(ExportRunTest, IncidentsComeBack) {
  ExportRun const run = written();
  IncidentTable const& is = run.incidents;
  IncidentTable const& must = run_.trajectory.incidents;
  EXPECT_EQ(is.kind, must.kind);
  EXPECT_EQ(is.position, must.position);
  EXPECT_EQ(is.zone, must.zone);
  EXPECT_EQ(is.basin, must.basin);
  EXPECT_EQ(is.unit, must.unit);
  EXPECT_EQ(is.onset, must.onset);
  EXPECT_EQ(is.report, must.report);
  EXPECT_EQ(is.arrive, must.arrive);
  EXPECT_EQ(is.clear, must.clear);
  EXPECT_EQ(is.parent, must.parent);
  EXPECT_EQ(is.source, must.source);
  EXPECT_EQ(is.status, must.status);
}

TEST_F(ExportRunTest, ClockLinksClosuresAndWaterComeBack) {
  ExportRun const run = written();
  EXPECT_EQ(run.clock.start_unix_ms, run_.scenario.start_unix_ms);
  EXPECT_EQ(run.clock.utc_offset, run_.scenario.utc_offset);
  EXPECT_EQ(run.end, run_.trajectory.end);
  EXPECT_EQ(run.links.length_m, run_.roads.length_m);
  EXPECT_EQ(run.links.tail[2], run_.roads.node_position[1]);
  EXPECT_EQ(run.links.head[2], run_.roads.node_position[2]);
  EXPECT_THAT(run.links.elevated, ElementsAre(false, false, true));
  ASSERT_EQ(run.closures.size(), 1U);
  EXPECT_EQ(run.closures[0].link, LinkId{1U});
  EXPECT_EQ(run.closures[0].to, run_.closures[0].to);
  EXPECT_EQ(run.water.step, whole_minutes(5));
  EXPECT_EQ(run.water.depth_m, run_.trajectory.basin_depth_m);
  EXPECT_THAT(run.water.closure_depth_m, ElementsAre(0.27));
}

TEST_F(ExportRunTest, ARunWithoutRoadsHasNoLinks) {
  RunFile file = run_.file();
  file.roads = nullptr;
  write_run(path_, file);
  EXPECT_EQ(read_export_run(path_).links.size(), 0U);
}

TEST_F(ExportRunTest, NumbersOfThingsThatAreNotThereAreRefused) {
  run_.trajectory.incidents.unit[0] = UnitId{2U};
  expect_refused("incidents/unit = 2 (must be below 2)");
}

TEST_F(ExportRunTest, LinksThatAreNotThereAreRefused) {
  run_.trajectory.units[0].link[1] = LinkId{3U};
  expect_refused("link = 3 (must be below 3)");
}

TEST_F(ExportRunTest, PlacesOffTheEarthAreRefused) {
  run_.trajectory.incidents.position[0].lat_deg = 90.5;
  expect_refused("must be a place");
}

TEST_F(ExportRunTest, NumbersThatAreNoneAreRefused) {
  run_.trajectory.units[1].position[0].lon_deg = std::nan("");
  expect_refused("lon = not a number");
}

TEST_F(ExportRunTest, TimesThatGoBackAreRefused) {
  run_.trajectory.units[0].time[2] = SimTime{1};
  expect_refused("time must ascend within a unit");
}

TEST_F(ExportRunTest, EveryCutIsRefused) {
  write_run(path_, run_.file());
  auto const read = [](std::filesystem::path const& path) { (void)read_export_run(path); };
  test::expect_every_cut_is_refused(test::bytes_of(path_), read, 211);
}

TEST_F(ExportRunTest, DamageNeverDoesMoreThanAnInputError) {
  write_run(path_, run_.file());
  auto const read = [](std::filesystem::path const& path) { (void)read_export_run(path); };
  EXPECT_GT(test::refused_of_damaged(test::bytes_of(path_), read, 500), 50);
}

}  // namespace
}  // namespace sc

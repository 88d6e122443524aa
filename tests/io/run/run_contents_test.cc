// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_contents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "io/hdf5/hdf5_writer.h"
#include "support/damage.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::SmallRun;
using test::TempFolder;
using testing::HasSubstr;
using testing::ThrowsMessage;

class RunContentsTest : public testing::Test {
 protected:
  RunContentsTest() {
    run_.scenario.levels = {{SimTime{0}, ResponseLevel::IV}, {SimTime{1000}, ResponseLevel::none}};
    run_.scenario.plan.postings[1] = {
        {UnitId{0U}, Duty::standby, StationId{0U}, BasinId{}, "", {}},
        {UnitId{1U}, Duty::guard, StationId{}, BasinId{0U}, "", {}},
        {UnitId{1U}, Duty::patrol, StationId{}, BasinId{}, "north", {}}};
    run_.scenario.stations[0].names = {"“驻点”\n", "</script><b>&\"'=1+1"};
  }
  [[nodiscard]] RunContents read() const {
    write_run(path_, run_.file());
    return read_run_contents(path_);
  }
  void expect_refused(char const* why) const {
    write_run(path_, run_.file());
    EXPECT_THAT([&] { (void)read_run_contents(path_); }, ThrowsMessage<InputError>(HasSubstr(why)));
  }

  TempFolder folder_;
  std::filesystem::path path_ = folder_ / "run.h5";
  SmallRun run_;
};

TEST_F(RunContentsTest, LabelsComeBackWithWhateverTheNamesHold) {
  RunContents const all = read();
  EXPECT_EQ(all.labels, run_labels(run_.scenario, &run_.roads));
  EXPECT_EQ(all.labels.stations[0].label.names, run_.scenario.stations[0].names);
  EXPECT_EQ(all.labels.incident_kinds[0].needs, "pump*2;saw");
  EXPECT_EQ(all.labels.waterways, run_.roads.waterways);
  ASSERT_EQ(all.labels.postings.size(), 3U);
  EXPECT_EQ(all.labels.postings[1].place, "UP01");
  EXPECT_EQ(all.labels.postings[2].place, "north");
}

TEST_F(RunContentsTest, IncidentsAndOrdersComeBack) {
  RunContents const all = read();
  IncidentTable const& a = all.run.incidents;
  IncidentTable const& b = run_.trajectory.incidents;
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.link, b.link);
  EXPECT_EQ(a.position, b.position);
  EXPECT_EQ(a.zone, b.zone);
  EXPECT_EQ(a.basin, b.basin);
  EXPECT_EQ(a.severity, b.severity);
  EXPECT_EQ(a.onset, b.onset);
  EXPECT_EQ(a.report, b.report);
  EXPECT_EQ(a.dispatch, b.dispatch);
  EXPECT_EQ(a.arrive, b.arrive);
  EXPECT_EQ(a.work_start, b.work_start);
  EXPECT_EQ(a.clear, b.clear);
  EXPECT_EQ(a.unit, b.unit);
  EXPECT_EQ(a.parent, b.parent);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(all.run.orders.kind, run_.trajectory.orders.kind);
  EXPECT_EQ(all.run.orders.target, run_.trajectory.orders.target);
  EXPECT_EQ(all.run.orders.estimate, run_.trajectory.orders.estimate);
}

TEST_F(RunContentsTest, TracksAndTripsComeBack) {
  RunContents const all = read();
  ASSERT_EQ(all.run.units.size(), 2U);
  for (std::size_t u = 0; u < 2; ++u) {
    EXPECT_EQ(all.run.units[u].time, run_.trajectory.units[u].time);
    EXPECT_EQ(all.run.units[u].position, run_.trajectory.units[u].position);
    EXPECT_EQ(all.run.units[u].status, run_.trajectory.units[u].status);
    EXPECT_EQ(all.run.units[u].link, run_.trajectory.units[u].link);
  }
  EXPECT_EQ(all.run.trips.time, run_.trajectory.trips.time);
  EXPECT_EQ(all.run.trips.people, run_.trajectory.trips.people);
  EXPECT_EQ(all.run.trips.vehicles, run_.trajectory.trips.vehicles);
  EXPECT_EQ(all.run.duties.begin, run_.trajectory.duties.begin);
  EXPECT_EQ(all.run.stock_outs.lacking, run_.trajectory.stock_outs.lacking);
}

TEST_F(RunContentsTest, RoadsComeBackToACentimetre) {
  RunContents const all = read();
  EXPECT_EQ(all.roads.zone, run_.exposure.zone);
  EXPECT_EQ(all.roads.basin, run_.exposure.basin);
  EXPECT_EQ(all.roads.road_class, run_.roads.road_class);
  EXPECT_EQ(all.roads.name, run_.roads.name);
  EXPECT_EQ(all.roads.shape_begin, run_.roads.shape_begin);
  EXPECT_EQ(all.roads.elevated, (std::vector<bool>{false, false, true}));
  ASSERT_EQ(all.roads.shape.size(), run_.roads.shape.size());
  for (std::size_t i = 0; i < all.roads.shape.size(); ++i) {
    EXPECT_NEAR(all.roads.shape[i].lon_deg, run_.roads.shape[i].lon_deg, 5e-8);
    EXPECT_NEAR(all.roads.shape[i].lat_deg, run_.roads.shape[i].lat_deg, 5e-8);
  }
  EXPECT_EQ(all.roads.head[2], run_.roads.node_position[2]);
  ASSERT_EQ(all.closures.size(), 1U);
  EXPECT_EQ(all.closures[0].link, LinkId{1U});
}

TEST_F(RunContentsTest, WeatherComesBack) {
  RunContents const all = read();
  EXPECT_EQ(all.weather.step, run_.timeline.step);
  EXPECT_EQ(all.weather.steps, run_.timeline.steps);
  EXPECT_EQ(all.weather.rain_mps, run_.timeline.rain_mps);
  EXPECT_EQ(all.weather.gust_mps, run_.timeline.gust_mps);
  EXPECT_EQ(all.weather.canal_m, run_.timeline.canal_m);
  EXPECT_EQ(all.run.basin_depth_m, run_.trajectory.basin_depth_m);
}

TEST_F(RunContentsTest, NumbersThatReferToNothingAreRefused) {
  run_.trajectory.incidents.kind[0] = IncidentKindId{2U};
  expect_refused("incidents/kind 2 (must be below 2)");
  run_.trajectory.incidents.kind[0] = IncidentKindId{};
  expect_refused("incidents/kind -1 (must be a kind)");
  run_.trajectory.incidents.kind[0] = IncidentKindId{0U};
  run_.trajectory.incidents.parent[0] = 4;
  expect_refused("incidents/parent 4 (must be below 4)");
  run_.trajectory.incidents.parent[0] = -1;
  run_.trajectory.orders.target[0] = 99;
  expect_refused("orders/target 99 (must be below 4)");
  run_.trajectory.orders.target[0] = 0;
  run_.roads.name[2] = 2;
  expect_refused("road_state/name 2 (must be below 2)");
}

TEST_F(RunContentsTest, OrdersToWhatIsNotThereAreRefused) {
  OrderTable& orders = run_.trajectory.orders;
  orders.target[1] = 1;
  expect_refused("orders/target 1 (must be below 1)");  // a station
  orders.kind[1] = OrderKind::to_guard;
  expect_refused("orders/target 1 (must be below 1)");  // a point
  orders.kind[1] = OrderKind::to_patrol;
  EXPECT_EQ(read().run.orders.target[1], 1U);  // routes have no labels
  orders.unit[1] = UnitId{};
  expect_refused("orders/unit -1 (must be a unit)");
}

TEST_F(RunContentsTest, RowsWithoutTheirIndexAreRefused) {
  run_.closures[0].link = LinkId{};
  expect_refused("road_state/closure_link -1 (must be a link)");
  run_.closures[0].link = LinkId{1U};
  run_.trajectory.stock_outs.material[0] = MaterialId{};
  expect_refused("stock_outs/material -1 (must be a material)");
  run_.trajectory.stock_outs.station[0] = StationId{};
  expect_refused("stock_outs/station -1 (must be a station)");
  run_.trajectory.stock_outs.station[0] = StationId{0U};
  run_.trajectory.stock_outs.material[0] = MaterialId{0U};
  run_.trajectory.duties.unit[0] = UnitId{};
  expect_refused("duties/unit -1 (must be a unit)");
}

TEST_F(RunContentsTest, LabelsThatReferToNothingAreRefused) {
  run_.scenario.units[1].kind = UnitKindId{1U};
  EXPECT_THROW(
      (void)run_labels_of_json(R"({"start_unix_ms":0,"utc_offset_ms":0,"late_ms":0,"units":[]})"),
      std::exception);
  RunLabels labels = run_labels(SmallRun().scenario, nullptr);
  labels.units[0].home = StationId{7U};
  EXPECT_THROW((void)run_labels_of_json(run_labels_as_json(labels)), std::exception);
}

TEST_F(RunContentsTest, LabelsWithNumbersThatAreNotWholeAreRefused) {
  std::string const good = run_labels_as_json(run_labels(SmallRun().scenario, nullptr));
  ASSERT_NO_THROW((void)run_labels_of_json(good));
  std::string const key = "\"late_ms\":";
  std::size_t const at = good.find(key) + key.size();
  std::string bad = good;
  bad.replace(at, good.find(',', at) - at, "1.62695e122");
  EXPECT_THROW((void)run_labels_of_json(bad), std::out_of_range);
}

TEST_F(RunContentsTest, ARunWithoutLabelsIsTooOld) {
  write_run(path_, run_.file());
  std::string bytes = test::bytes_of(path_);
  for (std::size_t at = bytes.find("labels"); at != std::string::npos;
       at = bytes.find("labels", at + 1))
    bytes.replace(at, 6, "lapels");
  test::put_bytes(path_, bytes);
  EXPECT_THROW((void)read_run_contents(path_), InputError);
}

TEST_F(RunContentsTest, DamageIsRefusedOrHarmless) {
  write_run(path_, run_.file());
  std::string const good = test::bytes_of(path_);
  auto const read = [](std::filesystem::path const& path) { (void)read_run_contents(path); };
  test::expect_every_cut_is_refused(good, read, 4001);
  EXPECT_GT(test::refused_of_damaged(good, read, 300), 20);
}

}  // namespace
}  // namespace sc

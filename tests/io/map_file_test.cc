// SPDX-License-Identifier: Apache-2.0
#include "io/map_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/check.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/hdf5/hdf5_writer.h"
#include "support/damage.h"
#include "support/disk_full.h"
#include "support/same_roads.h"
#include "support/small_run.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::TempFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

MapProvenance some_provenance() {
  return {"osm", "hangzhou.osm.pbf", std::string(64, 'e'), "0.1.0", "0123abc", "stormcrew roads",
          ""};
}

/// A long street of `links` links with two shape points each: the size of a city's map.
RoadTable long_street(std::uint32_t links) {
  RoadTable r;
  r.names = {{"", ""}, {"长街", "Long Street"}};
  r.node_position.push_back({120.0, 30.0});
  r.node_ref.push_back(0);
  for (std::uint32_t i = 0; i < links; ++i) {
    double const east = 120.0 + 1e-5 * i;
    r.node_position.push_back({east + 1e-5, 30.0 + 1e-7 * (i % 97)});
    r.node_ref.push_back(5'000'000'000 + i);
    r.tail.push_back(i);
    r.head.push_back(i + 1);
    r.length_m.push_back(1.0F + static_cast<float>(i % 13));
    r.free_speed_mps.push_back(11.1F);
    r.road_class.push_back(RoadClass::residential);
    r.flags.push_back(0);
    r.layer.push_back(0);
    r.name.push_back(i % 2);
    r.way_ref.push_back(i / 5);
    r.shape_begin.push_back(2 * i);
    r.shape.push_back({east + 3e-6, 30.0});
    r.shape.push_back({east + 6e-6, 30.0});
  }
  r.shape_begin.push_back(2 * links);
  return r;
}

TEST(MapFile, ComesBackToTheLastBit) {
  TempFolder const folder;
  write_map(folder / "m.h5", test::small_roads(), some_provenance());
  test::expect_same(read_map(folder / "m.h5"), test::small_roads());
  EXPECT_EQ(read_map_provenance(folder / "m.h5"), some_provenance());
}

TEST(MapFile, ACityComesBackToTheLastBit) {
  TempFolder const folder;
  RoadTable const city = long_street(30'000);
  write_map(folder / "m.h5", city, some_provenance());
  test::expect_same(read_map(folder / "m.h5"), city);
}

TEST(MapFile, TheSameMapGivesTheSameBytes) {
  TempFolder const folder;
  write_map(folder / "a.h5", test::small_roads(), some_provenance());
  write_map(folder / "b.h5", test::small_roads(), some_provenance());
  EXPECT_EQ(bytes_of(folder / "a.h5"), bytes_of(folder / "b.h5"));
}

TEST(MapFile, EveryInconsistentColumnIsNamedAtOnce) {
  TempFolder const folder;
  RoadTable bad = test::small_roads();
  bad.head[2] = 3;
  bad.name[1] = 2;
  bad.shape_begin[1] = 4;
  write_map(folder / "m.h5", bad, some_provenance());
  EXPECT_THAT([&] { read_map(folder / "m.h5"); },
              ThrowsMessage<InputError>(AllOf(HasSubstr("/head [2] = 3 (must be below 3)"),
                                              HasSubstr("/name [1] = 2 (must be below 2)"),
                                              HasSubstr("/shape_begin must ascend from 0 to 3"))));
}

TEST(MapFile, NumbersThatNoRoadHasAreRefusedAtOnce) {
  TempFolder const folder;
  RoadTable bad = test::small_roads();
  bad.node_position[0].lon_deg = 181;
  bad.node_position[1].lat_deg = std::nan("");
  bad.shape[1].lat_deg = -90.5;
  bad.length_m[0] = -1;
  bad.free_speed_mps[2] = 0;
  write_map(folder / "m.h5", bad, some_provenance());
  EXPECT_THAT(
      [&] { read_map(folder / "m.h5"); },
      ThrowsMessage<InputError>(AllOf(HasSubstr("/node_lon [0] = 181 (must be -180 to 180)"),
                                      HasSubstr("/node_lat [1] = nan (must be -90 to 90)"),
                                      HasSubstr("/shape_lat [1] = -90.5 (must be -90 to 90)"),
                                      HasSubstr("/length [0] = -1 (must be 0 or more)"),
                                      HasSubstr("/free_speed [2] = 0 (must be more than 0)"))));
}

TEST(MapFile, ABannedTurnOfNoLinkIsRefused) {
  TempFolder const folder;
  RoadTable bad = test::small_roads();
  bad.banned_turns[0].to = 9;
  write_map(folder / "m.h5", bad, some_provenance());
  EXPECT_THAT([&] { read_map(folder / "m.h5"); },
              ThrowsMessage<InputError>(HasSubstr("/turn_to [0] = 9 (must be below 3)")));
}

TEST(MapFile, WithoutAnOrderOfEliminationIsWhatItWasBeforeThereWasOne) {
  TempFolder const folder;
  RoadTable older = test::small_roads();
  older.elimination_order.clear();
  write_map(folder / "m.h5", older, some_provenance());
  EXPECT_FALSE(hdf5::Reader(folder / "m.h5").has("elimination_order"));
  EXPECT_FALSE(hdf5::Reader(folder / "m.h5").has("search_state"));
  test::expect_same(read_map(folder / "m.h5"), older);
}

TEST(MapFile, AnOrderOfEliminationThatIsNoneIsRefused) {
  TempFolder const folder;
  RoadTable bad = test::small_roads();
  auto const expect_refused = [&](std::vector<std::uint32_t> order, char const* why) {
    bad.elimination_order = std::move(order);
    write_map(folder / "m.h5", bad, some_provenance());
    EXPECT_THAT([&] { read_map(folder / "m.h5"); }, ThrowsMessage<InputError>(HasSubstr(why)));
  };
  expect_refused({2, 0, 4, 1}, "/elimination_order [2] = 4 (must be below 4)");
  expect_refused({2, UINT32_MAX, 3, 1}, "/elimination_order [1] = 4294967295 (must be below 4)");
  expect_refused({2, 0, 3, 0}, "/elimination_order [3] = 0 (must be there once)");
}

TEST(MapFile, AnotherVersionIsRefusedByName) {
  TempFolder const folder;
  hdf5::Writer file(folder / "m.h5");
  file.root().attribute("format", "stormcrew-map");
  file.root().attribute("format_version", std::int32_t{2});
  file.commit();
  EXPECT_THAT([&] { read_map(folder / "m.h5"); },
              ThrowsMessage<InputError>(
                  HasSubstr("format_version of stormcrew-map = 2 (this program reads version 1)")));
}

TEST(MapFile, ARunFileIsNoMap) {
  TempFolder const folder;
  write_run(folder / "run.h5", test::SmallRun().file());
  EXPECT_THAT([&] { read_map(folder / "run.h5"); },
              ThrowsMessage<InputError>(
                  HasSubstr("format = \"stormcrew-run\" (must be \"stormcrew-map\"")));
}

TEST(MapFile, AFullDiskLeavesNothing) {
  TempFolder const folder;
  test::DiskFull const full(1000);
  EXPECT_THROW(write_map(folder / "m.h5", test::small_roads(), some_provenance()), IoError);
  EXPECT_EQ(folder.entries(), 0);
}

TEST(MapFile, EveryCutIsRefused) {
  TempFolder const folder;
  write_map(folder / "m.h5", test::small_roads(), some_provenance());
  test::expect_every_cut_is_refused(bytes_of(folder / "m.h5"), read_map, 101);
}

TEST(MapFile, DamageNeverDoesMoreThanAnInputError) {
  TempFolder const folder;
  write_map(folder / "m.h5", test::small_roads(), some_provenance());
  EXPECT_GT(test::refused_of_damaged(bytes_of(folder / "m.h5"), read_map, 500), 50);
}

}  // namespace
}  // namespace sc

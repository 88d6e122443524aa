// SPDX-License-Identifier: Apache-2.0
#include "io/sumo/sumo_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "io/text/xml_text.h"
#include "support/disk_full.h"
#include "support/grid_city.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::grid_city;
using test::TempFolder;
using testing::HasSubstr;
using testing::Not;

std::size_t times_in(std::string const& text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    ++count;
  return count;
}

/// Exports into `out` of a folder; the files are read by name.
struct Exported {
  explicit Exported(RoadTable table, std::vector<TrafficAlone::PlannedTrip> const& trips = {})
      : graph(std::move(table)),
        counts(write_sumo_files(folder.path("out"), graph, QueueRules{}, trips)) {}
  [[nodiscard]] std::string file(std::string_view name) const {
    return bytes_of(folder / "out" / name);
  }

  TempFolder folder;
  RoadGraph graph;
  SumoCounts counts;
};

TEST(SumoFiles, AGridHasItsNodesEdgesAndTurnsButNoUTurns) {
  Exported const grid(grid_city(3, 3));
  EXPECT_EQ(grid.counts.nodes, 9U);
  EXPECT_EQ(grid.counts.edges, 24U);
  // Corners 2 x 1, sides 3 x 2, the middle 4 x 3 turns.
  EXPECT_EQ(grid.counts.connections, 4U * 2 + 4U * 6 + 12);
  EXPECT_EQ(times_in(grid.file("district.nod.xml"), "<node "), 9U);
  EXPECT_EQ(times_in(grid.file("district.edg.xml"), "<edge "), 24U);
  EXPECT_EQ(times_in(grid.file("district.con.xml"), "<connection "), 44U);
}

TEST(SumoFiles, TheSpeedIsTheOneDrivenAndTheHeadwayTheClasss) {
  RoadTable table = grid_city(1, 2);
  table.road_class = {RoadClass::primary, RoadClass::residential};
  Exported const two(std::move(table));
  EXPECT_THAT(
      two.file("district.edg.xml"),
      HasSubstr("type=\"primary-7.500\" numLanes=\"3\" speed=\"7.500\" length=\"200.000\""));
  // 3600 / 900 s less the time to drive 7.5 m
  EXPECT_THAT(two.file("headways.add.xml"),
              HasSubstr("<type id=\"primary-7.500\"><meso tauff=\"3.000\" taufj=\"3.000\" "
                        "taujf=\"3.000\" taujj=\"1.500\"/>"));
}

TEST(SumoFiles, ABannedTurnIsAbsent) {
  RoadTable table = grid_city(1, 3);  // 0 -> 1 by link 0, 1 -> 2 by link 2
  EXPECT_THAT(Exported(table).file("district.con.xml"), HasSubstr("from=\"0\" to=\"2\""));
  table.banned_turns = {{0, 2}};
  EXPECT_THAT(Exported(table).file("district.con.xml"), Not(HasSubstr("from=\"0\" to=\"2\"")));
}

TEST(SumoFiles, AUTurnIsThereWhereAWayUsesItOrNothingElseLeadsOn) {
  std::vector<LinkId> const there_and_back{LinkId{0U}, LinkId{1U}};
  Exported const grid(grid_city(1, 3), {{SimTime{0}, there_and_back}});
  std::string const turns = grid.file("district.con.xml");
  EXPECT_THAT(turns, HasSubstr("from=\"0\" to=\"1\""));       // used
  EXPECT_THAT(turns, HasSubstr("from=\"2\" to=\"3\""));       // the end of the street
  EXPECT_THAT(turns, Not(HasSubstr("from=\"3\" to=\"2\"")));  // the middle
}

TEST(SumoFiles, ALinkThatLeadsNowhereSaysSo) {
  RoadTable table = grid_city(1, 2);
  table.banned_turns = {{0, 1}};
  EXPECT_THAT(Exported(table).file("district.con.xml"), HasSubstr("<connection from=\"0\"/>"));
}

TEST(SumoFiles, TripsAreInOrderWithTheirMilliseconds) {
  std::vector<LinkId> const way{LinkId{0U}, LinkId{2U}};
  Exported const grid(grid_city(1, 3), {{SimTime{61'007}, way}, {SimTime{5}, way}});
  std::string const trips = grid.file("trips.rou.xml");
  EXPECT_EQ(grid.counts.trips, 2U);
  EXPECT_THAT(trips, HasSubstr("<route edges=\"0 2\"/>"));
  EXPECT_LT(trips.find("depart=\"0.005\""), trips.find("depart=\"61.007\""));
  EXPECT_NE(trips.find("depart=\"61.007\""), std::string::npos);
}

TEST(SumoFiles, ARingOnOneNodeIsLeftOutAlsoOfWays) {
  RoadTable table = grid_city(1, 3);
  std::uint32_t const ring = test::add_link(table, 1, 1, 80);
  std::vector<LinkId> const way{LinkId{0U}, LinkId{ring}, LinkId{2U}}, only{LinkId{ring}};
  Exported const grid(std::move(table), {{SimTime{0}, way}, {SimTime{0}, only}});
  EXPECT_EQ(grid.counts.edges, 4U);
  EXPECT_EQ(grid.counts.trips, 1U);
  EXPECT_THAT(grid.file("trips.rou.xml"), HasSubstr("<route edges=\"0 2\"/>"));
}

TEST(SumoFiles, NoEdgeIsShorterThanSumoTakes) {
  RoadTable table = grid_city(1, 2);
  table.length_m = {0, 0.05F};
  EXPECT_EQ(times_in(Exported(table).file("district.edg.xml"), "length=\"0.200\""), 2U);
}

TEST(SumoFiles, HostileNamesAreEscaped) {
  RoadTable table = grid_city(1, 2);
  table.names.push_back({"\"/><edge id='x'>", "a & b\x01\xFF"});
  table.name.assign(2, 1);
  std::string const edges = Exported(std::move(table)).file("district.edg.xml");
  EXPECT_THAT(edges, HasSubstr("name=\"&quot;/&gt;&lt;edge id=&apos;x&apos;&gt; a &amp; "
                               "b\xEF\xBF\xBD\xEF\xBF\xBD\""));
  EXPECT_EQ(times_in(edges, "<edge "), 2U);
}

TEST(SumoFiles, AFolderWithSomethingInItIsRefusedAndKept) {
  TempFolder const folder;
  test::put_bytes(folder / "mine.txt", "mine");
  RoadGraph const graph(grid_city(2, 2));
  EXPECT_THROW(write_sumo_files(folder.path().string(), graph, {}, {}), InputError);
  EXPECT_THROW(write_sumo_files(folder.path("mine.txt"), graph, {}, {}), InputError);
  EXPECT_EQ(bytes_of(folder / "mine.txt"), "mine");
}

TEST(SumoFiles, AnEmptyFolderIsFilledWithOrWithoutASlash) {
  TempFolder const folder;
  std::filesystem::create_directory(folder / "a");
  RoadGraph const graph(grid_city(2, 2));
  write_sumo_files(folder.path("a/"), graph, {}, {});
  write_sumo_files(folder.path("b/"), graph, {}, {});
  EXPECT_TRUE(std::filesystem::exists(folder / "a" / "README.txt"));
  EXPECT_TRUE(std::filesystem::exists(folder / "b" / "README.txt"));
  EXPECT_EQ(folder.entries(), 2);
}

TEST(SumoFiles, WhatAKilledExportLeftIsNotDeleted) {
  TempFolder const folder;
  std::filesystem::create_directory(folder / "a.part");
  RoadGraph const graph(grid_city(2, 2));
  EXPECT_THROW(write_sumo_files(folder.path("a"), graph, {}, {}), InputError);
  EXPECT_TRUE(std::filesystem::exists(folder / "a.part"));
}

TEST(SumoFiles, AFullDiskLeavesNothing) {
  TempFolder const folder;
  RoadGraph const graph(grid_city(5, 5));
  {
    test::DiskFull const full(3000);
    EXPECT_THROW(write_sumo_files(folder.path("out"), graph, {}, {}), IoError);
  }
  EXPECT_EQ(folder.entries(), 0);
}

TEST(XmlText, KeepsChineseAndReplacesWhatXmlCannotHold) {
  EXPECT_EQ(xml_text("莫干山路 A\tB"), "莫干山路 A B");
  EXPECT_EQ(xml_text("\xEF\xBF\xBF\xEF\xBF\xBD\xC0"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace sc

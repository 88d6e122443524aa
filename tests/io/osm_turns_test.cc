// SPDX-License-Identifier: Apache-2.0
#include "io/osm_turns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/osm_reader.h"
#include "support/osm_text.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::crossing;
using test::OsmText;
using testing::ElementsAre;
using testing::Pair;

ImportedRoads imported(OsmText const& text) {
  test::TempFolder const folder;
  return import_roads(folder.write("a.osm", text.xml()), {});
}

/// "2>5>4": the banned turns by the OSM ids of the nodes passed.
std::string bans_of(RoadTable const& table) {
  std::string text;
  for (BannedTurn const turn : table.banned_turns) {
    EXPECT_EQ(table.head[turn.from], table.tail[turn.to]);
    text += (text.empty() ? "" : " ") + std::to_string(table.node_ref[table.tail[turn.from]]) +
            ">" + std::to_string(table.node_ref[table.head[turn.from]]) + ">" +
            std::to_string(table.node_ref[table.head[turn.to]]);
  }
  return text;
}

std::string bans_of(OsmText const& text) {
  return bans_of(imported(text).table);
}

/// The one reason for which the one restriction of the text is skipped.
std::optional<RestrictionSkip> skip_of(OsmText const& text) {
  RestrictionCounts const counts = imported(text).report.restrictions;
  EXPECT_EQ(counts.read, 1U);
  EXPECT_EQ(counts.applied, 0U);
  if (counts.skipped.size() != 1) return std::nullopt;
  EXPECT_THAT(counts.skipped.begin()->second, ElementsAre(7));
  return counts.skipped.begin()->first;
}

TEST(BanTurns, BansTheOneTurn) {
  EXPECT_EQ(bans_of(crossing().restriction(7, "no_left_turn", 10, 5, 21)), "2>5>6");
}

TEST(BanTurns, BansAllOtherExitsAndTheUTurnForOnly) {
  EXPECT_EQ(bans_of(crossing().restriction(7, "only_straight_on", 10, 5, 11)), "2>5>2 2>5>4 2>5>6");
}

TEST(BanTurns, BansTheUTurnOnOneWay) {
  EXPECT_EQ(bans_of(crossing().restriction(7, "no_u_turn", 10, 5, 10)), "2>5>2");
}

TEST(BanTurns, BansTheUTurnBetweenTwoCarriageways) {
  OsmText text = crossing();
  text.node(1, 0.1, 2).way(12, {5, 1}, {{"highway", "residential"}, {"oneway", "yes"}});
  text.way(13, {1, 2}, {{"highway", "residential"}});
  EXPECT_EQ(bans_of(text.restriction(7, "no_u_turn", 10, 5, 12)), "2>5>1");
}

TEST(BanTurns, CutsAWayAtItsViaNode) {
  // Via 3 lies inside way 30 and nothing else is there: the ban still has links to stand on.
  OsmText text = crossing();
  text.node(3, -1, 1).way(34, {4, 3, 2}, {{"highway", "service"}});
  EXPECT_EQ(bans_of(text.restriction(7, "no_u_turn", 34, 3, 34)), "4>3>4 2>3>2");
}

TEST(BanTurns, ChoosesByAngleWhereAWayRunsThroughVia) {
  // One way west-east through 5: a left turn from the north leads to the east.
  OsmText text;
  OsmText::Tags const street{{"highway", "residential"}};
  text.node(2, 0, 2).node(4, -2, 0).node(5, 0, 0).node(6, 2, 0);
  text.way(10, {2, 5}, street).way(20, {4, 5, 6}, street);
  EXPECT_EQ(bans_of(OsmText(text).restriction(7, "no_left_turn", 10, 5, 20)), "2>5>6");
  EXPECT_EQ(bans_of(OsmText(text).restriction(7, "no_right_turn", 10, 5, 20)), "2>5>4");
  EXPECT_EQ(bans_of(OsmText(text).restriction(7, "no_right_turn", 20, 5, 10)), "6>5>2");
  EXPECT_EQ(bans_of(OsmText(text).restriction(7, "only_left_turn", 10, 5, 20)), "2>5>2 2>5>4");
}

TEST(BanTurns, LooksAtTheBendsNearViaForTheAngle) {
  // Way 10 comes from the far south-east but enters 5 from the north.
  OsmText text;
  OsmText::Tags const street{{"highway", "residential"}};
  text.node(1, 3, -3).node(2, 0, 2).node(4, -2, 0).node(5, 0, 0).node(6, 2, 0);
  text.way(10, {1, 2, 5}, street).way(20, {4, 5, 6}, street);
  EXPECT_EQ(bans_of(text.restriction(7, "no_left_turn", 10, 5, 20)), "1>5>6");
}

TEST(BanTurns, TakesEveryWayOfNoEntryAndNoExit) {
  OsmText entry = crossing();
  entry.relation(7,
                 {{"way", 10, "from"}, {"way", 20, "from"}, {"node", 5, "via"}, {"way", 21, "to"}},
                 {{"type", "restriction"}, {"restriction", "no_entry"}});
  EXPECT_EQ(bans_of(entry), "2>5>6 4>5>6");
  OsmText exit = crossing();
  exit.relation(7, {{"way", 10, "from"}, {"node", 5, "via"}, {"way", 21, "to"}, {"way", 11, "to"}},
                {{"type", "restriction"}, {"restriction", "no_exit"}});
  EXPECT_EQ(bans_of(exit), "2>5>8 2>5>6");
}

TEST(BanTurns, PrefersTheValueForMotorVehicles) {
  EXPECT_EQ(bans_of(crossing().restriction(7, "no_left_turn", 10, 5, 21,
                                           {{"restriction:motorcar", "no_right_turn"}})),
            "2>5>6");
  EXPECT_EQ(bans_of(crossing().restriction(7, "", 10, 5, 21,
                                           {{"restriction:vehicle", "only_left_turn"}})),
            "2>5>2 2>5>8 2>5>4");
}

TEST(BanTurns, NamesATurnOnceThoughTwoRestrictionsBanIt) {
  OsmText text = crossing();
  text.restriction(7, "no_left_turn", 10, 5, 21).restriction(8, "no_left_turn", 10, 5, 21);
  ImportedRoads const roads = imported(text);
  EXPECT_EQ(bans_of(roads.table), "2>5>6");
  EXPECT_EQ(roads.report.restrictions.applied, 2U);
}

TEST(BanTurns, KeepsTheBanForOtherExceptions) {
  EXPECT_EQ(
      bans_of(crossing().restriction(7, "no_left_turn", 10, 5, 21, {{"except", "psv;bicycle"}})),
      "2>5>6");
}

TEST(BanTurns, SkipsWhatExemptsEmergencyVehicles) {
  EXPECT_EQ(
      skip_of(crossing().restriction(7, "no_left_turn", 10, 5, 21, {{"except", "psv; emergency"}})),
      RestrictionSkip::exempt);
}

TEST(BanTurns, SkipsViaWays) {
  OsmText text = crossing();
  text.relation(7, {{"way", 30, "from"}, {"way", 10, "via"}, {"way", 21, "to"}},
                {{"type", "restriction"}, {"restriction", "no_u_turn"}});
  EXPECT_EQ(skip_of(text), RestrictionSkip::via_way);
}

TEST(BanTurns, SkipsUnknownKinds) {
  EXPECT_EQ(skip_of(crossing().restriction(7, "no_fun", 10, 5, 21)), RestrictionSkip::unknown_kind);
  EXPECT_EQ(skip_of(crossing().restriction(7, "only_entry", 10, 5, 21)),
            RestrictionSkip::unknown_kind);
  EXPECT_EQ(skip_of(crossing().restriction(7, "", 10, 5, 21)), RestrictionSkip::unknown_kind);
}

TEST(BanTurns, SkipsWhatHoldsAtTimesOnly) {
  EXPECT_EQ(skip_of(crossing().restriction(
                7, "", 10, 5, 21, {{"restriction:conditional", "no_left_turn @ (07:00-09:00)"}})),
            RestrictionSkip::conditional);
  EXPECT_EQ(skip_of(crossing().restriction(7, "no_left_turn", 10, 5, 21, {{"hour_on", "07:00"}})),
            RestrictionSkip::conditional);
}

TEST(BanTurns, SkipsWhatIsForOtherVehicles) {
  EXPECT_EQ(
      skip_of(crossing().restriction(7, "", 10, 5, 21, {{"restriction:hgv", "no_left_turn"}})),
      RestrictionSkip::other_vehicles);
}

TEST(BanTurns, SkipsRestrictionsWithMembersAmiss) {
  OsmText::Tags const tags{{"type", "restriction"}, {"restriction", "no_left_turn"}};
  OsmText no_to = crossing();
  no_to.relation(7, {{"way", 10, "from"}, {"node", 5, "via"}}, tags);
  EXPECT_EQ(skip_of(no_to), RestrictionSkip::members_incomplete);
  OsmText two_from = crossing();
  two_from.relation(
      7, {{"way", 10, "from"}, {"way", 11, "from"}, {"node", 5, "via"}, {"way", 21, "to"}}, tags);
  EXPECT_EQ(skip_of(two_from), RestrictionSkip::members_incomplete);
}

TEST(BanTurns, TellsWaysOutsideTheFileFromWaysNotDriven) {
  EXPECT_EQ(skip_of(crossing().restriction(7, "no_left_turn", 10, 5, 99)),
            RestrictionSkip::member_not_in_file);
  OsmText text = crossing();
  text.way(40, {5, 8}, {{"highway", "footway"}}).restriction(7, "no_left_turn", 10, 5, 40);
  EXPECT_EQ(skip_of(text), RestrictionSkip::way_not_drivable);
}

TEST(BanTurns, SkipsTurnsThatOneWayStreetsRuleOut) {
  OsmText text = crossing();
  text.node(1, -1, 2).way(12, {1, 5}, {{"highway", "residential"}, {"oneway", "yes"}});
  text.way(13, {1, 2}, {{"highway", "residential"}});
  EXPECT_EQ(skip_of(text.restriction(7, "only_right_turn", 10, 5, 12)),
            RestrictionSkip::no_such_turn);
}

TEST(BanTurns, SkipsTurnsWhoseViaIsNotAnEndOfBothWays) {
  EXPECT_EQ(skip_of(crossing().restriction(7, "no_left_turn", 10, 8, 21)),
            RestrictionSkip::no_such_turn);
  EXPECT_EQ(skip_of(crossing().restriction(7, "no_left_turn", 10, 99, 21)),
            RestrictionSkip::no_such_turn);
}

TEST(BanTurns, CountsEveryRestrictionOnce) {
  OsmText text = crossing();
  text.restriction(1, "no_left_turn", 10, 5, 21).restriction(2, "no_fun", 10, 5, 21);
  text.restriction(3, "no_right_turn", 10, 5, 99).restriction(4, "no_fun", 10, 5, 21);
  RestrictionCounts const counts = imported(text).report.restrictions;
  EXPECT_EQ(counts.read, 4U);
  EXPECT_EQ(counts.applied, 1U);
  EXPECT_THAT(counts.skipped,
              ElementsAre(Pair(RestrictionSkip::unknown_kind, ElementsAre(2, 4)),
                          Pair(RestrictionSkip::member_not_in_file, ElementsAre(3))));
}

}  // namespace
}  // namespace sc

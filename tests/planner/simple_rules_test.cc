// SPDX-License-Identifier: Apache-2.0
#include "planner/simple_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/planning_case.h"

namespace sc {
namespace {

using test::PlanningCase;
using testing::ElementsAre;

Candidate by(std::string_view name, PlanningCase const& it) {
  for (SimpleRule const& rule : simple_rules())
    if (rule.name == name) return rule.make(it.space);
  throw std::logic_error("no such rule");
}

TEST(SimpleRules, MoveNobodyButStandbys) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    PlanningCase const it(test::random_scenario(seed), seed % 2 == 0 ? "" : "K1=+2");
    Candidate const& start = it.space.shipped_plan();
    for (SimpleRule const& rule : simple_rules()) {
      SCOPED_TRACE(std::string(rule.name) + " " + std::to_string(seed));
      Candidate const c = rule.make(it.space);
      test::expect_within_means(it.space, c);
      EXPECT_EQ(c.as, start.as);
      EXPECT_EQ(c.stock, start.stock);
      for (std::size_t level = 1; level < kResponseLevels; ++level)
        for (std::size_t slot = 0; slot < it.space.slots().size(); ++slot) {
          auto const &now = c.at[level][slot], &before = start.at[level][slot];
          ASSERT_EQ(now.has_value(), before.has_value());
          if (!now) continue;
          EXPECT_EQ(now->duty, before->duty);
          if (now->duty == Duty::standby) continue;
          EXPECT_EQ(now->basin, before->basin);
          EXPECT_EQ(now->route, before->route);
        }
    }
  }
}

TEST(SimpleRules, LeaveLevelsThatAreNotPlanned) {
  PlanScope scope;
  scope.levels = {false, false, true, true, true};
  Scenario s = test::far_calls();
  s.stations[0].capacity_units = 1;
  s.stations.push_back(s.stations[0]);
  test::add_unit(s, UnitKindId{0U}, StationId{0U});
  s.plan.postings[1].back().station = StationId{1U};
  PlanningCase const it(s, "", scope);
  Candidate const c = by("even_spread", it);
  EXPECT_EQ(c.at[1][1]->station, StationId{1U});
  EXPECT_EQ(c.at[1][0]->station, StationId{0U});
}

// Stations at nodes 0, 1 and 15; `pumps` pumps and `saws` saws, all at the first.

PlanningCase three_stations(int pumps, int saws, std::array<double, 3> people,
                            std::array<int, 3> room = {10, 10, 10}) {
  Scenario s = test::quiet_scenario();
  std::array<std::size_t, 3> const nodes = {0, 1, 15};
  s.zones.clear();
  for (std::size_t i = 0; i < 3; ++i) {
    s.stations[test::add_station(s, test::near_node(nodes[i])).index()].capacity_units = room[i];
    ZoneSpec zone;
    zone.id = "Z" + std::to_string(i);
    zone.centre = test::near_node(nodes[i], 20, 20);
    zone.population = people[i];
    s.zones.push_back(zone);
  }
  UnitKindId const pump = test::add_unit_kind(s, 1), saw = test::add_unit_kind(s, 2);
  for (int n = 0; n < pumps; ++n) test::add_unit(s, pump, StationId{0U});
  for (int n = 0; n < saws; ++n) test::add_unit(s, saw, StationId{0U});
  return PlanningCase(s);
}

/// Seats for parties of 600, 300 and 100: the sixth goes to the second of 300/3 against 600/7,
/// 100/1; then it goes on.
TEST(ByPopulation, GivesSeatsByWebstersDivisors) {
  PlanningCase const it = three_stations(9, 0, {600, 310, 90});
  EXPECT_THAT(it.space.waiting(by("by_population", it), 1), ElementsAre(5, 3, 1));
  PlanningCase const proportional = three_stations(10, 0, {600, 300, 100});
  EXPECT_THAT(proportional.space.waiting(by("by_population", proportional), 1),
              ElementsAre(6, 3, 1));
}

TEST(ByPopulation, CountsEachKindByItself) {
  PlanningCase const it = three_stations(1, 1, {100, 600, 300});
  EXPECT_THAT(it.space.waiting(by("by_population", it), 1), ElementsAre(0, 2, 0));
}

TEST(ByPopulation, GoesElsewhereWhereThereIsNoRoom) {
  PlanningCase const it = three_stations(4, 0, {900, 60, 40}, {2, 10, 10});
  EXPECT_THAT(it.space.waiting(by("by_population", it), 1), ElementsAre(2, 1, 1));
}

TEST(ByPopulation, CountsPeopleOfAStationWithoutRoomAtTheNearestOther) {
  PlanningCase const it = three_stations(4, 0, {500, 0, 500}, {0, 10, 10});
  EXPECT_THAT(it.space.waiting(by("by_population", it), 1), ElementsAre(0, 2, 2));
}

TEST(AllAtDepot, IsTogetherNearestTheMiddleOfThePeople) {
  PlanningCase const it = three_stations(3, 2, {0, 0, 900});
  EXPECT_THAT(it.space.waiting(by("all_at_depot", it), 1), ElementsAre(0, 0, 5));
  PlanningCase const west = three_stations(3, 2, {500, 700, 10});
  EXPECT_THAT(west.space.waiting(by("all_at_depot", west), 1), ElementsAre(0, 5, 0));
}

TEST(AllAtDepot, FillsTheNextNearestWhereItIsFull) {
  PlanningCase const it = three_stations(3, 2, {900, 0, 0}, {2, 2, 10});
  EXPECT_THAT(it.space.waiting(by("all_at_depot", it), 1), ElementsAre(2, 2, 1));
}

TEST(EvenSpread, GoesRoundTheStationsKindAfterKind) {
  PlanningCase const it = three_stations(4, 2, {1, 1, 1});
  Candidate const c = by("even_spread", it);
  std::vector<std::size_t> places;
  for (auto const& posting : c.at[1]) places.push_back(posting->station.index());
  EXPECT_THAT(places, ElementsAre(0, 1, 2, 0, 1, 2));
}

TEST(EvenSpread, LeavesOutWhatIsFull) {
  PlanningCase const it = three_stations(4, 2, {1, 1, 1}, {1, 10, 10});
  EXPECT_THAT(it.space.waiting(by("even_spread", it), 1), ElementsAre(1, 3, 2));
}

}  // namespace
}  // namespace sc

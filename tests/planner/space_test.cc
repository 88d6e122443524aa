// SPDX-License-Identifier: Apache-2.0
#include "planner/space.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "plan/dispatch/nearest_idle.h"
#include "planner/planning_case.h"
#include "response/simulate.h"
#include "response/summary.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using test::PlanningCase;
using test::slot_of;
using testing::ElementsAre;
using testing::HasSubstr;

template <class Make>
std::string complaint_of(Make make) {
  try {
    make();
  } catch (InputError const& error) {
    return error.what();
  }
  return "accepted";
}

StationId station_of(PlanningCase const& it, std::string_view unit, std::size_t level = 1) {
  auto const& posting = it.space.shipped_plan().at[level][slot_of(it.space, unit)];
  return posting ? posting->station : StationId{};
}

bool same_duty(std::optional<Posting> const& a, std::optional<Posting> const& b) {
  return a && b && a->duty == b->duty && a->basin == b->basin && a->route == b->route;
}

/// Guards and patrols of the scenario's plan, unless their unit was taken away.
void expect_guards_and_patrols(PlanSpace const& space, Candidate const& c) {
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (Posting const& posting : space.shipped().plan.postings[level]) {
      if (posting.duty == Duty::standby) continue;
      auto const slot = slot_of(space, space.shipped().units[posting.unit.index()].id);
      EXPECT_TRUE(same_duty(c.at[level][slot], posting)) << "level " << level;
    }
}

class RandomSpace : public testing::TestWithParam<char const*> {};

TEST_P(RandomSpace, StartsFromAPlanWithinItsMeans) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    Scenario const s = test::random_scenario(seed);
    int room = 0;
    PlanningCase const today(s);
    for (std::size_t k = 0; k < s.stations.size(); ++k) room += today.space.room(StationId{k});
    if (room < 2) continue;  // all is under water
    PlanningCase const it(s, GetParam());
    Candidate const& start = it.space.shipped_plan();
    EXPECT_TRUE(it.space.feasible(start));
    expect_guards_and_patrols(it.space, start);
    for (std::size_t level = 1; level < kResponseLevels; ++level) {
      EXPECT_LE(it.space.people(start, level), it.space.most_people(level));
      std::vector<int> const waiting = it.space.waiting(start, level);
      for (std::size_t k = 0; k < waiting.size(); ++k) {
        EXPECT_LE(waiting[k], s.stations[k].capacity_units);
        EXPECT_TRUE(!it.space.floods(StationId{k}) || waiting[k] == 0);
      }
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Budgets, RandomSpace, testing::Values("", "K0=+2,K3=+1,M0=+40,people=+3"));

// What there is: a station 0 with U0 and U1, at node 0, one at node 2 with U2, one at node 15.

class Space : public testing::Test {
 protected:
  Space() {
    for (std::size_t const node : {0U, 2U, 15U}) test::add_station(s, test::near_node(node));
    kind = test::add_unit_kind(s, 1);
    for (std::size_t const station : {0U, 0U, 1U}) test::add_unit(s, kind, StationId{station});
  }
  void flood_station(std::size_t station) {
    LonLat const door = s.stations[station].position;
    s.basins[test::add_basin(s, door).index()].basin.catchment_m2 = 30'000;
    test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.1);
  }
  void add_material(double at_first, double at_second) {
    s.materials.push_back({"bag", {"袋", "bag"}, "bag", {}});
    s.stock = {{StationId{0U}, MaterialId{0U}, at_first, {}},
               {StationId{1U}, MaterialId{0U}, at_second, {}}};
  }
  Scenario s = test::quiet_scenario();
  UnitKindId kind;
};

TEST_F(Space, WithoutWishesIsTodaysPlan) {
  PlanningCase const it(s);
  EXPECT_EQ(it.space.slots().size(), 3U);
  EXPECT_EQ(station_of(it, "U0"), StationId{0U});
  EXPECT_EQ(station_of(it, "U2"), StationId{1U});
  EXPECT_EQ(it.space.most_people(1), 12);
  EXPECT_EQ(it.space.people(it.space.shipped_plan(), 1), 12);
  EXPECT_THAT(it.space.waiting(it.space.shipped_plan(), 1), ElementsAre(2, 1, 0));
  EXPECT_FALSE(it.space.floods(StationId{0U}));
}

TEST_F(Space, LeavesAStationThatFloodsForTheNearestWithRoom) {
  flood_station(0);
  s.stations[1].capacity_units = 2;
  PlanningCase const it(s);
  EXPECT_TRUE(it.space.floods(StationId{0U}));
  EXPECT_FALSE(it.space.floods(StationId{1U}));
  EXPECT_EQ(it.space.room(StationId{0U}), 0);
  EXPECT_EQ(station_of(it, "U0"), StationId{1U});
  EXPECT_EQ(station_of(it, "U1"), StationId{2U});
  EXPECT_EQ(station_of(it, "U2"), StationId{1U});
}

TEST_F(Space, WhoStandsDryIsNotMovedForOthers) {
  flood_station(0);
  s.stations[1].capacity_units = 1;
  PlanningCase const it(s);
  EXPECT_EQ(station_of(it, "U2"), StationId{1U});
  EXPECT_EQ(station_of(it, "U0"), StationId{2U});
  EXPECT_EQ(station_of(it, "U1"), StationId{2U});
}

TEST_F(Space, SendsHomeWhoFindsNoRoom) {
  flood_station(0);
  s.stations[1].capacity_units = 2;
  s.stations[2].capacity_units = 0;
  PlanningCase const it(s);
  EXPECT_THAT(it.space.waiting(it.space.shipped_plan(), 1), ElementsAre(0, 2, 0));
  EXPECT_EQ(it.space.people(it.space.shipped_plan(), 1), 8);
}

TEST_F(Space, BuysUnitsWithTheirCrews) {
  PlanningCase const it(s, "K0=+2,people=+1");
  ASSERT_EQ(it.space.slots().size(), 5U);
  EXPECT_EQ(it.space.most_people(1), 12 + 2 * 4 + 1);
  EXPECT_EQ(it.space.people(it.space.shipped_plan(), 1), 20);
  EXPECT_TRUE(it.space.slots()[3].bought);
  EXPECT_EQ(it.space.slots()[4].unit, "new_K0_2");
  EXPECT_EQ(it.space.scenario().units.size(), 5U);
}

TEST_F(Space, BoughtUnitsAreAtHomeWhereThereIsRoom) {
  s.stations[0].capacity_units = 0;
  PlanningCase const it(s, "K0=+1");
  Scenario const made = it.space.scenario_with(it.space.shipped_plan());
  EXPECT_EQ(made.units.back().home, StationId{1U});
  EXPECT_EQ(made.plan.fleet.back().home, StationId{1U});
  EXPECT_EQ(it.space.scenario().units.back().home, StationId{1U});
}

TEST_F(Space, BuysNobodyForALevelWithoutPostings) {
  s.plan.postings[4].clear();
  PlanningCase const it(s, "K0=+1");
  EXPECT_EQ(it.space.people(it.space.shipped_plan(), 4), 0);
  EXPECT_EQ(it.space.people(it.space.shipped_plan(), 3), 16);
}

TEST_F(Space, TakesTheLastUnitsOfAKindWithTheirCrews) {
  PlanningCase const it(s, "K0=-2");
  ASSERT_EQ(it.space.slots().size(), 1U);
  EXPECT_EQ(it.space.slots()[0].unit, "U0");
  EXPECT_EQ(it.space.most_people(1), 4);
}

TEST_F(Space, WithFewerPeopleSendsStandbysHome) {
  test::add_basin(s, test::near_node(5));
  test::post(s, {UnitId{0U}, Duty::guard, {}, BasinId{0U}, "", {}});
  PlanningCase const it(s, "people=-5");
  EXPECT_EQ(it.space.people(it.space.shipped_plan(), 1), 4);
  EXPECT_TRUE(it.space.shipped_plan().at[1][slot_of(it.space, "U0")]);
}

TEST_F(Space, RefitsOnTheSameVehicleAlone) {
  for (char const* vehicle : {"truck", "truck", "van", "", ""}) {
    UnitKindId const k = test::add_unit_kind(s, 2);
    s.unit_kinds[k.index()].vehicle = vehicle;
    test::add_unit(s, k, StationId{2U});
  }
  PlanningCase const it(s, "K1=+1");
  auto const& slots = it.space.slots();
  auto const kinds = [&](std::string_view unit) {
    std::vector<std::size_t> found;
    for (UnitId const u : slots[slot_of(it.space, unit)].as)
      found.push_back(it.space.scenario().units[u.index()].kind.index());
    return found;
  };
  EXPECT_THAT(kinds("U0"), ElementsAre(0));
  EXPECT_THAT(kinds("U3"), ElementsAre(1, 2));
  EXPECT_THAT(kinds("U4"), ElementsAre(2, 1));
  EXPECT_THAT(kinds("U5"), ElementsAre(3));
  EXPECT_THAT(kinds("U6"), ElementsAre(4));
  EXPECT_THAT(kinds("new_K1_1"), ElementsAre(1));
  PlanScope fixed;
  fixed.refit = false;
  PlanningCase const as_is(s, "", fixed);
  for (PlanUnit const& slot : as_is.space.slots()) EXPECT_EQ(slot.as.size(), 1U);
}

TEST_F(Space, RefusesMoreUnitsThanThereIsRoomFor) {
  for (StationSpec& station : s.stations) station.capacity_units = 2;
  EXPECT_THAT(
      complaint_of([&] { PlanningCase(s, "K0=+7"); }),
      HasSubstr("--budget: K0 = +7 (must be at most 6: the stations have room for no more)"));
  EXPECT_EQ(complaint_of([&] { PlanningCase(s, "K0=+6"); }), "accepted");
  flood_station(0);
  EXPECT_THAT(complaint_of([&] { PlanningCase(s, "K0=+6"); }), HasSubstr("must be at most 4"));
  EXPECT_THAT(complaint_of([&] { PlanningCase(s, "K0=+1000000"); }), HasSubstr("at most 4"));
}

TEST_F(Space, RefusesFewerPeopleThanGuardsAndPatrolsNeed) {
  test::add_basin(s, test::near_node(5));
  s.patrols.push_back({"round", {test::near_node(0), test::near_node(3)}, {{}, {}}});
  test::post(s, {UnitId{0U}, Duty::guard, {}, BasinId{0U}, "", {}});
  test::post(s, {UnitId{1U}, Duty::patrol, {}, {}, "round", {}});
  std::string const text = complaint_of([&] { PlanningCase(s, "people=-5"); });
  EXPECT_THAT(text, HasSubstr("people: 7 may be on duty at level IV (must be at least 8: its "
                              "guards and patrols)"));
  EXPECT_THAT(text, HasSubstr("at level I "));
  EXPECT_EQ(complaint_of([&] { PlanningCase(s, "people=-4"); }), "accepted");
}

/// At a level that the plan leaves empty nobody is missed.
TEST_F(Space, MayTakePeopleWhereALevelHasNone) {
  s.plan.postings[4].clear();
  ASSERT_EQ(complaint_of([&] { PlanningCase(s, "people=-2"); }), "accepted");
  PlanningCase const it(s, "people=-2");
  EXPECT_EQ(it.space.most_people(4), 0);
  EXPECT_EQ(it.space.most_people(3), 10);
}

/// Of three pumps on duty two must stay; the guard does not count.
TEST_F(Space, KeepsHalfOfEachSkill) {
  s.skill_names = {"pump", "saw"};
  s.unit_kinds[0].vehicle = "truck";
  s.unit_kinds[test::add_unit_kind(s, 2).index()].vehicle = "truck";
  test::add_basin(s, test::near_node(5));
  test::add_unit(s, kind, StationId{2U});
  test::post(s, {UnitId{3U}, Duty::guard, {}, BasinId{0U}, "", {}});
  PlanningCase const it(s);
  Candidate c = it.space.shipped_plan();
  EXPECT_THAT(it.space.with_skill(c, 1), ElementsAre(3, 0));
  c.as[0] = 1;
  EXPECT_THAT(it.space.with_skill(c, 1), ElementsAre(2, 1));
  EXPECT_TRUE(it.space.feasible(c));
  c.as[1] = 1;
  EXPECT_FALSE(it.space.feasible(c));
  PlanScope free;
  free.least_skill = 0;
  EXPECT_TRUE(PlanningCase(s, "", free).space.feasible(c));
  c.as[1] = 0;
  c.at[3][1].reset();
  EXPECT_FALSE(it.space.feasible(c));
}

TEST_F(Space, HasNoPlanBeyondRoomOrPeople) {
  s.stations[1].capacity_units = 1;
  flood_station(2);
  PlanningCase const it(s);
  Candidate c = it.space.shipped_plan();
  ASSERT_TRUE(it.space.feasible(c));
  c.at[2][0]->station = StationId{1U};
  EXPECT_FALSE(it.space.feasible(c));
  c = it.space.shipped_plan();
  c.at[2][0]->station = StationId{2U};
  EXPECT_FALSE(it.space.feasible(c));
  PlanningCase const fewer(s, "people=-4");
  c = it.space.shipped_plan();
  EXPECT_FALSE(fewer.space.feasible(c));
  for (auto& level : c.at) level[2].reset();
  EXPECT_TRUE(fewer.space.feasible(c));
}

TEST_F(Space, RemembersWhatTodaysPlanSaysWhereItFloods) {
  flood_station(0);
  PlanningCase const it(s);
  EXPECT_EQ(it.space.today(1, 0)->station, StationId{0U});
  EXPECT_NE(station_of(it, "U0"), StationId{0U});
}

TEST_F(Space, SpreadsMaterialAsItLies) {
  add_material(30, 10);
  auto const stock = [&](std::string_view budget) {
    return PlanningCase(s, budget).space.shipped_plan().stock;
  };
  EXPECT_THAT(stock(""), ElementsAre(30, 10, 0));
  EXPECT_THAT(stock("bag=+8"), ElementsAre(36, 12, 0));
  EXPECT_THAT(stock("bag=-20"), ElementsAre(15, 5, 0));
}

TEST_F(Space, StockThatIsTakenAwayIsGone) {
  add_material(30, 10);
  PlanningCase const it(s, "bag=-40");
  for (Plan const& plan : {it.space.plan_of(it.space.shipped_plan()),
                           it.space.scenario_with(it.space.shipped_plan()).plan}) {
    double sum = 0;
    for (StockRow const& row : plan.stock) sum += row.amount;
    EXPECT_EQ(sum, 0);
    EXPECT_FALSE(plan.stock.empty()) << "else all of Scenario::stock counts";
  }
}

TEST_F(Space, ScenarioWithACandidateTellsWhatBecameOfUnits) {
  s.unit_kinds[0].vehicle = "truck";
  s.unit_kinds[test::add_unit_kind(s, 2).index()].vehicle = "truck";
  PlanningCase const it(s, "K1=+1");
  Candidate c = it.space.shipped_plan();
  c.as[1] = 1;
  c.at[1][0].reset();
  Scenario const made = it.space.scenario_with(c);
  ASSERT_EQ(made.units.size(), 4U);
  EXPECT_EQ(made.units[1].kind, UnitKindId{1U});
  EXPECT_EQ(made.units[3].id, "new_K1_1");
  ASSERT_EQ(made.plan.fleet.size(), 2U);
  EXPECT_EQ(made.plan.fleet[0].unit, "U1");
  EXPECT_FALSE(made.plan.fleet[0].bought);
  EXPECT_TRUE(made.plan.fleet[1].bought);
  std::vector<std::size_t> posted;
  for (Posting const& p : made.plan.postings[1]) posted.push_back(p.unit.index());
  EXPECT_THAT(posted, ElementsAre(1, 2, 3));
}

/// The plan that one starts from may itself have refitted and bought.
TEST_F(Space, KeepsTheFleetOfTheEarlierPlan) {
  s.unit_kinds[0].vehicle = "truck";
  UnitKindId const other = test::add_unit_kind(s, 2);
  s.unit_kinds[other.index()].vehicle = "truck";
  s.units[0].kind = other;  // refitted
  test::add_unit(s, kind, StationId{2U});
  s.units[3].id = "new_K0_1";
  s.plan.fleet = {{"U0", other, StationId{0U}, false}, {"new_K0_1", kind, StationId{2U}, true}};
  PlanningCase const it(s, "K0=+1");
  Candidate c = it.space.shipped_plan();
  c.as[slot_of(it.space, "new_K0_1")] = 1;
  Scenario const made = it.space.scenario_with(c);
  std::vector<std::string> ids;
  for (UnitSpec const& unit : made.units) ids.push_back(unit.id);
  EXPECT_THAT(ids, ElementsAre("U0", "U1", "U2", "new_K0_1", "new_K0_2"));
  ASSERT_EQ(made.plan.fleet.size(), 3U);
  EXPECT_EQ(made.plan.fleet[0].unit, "U0");
  EXPECT_EQ(made.plan.fleet[0].kind, other);
  EXPECT_EQ(made.plan.fleet[1].kind, other);
  EXPECT_TRUE(made.plan.fleet[1].bought);
  EXPECT_EQ(made.plan.fleet[2].unit, "new_K0_2");
}

// A candidate in the world of all that might be, and in that of its own units.

Trajectory simulated(World const& world, Plan const& plan, std::uint32_t replication) {
  SimulationOptions options;
  options.seed = 3;
  options.replication = replication;
  return simulate(world, plan, NearestIdle{}, options);
}

void expect_same_numbers(Summary const& a, Summary const& b) {
  auto const x = numbers(a), y = numbers(b);
  ASSERT_EQ(x.size(), y.size());
  for (std::size_t k = 0; k < x.size(); ++k)
    EXPECT_TRUE(x[k].second == y[k].second || (std::isnan(x[k].second) && std::isnan(y[k].second)))
        << x[k].first << " " << x[k].second << " " << y[k].second;
}

void expect_same_runs(PlanningCase const& it, Candidate const& c) {
  World const own(it.space.scenario_with(c), test::grid_city(4, 4), 1);
  for (std::uint32_t r = 0; r < 3; ++r) {
    Trajectory const a = simulated(it.searched, it.space.plan_of(c), r);
    Trajectory const b = simulated(own, own.scenario.plan, r);
    EXPECT_EQ(a.incidents.arrive, b.incidents.arrive);
    EXPECT_EQ(a.incidents.clear, b.incidents.clear);
    EXPECT_EQ(a.incidents.report, b.incidents.report);
    expect_same_numbers(summarise(it.searched, a), summarise(own, b));
  }
}

/// Without meals, which units take by turns according to their numbers.
TEST(RandomSpace, SimulatesACandidateAsItsPlanFileWill) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    Scenario s = test::random_scenario(seed);
    s.rules.meal = {};
    PlanningCase const it(s, "K0=+1,M0=+20");
    Stream random(seed, 0, Purpose::test, 1);
    expect_same_runs(it, it.space.shipped_plan());
    expect_same_runs(it, test::random_candidate(it.space, random));
  }
}

TEST(RandomSpace, WithoutWishesSimulatesTheShippedPlanAsShipped) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    Scenario s = test::random_world(seed).scenario;
    s.rules.meal = {};
    PlanningCase const it(s);
    bool dry = true;
    for (std::size_t k = 0; k < s.stations.size(); ++k) dry = dry && !it.space.floods(StationId{k});
    if (!dry) continue;
    Trajectory const a = simulated(it.searched, it.space.plan_of(it.space.shipped_plan()), 0);
    EXPECT_EQ(a.incidents.arrive, simulated(it.world, s.plan, 0).incidents.arrive);
  }
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "planner/evaluator.h"

#include <gtest/gtest.h>

#include <set>

#include "plan/dispatch/nearest_idle.h"
#include "planner/planning_case.h"
#include "response/simulate.h"
#include "response/summary.h"

namespace sc {
namespace {

using Cell = Evaluator::Cell;
using test::PlanningCase;

NearestIdle const kPolicy;

/// Whoever is free goes to the last station with room.
struct ToTheLast final : RelocationPolicy {
  [[nodiscard]] StationId where(RelocationView const& view) const override {
    return view.with_room.back();
  }
};

/// Some plans of random_scenario(6), all cells of two replications.
class Evaluation : public testing::Test {
 protected:
  Evaluation() {
    Stream random(1, 0, Purpose::test, 0);
    for (int k = 0; k < 4; ++k) plans.push_back(test::random_candidate(it.space, random));
  }
  Evaluator::Setting setting(Objective objective, int threads = 1) const {
    return {&it.searched, &kPolicy, nullptr, objective, 5, threads};
  }
  std::vector<Cell> cells_of(Evaluator& evaluator) const {
    std::vector<Cell> cells;
    for (Candidate const& c : plans)
      for (std::uint32_t r : {0U, 7U}) cells.push_back({evaluator.add(c), r});
    return cells;
  }
  ResponseTimes responses(Candidate const& c, std::uint32_t replication,
                          RelocationPolicy const* relocation = nullptr) const {
    SimulationOptions options;
    options.seed = 5;
    options.replication = replication;
    options.relocation = relocation;
    return summarise(it.searched, simulate(it.searched, it.space.plan_of(c), kPolicy, options))
        .response;
  }
  PlanningCase const it{test::random_scenario(6)};
  std::vector<Candidate> plans;
};

TEST_F(Evaluation, IsSimulateAndTheObjective) {
  for (Objective const objective : {Objective::mean, Objective::cvar, Objective::late}) {
    Evaluator evaluator(it.space, setting(objective));
    auto const scores = evaluator.scores(cells_of(evaluator));
    for (std::size_t k = 0; k < plans.size(); ++k)
      for (std::uint32_t const n : {0U, 1U}) {
        std::uint32_t const r = 7 * n;
        std::size_t const usual = responses(it.space.shipped_plan(), r).reported;
        ResponseTimes const found = responses(plans[k], r);
        EXPECT_EQ(scores[2 * k + n], objective_of(found.waited_s, found.late, usual, objective));
      }
  }
}

/// One calls a minute before the end, and nobody gets there: it counts as late, as in late_share.
TEST(Evaluator, CountsAsLateWhomNobodyReached) {
  Scenario s = test::far_calls();
  test::add_recorded(s, IncidentKindId{0U}, s.end - whole_minutes(1), test::near_node(15));
  s.incidents.back().report = s.incidents.back().onset;
  PlanningCase const it(s);
  Evaluator evaluator(it.space, {&it.searched, &kPolicy, nullptr, Objective::late, 5, 1});
  std::vector<Cell> const cells = {{0, 0}};
  EXPECT_DOUBLE_EQ(evaluator.scores(cells)[0], 0.2);
}

TEST_F(Evaluation, RelocatesAsAsked) {
  ToTheLast const relocation;
  auto with = setting(Objective::mean);
  with.relocation = &relocation;
  Evaluator evaluator(it.space, with);
  bool told = false;  // that it makes a difference
  for (std::uint32_t r = 0; r < 8; ++r) {
    std::vector<Cell> const cells = {{0, r}};
    auto const expected = responses(it.space.shipped_plan(), r, &relocation).waited_s;
    EXPECT_EQ(evaluator.scores(cells)[0],
              objective_of(expected, 0, expected.size(), Objective::mean));
    told = told || expected != responses(it.space.shipped_plan(), r).waited_s;
  }
  EXPECT_TRUE(told);
}

TEST_F(Evaluation, DoesNotDependOnThreads) {
  Evaluator one(it.space, setting(Objective::mean, 1)), two(it.space, setting(Objective::mean, 2));
  EXPECT_EQ(one.scores(cells_of(one)), two.scores(cells_of(two)));
  EXPECT_EQ(one.simulations(), two.simulations());
}

TEST_F(Evaluation, SimulatesEachCellOnce) {
  Evaluator evaluator(it.space, setting(Objective::mean));
  auto cells = cells_of(evaluator);
  cells.push_back(cells.front());
  auto const scores = evaluator.scores(cells);
  EXPECT_EQ(scores.back(), scores.front());
  EXPECT_EQ(evaluator.simulations(), 8U + 2U);  // and today's plan
  EXPECT_EQ(evaluator.scores(cells), scores);
  EXPECT_EQ(evaluator.simulations(), 10U);
  std::vector<Cell> const todays = {{0, 7}};
  evaluator.scores(todays);
  EXPECT_EQ(evaluator.simulations(), 10U);
}

TEST_F(Evaluation, DoesNotDependOnWhatWasAskedTogether) {
  Evaluator together(it.space, setting(Objective::mean)),
      single(it.space, setting(Objective::mean));
  auto const cells = cells_of(together);
  auto const scores = together.scores(cells);
  cells_of(single);
  for (std::size_t i = cells.size(); i-- > 0;)
    EXPECT_EQ(single.scores(std::span(cells).subspan(i, 1))[0], scores[i]);
}

TEST_F(Evaluation, KnowsAPlanAgain) {
  Evaluator evaluator(it.space, setting(Objective::mean));
  EXPECT_EQ(evaluator.add(it.space.shipped_plan()), 0U);
  std::size_t const first = evaluator.add(plans[0]);
  EXPECT_EQ(evaluator.add(plans[1]), first + 1);
  EXPECT_EQ(evaluator.add(plans[0]), first);
  EXPECT_EQ(key_of(evaluator.candidate(first)), key_of(plans[0]));
}

/// Of a great stock, and of parts.
TEST_F(Evaluation, TellsSmallDifferencesOfStockApart) {
  Candidate a = it.space.shipped_plan();
  a.stock[0] = 1'234'567;
  Candidate b = a;
  b.stock[0] += 0.5;
  EXPECT_NE(key_of(a), key_of(b));
}

TEST_F(Evaluation, TellsPlansApartByEachPart) {
  Candidate const& start = it.space.shipped_plan();
  std::vector<Candidate> others(5, start);
  others[0].as[0] = 1;
  others[1].at[2][0].reset();
  others[2].at[2][0] = Posting{{}, Duty::standby, StationId{1U}, {}, "", {}};
  others[3].at[2][0] = Posting{{}, Duty::guard, {}, BasinId{1U}, "", {}};
  others[4].at[2][0] = Posting{{}, Duty::patrol, {}, {}, "round", {}};
  std::set<std::string> keys;
  for (Candidate const& c : others) keys.insert(key_of(c));
  EXPECT_EQ(keys.size(), others.size());
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "planner/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "plan/dispatch/nearest_idle.h"
#include "planner/placements.h"
#include "planner/planning_case.h"
#include "planner/simple_rules.h"
#include "study/paired.h"

namespace sc {
namespace {

using test::PlanningCase;

NearestIdle const kSearchPolicy;

/// All that a search needs.
struct Searching {
  explicit Searching(PlanningCase const& what, int threads = 1)
      : it(what),
        demand(it.searched, 11, 3, threads),
        surrogate(it.searched, it.space, demand, Objective::mean),
        evaluator(it.space, {&it.searched, &kSearchPolicy, nullptr, Objective::mean, 5, threads}) {
    options.simulations = 250;
    options.surrogate_steps = 160;
    options.threads = threads;
  }
  SearchResult run() {
    std::vector<Start> starts = {{"shipped", it.space.shipped_plan()}};
    for (SimpleRule const& rule : simple_rules())
      starts.push_back({std::string(rule.name), rule.make(it.space)});
    return search_plans(it.space, demand, surrogate, evaluator, starts, options);
  }
  PlanningCase const& it;
  Demand demand;
  Surrogate surrogate;
  Evaluator evaluator;
  SearchOptions options;
};

TEST(Search, FindsTheStationWhereTheCallsAre) {
  PlanningCase const it(test::far_calls());
  SearchResult const found = Searching(it).run();
  EXPECT_EQ(found.best.at[1][0]->station, StationId{1U});
  EXPECT_NEAR(found.steps.back().shipped - found.steps.back().best, 120, 2);
}

/// Without a start that stands there.
TEST(Search, FindsItByNeighboursAlone) {
  PlanningCase const it(test::far_calls());
  Searching searching(it);
  searching.options.surrogate_steps = 0;
  SearchResult const found =
      search_plans(it.space, searching.demand, searching.surrogate, searching.evaluator,
                   {{"shipped", it.space.shipped_plan()}}, searching.options);
  EXPECT_EQ(found.best.at[1][0]->station, StationId{1U});
  EXPECT_EQ(found.start, "shipped");
}

TEST(Search, LeavesLevelsWithoutCallsAsTheyAre) {
  PlanningCase const it(test::far_calls());
  SearchResult const found = Searching(it).run();
  for (std::size_t const level : {2U, 3U, 4U})
    EXPECT_EQ(found.best.at[level][0]->station, StationId{0U});
}

TEST(Search, LeavesLevelsThatAreNotPlanned) {
  PlanScope scope;
  scope.levels = {false, false, true, true, true};
  PlanningCase const it(test::far_calls(), "", scope);
  EXPECT_EQ(Searching(it).run().best.at[1][0]->station, StationId{0U});
}

TEST(Search, EndsWhereThereIsNothingToChange) {
  Scenario s = test::far_calls();
  s.stations[1].capacity_units = 0;
  PlanningCase const it(s);
  Searching searching(it);
  searching.options.simulations = 0;
  EXPECT_EQ(key_of(searching.run().best), key_of(it.space.shipped_plan()));
}

TEST(Search, StopsWhenTheTimeIsUp) {
  PlanningCase const it(test::far_calls());
  Searching searching(it);
  searching.options.simulations = 0;
  int asked = 0;
  searching.options.out_of_time = [&](double) { return ++asked > 2; };
  EXPECT_EQ(searching.run().steps.size(), 3U);  // the starts and two more
}

class RandomSearch : public testing::TestWithParam<int> {
 protected:
  PlanningCase const it{test::random_scenario(static_cast<std::uint64_t>(GetParam()))};
};
INSTANTIATE_TEST_SUITE_P(Districts, RandomSearch, testing::Values(2, 5, 8));

TEST_P(RandomSearch, FindsTheSamePlanAgainAndOnMoreThreads) {
  SearchResult const one = Searching(it).run(), again = Searching(it).run();
  SearchResult const two = Searching(it, 2).run();
  EXPECT_EQ(key_of(one.best), key_of(again.best));
  EXPECT_EQ(key_of(one.best), key_of(two.best));
  EXPECT_EQ(one.simulations, two.simulations);
  EXPECT_EQ(one.start, two.start);
  ASSERT_EQ(one.steps.size(), two.steps.size());
  for (std::size_t i = 0; i < one.steps.size(); ++i)
    EXPECT_EQ(one.steps[i].best, two.steps[i].best);
}

TEST_P(RandomSearch, StaysWithinTheMeansAndTheSimulations) {
  Searching searching(it);
  SearchResult const found = searching.run();
  test::expect_within_means(it.space, found.best);
  for (std::size_t i = 0; i + 1 < found.steps.size(); ++i)  // every race began in time
    EXPECT_LT(found.steps[i].simulations, searching.options.simulations);
  std::size_t const a_race = (7 + 1) * 24 + 24;
  EXPECT_LT(found.simulations, searching.options.simulations + a_race);
  EXPECT_EQ(found.simulations, searching.evaluator.simulations());
}

/// In its own races, and in storms that it has not seen.
TEST_P(RandomSearch, IsNoWorseThanTodaysPlan) {
  Searching searching(it);
  SearchResult const found = searching.run();
  for (SearchStep const& step : found.steps) EXPECT_LE(step.best, 1.05 * step.shipped) << step.what;
  std::vector<Evaluator::Cell> ours, shipped;
  std::size_t const best = searching.evaluator.add(found.best);
  for (std::uint32_t r = 100'000; r < 100'040; ++r) {
    ours.push_back({best, r});
    shipped.push_back({0, r});
  }
  auto const a = searching.evaluator.scores(ours), b = searching.evaluator.scores(shipped);
  Estimate const d = paired_difference(a, b);
  EXPECT_LE(d.value, 2 * d.standard_error + 1e-9);
}

TEST_P(RandomSearch, TellsItsProgress) {
  Searching searching(it);
  std::vector<std::size_t> heard;
  searching.options.progress = [&](std::size_t n, double, double) { heard.push_back(n); };
  SearchResult const found = searching.run();
  ASSERT_EQ(heard.size(), found.steps.size());
  for (std::size_t i = 0; i < heard.size(); ++i) EXPECT_EQ(heard[i], found.steps[i].simulations);
  EXPECT_TRUE(std::is_sorted(heard.begin(), heard.end()));
}

TEST(ImproveBySurrogate, NeverLikesItsPlanLessAndDoesNotDependOnThreads) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    PlanningCase const it(test::random_scenario(seed));
    Demand const demand(it.searched, seed, 3, 1);
    Surrogate const surrogate(it.searched, it.space, demand, Objective::mean);
    Candidate const start = it.space.shipped_plan();
    auto const improved = [&](int threads) {
      return improve_by_surrogate(it.space, demand, surrogate, start, 320, 1, threads);
    };
    Candidate const c = improved(1);
    EXPECT_LT(surrogate.score(c), surrogate.score(start));
    EXPECT_TRUE(it.space.feasible(c));
    EXPECT_EQ(key_of(c), key_of(improved(2)));
  }
}

TEST(LevelWeights, AreTheCallsOfPlannedLevelsThatCount) {
  Scenario s = test::far_calls();
  SimTime const two = SimTime{0} + whole_hours(2);
  s.levels = {{SimTime{0}, ResponseLevel::IV}, {two, ResponseLevel::II}};
  PlanningCase const it(s);
  Demand const demand(it.searched, 1, 1, 1);
  auto const weights = level_weights(it.space, demand);
  EXPECT_EQ(weights, (std::array<double, kResponseLevels>{0, 2, 0, 2, 0}));
  PlanScope scope;
  scope.levels = {false, false, true, true, false};
  PlanningCase const some(s, "", scope);
  EXPECT_EQ(level_weights(some.space, demand),
            (std::array<double, kResponseLevels>{0, 0, 0, 2, 0}));
}

}  // namespace
}  // namespace sc

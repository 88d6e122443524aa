// SPDX-License-Identifier: Apache-2.0
#include "planner/neighbours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "planner/evaluator.h"
#include "planner/planning_case.h"

namespace sc {
namespace {

using test::kAllLevels;
using test::PlanningCase;

std::vector<double> stock_in_all(PlanSpace const& space, Candidate const& c) {
  std::size_t const materials = space.scenario().materials.size();
  std::vector<double> sum(materials, 0);
  for (std::size_t i = 0; i < c.stock.size(); ++i) sum[i % materials] += c.stock[i];
  return sum;
}

/// Guards and patrols of the start are where they were.
void expect_same_posts(PlanSpace const& space, Candidate const& c) {
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (std::size_t slot = 0; slot < space.slots().size(); ++slot) {
      auto const& before = space.shipped_plan().at[level][slot];
      if (!before || before->duty == Duty::standby) continue;
      auto const& now = c.at[level][slot];
      ASSERT_TRUE(now);
      EXPECT_EQ(now->duty, before->duty);
      EXPECT_EQ(now->basin, before->basin);
      EXPECT_EQ(now->route, before->route);
    }
}

TEST(Neighbour, IsAnotherPlanWithinTheMeans) {
  Stream random(4, 0, Purpose::test, 0);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    PlanningCase const it(test::random_scenario(seed), seed % 2 == 0 ? "" : "K2=+1,people=+5");
    auto const stock = stock_in_all(it.space, it.space.shipped_plan());
    for (int n = 0; n < 100; ++n) {
      Candidate const c = test::random_candidate(it.space, random, n % 5);
      auto const next = neighbour(it.space, c, kAllLevels, random);
      ASSERT_TRUE(next);
      test::expect_within_means(it.space, *next);
      EXPECT_NE(key_of(*next), key_of(c));
      expect_same_posts(it.space, *next);
      auto const now = stock_in_all(it.space, *next);
      for (std::size_t m = 0; m < stock.size(); ++m) EXPECT_NEAR(now[m], stock[m], 1e-9);
      for (double const amount : next->stock) EXPECT_GE(amount, 0);
    }
    if (HasFailure()) return;
  }
}

/// What tells two plans apart, as far as one move makes it.
std::string kind_of_change(PlanSpace const& space, Candidate const& a, Candidate const& b) {
  if (a.as != b.as) return "refit";
  if (a.stock != b.stock) return "stock";
  int moved = 0;
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (std::size_t slot = 0; slot < space.slots().size(); ++slot) {
      auto const &x = a.at[level][slot], &y = b.at[level][slot];
      if (!x && !y) continue;
      if (!x) return "post";
      if (!y) continue;
      if (x->duty != y->duty) return "watch";
      moved += x->station == y->station ? 0 : 1;
    }
  return moved == 2 ? "swap" : moved == 1 ? "move" : "";
}

TEST(Neighbour, IsMadeByEveryMove) {
  std::map<std::string, int> seen;
  Stream random(9, 0, Purpose::test, 0);
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    PlanningCase const it(test::random_scenario(seed));
    for (int n = 0; n < 150; ++n) {
      Candidate const& c = it.space.shipped_plan();
      if (auto const next = neighbour(it.space, c, kAllLevels, random))
        ++seen[kind_of_change(it.space, c, *next)];
    }
  }
  for (Move const& move : moves()) EXPECT_GT(seen[std::string(move.name)], 5) << move.name;
}

/// Each by itself does what its name says, or says that it did nothing.
TEST(Moves, DoWhatTheyAreCalled) {
  Stream random(10, 0, Purpose::test, 0);
  std::map<std::string, int> made;
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    PlanningCase const it(test::random_scenario(seed));
    for (Move const& move : moves())
      for (int n = 0; n < 60; ++n) {
        Candidate c = it.space.shipped_plan();
        std::size_t const level = 1 + random.below(4);
        if (!move.make(it.space, level, random, c)) continue;
        ++made[std::string(move.name)];
        EXPECT_EQ(kind_of_change(it.space, it.space.shipped_plan(), c), move.name);
      }
  }
  for (Move const& move : moves()) EXPECT_GT(made[std::string(move.name)], 5) << move.name;
}

TEST(Neighbour, ChangesLevelsThatAreDrawnAlone) {
  PlanScope scope;
  scope.refit = false;
  PlanningCase const it(test::random_scenario(3), "", scope);
  Stream random(2, 0, Purpose::test, 0);
  std::array<double, kResponseLevels> const weights = {0, 0, 0, 1, 0};
  for (int n = 0; n < 200; ++n) {
    auto const next = neighbour(it.space, it.space.shipped_plan(), weights, random);
    ASSERT_TRUE(next);
    for (std::size_t const level : {1U, 2U, 4U})
      for (std::size_t slot = 0; slot < it.space.slots().size(); ++slot) {
        auto const &a = it.space.shipped_plan().at[level][slot], &b = next->at[level][slot];
        ASSERT_EQ(a.has_value(), b.has_value());
        EXPECT_TRUE(!a || a->station == b->station);
      }
  }
}

TEST(Neighbour, IsNoneWhereThereIsNothingToChange) {
  Scenario s = test::far_calls();
  s.stations[1].capacity_units = 0;
  PlanningCase const it(s);
  Stream random(2, 0, Purpose::test, 0);
  EXPECT_FALSE(neighbour(it.space, it.space.shipped_plan(), kAllLevels, random));
}

/// The only plans there are: the unit at one station or the other, at each of four levels.
TEST(Neighbour, IsNeverThePlanItCameFrom) {
  PlanningCase const it(test::far_calls());
  Stream random(3, 0, Purpose::test, 0);
  std::string const key = key_of(it.space.shipped_plan());
  for (int n = 0; n < 500; ++n)
    ASSERT_NE(key_of(*neighbour(it.space, it.space.shipped_plan(), kAllLevels, random)), key);
}

}  // namespace
}  // namespace sc

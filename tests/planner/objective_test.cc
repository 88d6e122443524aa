// SPDX-License-Identifier: Apache-2.0
#include "planner/objective.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "base/random.h"

namespace sc {
namespace {

constexpr std::array kAll = {Objective::mean, Objective::p90, Objective::late, Objective::cvar};

double of(Objective objective, std::vector<double> waited_s, std::size_t usual) {
  auto const late =
      std::count_if(waited_s.begin(), waited_s.end(), [](double s) { return s > 600; });
  return objective_of(std::move(waited_s), static_cast<std::size_t>(late), usual, objective);
}

TEST(Objective, HasItsWords) {
  EXPECT_EQ(objective_words()[static_cast<std::size_t>(Objective::mean)], "mean");
  EXPECT_EQ(objective_words()[static_cast<std::size_t>(Objective::p90)], "p90");
  EXPECT_EQ(objective_words()[static_cast<std::size_t>(Objective::late)], "late");
  EXPECT_EQ(objective_words()[static_cast<std::size_t>(Objective::cvar)], "cvar");
}

/// Twenty incidents, the slowest of which waited 2000 and 1900 s.
std::vector<double> twenty() {
  std::vector<double> waited_s;
  for (int i = 20; i >= 1; --i) waited_s.push_back(100 * (i * 7 % 20 + 1));
  return waited_s;
}

TEST(Objective, OfTwentyIncidentsByHand) {
  EXPECT_DOUBLE_EQ(of(Objective::mean, twenty(), 20), 1050);
  EXPECT_DOUBLE_EQ(of(Objective::p90, twenty(), 20), 1900);
  EXPECT_DOUBLE_EQ(of(Objective::cvar, twenty(), 20), 1950);
  EXPECT_DOUBLE_EQ(of(Objective::late, twenty(), 20), 14.0 / 20);  // 600 s is in time
}

/// A tenth of fifteen are two.
TEST(Objective, RoundsATenthUp) {
  std::vector<double> const waited_s = {100, 900, 700};
  EXPECT_DOUBLE_EQ(of(Objective::p90, waited_s, 15), 700);
  EXPECT_DOUBLE_EQ(of(Objective::cvar, waited_s, 15), 800);
  EXPECT_DOUBLE_EQ(of(Objective::p90, waited_s, 10), 900);
}

/// A plan that prevents some is judged by as many as today's plan has; those prevented wait 0 s.
TEST(Objective, CountsThePrevented) {
  EXPECT_DOUBLE_EQ(of(Objective::mean, {1200, 600}, 4), 450);
  EXPECT_DOUBLE_EQ(of(Objective::late, {1200, 600}, 4), 0.25);
  EXPECT_DOUBLE_EQ(of(Objective::p90, {1200}, 20), 0);
  EXPECT_DOUBLE_EQ(of(Objective::cvar, {1200}, 20), 600);
}

TEST(Objective, CountsFurtherOnesInFull) {
  EXPECT_DOUBLE_EQ(of(Objective::mean, {1200, 600, 300}, 2), 1050);
  EXPECT_DOUBLE_EQ(of(Objective::late, {1200, 700, 300}, 2), 1);
  EXPECT_DOUBLE_EQ(of(Objective::p90, {1200, 700, 300}, 2), 1200);
}

/// Of those that nobody reached the wait so far says nothing about whether they are late.
TEST(Objective, TakesTheCountOfLateOnes) {
  EXPECT_DOUBLE_EQ(objective_of({100, 50}, 2, 4, Objective::late), 0.5);
}

TEST(Objective, OfNothingIsZero) {
  for (Objective const objective : kAll) {
    EXPECT_EQ(of(objective, {}, 0), 0);
    EXPECT_EQ(of(objective, {}, 5), 0);
  }
}

/// Also where nobody called under today's plan.
TEST(Objective, IsNeverLowerForOneMoreIncident) {
  Stream random(5, 0, Purpose::test, 0);
  for (int trial = 0; trial < 400; ++trial) {
    std::size_t const usual = random.below(25);
    std::vector<double> waited_s(random.below(30));
    for (double& s : waited_s) s = random.below(1500);
    std::vector<double> more = waited_s;
    more.push_back(random.below(3) == 0 ? 0 : random.below(1500));
    for (Objective const objective : kAll)
      ASSERT_GE(of(objective, more, usual), of(objective, waited_s, usual) - 1e-9)
          << objective_words()[static_cast<std::size_t>(objective)] << ", usual " << usual << ", "
          << waited_s.size() << " incidents";
  }
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "drill/choose.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <bit>
#include <set>

#include "base/random.h"

namespace sc {
namespace {

Choice random_choice(std::uint32_t seed, std::size_t n) {
  Stream random(seed, 0, Purpose::test, 0);
  Choice choice;
  choice.least_distance = 0.45;
  choice.variety = 0.3;
  choice.distance.assign(n, std::vector<double>(n, 0));
  for (std::size_t a = 0; a < n; ++a) {
    choice.worth.push_back(random.uniform());
    choice.subject.push_back(std::string(1, static_cast<char>('a' + random.below(3))));
    for (std::size_t b = 0; b < a; ++b)
      choice.distance[a][b] = choice.distance[b][a] = random.uniform();
  }
  return choice;
}

double value(Choice const& choice, std::vector<std::size_t> const& things) {
  double sum = 0;
  std::set<std::string> subjects;
  for (std::size_t const t : things) {
    sum += choice.worth[t];
    subjects.insert(choice.subject[t]);
  }
  return sum + choice.variety * static_cast<double>(subjects.size());
}

bool all_far(Choice const& choice, std::vector<std::size_t> const& things) {
  for (std::size_t const a : things)
    for (std::size_t const b : things)
      if (a != b && choice.distance[a][b] < choice.least_distance) return false;
  return true;
}

/// Number of things and worth of the best choice, by trying all sets.
std::pair<std::size_t, double> best_of_all(Choice const& choice, std::size_t wished) {
  std::pair<std::size_t, double> best{0, 0};
  for (std::uint32_t set = 1; set < 1U << choice.worth.size(); ++set) {
    if (static_cast<std::size_t>(std::popcount(set)) > wished) continue;
    std::vector<std::size_t> things;
    for (std::size_t t = 0; t < choice.worth.size(); ++t)
      if ((set >> t & 1U) != 0) things.push_back(t);
    if (all_far(choice, things)) best = std::max(best, {things.size(), value(choice, things)});
  }
  return best;
}

class ChooseAtRandom : public testing::TestWithParam<std::uint32_t> {};

TEST_P(ChooseAtRandom, IsTheBestOfAllSets) {
  Choice const choice = random_choice(GetParam(), 12);
  Chosen const chosen = choose(choice, 4);
  auto const [number, worth] = best_of_all(choice, 4);
  EXPECT_TRUE(chosen.proved);
  EXPECT_TRUE(all_far(choice, chosen.things));
  EXPECT_EQ(chosen.things.size(), number);
  EXPECT_NEAR(value(choice, chosen.things), worth, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ChooseAtRandom, testing::Range(1U, 21U));

TEST(Choose, NothingOfNothing) {
  EXPECT_TRUE(choose({}, 3).things.empty());
}

TEST(Choose, NothingWhereNothingIsWished) {
  EXPECT_TRUE(choose(random_choice(1, 6), 0).things.empty());
}

TEST(Choose, OneWhereAllAreNear) {
  Choice choice = random_choice(1, 6);
  choice.least_distance = 2;
  EXPECT_EQ(choose(choice, 3).things.size(), 1U);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "study/racing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>
#include <utility>

#include "base/random.h"

namespace sc {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

/// Normal scores about these means: a share of the luck is common to all candidates.
struct Normals {
  std::vector<double> means;
  double common = 5;  ///< standard deviations
  double own = 1;
  std::uint64_t seed = 1;

  [[nodiscard]] double score(RaceCell const& cell) const {
    auto const replication = static_cast<std::uint32_t>(cell.replication);
    Stream shared(seed, replication, Purpose::test, 0);
    Stream lone(seed, replication, Purpose::test, 1 + static_cast<std::uint32_t>(cell.candidate));
    return means[cell.candidate] + common * shared.normal() + own * lone.normal();
  }
  [[nodiscard]] AskScores ask() const {
    return [this](std::span<RaceCell const> cells) {
      std::vector<double> scores;
      for (RaceCell const& cell : cells) scores.push_back(score(cell));
      return scores;
    };
  }
  [[nodiscard]] Race race(RaceOptions const& options) const {
    return sc::race(means.size(), options, ask());
  }
};

/// Candidates with these scores in every replication.
AskScores table(std::vector<std::vector<double>> scores) {
  return [scores = std::move(scores)](std::span<RaceCell const> cells) {
    std::vector<double> found;
    for (RaceCell const& cell : cells) found.push_back(scores[cell.candidate][cell.replication]);
    return found;
  };
}

/// k = 2, n0 = 3, alpha = 1/4: eta = ((1/2)^-1 - 1) / 2 = 1/2, so h2 = 2. The differences have
/// S2 = 1, so with delta = 1/2 the sums may differ by max(0, (8 - r) / 4): 1.25 after 3
/// replications, 1, 0.75.
RaceOptions small_race() {
  return {.alpha = 0.25, .indifference = 0.5, .first = 3, .most = 20};
}

TEST(Race, EndsWhereTheSumsDifferByMoreThanTheFormulaAllows) {
  std::vector<double> const b = {-0.8, 0.2, 1.2, 0.3, 0.0, 9, 9};
  Race const r = race(2, small_race(), table({{0, 0, 0, 0, 0, 0, 0}, b}));
  EXPECT_EQ(r.winner, 0U);
  EXPECT_TRUE(r.decided);
  EXPECT_THAT(r.eliminated_at, ElementsAre(std::nullopt, 5U)) << "0.6, 0.9, 0.9 > 0.75";
  EXPECT_THAT(r.scores[1], ElementsAre(-0.8, 0.2, 1.2, 0.3, 0.0));
  EXPECT_EQ(r.asked, 10U);
}

TEST(Race, IsWonByTheBestMeanWhereNoRoomIsLeft) {
  std::vector<double> const b = {-1, 0, 1, 0, 0, 0, 0, 0, 9};
  Race const r = race(2, small_race(), table({std::vector<double>(9, 0.0), b}));
  EXPECT_EQ(r.winner, 0U) << "of equal means the first";
  EXPECT_TRUE(r.decided);
  EXPECT_THAT(r.eliminated_at, Each(std::nullopt));
  EXPECT_EQ(r.scores[0].size(), 8U);
}

TEST(Race, ComparesWithThoseThatAreOutAtTheSameMoment) {
  // 1 beats 2 and 0 beats both, all after the first stage
  Race const r = race(3, small_race(), table({{0, 0, 0}, {10, 10, 10}, {20, 20, 20}}));
  EXPECT_THAT(r.eliminated_at, ElementsAre(std::nullopt, 3U, 3U));
  EXPECT_EQ(r.asked, 9U);
}

TEST(Race, OfOneIsWonWithoutAsking) {
  Race const r = race(1, {}, [](std::span<RaceCell const>) -> std::vector<double> {
    ADD_FAILURE() << "asked";
    return {};
  });
  EXPECT_EQ(r.winner, 0U);
  EXPECT_TRUE(r.decided);
  EXPECT_THAT(r.scores, ElementsAre(IsEmpty()));
}

TEST(Race, OfTheSameColumnsIsWonByTheFirst) {
  Normals const same{.means = {3, 3, 3}, .own = 0};
  Race const r = same.race({.indifference = 0.1});
  EXPECT_EQ(r.winner, 0U);
  EXPECT_TRUE(r.decided);
  EXPECT_EQ(r.asked, 24U);
}

/// Slippage: the best is better than all others by just the indifference. 400 races at alpha = 0.1:
/// if it is kept, more than 71 wrong choices have a chance of 8e-7 (binomial).
int wrong_choices(double common, double own) {
  int wrong = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Normals const normals{{1, 1, 0, 1, 1}, common, own, seed};
    Race const r = normals.race({.alpha = 0.1, .first = 6, .batch = 8, .most = 3000});
    EXPECT_TRUE(r.decided);
    wrong += r.winner != 2 ? 1 : 0;
  }
  return wrong;
}

TEST(Race, ChoosesTheBestAsOftenAsItPromises) {
  EXPECT_LE(wrong_choices(0, 3), 71);
}

TEST(Race, ChoosesTheBestAsOftenWithCommonLuck) {
  EXPECT_LE(wrong_choices(20, 3), 71);
}

TEST(Race, IsNotMadeLongerByCommonLuck) {
  RaceOptions const options{.batch = 1, .most = 3000};
  Normals const calm{{0, 1, 1}, 0, 2, 7};
  Normals const wild{{0, 1, 1}, 50, 2, 7};
  EXPECT_EQ(calm.race(options).asked, wild.race(options).asked);
}

TEST(Race, IsShortWhereDifferencesAreLarge) {
  Normals const normals{{0, 40, 50, 60, 70, 80}};
  Race const r = normals.race({});
  EXPECT_EQ(r.winner, 0U);
  EXPECT_TRUE(r.decided);
  EXPECT_EQ(r.asked, 6U * 8U);
}

TEST(Race, SpendsMoreOnThoseThatAreClose) {
  Normals const normals{{0, 0.5, 8, 9, 10, 11}, 5, 2};
  Race const r = normals.race({.indifference = 0.5, .most = 2000});
  EXPECT_LT(*r.eliminated_at[3], r.scores[0].size());
  EXPECT_LT(r.asked, 6 * r.scores[0].size() / 2);
}

TEST(Race, OfEqualsEndsUndecided) {
  Normals const normals{{0, 0, 0, 0}};
  Race const r = normals.race({.indifference = 0.02});
  EXPECT_FALSE(r.decided);
  EXPECT_EQ(r.scores[r.winner].size(), 64U);
  auto const sum = [&](std::size_t i) {
    return std::accumulate(r.scores[i].begin(), r.scores[i].end(), 0.0);
  };
  for (std::size_t i = 0; i < 4; ++i) {
    if (r.eliminated_at[i]) continue;
    EXPECT_LE(sum(r.winner), sum(i));
  }
}

class RaceBatch : public testing::TestWithParam<std::size_t> {};

TEST_P(RaceBatch, ChangesTheWorkButNotTheResult) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Normals const normals{{0.3, 0, 0.6, 0.9, 0.1}, 5, 1, seed};
    RaceOptions options{.indifference = 0.3, .most = 50};
    Race const one = normals.race(options);
    options.batch = GetParam();
    Race const many = normals.race(options);
    EXPECT_EQ(many.winner, one.winner);
    EXPECT_EQ(many.decided, one.decided);
    EXPECT_EQ(many.scores, one.scores);
    EXPECT_EQ(many.eliminated_at, one.eliminated_at);
    EXPECT_GE(many.asked, one.asked);
  }
}
INSTANTIATE_TEST_SUITE_P(Of, RaceBatch, testing::Values(2, 7, 42, 1000));

TEST(Race, AsksForEachCellOnceAndForSurvivorsOnly) {
  Normals const normals{{0, 0, 0, 200}};
  std::set<std::pair<std::size_t, std::size_t>> seen;
  RaceOptions const options{.indifference = 0.02, .batch = 5};  // 8 + 11 * 5 < 64
  Race const r = race(4, options, [&](std::span<RaceCell const> cells) {
    for (RaceCell const& cell : cells) {
      EXPECT_TRUE(seen.emplace(cell.candidate, cell.replication).second);
      EXPECT_LT(cell.replication, options.most);
    }
    return normals.ask()(cells);
  });
  EXPECT_FALSE(r.decided);
  EXPECT_EQ(seen.size(), r.asked);
  EXPECT_EQ(r.eliminated_at[3], 8U);
  EXPECT_FALSE(seen.contains({3, 8}));
}

}  // namespace
}  // namespace sc

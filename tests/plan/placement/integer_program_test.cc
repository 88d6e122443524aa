// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/integer_program.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/parallel.h"
#include "base/random.h"

namespace sc {
namespace {

using Kind = IntegerProgram::Kind;
using Outcome = IntegerProgram::Outcome;
using Sense = IntegerProgram::Sense;

constexpr double kFree = HUGE_VAL;

/// Columns from 0 to `most`, whole; rows with lower and upper bounds; small enough to try all.
struct SmallProgram {
  int most = 2;
  Sense sense = Sense::least;
  std::vector<double> cost;
  std::vector<std::vector<double>> rows;  ///< dense
  std::vector<double> lower, upper;

  SmallProgram(Stream& random, std::size_t columns, std::size_t row_count) {
    if (random.below(2) == 0) sense = Sense::greatest;
    for (std::size_t c = 0; c < columns; ++c) cost.push_back(random.below(41) - 20.0);
    for (std::size_t r = 0; r < row_count; ++r) {
      rows.emplace_back();
      for (std::size_t c = 0; c < columns; ++c)
        rows.back().push_back(random.uniform() < 0.5 ? random.below(9) - 4.0 : 0);
      lower.push_back(random.below(3) == 0 ? -kFree : random.below(6) - 5.0);
      upper.push_back(random.below(3) == 0 ? kFree : lower.back() > -kFree ? lower.back() + 4 : 3);
    }
  }

  [[nodiscard]] IntegerProgram program(Kind kind = Kind::integer) const {
    IntegerProgram program(sense);
    for (double const c : cost) program.add_column(0, most, c, kind);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::vector<IntegerProgram::Term> terms;
      for (std::size_t c = 0; c < cost.size(); ++c)
        if (rows[r][c] != 0) terms.push_back({c, rows[r][c]});
      program.add_row(terms, lower[r], upper[r]);
    }
    return program;
  }
  [[nodiscard]] double sign() const { return sense == Sense::least ? 1 : -1; }
  [[nodiscard]] static double times(std::vector<double> const& a, std::vector<double> const& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
  }
  [[nodiscard]] bool allows(std::vector<double> const& x) const {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double const row = times(rows[r], x);
      if (row < lower[r] - 1e-6 || row > upper[r] + 1e-6) return false;
    }
    return true;
  }
  /// Tries all; least of sign() * value, or kFree.
  [[nodiscard]] double best(std::vector<double> x = {}) const {
    if (x.size() == cost.size()) return allows(x) ? sign() * times(cost, x) : kFree;
    double least = kFree;
    x.push_back(0);
    for (; x.back() <= most; ++x.back()) least = std::min(least, best(x));
    return least;
  }
};

TEST(IntegerProgram, IsAsGoodAsTheBestOfAll) {
  Stream random(61, 0, Purpose::test, 0);
  int infeasible = 0;
  for (int trial = 0; trial < 600; ++trial) {
    SmallProgram const small(random, random.below(7), random.below(6));
    double const best = small.best();
    auto const found = small.program().solve();
    auto const relaxed = small.program().solve_relaxation();
    if (best == kFree) {
      ++infeasible;
      EXPECT_EQ(found.outcome, Outcome::infeasible) << "trial " << trial;
      continue;
    }
    ASSERT_EQ(found.outcome, Outcome::optimal) << "trial " << trial;
    EXPECT_NEAR(small.sign() * found.value, best, 1e-9) << "trial " << trial;
    EXPECT_EQ(found.bound, found.value);
    EXPECT_TRUE(small.allows(found.columns));
    ASSERT_EQ(relaxed.outcome, Outcome::optimal);
    EXPECT_LE(small.sign() * relaxed.bound, best + 1e-9) << "trial " << trial;
  }
  EXPECT_GT(infeasible, 60);
  EXPECT_LT(infeasible, 450);
}

TEST(IntegerProgram, ItsRelaxationIsTheProgramOfContinuousColumns) {
  Stream random(62, 0, Purpose::test, 0);
  int feasible = 0;
  for (int trial = 0; trial < 200; ++trial) {
    SmallProgram const small(random, 1 + random.below(12), random.below(10));
    auto const relaxed = small.program().solve_relaxation();
    auto const continuous = small.program(Kind::continuous).solve();
    ASSERT_EQ(relaxed.outcome, continuous.outcome) << "trial " << trial;
    if (relaxed.outcome != Outcome::optimal) continue;
    ++feasible;
    EXPECT_TRUE(small.allows(continuous.columns));
    EXPECT_NEAR(relaxed.bound, continuous.value, 1e-6) << "trial " << trial;
  }
  EXPECT_GT(feasible, 50);
}

TEST(IntegerProgram, BoundsTheOptimumWhenStoppedEarly) {
  Stream random(63, 0, Purpose::test, 0);
  int unproven = 0;
  for (int trial = 0; trial < 60; ++trial) {
    IntegerProgram program(Sense::greatest);  // one tight knapsack after another
    for (int c = 0; c < 30; ++c) program.add_column(0, 1, 1 + random.below(50), Kind::integer);
    for (int r = 0; r < 4; ++r) {
      std::vector<IntegerProgram::Term> terms;
      for (std::size_t c = 0; c < 30; ++c) terms.push_back({c, 1.0 + random.below(60)});
      program.add_row(terms, -kFree, 300);
    }
    auto const proven = program.solve();
    auto const stopped = program.solve(1);
    ASSERT_EQ(proven.outcome, Outcome::optimal);
    if (stopped.outcome != Outcome::optimal) ++unproven;
    EXPECT_GE(stopped.bound, proven.value - 1e-6);
    EXPECT_LE(stopped.value, proven.value + 1e-6);
  }
  EXPECT_GT(unproven, 10);
}

TEST(IntegerProgram, SaysWhatIsUnboundedAndWhatIsImpossible) {
  IntegerProgram endless(Sense::greatest);
  endless.add_column(0, kFree, 1, Kind::integer);
  EXPECT_EQ(endless.solve().outcome, Outcome::unbounded);
  EXPECT_EQ(endless.solve_relaxation().outcome, Outcome::unbounded);
  IntegerProgram nothing(Sense::least);
  nothing.add_row({}, 1, 2);
  EXPECT_EQ(nothing.solve().outcome, Outcome::infeasible);
  EXPECT_EQ(nothing.solve_relaxation().outcome, Outcome::infeasible);
  IntegerProgram half(Sense::least);  // 2 x = 1
  half.add_column(0, 5, 1, Kind::integer);
  half.add_row({{0, 2}}, 1, 1);
  EXPECT_EQ(half.solve().outcome, Outcome::infeasible);
  EXPECT_EQ(half.solve_relaxation().bound, 0.5);
}

/// By itself CBC takes all answers within 1e-5 for the same.
TEST(IntegerProgram, TellsNearlyEqualAnswersApart) {
  Stream random(66, 0, Purpose::test, 0);
  for (int trial = 0; trial < 200; ++trial) {
    SmallProgram small(random, 6, 3);
    for (double& cost : small.cost) cost *= 3e-6;
    double const best = small.best();
    if (best == kFree) continue;
    EXPECT_NEAR(small.sign() * small.program().solve().value, best, 1e-9) << "trial " << trial;
  }
}

TEST(IntegerProgram, AnswersSeveralThreadsAsItAnswersOne) {
  Stream random(64, 0, Purpose::test, 0);
  std::vector<SmallProgram> programs;
  for (int p = 0; p < 24; ++p) programs.emplace_back(random, 12, 5);
  std::vector<std::vector<double>> together(programs.size());
  parallel_for(programs.size(), 4,
               [&](std::size_t p) { together[p] = programs[p].program().solve().columns; });
  for (std::size_t p = 0; p < programs.size(); ++p)
    EXPECT_EQ(together[p], programs[p].program().solve().columns);
}

TEST(IntegerProgram, PrintsNothing) {
  Stream random(65, 0, Purpose::test, 0);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  for (int trial = 0; trial < 50; ++trial) {
    SmallProgram const small(random, random.below(30), random.below(20));
    (void)small.program().solve();
    (void)small.program().solve(1);
    (void)small.program().solve_relaxation();
  }
  std::fflush(nullptr);  // C's own buffer
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace sc

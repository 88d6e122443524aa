// SPDX-License-Identifier: Apache-2.0
#include "study/ensemble.h"

#include <gtest/gtest.h>

#include <bit>

#include "plan/dispatch/table.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// Every number of a summary to the last bit, NaN included.
std::vector<std::uint64_t> bits(Summary const& summary) {
  std::vector<std::uint64_t> result;
  for (auto const& [name, value] : numbers(summary))
    result.push_back(std::bit_cast<std::uint64_t>(value));
  for (double const waited : summary.response.waited_s)
    result.push_back(std::bit_cast<std::uint64_t>(waited));
  return result;
}

class EnsembleOf : public testing::Test {
 protected:
  [[nodiscard]] std::vector<Ensemble> run(std::uint32_t replications, int threads) const {
    std::vector<EnsembleCase> const cases{{&world, &world.scenario.plan, policy.get(), nullptr, 5},
                                          {&world, &world.scenario.plan, policy.get(), nullptr, 6}};
    return run_ensembles(cases, {replications, threads, {}});
  }
  World const world = test::random_world(3);
  std::unique_ptr<DispatchPolicy const> const policy = make_dispatch_policy("nearest_idle");
};

TEST_F(EnsembleOf, IsWhatSingleRunsAre) {
  auto const ensembles = run(3, 2);
  ASSERT_EQ(ensembles.size(), 2U);
  for (std::size_t c = 0; c < 2; ++c) {
    ASSERT_EQ(ensembles[c].size(), 3U);
    for (std::uint32_t r = 0; r < 3; ++r) {
      SimulationOptions options;
      options.seed = 5 + c;
      options.replication = r;
      Trajectory const alone = simulate(world, world.scenario.plan, *policy, options);
      EXPECT_EQ(bits(ensembles[c][r]), bits(summarise(world, alone))) << c << ' ' << r;
    }
  }
  EXPECT_NE(bits(ensembles[0][0]), bits(ensembles[0][1]));
  EXPECT_NE(bits(ensembles[0][0]), bits(ensembles[1][0]));
}

TEST_F(EnsembleOf, DoesNotDependOnThreads) {
  auto const one = run(6, 1);
  auto const four = run(6, 4);
  for (std::size_t c = 0; c < 2; ++c)
    for (std::size_t r = 0; r < 6; ++r) EXPECT_EQ(bits(one[c][r]), bits(four[c][r]));
}

TEST_F(EnsembleOf, TellsItsProgress) {
  std::vector<double> heard;
  std::vector<EnsembleCase> const cases{{&world, &world.scenario.plan, policy.get(), nullptr, 5}};
  run_ensembles(cases, {4, 2, [&](double share) { heard.push_back(share); }});
  EXPECT_EQ(heard, (std::vector<double>{0.25, 0.5, 0.75, 1}));
}

TEST_F(EnsembleOf, NothingIsNothing) {
  EXPECT_TRUE(run_ensembles({}, {5, 2, {}}).empty());
  EXPECT_TRUE(run(0, 2).front().empty());
}

}  // namespace
}  // namespace sc

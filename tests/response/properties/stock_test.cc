// SPDX-License-Identifier: Apache-2.0
// What must hold of material in every run: none appears or vanishes, and no work begins without.
#include <gtest/gtest.h>

#include <cmath>

#include "support/random_run.h"

namespace sc {
namespace {

constexpr double kRounding = 1e-9;

/// [materials] what stations and units hold at first.
std::vector<double> initial_stock(Scenario const& s) {
  std::vector<double> sum(s.materials.size(), 0.0);
  for (StockRow const& row : s.stock) sum[row.material.index()] += row.amount;
  for (UnitSpec const& unit : s.units)
    for (MaterialAmount const& part : s.unit_kinds[unit.kind.index()].load)
      sum[part.material.index()] += part.amount;
  return sum;
}

/// [materials] what the work on all incidents with that moment takes.
std::vector<double> wanted(World const& world, IncidentTable const& t,
                           std::vector<SimTime> const& moment) {
  std::vector<double> sum(world.scenario.materials.size(), 0.0);
  for (std::size_t i = 0; i < t.size(); ++i)
    if (moment[i] != kNever)
      for (MaterialAmount const& part : world.scenario.incident_kinds[t.kind[i].index()].materials)
        sum[part.material.index()] += part.amount;
  return sum;
}

void expect_conservation(MaterialBalance const& b, std::size_t m) {
  for (double const amount :
       {b.initial[m], b.supplied[m], b.at_stations[m], b.on_units[m], b.used[m]})
    ASSERT_GE(amount, 0);
  double const left = b.initial[m] + b.supplied[m];
  ASSERT_NEAR(left, b.at_stations[m] + b.on_units[m] + b.used[m], kRounding * (1 + left));
}

void expect_sound_shortages(World const& world, StockOutTable const& t) {
  for (std::size_t k = 0; k < t.size(); ++k) {
    ASSERT_GT(t.lacking[k], 0);
    ASSERT_LT(t.station[k].index(), world.scenario.stations.size());
    ASSERT_LT(t.material[k].index(), world.scenario.materials.size());
    if (k > 0) {
      ASSERT_LE(t.time[k - 1], t.time[k]);
    }
  }
}

class RandomStock : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomStock, IsConserved) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    std::vector<double> const initial = initial_stock(world.scenario);
    for (std::size_t m = 0; m < initial.size(); ++m) {
      ASSERT_NEAR(run.material.initial[m], initial[m], kRounding * (1 + initial[m]));
      expect_conservation(run.material, m);
    }
    expect_sound_shortages(world, run.stock_outs);
  });
}

TEST_P(RandomStock, IsUsedUpByAllWorkThatBeganAndByNothingElse) {
  double used = 0;
  std::size_t shortages = 0;
  std::int64_t deliveries = 0;
  test::for_each_random_run(GetParam(), [&](World const& world, Trajectory const& run) {
    auto const begun = wanted(world, run.incidents, run.incidents.work_start);
    auto const come_to = wanted(world, run.incidents, run.incidents.arrive);
    for (std::size_t m = 0; m < begun.size(); ++m) {
      ASSERT_GE(run.material.used[m], begun[m] - kRounding * (1 + begun[m]));
      ASSERT_LE(run.material.used[m], come_to[m] + kRounding * (1 + come_to[m]));
      used += run.material.used[m];
    }
    shortages += run.stock_outs.size();
    deliveries += run.counts.deliveries;
  });
  EXPECT_GT(used, 100) << "too little to prove anything";
  EXPECT_GT(shortages, 0U) << "too plentiful to prove anything";
  EXPECT_GT(deliveries, 0) << "too near to prove anything";
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, RandomStock,
                         testing::Range<std::uint64_t>(0,
                                                       test::kRandomWorlds / test::kWorldsPerTest));

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
// The solver that the simulation is measured against, itself against closed forms.
#include "support/hypercube.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/random.h"

namespace sc::test {
namespace {

/// Atoms with random rates and random preferences; `offered` work in all for units of rate 1.
HypercubeDistrict random_district(std::size_t units, std::size_t atoms, double offered) {
  Stream random(units, 0, Purpose::test, 1974);
  HypercubeDistrict district;
  district.service.assign(units, 1.0);
  for (std::size_t j = 0; j < atoms; ++j) {
    district.arrivals.push_back(0.1 + random.uniform());
    std::vector<std::size_t>& list = district.preference.emplace_back(units);
    std::iota(list.begin(), list.end(), std::size_t{0});
    for (std::size_t n = units; n > 1; --n)
      std::swap(list[n - 1], list[random.below(static_cast<std::uint32_t>(n))]);
  }
  double const all = std::accumulate(district.arrivals.begin(), district.arrivals.end(), 0.0);
  for (double& rate : district.arrivals) rate *= offered / all;
  return district;
}

/// Probabilities that k of so many units are busy: weights a^k / k!, scaled.
std::vector<double> erlang_number(std::size_t units, double offered) {
  std::vector<double> p{1.0};
  for (std::size_t k = 1; k <= units; ++k) p.push_back(p.back() * offered / static_cast<double>(k));
  double const all = std::accumulate(p.begin(), p.end(), 0.0);
  for (double& x : p) x /= all;
  return p;
}

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

class Hypercubes : public testing::TestWithParam<std::size_t> {};

TEST_P(Hypercubes, HaveAsManyBusyAsErlangsLossSystem) {
  double const offered = 0.8 * static_cast<double>(GetParam());
  Hypercube const cube = solve(random_district(GetParam(), 9, offered), Overflow::lost);
  std::vector<double> const erlang = erlang_number(GetParam(), offered);
  for (std::size_t k = 0; k <= GetParam(); ++k) EXPECT_NEAR(cube.number[k], erlang[k], 1e-12) << k;
  EXPECT_NEAR(cube.all_busy, erlang_b(GetParam(), offered), 1e-12);
}

TEST_P(Hypercubes, HaveAsManyBusyAsErlangsQueue) {
  double const offered = 0.8 * static_cast<double>(GetParam());
  Hypercube const cube = solve(random_district(GetParam(), 9, offered), Overflow::queued);
  EXPECT_NEAR(cube.all_busy, erlang_c(GetParam(), offered), 1e-12);
  for (std::size_t k = 1; k < GetParam(); ++k)
    EXPECT_NEAR(cube.number[k] * static_cast<double>(k), cube.number[k - 1] * offered, 1e-12) << k;
}

TEST_P(Hypercubes, CarryAllWorkThatIsNotLost) {
  double const offered = 0.8 * static_cast<double>(GetParam());
  HypercubeDistrict const district = random_district(GetParam(), 9, offered);
  Hypercube const loses = solve(district, Overflow::lost);
  EXPECT_NEAR(sum(loses.busy), offered * (1 - loses.all_busy), 1e-11);
  EXPECT_NEAR(sum(solve(district, Overflow::queued).busy), offered, 1e-11);
}

TEST_P(Hypercubes, ShareOutAllIncidentsAndKeepEachAtomsPart) {
  HypercubeDistrict const district =
      random_district(GetParam(), 9, 0.8 * static_cast<double>(GetParam()));
  std::size_t const atoms = district.arrivals.size();
  for (Overflow const overflow : {Overflow::lost, Overflow::queued}) {
    Hypercube const cube = solve(district, overflow);
    EXPECT_NEAR(sum(cube.share), 1, 1e-12);
    for (std::size_t j = 0; j < atoms; ++j) {
      double of_atom = 0;
      for (std::size_t n = 0; n < GetParam(); ++n) of_atom += cube.share[n * atoms + j];
      EXPECT_NEAR(of_atom, district.arrivals[j] / sum(district.arrivals), 1e-12);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Units, Hypercubes, testing::Values(1U, 2U, 3U, 6U, 12U));

// Two like units, each its own atom's first: the balance of {0} is
// P(0) (mu + a + b) = a P(none) + mu P(both), and P(none) is Erlang's.
TEST(Hypercube, IsThatOfTwoLikeUnitsByHand) {
  double const a = 0.7;
  double const b = 0.4;
  Hypercube const cube = solve({{a, b}, {1, 1}, {{0, 1}, {1, 0}}}, Overflow::lost);
  double const none = 1 / (1 + (a + b) + (a + b) * (a + b) / 2);
  double const both = none * (a + b) * (a + b) / 2;
  double const first = (a * none + both) / (1 + a + b);
  EXPECT_NEAR(cube.state[0], none, 1e-13);
  EXPECT_NEAR(cube.state[1], first, 1e-13);
  EXPECT_NEAR(cube.state[3], both, 1e-13);
  EXPECT_NEAR(cube.busy[0], first + both, 1e-13);
  double const second = 1 - none - both - first;
  double const of_first_to_a = a / (a + b) * (none + second) / (1 - both);
  EXPECT_NEAR(cube.share[0], of_first_to_a, 1e-13);
}

// Arrivals 1 and 1, service 1 and 2. With P(none) = 1: 3 P(0) = 1 + 2 P(both),
// 4 P(1) = 1 + P(both), 3 P(both) = 2 (P(0) + P(1)); so P(0) = P(both) = 1 and P(1) = 1/2.
TEST(Hypercube, IsThatOfTwoUnlikeUnitsByHand) {
  HypercubeDistrict const district{{1, 1}, {1, 2}, {{0, 1}, {1, 0}}};
  Hypercube const loses = solve(district, Overflow::lost);
  EXPECT_NEAR(loses.state[0], 2.0 / 7, 1e-13);
  EXPECT_NEAR(loses.state[1], 2.0 / 7, 1e-13);
  EXPECT_NEAR(loses.state[2], 1.0 / 7, 1e-13);
  EXPECT_NEAR(loses.state[3], 2.0 / 7, 1e-13);
  // The queue's tail: 1 -> 1 / (1 - 2/3) = 3 of 5.5 in all; those who wait go 1 : 2.
  Hypercube const waits = solve(district, Overflow::queued);
  EXPECT_NEAR(waits.all_busy, 3 / 5.5, 1e-13);
  EXPECT_NEAR(waits.busy[0], (1 + 3) / 5.5, 1e-13);
  EXPECT_NEAR(waits.share[0], 0.5 * (1 + 0.5 + 3 * (1.0 / 3)) / 5.5, 1e-13);
  EXPECT_NEAR(waits.share[2], 0.5 * (1 + 3 * (2.0 / 3)) / 5.5, 1e-13);
}

TEST(Erlang, IsThatOfOneAndTwoUnits) {
  EXPECT_NEAR(erlang_b(1, 0.7), 0.7 / 1.7, 1e-15);
  EXPECT_NEAR(erlang_b(2, 1.0), 0.2, 1e-15);
  EXPECT_NEAR(erlang_c(1, 0.7), 0.7, 1e-15);
  EXPECT_NEAR(erlang_c(2, 1.0), 1.0 / 3, 1e-15);
}

}  // namespace
}  // namespace sc::test

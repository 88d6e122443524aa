// SPDX-License-Identifier: Apache-2.0
// Queues whose stationary laws are known, run by both kernels.
//
// Each figure is the mean of 32 independent copies, and must lie within 3.633 standard errors of
// theory, the bounds of 99.9 % of Student's t with 31 degrees of freedom. So with a new seed each
// check fails once in a thousand times; the seed is fixed. Every run starts empty; of what that
// does, exp(-14) or less is left after the warm-up (relaxation time of M/M/1: service time /
// (1 - sqrt(utilisation))^2, at most 1,440 s here).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "des/parallel_kernel.h"
#include "des/serial_kernel.h"
#include "des/toy/stations.h"

namespace sc {
namespace {

constexpr std::uint32_t kCopies = 32;
constexpr double kStudent = 3.633;
constexpr SimTime kWarm = SimTime{0} + whole_seconds(20'000);
constexpr Duration kWatched = whole_seconds(160'000);

/// A network after a run by the parallel kernel with two threads.
toy::Stations run(std::vector<toy::StationSpec> const& specs) {
  toy::Stations model(specs, kCopies, kWarm);
  Scheduler scheduler(model.entities(), model.partitioning());
  model.start(scheduler);
  run_parallel(model, scheduler, kWarm + kWatched, 2);
  return model;
}

std::uint64_t digest_of_serial_run(std::vector<toy::StationSpec> const& specs) {
  toy::Stations model(specs, kCopies, kWarm);
  Scheduler scheduler(model.entities(), model.partitioning());
  model.start(scheduler);
  run_serial(model, scheduler, kWarm + kWatched);
  return model.digest();
}

struct Estimate {
  double mean = 0;
  double standard_error = 0;
};

/// Of a figure that each copy of a station has.
template <class Figure>
Estimate estimate(toy::Stations const& model, std::uint32_t station, Figure figure) {
  double sum = 0;
  double squares = 0;
  for (std::uint32_t copy = 0; copy < kCopies; ++copy) {
    double const x = figure(model.record(station, copy));
    sum += x;
    squares += x * x;
  }
  double const mean = sum / kCopies;
  return {mean, std::sqrt((squares / kCopies - mean * mean) / (kCopies - 1))};
}

// of a copy; the last event lies so near the horizon that the area up to it is all
double number_in_system(toy::StationRecord const& r) {
  return r.area_s / kWatched.seconds();
}
double share_that_waits(toy::StationRecord const& r) {
  return static_cast<double>(r.had_to_wait) / static_cast<double>(r.came);
}
double wait_s(toy::StationRecord const& r) {
  return r.waited_s / static_cast<double>(r.came);
}

MATCHER_P(AgreesWith, theory, "") {
  *result_listener << "mean " << arg.mean << " +- " << arg.standard_error;
  return std::abs(arg.mean - theory) < kStudent * arg.standard_error;
}
/// So that agreement says something.
MATCHER(IsKnownTo2Percent, "") {
  *result_listener << "mean " << arg.mean << " +- " << arg.standard_error;
  return arg.standard_error < 0.02 * arg.mean;
}

double mm1_number(double utilisation) {
  return utilisation / (1 - utilisation);
}

/// Probability that a customer of M/M/c waits (Erlang 1917), by the recursion of Erlang B.
double erlang_c(std::uint32_t servers, double utilisation) {
  double const offered = servers * utilisation;
  double blocked = 1;
  for (std::uint32_t k = 1; k <= servers; ++k)
    blocked = offered * blocked / (k + offered * blocked);
  return blocked / (1 - utilisation * (1 - blocked));
}

class OneServer : public testing::TestWithParam<double> {};

TEST_P(OneServer, HoldsTheMeanNumberOfMM1) {
  Estimate const number = estimate(run(toy::mm1(GetParam())), 0, number_in_system);
  EXPECT_THAT(number, IsKnownTo2Percent());
  EXPECT_THAT(number, AgreesWith(mm1_number(GetParam())));
}

TEST_P(OneServer, IsTheSameForBothKernels) {
  EXPECT_EQ(run(toy::mm1(GetParam())).digest(), digest_of_serial_run(toy::mm1(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Utilisation, OneServer, testing::Values(0.3, 0.5, 0.8));

// The formula itself, by hand: C(1, a) = a; C(2, 2u) = 2 u^2 / (1 + u).
TEST(ErlangC, IsThatOfOneAndTwoServers) {
  EXPECT_NEAR(erlang_c(1, 0.7), 0.7, 1e-12);
  EXPECT_NEAR(erlang_c(2, 0.7), 2 * 0.49 / 1.7, 1e-12);
}

class ManyServers : public testing::TestWithParam<std::uint32_t> {};

TEST_P(ManyServers, MakeAsManyWaitAsErlangSays) {
  Estimate const waits = estimate(run(toy::mmc(GetParam(), 0.7)), 0, share_that_waits);
  EXPECT_THAT(waits, IsKnownTo2Percent());
  EXPECT_THAT(waits, AgreesWith(erlang_c(GetParam(), 0.7)));
}

TEST_P(ManyServers, MakeThemWaitAsLongAsErlangSays) {
  Estimate const wait = estimate(run(toy::mmc(GetParam(), 0.7)), 0, wait_s);
  EXPECT_THAT(wait, IsKnownTo2Percent());
  EXPECT_THAT(wait, AgreesWith(erlang_c(GetParam(), 0.7) / (GetParam() * (1 - 0.7)) * 10));
}

TEST_P(ManyServers, AreTheSameForBothKernels) {
  EXPECT_EQ(run(toy::mmc(GetParam(), 0.7)).digest(),
            digest_of_serial_run(toy::mmc(GetParam(), 0.7)));
}

INSTANTIATE_TEST_SUITE_P(Servers, ManyServers, testing::Values(1U, 2U, 5U));

TEST(JacksonNetwork, HoldsAtEachStationWhatMM1Holds) {
  toy::Stations const model = run(toy::jackson());
  EXPECT_THAT(estimate(model, 0, number_in_system), AgreesWith(mm1_number(0.5)));
  EXPECT_THAT(estimate(model, 1, number_in_system), AgreesWith(mm1_number(0.7)));
  EXPECT_THAT(estimate(model, 2, number_in_system), AgreesWith(mm1_number(0.8)));
  EXPECT_THAT(estimate(model, 2, number_in_system), IsKnownTo2Percent());
}

TEST(JacksonNetwork, IsTheSameForBothKernels) {
  EXPECT_EQ(run(toy::jackson()).digest(), digest_of_serial_run(toy::jackson()));
}

}  // namespace
}  // namespace sc

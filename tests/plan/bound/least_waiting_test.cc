// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/least_waiting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/random.h"

namespace sc {
namespace {

using Jobs = std::vector<WaitingJob>;

constexpr SimTime kEnd = SimTime{0} + whole_minutes(100);

WaitingJob job(int release_min, int due_min, int occupancy_min) {
  return {SimTime{0} + whole_minutes(release_min), SimTime{0} + whole_minutes(due_min),
          whole_minutes(occupancy_min)};
}

Servers servers(std::size_t number) {
  return {number, kEnd, {}};
}

struct Costs {
  double waiting_s = std::numeric_limits<double>::max();
  std::size_t late = SIZE_MAX;
};

Costs cheaper(Costs const& a, Costs const& b) {
  return {std::min(a.waiting_s, b.waiting_s), std::min(a.late, b.late)};
}

/// Carries out one schedule: jobs in that order, each by its server, or by none.
Costs costs_of(Jobs const& jobs, std::vector<std::size_t> const& order,
               std::vector<std::size_t> const& server_of, Servers const& all) {
  std::vector<SimTime> free(all.number, SimTime{INT64_MIN / 4});
  Costs costs{0, 0};
  for (std::size_t const i : order) {
    WaitingJob const& it = jobs[i];
    SimTime start = kNever;
    if (server_of[i] < all.number) {
      SimTime& server = free[server_of[i]];
      start = std::max(server, it.release);
      server = start + it.occupancy;
    }
    costs.waiting_s += std::max(Duration{}, std::min(start, all.end) - it.due).seconds();
    if (start >= all.end || start > it.due) ++costs.late;
  }
  return costs;
}

/// Every server for every job, in every order.
Costs brute_force(Jobs const& jobs, Servers const& all) {
  Costs best;
  std::vector<std::size_t> order(jobs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    std::vector<std::size_t> server_of(jobs.size(), 0);
    for (std::size_t digit = 0; digit < jobs.size();) {
      best = cheaper(best, costs_of(jobs, order, server_of, all));
      for (digit = 0; digit < jobs.size() && ++server_of[digit] > all.number; ++digit)
        server_of[digit] = 0;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

Jobs random_jobs(Stream& random, std::size_t most) {
  Jobs jobs;
  std::size_t const n = 1 + random.below(static_cast<std::uint32_t>(most));
  for (std::size_t i = 0; i < n; ++i) {
    int const release = static_cast<int>(random.below(90));
    int const due = release + static_cast<int>(random.below(40)) - 5;
    jobs.push_back(job(release, due, static_cast<int>(random.below(50))));
  }
  return jobs;
}

TEST(LeastWaiting, RelaxedIsNeverAboveExactWhichIsWhatBruteForceFinds) {
  Stream random(1, 0, Purpose::test, 77);
  std::size_t tight = 0;
  for (int trial = 0; trial < 400; ++trial) {
    Jobs const jobs = random_jobs(random, 5);
    Servers const all = servers(random.below(4));
    Costs const least = brute_force(jobs, all);
    ASSERT_DOUBLE_EQ(exact_waiting_s(jobs, all), least.waiting_s) << "trial " << trial;
    ASSERT_EQ(exact_late(jobs, all), least.late) << "trial " << trial;
    ASSERT_LE(relaxed_waiting(jobs, all).total_s, least.waiting_s + 1e-9) << "trial " << trial;
    ASSERT_LE(relaxed_late(jobs, all), least.late) << "trial " << trial;
    if (relaxed_late(jobs, all) == least.late && least.late > 0) ++tight;
  }
  EXPECT_GT(tight, 50U) << "a bound that says nothing";
}

TEST(LeastWaiting, AnEscapeMayFreeAServerOnce) {
  Stream random(1, 0, Purpose::test, 78);
  for (int trial = 0; trial < 300; ++trial) {
    Jobs const jobs = random_jobs(random, 5);
    Servers all = servers(1 + random.below(2));
    Costs least;
    for (std::size_t dropped = 0; dropped < jobs.size(); ++dropped) {
      Jobs rest = jobs;
      rest[dropped].occupancy = {};
      least = cheaper(least, brute_force(rest, all));
    }
    all.escapes = {SimTime{0}};
    ASSERT_LE(relaxed_waiting(jobs, all).total_s, least.waiting_s + 1e-9) << "trial " << trial;
    ASSERT_LE(relaxed_late(jobs, all), least.late) << "trial " << trial;
  }
}

/// Twenty jobs of ten minutes for two servers: two begin at once and two more each ten minutes.
TEST(LeastWaiting, CountsAQueueAsItIs) {
  Jobs const jobs(20, job(0, 0, 10));
  double expected_s = 0;
  for (int k = 0; k < 20; ++k) expected_s += k / 2 * 600.0;
  LeastWaiting const least = relaxed_waiting(jobs, servers(2));
  EXPECT_LE(least.total_s, expected_s);
  EXPECT_GE(least.total_s, 0.94 * expected_s);  // counts half a job more than there is done
  EXPECT_EQ(least.most_at_once, 18U);
}

TEST(LeastWaiting, CountsOnlyWhatIsDue) {
  Jobs jobs(10, job(0, 100, 10));
  EXPECT_EQ(relaxed_waiting(jobs, servers(1)).total_s, 0);
  for (int k = 0; k < 5; ++k) jobs.push_back(job(0, 0, 10));
  EXPECT_EQ(relaxed_waiting(jobs, servers(1)).most_at_once, 4U);
}

TEST(LeastWaiting, WaitsToTheEndForWhatIsNeverReleased) {
  Jobs jobs(9, job(0, 40, 10));
  for (WaitingJob& it : jobs) it.release = kNever;
  EXPECT_DOUBLE_EQ(relaxed_waiting(jobs, servers(8)).total_s, 3600);
  EXPECT_EQ(relaxed_late(jobs, servers(8)), 9U);
}

TEST(LeastWaiting, CountsBurstsApart) {
  Jobs jobs;
  for (int k = 0; k < 4; ++k) jobs.push_back(job(0, 5, 10));
  for (int k = 0; k < 4; ++k) jobs.push_back(job(70, 75, 10));
  EXPECT_EQ(relaxed_late(jobs, servers(1)), 6U);
}

TEST(LeastWaiting, WithNobodyThereAllWaitUntilTheEnd) {
  Jobs const jobs = {job(0, 40, 10), job(0, 100, 10), job(0, 130, 10)};
  EXPECT_DOUBLE_EQ(relaxed_waiting(jobs, servers(0)).total_s, 3600);
  EXPECT_EQ(relaxed_late(jobs, servers(0)), 3U);
  EXPECT_EQ(relaxed_late({}, servers(0)), 0U);
  EXPECT_EQ(relaxed_waiting({}, servers(1)).total_s, 0);
}

}  // namespace
}  // namespace sc

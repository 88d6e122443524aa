// SPDX-License-Identifier: Apache-2.0
#include "des/serial_kernel.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"

namespace sc {
namespace {

/// Writes down what it is given.
struct Recorder {
  std::vector<Event> seen;
  void handle(Event const& event, Scheduler&) { seen.push_back(event); }
};

TEST(SerialKernel, OrdersByTimeThenKindThenEntityThenSerial) {
  Scheduler scheduler(3);
  scheduler.post(2, SimTime{5}, 1, 0);
  scheduler.post(1, SimTime{5}, 1, 1);
  scheduler.post(1, SimTime{5}, 1, 2);
  scheduler.post(1, SimTime{5}, 0, 3);
  scheduler.post(2, SimTime{4}, 9, 4);
  Recorder model;
  EXPECT_EQ(run_serial(model, scheduler, SimTime{100}), 5U);
  std::vector<std::uint32_t> targets;
  for (Event const& event : model.seen) targets.push_back(event.target);
  EXPECT_EQ(targets, (std::vector<std::uint32_t>{4, 3, 1, 2, 0}));
}

TEST(SerialKernel, LeavesEventsAtAndAfterTheHorizon) {
  Scheduler scheduler(1);
  scheduler.post(0, SimTime{9}, 0, 0);
  scheduler.post(0, SimTime{10}, 0, 0);
  Recorder model;
  EXPECT_EQ(run_serial(model, scheduler, SimTime{10}), 1U);
  EXPECT_EQ(scheduler.pending(), 1U);
}

/// M/M/1: arrivals with mean 1, service with mean 0.5, so utilisation 0.5 and mean number in
/// system rho / (1 - rho) = 1.
struct SingleServer {
  enum Kind : std::uint16_t { arrival, departure };
  Stream arrivals{2106, 0, Purpose::test, 1};
  Stream services{2106, 0, Purpose::test, 2};
  std::int64_t present = 0;
  double area_s = 0;
  SimTime last{0};

  void handle(Event const& event, Scheduler& scheduler) {
    area_s += static_cast<double>(present) * (event.time - last).seconds();
    last = event.time;
    if (event.kind == arrival) {
      scheduler.post(0, event.time + from_seconds(arrivals.exponential(1.0)), arrival, 0);
      if (++present == 1) serve(scheduler);
    } else if (--present > 0) {
      serve(scheduler);
    }
  }
  void serve(Scheduler& scheduler) {
    scheduler.post(1, scheduler.now() + from_seconds(services.exponential(0.5)), departure, 0);
  }
};

// 1e6 s, fixed seed. Asymptotic variance of the time average (Whitt 1989): 2 rho (1 + rho) /
// (1 - rho)^4 = 24 service times = 12 s, so the standard error is 0.0035; 5 of them are allowed.
TEST(SerialKernel, ReproducesTheMeanOfAnMM1Queue) {
  SingleServer model;
  Scheduler scheduler(2);
  scheduler.post(0, SimTime{0}, SingleServer::arrival, 0);
  SimTime const horizon{1'000'000'000};
  EXPECT_GT(run_serial(model, scheduler, horizon), 1'900'000U);
  EXPECT_NEAR(model.area_s / horizon.seconds(), 1.0, 5 * 0.0035);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "des/serial_kernel.h"

#include <gtest/gtest.h>

#include <vector>

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

}  // namespace
}  // namespace sc

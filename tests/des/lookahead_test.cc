// SPDX-License-Identifier: Apache-2.0
// In an executable of its own, with the kernel compiled in and its contracts checked in any build.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "des/parallel_kernel.h"

#if !defined(SC_CHECKS) || SC_CHECKS < 1
#error "this test is of checked builds"
#endif

namespace sc {
namespace {

using testing::HasSubstr;

enum Kind : std::uint16_t { whole, local };

/// Target t is in part t; lookahead 100 ms.
Partitioning four_parts() {
  return {4, {0, 1, 2, 3}, milliseconds(100), local};
}

/// Hands every event of kind `local` on to another target, kind and time: `after` the event.
struct HandOn {
  Duration after;
  std::uint32_t target;
  std::uint16_t kind = local;
  void handle(Event const& event, Scheduler& scheduler) const {
    if (event.serial == 0)
      scheduler.post(event.target, event.time + after, kind, target, 0, event.flags);
  }
};

/// Message of the ContractError that a run of two events at 1 s and 2 s ends with, or "kept".
std::string complaint(HandOn const& model, int threads, Kind first = local) {
  Scheduler scheduler(4, four_parts());
  scheduler.post(1, SimTime{2'000}, first, 1);
  scheduler.post(0, SimTime{1'000}, first, 0);
  try {
    run_parallel(model, scheduler, SimTime{10'000}, threads);
  } catch (ContractError const& error) {
    return error.what();
  }
  return "kept";
}

class Lookahead : public testing::TestWithParam<int> {};

TEST_P(Lookahead, IsKeptByAnEventThatMuchLater) {
  EXPECT_EQ(complaint({milliseconds(100), 2}, GetParam()), "kept");
}

TEST_P(Lookahead, IsBrokenByAnEventTooSoonInAnotherPart) {
  EXPECT_EQ(complaint({milliseconds(99), 2}, GetParam()),
            "a model broke its lookahead of 100 ms: posted at 1000 ms to another part: "
            "event at 1.099 s, kind 1, by 0 no. 1, for 2");
}

TEST_P(Lookahead, IsBrokenByAnEventOfTheWholeModelTooSoon) {
  EXPECT_THAT(complaint({milliseconds(99), 0, whole}, GetParam()),
              HasSubstr("event at 1.099 s, kind 0, by 0 no. 1, for 0"));
}

TEST_P(Lookahead, DoesNotBindAPartTowardsItself) {
  Scheduler scheduler(4, four_parts());
  scheduler.post(2, SimTime{1'000}, local, 2);
  HandOn const model{Duration{}, 2};
  EXPECT_EQ(run_parallel(model, scheduler, SimTime{10'000}, GetParam()), 2U);
}

TEST_P(Lookahead, DoesNotBindEventsOfTheWholeModel) {
  EXPECT_EQ(complaint({Duration{}, 2}, GetParam(), whole), "kept");
}

TEST_P(Lookahead, MustBeSome) {
  Partitioning none = four_parts();
  none.lookahead = Duration{};
  Scheduler scheduler(4, none);
  HandOn const model{Duration{}, 2};
  EXPECT_THROW(run_parallel(model, scheduler, SimTime{1}, GetParam()), ContractError);
}

TEST_P(Lookahead, AnEventBeforeTheOneBeingHandledIsRefused) {
  EXPECT_THAT(complaint({milliseconds(-1), 0}, GetParam()), HasSubstr("time >= now_"));
}

INSTANTIATE_TEST_SUITE_P(Threads, Lookahead, testing::Values(1, 2, 4, 8));

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace sc {
namespace {

class ParallelFor : public testing::TestWithParam<int> {};

TEST_P(ParallelFor, CallsEachIndexOnce) {
  std::vector<std::atomic<int>> calls(1000);
  parallel_for(calls.size(), GetParam(), [&](std::size_t i) { ++calls[i]; });
  for (auto const& count : calls) EXPECT_EQ(count, 1);
}

TEST_P(ParallelFor, RethrowsTheFailureOfTheLowestIndex) {
  try {
    parallel_for(100, GetParam(), [](std::size_t i) {
      if (i % 30 == 29) throw std::runtime_error(std::to_string(i));
    });
    FAIL() << "nothing thrown";
  } catch (std::runtime_error const& error) {
    EXPECT_STREQ(error.what(), "29");
  }
}

TEST_P(ParallelFor, DoesNothingForNothing) {
  parallel_for(0, GetParam(), [](std::size_t) { FAIL(); });
}

INSTANTIATE_TEST_SUITE_P(Threads, ParallelFor, testing::Values(1, 2, 3, 8));

}  // namespace
}  // namespace sc

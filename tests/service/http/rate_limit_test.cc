// SPDX-License-Identifier: Apache-2.0
#include "service/http/rate_limit.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

using Answer = RateLimit::Answer;
constexpr RateLimit::Moment kStart{};

RateLimit::Moment after(int ms) {
  return kStart + std::chrono::milliseconds(ms);
}

TEST(RateLimit, LetsTwiceAsManyGoAtOnceAndThenSoManyASecond) {
  RateLimit limit(2);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(limit.ask("a", kStart), Answer::go);
  EXPECT_EQ(limit.ask("a", kStart), Answer::first_refusal);
  EXPECT_EQ(limit.ask("a", after(400)), Answer::refused);
  EXPECT_EQ(limit.ask("a", after(500)), Answer::go);
  EXPECT_EQ(limit.ask("a", after(500)), Answer::first_refusal);
}

TEST(RateLimit, CountsEachAddressForItself) {
  RateLimit limit(1);
  for (int i = 0; i < 9; ++i) (void)limit.ask("a", kStart);
  EXPECT_EQ(limit.ask("b", kStart), Answer::go);
}

TEST(RateLimit, RemembersFewAddressesAndTheBusyOnesLongest) {
  RateLimit limit(1, 10);
  for (int i = 0; i < 3; ++i) (void)limit.ask("busy", kStart);
  for (int i = 0; i < 1000; ++i) (void)limit.ask(std::to_string(i), kStart);
  EXPECT_LE(limit.addresses(), 10U);
  EXPECT_EQ(limit.ask("busy", kStart), Answer::refused);
}

}  // namespace
}  // namespace sc

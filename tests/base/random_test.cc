// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sc {
namespace {

TEST(Stream, IsAFunctionOfItsKeyAlone) {
  Stream a(7, 1, Purpose::test, 42);
  Stream b(7, 1, Purpose::test, 42);
  Stream other_entity(7, 1, Purpose::test, 43);
  Stream other_replication(7, 2, Purpose::test, 42);
  Stream other_seed(std::uint64_t{7} << 32, 1, Purpose::test, 42);
  for (int i = 0; i < 100; ++i) {
    double const u = a.uniform();
    EXPECT_EQ(u, b.uniform());
    EXPECT_NE(u, other_entity.uniform());
    EXPECT_NE(u, other_replication.uniform());
    EXPECT_NE(u, other_seed.uniform());
  }
  EXPECT_EQ(a.draws(), 100U);
}

// Fixed seed, 1e5 draws; each bound is 5 standard errors, so a correct generator with another key
// would fail one of them once in about a million keys.
TEST(Stream, HasTheMomentsItsDistributionsPromise) {
  constexpr int n = 100'000;
  Stream s(2106, 0, Purpose::test, 0);
  double uniform = 0, exponential = 0, normal = 0, square = 0, log_median = 0;
  for (int i = 0; i < n; ++i) {
    uniform += s.uniform();
    exponential += s.exponential(3.0);
    double const z = s.normal();
    normal += z;
    square += z * z;
    log_median += std::log(s.lognormal(20.0, 0.5));
  }
  double const root = std::sqrt(double{n});
  EXPECT_NEAR(uniform / n, 0.5, 5 * std::sqrt(1.0 / 12) / root);
  EXPECT_NEAR(exponential / n, 3.0, 5 * 3.0 / root);
  EXPECT_NEAR(normal / n, 0.0, 5 / root);
  EXPECT_NEAR(square / n, 1.0, 5 * std::sqrt(2.0) / root);
  EXPECT_NEAR(log_median / n, std::log(20.0), 5 * 0.5 / root);
}

TEST(Stream, BelowStaysBelow) {
  Stream s(1, 0, Purpose::test, 0);
  for (int i = 0; i < 1000; ++i) EXPECT_LT(s.below(3), 3U);
}

}  // namespace
}  // namespace sc

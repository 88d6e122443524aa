// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>

namespace sc {
namespace {

using Words = std::array<std::uint32_t, 4>;

/// Philox4x32-10 written from the paper (Salmon et al. 2011), apart from the library.
Words philox(Words c, std::array<std::uint32_t, 2> k) {
  for (int round = 0; round < 10; ++round) {
    std::uint64_t const a = std::uint64_t{0xD2511F53} * c[0];
    std::uint64_t const b = std::uint64_t{0xCD9E8D57} * c[2];
    c = {static_cast<std::uint32_t>(b >> 32) ^ c[1] ^ k[0], static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32) ^ c[3] ^ k[1], static_cast<std::uint32_t>(a)};
    k = {k[0] + 0x9E3779B9, k[1] + 0xBB67AE85};
  }
  return c;
}

// The known answers that Random123 publishes: zeros, ones, digits of pi.
TEST(Philox, GivesThePublishedAnswers) {
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

/// Which word of counter and key is what: part of the promise of equal bytes.
TEST(Stream, IsPhiloxOfItsKey) {
  Stream any(5, 0, Purpose::test, 0);
  for (int trial = 0; trial < 1000; ++trial) {
    std::uint32_t const low = any.below(UINT32_MAX), high = any.below(UINT32_MAX);
    std::uint32_t const replication = any.below(UINT32_MAX), entity = any.below(UINT32_MAX);
    std::uint32_t const draw = any.below(UINT32_MAX);
    Stream const s(std::uint64_t{high} << 32 | low, replication, Purpose::detection, entity);
    EXPECT_EQ(s.block(draw), philox({draw, entity, 12, replication}, {low, high}));
  }
}

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

// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <Random123/philox.h>

#include <cmath>
#include <numbers>

#include "base/check.h"

namespace sc {

std::array<std::uint32_t, 4> Stream::block(std::uint32_t draw) const {
  r123::Philox4x32::ctr_type const counter{
      {draw, entity_, static_cast<std::uint32_t>(purpose_), replication_}};
  r123::Philox4x32::key_type const key{
      {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
  auto const word = r123::Philox4x32{}(counter, key);
  return {word[0], word[1], word[2], word[3]};
}

double Stream::uniform() {
  auto const word = block(draw_++);
  std::uint64_t const bits = (static_cast<std::uint64_t>(word[0]) << 32 | word[1]) >> 11;
  return (static_cast<double>(bits) + 0.5) * 0x1.0p-53;
}

std::uint32_t Stream::below(std::uint32_t n) {
  SC_EXPECT(n > 0);
  auto const value = static_cast<std::uint32_t>(uniform() * n);
  return value < n ? value : n - 1;
}

double Stream::exponential(double mean) {
  return -mean * std::log(uniform());
}

double Stream::normal() {
  double const radius = std::sqrt(-2.0 * std::log(uniform()));
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

double Stream::lognormal(double median, double sigma_log) {
  return median * std::exp(sigma_log * normal());
}

}  // namespace sc

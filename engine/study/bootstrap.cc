// SPDX-License-Identifier: Apache-2.0
#include "study/bootstrap.h"

#include "base/check.h"
#include "base/random.h"

namespace sc {
namespace {

constexpr std::uint64_t kSeed = 1979;  // of Efron's paper; any would do

/// A word of 32 random bits as a number below n; some come up 1 + n / 2^32 times as often.
std::size_t below(std::uint32_t word, std::size_t n) {
  return static_cast<std::size_t>((static_cast<std::uint64_t>(word) * n) >> 32);
}

}  // namespace

Resamples::Resamples(std::size_t replications, std::size_t count)
    : replications_(replications), count_(count), times_(replications * count, 0) {
  SC_EXPECT(replications > 0);
  for (std::size_t b = 0; b < count; ++b) {
    Stream const random(kSeed, static_cast<std::uint32_t>(b), Purpose::bootstrap, 0);
    std::uint8_t* const row = times_.data() + b * replications;
    for (std::size_t i = 0; i < replications; i += 4) {
      auto const words = random.block(static_cast<std::uint32_t>(i / 4));
      for (std::size_t k = 0; k < 4 && i + k < replications; ++k)
        ++row[below(words[k], replications)];
    }
  }
}

Resamples const& ResamplesOfSizes::of(std::size_t replications) {
  std::lock_guard const alone(making_);
  return made_.try_emplace(replications, replications).first->second;
}

}  // namespace sc

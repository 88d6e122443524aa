// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace sc {

/// Counts how long something took, in eight bins of equal width to an octave from a microsecond on,
/// so that quantiles are known to 12.5 % and memory does not grow.
class Latencies {
 public:
  void add(double seconds) {
    auto const us = static_cast<std::uint64_t>(seconds > 0 ? seconds * 1e6 : 0);
    ++bins_[bin_of(us)];
    ++count_;
    if (us > most_us_) most_us_ = us;
  }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double most_ms() const { return static_cast<double>(most_us_) / 1000.0; }
  /// Upper end of the bin; 0 where nothing was counted.
  [[nodiscard]] double quantile_ms(double p) const {
    auto const wanted = static_cast<std::uint64_t>(p * static_cast<double>(count_));
    std::uint64_t so_far = 0;
    for (std::size_t b = 0; b < bins_.size(); ++b) {
      so_far += bins_[b];
      if (so_far > wanted || (so_far == count_ && so_far > 0)) return upper_us(b) / 1000.0;
    }
    return 0;
  }

 private:
  static constexpr unsigned kPerOctave = 8;
  static std::size_t bin_of(std::uint64_t us) {
    if (us < kPerOctave) return us;
    auto const octave = static_cast<unsigned>(std::bit_width(us)) - 1;
    auto const part = (us >> (octave - 3U)) & (kPerOctave - 1);
    return (octave - 2) * kPerOctave + part;
  }
  static double upper_us(std::size_t bin) {
    if (bin < kPerOctave) return static_cast<double>(bin + 1);
    auto const octave = bin / kPerOctave + 2;
    auto const part = bin % kPerOctave;
    return static_cast<double>((kPerOctave + part + 1) << (octave - 3));
  }

  std::array<std::uint64_t, 64 * kPerOctave> bins_{};
  std::uint64_t count_ = 0;
  std::uint64_t most_us_ = 0;
};

}  // namespace sc

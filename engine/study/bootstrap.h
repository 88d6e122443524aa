// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <vector>

namespace sc {

/// Replications drawn anew with replacement, as often as there are: the bootstrap where values
/// within a replication depend on each other but replications do not (Davison & Hinkley 1997,
/// Bootstrap Methods and their Application, ch. 2 and 3.8). The same draws whenever they are asked
/// for: results are reproducible, and two variants that share luck also share resamples.
class Resamples {
 public:
  static constexpr std::size_t kUsual = 2000;

  /// `replications` > 0. Memory: replications x count bytes.
  explicit Resamples(std::size_t replications, std::size_t count = kUsual);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t replications() const { return replications_; }
  /// How often each replication is in it; adds up to replications(). Shape: [replications()].
  [[nodiscard]] std::span<std::uint8_t const> times(std::size_t resample) const {
    return {times_.data() + resample * replications_, replications_};
  }

 private:
  std::size_t replications_, count_;
  std::vector<std::uint8_t> times_;  ///< [count][replications]
};

/// Resamples of each size asked for, made once. Several threads may ask.
class ResamplesOfSizes {
 public:
  /// `replications` > 0. Lives as long as this.
  Resamples const& of(std::size_t replications);

 private:
  std::mutex making_;
  std::map<std::size_t, Resamples> made_;
};

}  // namespace sc

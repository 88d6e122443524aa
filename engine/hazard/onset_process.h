// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "base/random.h"
#include "base/time.h"

namespace sc {

/// A non-homogeneous Poisson process, prepared once to be drawn from many times.
///
/// Thinning (Lewis & Shedler 1979, Naval Res. Logist. Q. 26, 403-413): candidates come at the
/// greatest rate of a block of 12 steps and are kept with probability rate / greatest rate, so a
/// quiet week costs nothing for one wild hour. Blocks of rate zero are not kept at all; each other
/// block costs a draw or two, about 30 ns each (bench/response).
class OnsetProcess {
 public:
  OnsetProcess() = default;
  /// Rate i (>= 0, finite) holds from i*step to (i+1)*step.
  OnsetProcess(std::vector<double> rate_per_h, Duration step);

  /// Onsets in whole milliseconds, ascending; two may share a millisecond. The same stream gives
  /// the same onsets.
  [[nodiscard]] std::vector<SimTime> draw(Stream& stream) const;
  [[nodiscard]] std::vector<double> const& rate_per_h() const { return rate_per_h_; }

 private:
  struct Block {
    std::size_t first = 0;  ///< step
    std::size_t steps = 0;
    double greatest_per_h = 0;  ///< > 0
  };
  void draw_block(Block const& block, Stream& stream, std::vector<SimTime>& onsets) const;

  std::vector<double> rate_per_h_;
  Duration step_;
  std::vector<Block> blocks_;
};

}  // namespace sc

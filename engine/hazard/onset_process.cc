// SPDX-License-Identifier: Apache-2.0
#include "hazard/onset_process.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::size_t kBlockSteps = 12;

}  // namespace

OnsetProcess::OnsetProcess(std::vector<double> rate_per_h, Duration step)
    : rate_per_h_(std::move(rate_per_h)), step_(step) {
  SC_EXPECT(step.ms > 0);
  SC_HEAVY(std::all_of(rate_per_h_.begin(), rate_per_h_.end(),
                       [](double r) { return std::isfinite(r) && r >= 0; }));
  for (std::size_t first = 0; first < rate_per_h_.size(); first += kBlockSteps) {
    std::size_t const steps = std::min(kBlockSteps, rate_per_h_.size() - first);
    auto const begin = rate_per_h_.begin() + static_cast<std::ptrdiff_t>(first);
    double const greatest = *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(steps));
    if (greatest > 0) blocks_.push_back({first, steps, greatest});
  }
}

std::vector<SimTime> OnsetProcess::draw(Stream& stream) const {
  std::vector<SimTime> onsets;
  for (Block const& block : blocks_) draw_block(block, stream, onsets);
  return onsets;
}

void OnsetProcess::draw_block(Block const& block, Stream& stream,
                              std::vector<SimTime>& onsets) const {
  double const step_ms = static_cast<double>(step_.ms);
  double const end_ms = step_ms * static_cast<double>(block.steps);
  double const mean_gap_ms = 3'600'000 / block.greatest_per_h;
  // Exponential gaps have no memory, so each block may begin with a fresh one.
  for (double t = stream.exponential(mean_gap_ms); t < end_ms;
       t += stream.exponential(mean_gap_ms)) {
    auto const i = std::min(static_cast<std::size_t>(t / step_ms), block.steps - 1);
    if (stream.uniform() * block.greatest_per_h >= rate_per_h_[block.first + i]) continue;
    onsets.push_back(
        {static_cast<std::int64_t>(block.first) * step_.ms + static_cast<std::int64_t>(t)});
  }
}

}  // namespace sc

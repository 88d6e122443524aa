// SPDX-License-Identifier: Apache-2.0
#include "study/comparison.h"

#include "base/check.h"
#include "study/observed.h"

namespace sc {

Comparison compare(std::span<Sample const> variants) {
  std::vector<Observed> const observed(variants.begin(), variants.end());
  ResamplesOfSizes resamples;
  Comparison result;
  for (Indicator const& indicator : indicators()) {
    std::vector<Compared>& row = result.emplace_back();
    for (Observed const& ours : observed)
      row.push_back(
          {estimate_of(indicator, ours, resamples),
           row.empty() ? Estimate() : difference_of(indicator, ours, observed.front(), resamples)});
  }
  return result;
}

Comparison compare(std::span<Ensemble const> variants, std::span<World const* const> worlds) {
  SC_EXPECT(variants.size() == worlds.size());
  std::vector<Sample> samples;
  for (std::size_t v = 0; v < variants.size(); ++v)
    samples.push_back(sample_of(variants[v], *worlds[v]));
  return compare(samples);
}

}  // namespace sc

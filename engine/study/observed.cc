// SPDX-License-Identifier: Apache-2.0
#include "study/observed.h"

#include <cmath>

#include "base/check.h"
#include "study/paired.h"

namespace sc {
namespace {

using Way = Indicator::Way;

constexpr double kTail = 0.9;

/// Has the sample the KPIs at all? Those of a ratio are sums, so all replications have them or
/// none.
bool has(Indicator const& i, Sample const& sample) {
  if (i.way != Way::ratio) return true;
  auto const& whole = sample.of(i.whole);
  return whole.empty() || !std::isnan(whole.front());
}

RatioColumn ratio(Indicator const& i, Sample const& sample) {
  return {sample.of(i.part), sample.of(i.whole)};
}

/// A pool for each value that is there, none for NaN.
std::vector<Pool> one_each(std::vector<double> const& values) {
  std::vector<Pool> pools;
  for (double const& value : values) pools.push_back(std::isnan(value) ? Pool() : Pool(&value, 1));
  return pools;
}

}  // namespace

bool of_responses(Indicator const& i) {
  return i.way == Way::quantile || i.part == "waited_s";
}

Estimate estimate_of(Indicator const& i, Observed const& observed, ResamplesOfSizes& resamples) {
  Sample const& sample = observed.sample();
  if (!has(i, sample)) return {};
  switch (i.way) {
    case Way::ratio: return ratio_of(ratio(i, sample));
    case Way::quantile: return quantile_of(i, kTail, observed, resamples);
    case Way::mean: return mean_of(sample.of(i.part));
  }
  return {};
}

Estimate difference_of(Indicator const& i, Observed const& ours, Observed const& yardstick,
                       ResamplesOfSizes& resamples) {
  if (!has(i, ours.sample()) || !has(i, yardstick.sample())) return {};
  switch (i.way) {
    case Way::ratio: return ratio_difference(ratio(i, ours.sample()), ratio(i, yardstick.sample()));
    case Way::quantile: return quantile_difference_of(i, kTail, ours, yardstick, resamples);
    case Way::mean:
      return paired_difference(ours.sample().of(i.part), yardstick.sample().of(i.part));
  }
  return {};
}

Estimate quantile_of(Indicator const& i, double q, Observed const& observed,
                     ResamplesOfSizes& resamples) {
  std::size_t const n = observed.sample().replications();
  if (n == 0) return {};
  if (of_responses(i)) return pooled_quantile(observed.responses(), q, resamples.of(n));
  std::vector<double> const values = values_of(i, observed.sample());
  return pooled_quantile(PooledValues(one_each(values)), q, resamples.of(n));
}

Estimate quantile_difference_of(Indicator const& i, double q, Observed const& ours,
                                Observed const& yardstick, ResamplesOfSizes& resamples) {
  std::size_t const n = ours.sample().replications();
  SC_EXPECT(yardstick.sample().replications() == n);
  if (n == 0) return {};
  if (of_responses(i))
    return pooled_quantile_difference(ours.responses(), yardstick.responses(), q, resamples.of(n));
  std::vector<double> a = values_of(i, ours.sample()), b = values_of(i, yardstick.sample());
  for (std::size_t r = 0; r < n; ++r)
    if (std::isnan(a[r]) || std::isnan(b[r])) a[r] = b[r] = std::nan("");
  return pooled_quantile_difference(PooledValues(one_each(a)), PooledValues(one_each(b)), q,
                                    resamples.of(n));
}

std::vector<double> values_of(Indicator const& i, Sample const& sample) {
  SC_EXPECT(i.way != Way::quantile);
  std::vector<double> values = sample.of(i.part);
  if (i.way != Way::ratio) return values;
  std::vector<double> const& whole = sample.of(i.whole);
  for (std::size_t r = 0; r < values.size(); ++r)
    values[r] = whole[r] > 0 ? values[r] / whole[r] : std::nan("");
  return values;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "study/pooled.h"

#include <algorithm>

#include "base/check.h"
#include "response/summary.h"

namespace sc {
namespace {

double quantile_of(std::span<Pool const> pools, double q) {
  std::vector<double> all;
  for (Pool const& pool : pools) all.insert(all.end(), pool.begin(), pool.end());
  return all.empty() ? std::nan("") : quantile(std::move(all), q);
}

/// [batches]
std::vector<double> batch_quantiles(std::span<Pool const> pools, double q) {
  std::size_t const batches = std::min(kBatches, pools.size());
  std::vector<double> result;
  for (std::size_t k = 0; k < batches; ++k) {
    std::size_t const begin = k * pools.size() / batches;
    std::size_t const end = (k + 1) * pools.size() / batches;
    result.push_back(quantile_of(pools.subspan(begin, end - begin), q));
  }
  return result;
}

/// The batches give the spread, all together give the value.
Estimate around(double value, std::span<double const> batches, double level) {
  Estimate const spread = mean_of(batches, level);
  if (std::isnan(value)) return spread;
  return with_interval(value, spread.standard_error, spread.used, spread.left_out, level);
}

}  // namespace

Estimate pooled_quantile(std::span<Pool const> pools, double q, double level) {
  return around(quantile_of(pools, q), batch_quantiles(pools, q), level);
}

Estimate pooled_quantile_difference(std::span<Pool const> ours, std::span<Pool const> yardstick,
                                    double q, double level) {
  SC_EXPECT(ours.size() == yardstick.size());
  std::vector<double> differences = batch_quantiles(ours, q);
  std::vector<double> const theirs = batch_quantiles(yardstick, q);
  for (std::size_t k = 0; k < differences.size(); ++k) differences[k] -= theirs[k];
  return around(quantile_of(ours, q) - quantile_of(yardstick, q), differences, level);
}

}  // namespace sc

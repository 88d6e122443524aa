// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "study/bootstrap.h"
#include "study/estimate.h"

namespace sc {

/// The values of one replication, say its response times.
using Pool = std::span<double const>;

/// The values of all replications thrown together, in order.
class PooledValues {
 public:
  explicit PooledValues(std::span<Pool const> pools);
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  /// Of all replications, those without a value included.
  [[nodiscard]] std::size_t replications() const { return counts_.size(); }
  [[nodiscard]] std::size_t replications_with_values() const { return used_; }
  [[nodiscard]] std::span<double const> values() const { return values_; }         ///< ascending
  [[nodiscard]] std::span<std::uint32_t const> owners() const { return owners_; }  ///< of values()
  [[nodiscard]] std::span<std::uint32_t const> counts() const { return counts_; }

 private:
  std::vector<double> values_;
  std::vector<std::uint32_t> owners_;  ///< replication of each value
  std::vector<std::uint32_t> counts_;  ///< values of each replication
  std::size_t used_ = 0;
};

/// A quantile (type 7, response/summary.h) of pooled values, and of resamples of them.
class ResampledQuantile {
 public:
  /// `pool` must outlive it and have a value.
  ResampledQuantile(PooledValues const& pool, double q);

  struct Of {
    double quantile;  ///< NaN: the resample has no value
    double share;     ///< of the resample's values at or before the estimate's place in the pool
  };
  /// Exactly what sorting the resample's values would give. Cost: one pass over replications, and a
  /// walk over the values between the two quantiles.
  [[nodiscard]] Of of(std::span<std::uint8_t const> times) const;

  [[nodiscard]] double estimate() const;
  /// Share of the pool's values at or before the estimate's place.
  [[nodiscard]] double share() const;

 private:
  PooledValues const& pool_;
  double q_;
  std::size_t place_;                  ///< values before it are at or before the estimate
  std::vector<std::uint32_t> before_;  ///< of them, each replication's
};

/// Quantile of all values of all replications thrown together: P90 of the response is that of all
/// incidents, each counting once.
///
/// Its interval is made on the scale of shares and read back (Woodruff 1952, JASA 47, 635-646): the
/// bootstrap over replications gives the standard error s of the share of values up to the
/// estimate; q -/+ t s, with t of `used` - 1 degrees of freedom, are shares whose quantiles (of
/// type 6: the k-th of m values is the quantile of k / (m + 1)) are the limits. The percentiles of
/// the resampled quantiles themselves hold too seldom where replications are few (Hesterberg 2015,
/// The American Statistician 69, 371-386, who stretches them by sqrt(n / (n - 1)) t / z; s is
/// stretched by the first factor here). docs/statistics.md has the measurements.
///
/// `standard_error` is that of the quantile: half the range that holds the middle 68.27 % of the
/// resampled ones, stretched. `used` counts replications with a value, `left_out` the others.
/// `few` where q (1 - q) / s^2 independent values would all lie on one side of the quantile with a
/// chance above (1 - level) / 2: no value then bounds it, and the interval is too narrow. That is
/// 36 independent values for P90, 6 for P50. No interval from one replication.
Estimate pooled_quantile(PooledValues const& pool, double q, Resamples const& resamples,
                         double level = kUsualLevel);
Estimate pooled_quantile(std::span<Pool const> pools, double q, double level = kUsualLevel);

/// Difference of two such quantiles, each resample holding the same replications of both:
/// difference -/+ t standard_error, which is made of the resampled differences as above. Exactly
/// zero, without width, for equal pools. Equal numbers of replications.
Estimate pooled_quantile_difference(PooledValues const& ours, PooledValues const& yardstick,
                                    double q, Resamples const& resamples,
                                    double level = kUsualLevel);
Estimate pooled_quantile_difference(std::span<Pool const> ours, std::span<Pool const> yardstick,
                                    double q, double level = kUsualLevel);

}  // namespace sc

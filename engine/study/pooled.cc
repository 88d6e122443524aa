// SPDX-License-Identifier: Apache-2.0
#include "study/pooled.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

/// Where the normal law has its mean less one deviation.
constexpr double kLowerSixth = 0.158655;

/// sum of times x numbers
std::uint64_t weighed(std::span<std::uint8_t const> times, std::span<std::uint32_t const> numbers) {
  std::uint64_t sum = 0;
  for (std::size_t r = 0; r < times.size(); ++r) sum += std::uint64_t{times[r]} * numbers[r];
  return sum;
}

double between(std::span<double const> ascending, double rank) {
  auto const last = static_cast<double>(ascending.size() - 1);
  rank = std::clamp(rank, 0.0, last);
  auto const below = static_cast<std::size_t>(rank);
  std::size_t const above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] +
         (rank - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

/// Quantile of type 6.
double read_back(std::span<double const> ascending, double share) {
  return between(ascending, share * static_cast<double>(ascending.size() + 1) - 1);
}

/// sqrt(n / (n - 1)): a resample spreads as if its n replications were the world.
double stretch(std::size_t n) {
  return std::sqrt(static_cast<double>(n) / static_cast<double>(n - 1));
}

/// Standard error from resampled values, which a few wild ones do not move. NaN counts as none.
double robust_error(std::vector<double> values, std::size_t used) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return std::nan("");
  std::sort(values.begin(), values.end());
  double const low = read_back(values, kLowerSixth), high = read_back(values, 1 - kLowerSixth);
  return stretch(used) * (high - low) / 2;
}

/// Their standard deviation, stretched. NaN counts as none.
double usual_error(std::span<double const> values, std::size_t used) {
  Estimate const mean = mean_of(values);
  return stretch(used) * mean.standard_error * std::sqrt(static_cast<double>(mean.used));
}

/// Quantiles and shares of all resamples, NaN for those without a value.
struct Spread {
  Spread(ResampledQuantile const& quantile, Resamples const& resamples) {
    for (std::size_t b = 0; b < resamples.count(); ++b) {
      auto const of = quantile.of(resamples.times(b));
      quantiles.push_back(of.quantile);
      shares.push_back(of.share);
    }
  }
  std::vector<double> quantiles, shares;
};

/// May the values all lie on one side of the quantile?
bool few(double q, double share_error, double level) {
  if (share_error <= 0) return false;
  double const worth = q * (1 - q) / (share_error * share_error);
  return std::pow(std::max(q, 1 - q), worth) > (1 - level) / 2;
}

Estimate without_interval(double value, PooledValues const& pool) {
  Estimate result;
  result.value = value;
  result.used = pool.replications_with_values();
  result.left_out = pool.replications() - result.used;
  return result;
}

}  // namespace

PooledValues::PooledValues(std::span<Pool const> pools) {
  std::vector<std::pair<double, std::uint32_t>> all;
  for (std::size_t r = 0; r < pools.size(); ++r) {
    counts_.push_back(static_cast<std::uint32_t>(pools[r].size()));
    if (!pools[r].empty()) ++used_;
    for (double const value : pools[r]) all.emplace_back(value, static_cast<std::uint32_t>(r));
  }
  std::sort(all.begin(), all.end());
  values_.reserve(all.size());
  owners_.reserve(all.size());
  for (auto const& [value, owner] : all) {
    values_.push_back(value);
    owners_.push_back(owner);
  }
}

ResampledQuantile::ResampledQuantile(PooledValues const& pool, double q)
    : pool_(pool), q_(q), before_(pool.replications(), 0) {
  SC_EXPECT(pool.size() > 0 && q >= 0 && q <= 1);
  place_ = static_cast<std::size_t>(q * static_cast<double>(pool.size() - 1)) + 1;
  for (std::size_t i = 0; i < place_; ++i) ++before_[pool.owners()[i]];
}

double ResampledQuantile::estimate() const {
  return between(pool_.values(), q_ * static_cast<double>(pool_.size() - 1));
}

double ResampledQuantile::share() const {
  return static_cast<double>(place_) / static_cast<double>(pool_.size());
}

ResampledQuantile::Of ResampledQuantile::of(std::span<std::uint8_t const> times) const {
  auto const owners = pool_.owners();
  std::uint64_t const all = weighed(times, pool_.counts());
  if (all == 0) return {std::nan(""), std::nan("")};
  std::uint64_t const before = weighed(times, before_);
  double const rank = q_ * static_cast<double>(all - 1);
  auto const below = static_cast<std::uint64_t>(rank);
  // From the place of the estimate to the value that holds place `below` of the resample.
  std::size_t at = place_;
  std::uint64_t passed = before;  // values of the resample before `at`
  while (passed > below) passed -= times[owners[--at]];
  while (passed + times[owners[at]] <= below) passed += times[owners[at++]];
  std::size_t above = at;
  if (below + 1 < all && passed + times[owners[at]] == below + 1) do
      ++above;
    while (times[owners[above]] == 0);
  double const low = pool_.values()[at], high = pool_.values()[above];
  return {low + (rank - static_cast<double>(below)) * (high - low),
          static_cast<double>(before) / static_cast<double>(all)};
}

Estimate pooled_quantile(PooledValues const& pool, double q, Resamples const& resamples,
                         double level) {
  SC_EXPECT(pool.replications() == 0 || resamples.replications() == pool.replications());
  if (pool.size() == 0) return without_interval(std::nan(""), pool);
  ResampledQuantile const quantile(pool, q);
  Estimate result = without_interval(quantile.estimate(), pool);
  if (result.used < 2) return result;
  Spread const spread(quantile, resamples);
  double const share_error = usual_error(spread.shares, result.used);
  double const half = two_sided_t(level, result.used - 1) * share_error;
  result.low = std::min(result.value, read_back(pool.values(), q - half));
  result.high = std::max(result.value, read_back(pool.values(), q + half));
  result.standard_error = robust_error(spread.quantiles, result.used);
  result.few = few(q, share_error, level);
  return result;
}

Estimate pooled_quantile(std::span<Pool const> pools, double q, double level) {
  return pooled_quantile(PooledValues(pools), q, Resamples(std::max<std::size_t>(1, pools.size())),
                         level);
}

Estimate pooled_quantile_difference(PooledValues const& ours, PooledValues const& yardstick,
                                    double q, Resamples const& resamples, double level) {
  SC_EXPECT(ours.replications() == yardstick.replications());
  PooledValues const& rarer =
      ours.replications_with_values() < yardstick.replications_with_values() ? ours : yardstick;
  if (rarer.size() == 0) return without_interval(std::nan(""), rarer);
  SC_EXPECT(resamples.replications() == ours.replications());
  ResampledQuantile const a(ours, q), b(yardstick, q);
  double const value = a.estimate() - b.estimate();
  std::size_t const used = rarer.replications_with_values();
  if (used < 2) return without_interval(value, rarer);
  Spread const spread_a(a, resamples), spread_b(b, resamples);
  std::vector<double> differences;
  for (std::size_t k = 0; k < resamples.count(); ++k) {
    double const difference = spread_a.quantiles[k] - spread_b.quantiles[k];
    if (!std::isnan(difference)) differences.push_back(difference);
  }
  Estimate result = with_interval(value, robust_error(std::move(differences), used), used,
                                  rarer.replications() - used, level);
  result.few = few(q, usual_error(spread_a.shares, used), level) ||
               few(q, usual_error(spread_b.shares, used), level);
  return result;
}

Estimate pooled_quantile_difference(std::span<Pool const> ours, std::span<Pool const> yardstick,
                                    double q, double level) {
  return pooled_quantile_difference(PooledValues(ours), PooledValues(yardstick), q,
                                    Resamples(std::max<std::size_t>(1, ours.size())), level);
}

}  // namespace sc

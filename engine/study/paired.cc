// SPDX-License-Identifier: Apache-2.0
#include "study/paired.h"

#include <functional>
#include <numeric>
#include <vector>

#include "base/check.h"

namespace sc {
namespace {

/// Sums of a column, and the ratio without one replication.
class Sums {
 public:
  explicit Sums(RatioColumn const& column)
      : column_(column),
        part_(std::accumulate(column.part.begin(), column.part.end(), 0.0)),
        whole_(std::accumulate(column.whole.begin(), column.whole.end(), 0.0)) {
    SC_EXPECT(column.part.size() == column.whole.size());
  }
  [[nodiscard]] double ratio() const { return whole_ > 0 ? part_ / whole_ : std::nan(""); }
  [[nodiscard]] double without(std::size_t r) const {
    double const whole = whole_ - column_.whole[r];
    return whole > 0 ? (part_ - column_.part[r]) / whole : std::nan("");
  }

 private:
  RatioColumn column_;
  double part_, whole_;
};

/// NaN among the `n` values without one replication: everything hangs on that one, so there is no
/// interval.
Estimate jackknife(double value, std::size_t n, std::function<double(std::size_t)> const& without,
                   double level) {
  Estimate result;
  result.value = value;
  result.used = n;
  if (std::isnan(value) || n < 2) return result;
  std::vector<double> values(n);
  for (std::size_t r = 0; r < n; ++r) values[r] = without(r);
  auto const count = static_cast<double>(n);
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  if (std::isnan(mean)) return result;
  double squares = 0;
  for (double const v : values) squares += (v - mean) * (v - mean);
  result = with_interval(value, std::sqrt(squares * (count - 1) / count), n, 0, level);
  result.few = few_for_their_skewness(values);
  return result;
}

}  // namespace

Estimate paired_difference(std::span<double const> ours, std::span<double const> yardstick,
                           double level) {
  SC_EXPECT(ours.size() == yardstick.size());
  std::vector<double> differences(ours.size());
  for (std::size_t r = 0; r < ours.size(); ++r) differences[r] = ours[r] - yardstick[r];
  return mean_of(differences, level);
}

Estimate ratio_of(RatioColumn const& column, double level) {
  Sums const sums(column);
  return jackknife(
      sums.ratio(), column.part.size(), [&](std::size_t r) { return sums.without(r); }, level);
}

Estimate ratio_difference(RatioColumn const& ours, RatioColumn const& yardstick, double level) {
  SC_EXPECT(ours.part.size() == yardstick.part.size());
  Sums const a(ours), b(yardstick);
  return jackknife(
      a.ratio() - b.ratio(), ours.part.size(),
      [&](std::size_t r) { return a.without(r) - b.without(r); }, level);
}

}  // namespace sc

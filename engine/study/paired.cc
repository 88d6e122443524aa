// SPDX-License-Identifier: Apache-2.0
#include "study/paired.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "base/check.h"

namespace sc {
namespace {

/// Fewer numbers cannot show a skewness of 2, that of the exponential law, whatever they are: k of
/// them show at most (k - 2) / sqrt(k - 1).
constexpr std::size_t kShowSkewness = 7;

/// Spread below this share of the value is rounding.
constexpr double kRounding = 1e-9;

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
  [[nodiscard]] bool has(std::size_t r) const { return column_.whole[r] > 0; }
  [[nodiscard]] std::size_t replications() const { return column_.whole.size(); }
  /// Of them, those that have anything to divide by.
  [[nodiscard]] std::size_t used() const {
    return static_cast<std::size_t>(std::count_if(column_.whole.begin(), column_.whole.end(),
                                                  [](double whole) { return whole > 0; }));
  }
  /// Are all replications alike, and not since a share is none or all of them? Luck alone makes
  /// those alike where the share is near none or all: nobody was late yet.
  [[nodiscard]] bool constant() const {
    return alike(column_.part) && alike(column_.whole) && part_ != 0 && part_ != whole_;
  }

 private:
  static bool alike(std::span<double const> numbers) {
    return std::adjacent_find(numbers.begin(), numbers.end(), std::not_equal_to<>()) ==
           numbers.end();
  }

  RatioColumn column_;
  double part_, whole_;
};

/// A value and what it is without each of the replications that count.
struct LeftOut {
  double value = 0;
  double size = 0;             ///< of what it is made of
  std::vector<double> values;  ///< NaN: everything hangs on that one, so there is no interval
  std::size_t used = 0, replications = 0;
  bool constant = false;  ///< nothing could have varied
};

/// Of values without one replication each; NaN if one of them is.
double jackknife_error(std::vector<double> const& values) {
  auto const count = static_cast<double>(values.size());
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (double const v : values) squares += (v - mean) * (v - mean);
  return std::sqrt(squares * (count - 1) / count);
}

Estimate jackknife(LeftOut const& out, double level) {
  Estimate result;
  result.value = out.value;
  result.used = out.used;
  result.left_out = out.replications - out.used;
  if (std::isnan(out.value) || out.used < 2) return result;
  double const error = jackknife_error(out.values);
  if (std::isnan(error)) return result;
  bool const flat = error <= kRounding * out.size;
  result.few = flat && !out.constant;
  if (result.few) return result;
  result = with_interval(out.value, error, out.used, result.left_out, level);
  if (flat && out.value == 0) return result;  // equal in every pair
  result.few = out.used < kShowSkewness || few_for_their_skewness(out.values);
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
  LeftOut out{sums.ratio(), std::abs(sums.ratio()), {},
              sums.used(),  sums.replications(),    sums.constant()};
  for (std::size_t r = 0; r < out.replications; ++r)
    if (sums.has(r)) out.values.push_back(sums.without(r));
  return jackknife(out, level);
}

Estimate ratio_difference(RatioColumn const& ours, RatioColumn const& yardstick, double level) {
  SC_EXPECT(ours.part.size() == yardstick.part.size());
  Sums const a(ours), b(yardstick);
  LeftOut out;
  out.value = a.ratio() - b.ratio();
  out.size = std::max(std::abs(a.ratio()), std::abs(b.ratio()));
  out.used = std::min(a.used(), b.used());
  out.replications = a.replications();
  out.constant = out.value == 0 || (a.constant() && b.constant());
  for (std::size_t r = 0; r < out.replications; ++r)
    if (a.has(r) || b.has(r)) out.values.push_back(a.without(r) - b.without(r));
  return jackknife(out, level);
}

}  // namespace sc

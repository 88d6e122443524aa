// SPDX-License-Identifier: Apache-2.0
#include "cli/interval_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sc {
namespace {

constexpr double kWidth = 180, kMargin = 6, kHeight = 18, kMiddle = kHeight / 2;

}  // namespace

IntervalPlot::IntervalPlot(std::span<Estimate const> estimates, Zero zero)
    : low_(zero == Zero::always ? 0 : std::numeric_limits<double>::infinity()),
      high_(zero == Zero::always ? 0 : -std::numeric_limits<double>::infinity()) {
  for (Estimate const& e : estimates)
    for (double const value : {e.value, e.low, e.high}) {
      low_ = std::fmin(low_, value);  // fmin and fmax pass NaN over
      high_ = std::fmax(high_, value);
    }
  if (!std::isfinite(low_)) low_ = high_ = 0;
}

double IntervalPlot::x(double value) const {
  double const range = high_ - low_;
  double const share = range > 0 ? (value - low_) / range : 0.5;
  return kMargin + share * (kWidth - 2 * kMargin);
}

std::string IntervalPlot::svg(Estimate const& e) const {
  if (!e.exists()) return "";
  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" width=\"{0}\" height=\"{1}\" "
      "viewBox=\"0 0 {0} {1}\" role=\"img\">",
      kWidth, kHeight);
  if (low_ <= 0 && high_ >= 0)
    text += fmt::format("<path class=\"zero\" d=\"M{:.1f} 0V{}\"/>", x(0), kHeight);
  if (!std::isnan(e.low))
    text += fmt::format(
        "<path class=\"whisker\" d=\"M{0:.1f} {2}V{3}M{0:.1f} {4}H{1:.1f}M{1:.1f} "
        "{2}V{3}\"/>",
        x(e.low), x(e.high), kMiddle - 4, kMiddle + 4, kMiddle);
  return text + fmt::format("<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{}\" r=\"3.2\"/></svg>",
                            x(e.value), kMiddle);
}

}  // namespace sc

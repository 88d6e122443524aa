// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "study/estimate.h"

namespace sc {

/// Estimates drawn one below the other on a common scale: a dot and the whiskers of its interval,
/// as inline SVG that needs the page's classes `dot`, `whisker` and `zero`.
class IntervalPlot {
 public:
  enum class Zero { where_it_falls, always };
  /// The scale holds all of them, and zero if asked for.
  IntervalPlot(std::span<Estimate const> estimates, Zero zero);

  /// Well-formed XML. Empty for what does not exist.
  [[nodiscard]] std::string svg(Estimate const& estimate) const;
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }

 private:
  [[nodiscard]] double x(double value) const;
  double low_, high_;
};

}  // namespace sc

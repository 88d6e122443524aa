// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/time.h"

namespace sc {

/// A storm of a chosen return period by a town's rainstorm formula, the mean intensity of the most
/// intense window of d minutes:
///
///   i(d) = a / (d + b)^n,   a = A (1 + C lg P)      [mm/min]
///
/// the form of GB 50014-2021 (there q = 167 i, in L/(s ha)).
struct DesignStorm {
  double a_mm_min = 0;    ///< A, > 0
  double c = 0;           ///< C, >= 0
  double b_min = 0;       ///< > 0
  double n = 0;           ///< 0 < n <= 1
  double years = 1;       ///< P, >= 1
  Duration duration;      ///< > 0
  double peak_ratio = 0;  ///< r: share of the duration before the peak, 0 < r < 1
  SimTime start;
};

/// i(d) [mm/min], d >= 0.
double mean_intensity_mm_min(DesignStorm const& storm, Duration window);

/// Depth that has fallen by the time t after the start [mm]: 0 before, all of it after the
/// duration. The intensity is the Chicago hyetograph, with H(d) = d i(d), t_p = r duration,
///
///   before the peak  H'((t_p - t) / r),   after it  H'((t - t_p) / (1 - r)),
///   H'(d) = a ((1 - n) d + b) / (d + b)^(n + 1)
///
/// in closed form: r H(t_p / r) - r H((t_p - t) / r), and so on. So every window that the peak
/// parts r : (1 - r) has the formula's mean intensity, and the total is duration x i(duration).
/// Source: Keifer & Chu (1957), J. Hydraul. Div. ASCE 83(HY4), 1332.
double chicago_cumulated_mm(DesignStorm const& storm, Duration t);

/// Depth of each step [mm], the last one of what is left. Shape: [ceil(duration / step)]; step > 0.
std::vector<double> chicago_mm(DesignStorm const& storm, Duration step);

}  // namespace sc

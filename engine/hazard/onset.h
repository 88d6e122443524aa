// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/time.h"

namespace sc {

/// How often incidents begin: the rates of docs/formats.md (incident_kinds.csv, table of drivers).
/// Pure functions; the choice of driver is the caller's. onset_process.h draws from them.

/// Soil wetness 0 ... 1: rain of the last 24 hours / 100 mm, at most 1. Assumed.
double soil_wetness(double rain_24h_m);

/// Probability that a tree has fallen at a 3-second gust:
///
///   P = Phi( ln(gust / (median k)) / sigma ),  k = sqrt(1 - 0.425 wetness)
///
/// The turning moment goes with the gust squared, and saturated soil holds 35-50 % less of it
/// (Forests 13, 1875): hence k. Form: lognormal fragility; medians (36-42 m/s) and sigma (0.25)
/// are assumptions to be calibrated. Units: m/s, wetness 0 ... 1. Gust 0 gives 0.
double tree_fall_probability(double gust_mps, double median_mps, double sigma_log, double wetness);

/// Falls per standing-at-the-start tree and hour: the growth of the greatest probability so far,
///   rate[i] = (max(P[0..i]) - max(P[0..i-1])) / step,  all trees stand before step 0,
/// so that the rates times the step add up to the greatest P. Shapes: gust [n], wetness [n].
std::vector<double> tree_fall_rates_per_h(std::span<double const> gust_mps,
                                          std::span<double const> wetness, double median_mps,
                                          double sigma_log, Duration step);

/// coefficient x max(0, x - threshold)^power: the rate of the drivers rain, gust, depth and canal,
/// in whatever unit x and threshold share.
double excess_rate_per_h(double x, double coefficient, double threshold, double power);

}  // namespace sc

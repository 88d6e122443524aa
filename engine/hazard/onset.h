// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "base/time.h"

namespace sc {

/// When incidents begin: the rates of docs/formats.md (incident_kinds.csv, table of drivers) and
/// the drawing of onsets from them. Pure functions; the choice of driver is the caller's.

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

/// Onsets of a non-homogeneous Poisson process whose rate is rate_per_h[i] (>= 0, finite) from
/// i*step to (i+1)*step, in whole milliseconds, ascending; two may share a millisecond.
///
/// Thinning (Lewis & Shedler 1979, Naval Res. Logist. Q. 26, 403-413): candidates come at the
/// greatest rate of a block of 12 steps and are kept with probability rate / greatest rate, so a
/// quiet week costs nothing for one wild hour. The same stream gives the same onsets.
std::vector<SimTime> thin(std::span<double const> rate_per_h, Duration step, Stream& stream);

}  // namespace sc

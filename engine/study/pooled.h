// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "study/estimate.h"

namespace sc {

/// The values of one replication, say its response times.
using Pool = std::span<double const>;

inline constexpr std::size_t kBatches = 20;

/// Quantile of all values of all replications thrown together (type 7, response/summary.h): P90 of
/// the response is that of all incidents. Its interval is that of batch means (Law & Kelton, ch.
/// 9.5.3): consecutive replications make at most kBatches batches of equal size (give or take one),
/// each has its quantile, and their spread gives the standard error. Batches without a value are
/// left out. `used` counts batches.
Estimate pooled_quantile(std::span<Pool const> pools, double q, double level = kUsualLevel);

/// Difference of two such quantiles, batch by batch with the same luck. Equal numbers of
/// replications.
Estimate pooled_quantile_difference(std::span<Pool const> ours, std::span<Pool const> yardstick,
                                    double q, double level = kUsualLevel);

}  // namespace sc

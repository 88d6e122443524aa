// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "study/ensemble.h"
#include "study/estimate.h"

namespace sc {

/// A number of summaries over the replications that have it.
struct Spread {
  std::string name;   ///< as in numbers() of response/summary.h
  Estimate estimate;  ///< mean over replications, but for those of incidents
  double least = 0;   ///< of the replications' own; NaN where no replication has it
  double most = 0;
};

/// Every number of an ensemble's summaries, in their order. The ensemble must not be empty. Mean
/// responses and shares of incidents are estimated as in comparisons: ratios of sums
/// (study/paired.h), P50 and P90 of all incidents of all replications (study/pooled.h).
std::vector<Spread> spread_of(Ensemble const& ensemble);

/// Mean over replications of any numbers; NaN: does not exist.
Spread spread_of(std::string name, std::vector<double> const& values);

}  // namespace sc

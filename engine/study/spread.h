// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "study/ensemble.h"
#include "study/estimate.h"

namespace sc {

/// A number of summaries over the replications that have it.
struct Spread {
  std::string name;  ///< as in numbers() of response/summary.h
  Estimate mean;     ///< over replications
  double least = 0;  ///< NaN where no replication has it
  double most = 0;
};

/// Every number of an ensemble's summaries, in their order. The ensemble must not be empty.
std::vector<Spread> spread_of(Ensemble const& ensemble);

/// The same for named columns of any numbers; NaN: does not exist.
Spread spread_of(std::string name, std::vector<double> const& values);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "study/ensemble.h"
#include "study/estimate.h"
#include "study/indicator.h"
#include "study/sample.h"

namespace sc {

/// One variant by one indicator, in SI.
struct Compared {
  Estimate value;
  Estimate difference;  ///< to the first variant, with the same luck; does not exist for it
};

/// [indicators][variants]. Samples of equal length and the same luck; the first is the yardstick.
/// Each interval is right by itself at the usual level: of twenty, one may miss.
/// study/study_comparison.h compares what a study file holds, unfinished ones too.
using Comparison = std::vector<std::vector<Compared>>;
Comparison compare(std::span<Sample const> variants);

/// The same of ensembles by the same seed, one world each.
Comparison compare(std::span<Ensemble const> variants, std::span<World const* const> worlds);

}  // namespace sc

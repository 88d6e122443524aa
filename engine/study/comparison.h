// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "study/ensemble.h"
#include "study/estimate.h"

namespace sc {

/// What variants are compared by. Estimates are multiplied by `scale` to be in `unit`.
struct Indicator {
  std::string_view id;  ///< "late_share"; stands in tables for programs
  std::string_view en;
  std::string_view zh;
  std::string_view unit;  ///< "min", "%" or "" for counts
  double scale = 1;       ///< SI to `unit`
  int decimals = 1;
  enum class Way : std::uint8_t {
    ratio,     ///< of sums over all incidents of all replications (study/paired.h)
    quantile,  ///< P90 of all incidents of all replications (study/pooled.h)
    mean       ///< over replications
  } way = Way::mean;
  double (*part)(Summary const&, World const&) = nullptr;
  double (*whole)(Summary const&, World const&) = nullptr;  ///< of a ratio
  bool more_is_better = false;
};
std::span<Indicator const> indicators();
/// Number of the indicator of that name, which must be there.
std::size_t indicator_number(std::string_view id);

/// One variant by one indicator, in SI.
struct Compared {
  Estimate value;
  Estimate difference;  ///< to the first variant, with the same luck; does not exist for it
};

/// [indicators][variants]. Ensembles of equal length by the same seed, one world each; the first is
/// the yardstick. Each interval is right by itself at the usual level: of twenty, one may miss.
using Comparison = std::vector<std::vector<Compared>>;
Comparison compare(std::span<Ensemble const> variants, std::span<World const* const> worlds);

}  // namespace sc

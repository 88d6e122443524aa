// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

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
  std::string_view part = {};   ///< KPI (study/kpi.h); of a quantile: none, it is of response times
  std::string_view whole = {};  ///< KPI, of a ratio
  bool more_is_better = false;
};

/// Those of every comparison, the mean response first.
std::span<Indicator const> indicators();
/// The same and, behind them, what only a study's comparison tells.
std::span<Indicator const> all_indicators();
/// Number of the indicator of that name, which must be there.
std::size_t indicator_number(std::string_view id);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/placement/covering.h"

namespace sc {

/// A covering case made small without changing its value: points that the same stations reach are
/// one group; points of no weight, points that nobody reaches and stations' reach without capacity
/// are left out.
struct CoveringGroups {
  std::vector<double> weight;                      ///< one per group
  std::vector<std::vector<std::size_t>> stations;  ///< that reach the group, ascending
  std::vector<std::vector<std::size_t>> groups;    ///< that the station reaches, ascending
  /// What the k-th unit in time adds per weight, (1 - q) q^(k - 1), at [k - 1]; up to one unit more
  /// than there are.
  std::vector<double> chance;
  double total = 0;  ///< sum of weight

  explicit CoveringGroups(CoveringCase const& what);
};

}  // namespace sc

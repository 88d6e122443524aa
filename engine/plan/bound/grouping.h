// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "base/id.h"

namespace sc {

/// Incidents at which only units of certain kinds can be first.
struct IncidentGroup {
  std::vector<UnitKindId> kinds;       ///< ascending
  std::vector<std::size_t> incidents;  ///< numbers, ascending
};

/// A partition of incidents, each part with its own bound.
struct Grouping {
  std::vector<IncidentGroup> groups;
  std::vector<double> bound;  ///< [groups]
};

/// Joins groups, two at a time, those whose bound gains most by it, until none gains. A bound of
/// the whole is the sum over any partition, so this only looks for a good one.
Grouping good_grouping(std::vector<IncidentGroup> groups,
                       std::function<double(IncidentGroup const&)> const& bound_of);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/id.h"
#include "hazard/timeline.h"

namespace sc {

/// Where incidents may begin: a zone, or a basin in it.
struct OnsetPlace {
  ZoneId zone;
  BasinId basin;  ///< unset unless the place is a basin
};

/// The numbers of a row of incident_kinds.csv; what they mean is the driver's affair.
struct OnsetRule {
  double coefficient = 0;
  double threshold = 0;
  double power = 1;
};

/// What drives the onset rate of a kind of incident: the g of docs/formats.md.
struct Driver {
  std::string_view name;  ///< in incident_kinds.csv
  std::string_view what;  ///< one line for `stormcrew list`
  /// g of each step, in onsets per hour and unit of exposure, beside the kind's own base rate;
  /// finite and never negative. A pure function. Null: g is 0, and the rule's cells may be empty.
  std::vector<double> (*rate_per_h)(HazardTimeline const&, OnsetPlace, OnsetRule const&) = nullptr;
  bool draws = true;                ///< false: kinds of recorded incidents only
  bool positive_threshold = false;  ///< else it may be any level, in whatever unit
  /// It is water above the threshold: its places are basins, and while it stands there one onset
  /// counts.
  bool floods = false;
};

}  // namespace sc

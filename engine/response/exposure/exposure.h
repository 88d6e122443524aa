// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "base/time.h"
#include "response/exposure/delay.h"
#include "response/exposure/flood.h"
#include "response/exposure/ranking.h"
#include "response/exposure/reach.h"
#include "response/world.h"

namespace sc {

/// One zone over the scenario's hours. Added times are means over its streets that are reached both
/// dry and at that moment.
struct ZoneExposure {
  ZoneId zone;
  double never_reached = 0;  ///< share of its street length that no station reaches even when dry
  std::optional<double> dry_s;  ///< mean time from the nearest station; unset: no street is reached
  double median_added_s = 0;
  double worst_added_s = 0;
  SimTime worst_at;              ///< the first moment of the worst
  Duration not_all_reached;      ///< time in which some street was under water or cut off
  double worst_not_reached = 0;  ///< greatest share not reached at one moment; of what is when dry
};

struct ExposureOptions {
  Responders responders;            ///< with at least one station
  Duration every = whole_hours(1);  ///< > 0, between moments of the scenario looked at
  std::vector<FloodKind> kinds = {FloodKind::basin, FloodKind::cut_street, FloodKind::cut_junction};
  std::size_t top = 20;  ///< floods kept in the ranking
  Nested nested = Nested::leave_out;
  Duration cut_off_counts_as = whole_hours(1);  ///< delay of an inhabitant who is cut off. Assumed
  int threads = 1;                              ///< 0 = one per core; results do not depend on it
  std::function<void(double share)> progress;   ///< one call at a time; may be empty
};

/// Which places a scenario's water keeps crews from, and which floods would.
struct ExposureReport {
  ExposureOptions options;  ///< as asked
  double population = 0;    ///< of all zones; 0: nobody is counted, every zone weighs 1
  std::size_t streets = 0;  ///< places to be reached
  std::size_t moments = 0;  ///< of the scenario looked at
  SimTime worst_at;         ///< moment at which the scenario itself costs most; first of equals
  TotalDelay worst;         ///< of that moment against dry roads; under water counts as cut off
  std::vector<ZoneExposure> zones;  ///< [zones]
  std::size_t floods = 0;           ///< looked at
  Ranking ranking;
};

/// Travel time to every street of every zone from the nearest station on standby, on dry roads, at
/// moments of the scenario, and with each flood of options.kinds on else dry roads.
///
/// The scenario's water is what its basins hold with no pump truck at work; incidents and
/// background traffic are not looked at. Streets inside a supposed flood are no loss of that flood.
/// docs/models.md defines every number. Cost: one search of the whole map per moment, per flood,
/// and per ranked flood. Pure: the same for any number of threads.
ExposureReport assess_exposure(World const& world, ExposureOptions const& options);

}  // namespace sc

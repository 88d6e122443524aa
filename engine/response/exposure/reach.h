// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "response/world.h"
#include "road/route_finder.h"

namespace sc {

/// Who sets out: the vehicle whose times are asked for, and the stations where units wait.
struct Responders {
  ResponseLevel level = ResponseLevel::none;
  UnitKindId kind;
  std::vector<StationId> stations;  ///< ascending; empty: the plan has none on standby at the level
};

/// The highest level that the scenario reaches before its end.
ResponseLevel highest_level(Scenario const& scenario);

/// Units on standby at a level, those of `kind` alone if it is set. Unset: units of all kinds, and
/// the vehicle is that of most of them (of equal ones the first in unit_kinds.csv).
Responders responders_of(Scenario const& scenario, ResponseLevel level, UnitKindId kind);

/// What is to be reached: the middle of every street on the ground, from either end. A zone is
/// the length-weighted mean of its streets, so its inhabitants live evenly along them.
/// Columns [streets], grouped by zone.
struct Streets {
  std::vector<LinkId> link;      ///< one direction
  std::vector<RoadPlace> place;  ///< its middle, in both directions
  std::vector<ZoneId> zone;
  std::vector<double> share;   ///< of the zone's street length; sums to 1 per zone with streets
  std::vector<double> weight;  ///< [zones] inhabitants, or 1 each where nobody is counted at all
};
Streets streets_of(World const& world);

/// Driving times [ms] of a unit kind on open roads without rain, wind or water. [links]
std::vector<LinkTime> dry_times(World const& world, UnitKindId kind);

/// Time from the nearest station to each street, nothing where no station reaches it. [streets]
using ReachTimes = std::vector<std::optional<Duration>>;

/// The one door through which exposure asks for travel times. One object per thread.
class NearestStation {
 public:
  /// `streets` must outlive it.
  NearestStation(World const& world, Responders const& responders, Streets const& streets);

  /// Quick where few links differ from the last call.
  ReachTimes reach(std::vector<LinkTime> const& times);

 private:
  void take(std::vector<LinkTime> const& times);

  World const* world_;
  Streets const* streets_;
  RoadPlace stations_;
  RouteFinder finder_;
  std::vector<LinkTime> times_;  ///< that metric_ was customised for
  std::optional<Metric> metric_;
};

}  // namespace sc

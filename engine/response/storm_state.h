// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/geo.h"
#include "base/id.h"
#include "base/time.h"

namespace sc {

/// Where a unit is at a moment of a storm, and since when it may be sent.
struct UnitNow {
  UnitId unit;
  StationId station;  ///< unset: not at a station
  LonLat position;    ///< of the station, if it is at one
  SimTime free_at;    ///< busy until then; StormState::now if it is not
  bool on_duty = true;
};

/// An incident that has been reported and is not cleared.
struct IncidentNow {
  IncidentKindId kind;
  LonLat position;
  SimTime reported;
  double severity = 1;        ///< now
  std::vector<UnitId> units;  ///< that are there or on their way
};

/// What a control room knows in the middle of a storm: where a plan for the rest of it begins.
/// Units that are not in it are off duty.
struct StormState {
  SimTime now;
  std::vector<UnitNow> units;
  std::vector<IncidentNow> incidents;
};

}  // namespace sc

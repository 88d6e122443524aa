// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"
#include "response/storm_state.h"

namespace sc {

/// Reads what a control room knows in the middle of a storm (docs/formats.md, "State"): JSON such
/// as
///
///   {"time": "2021-07-25T14:00:00+08:00",
///    "units": [{"unit": "P1", "station": "DEP1"},
///              {"unit": "M1", "lon_deg": 120.14, "lat_deg": 30.31,
///               "free_at": "2021-07-25T15:00:00"},
///              {"unit": "S1", "on_duty": false}],
///    "incidents": [{"kind": "WL_L", "lon_deg": 120.13, "lat_deg": 30.3,
///                   "reported": "2021-07-25T13:20:00", "severity": 2, "units": ["M1"]}]}
///
/// Times are ISO 8601, local to the scenario where they have no offset, and within the simulation;
/// a unit without `free_at` is free now. Units that are not named are off duty; one that is named
/// so may do without a place: it is at home. Positions are WGS 84, at most 50 km from the middle of
/// the zones and stations. An incident without `severity` has its kind's; `incidents` may be left
/// out. The units of an incident are on duty, and of one incident only.
///
/// Files of more than 10 MB are refused. Errors: InputError with every fault (of more than 20, the
/// number), as in `state.json: units[3].station = "DPE1" (must be ...)`; IoError.
StormState read_state(std::string const& path, Scenario const& scenario);

}  // namespace sc

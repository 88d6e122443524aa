// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/live/live_run.h"
#include "response/storm_state.h"

namespace sc {

/// What `plan --now` is asked with, from a run that is going on. Units out of service are off duty;
/// those that serve an incident are free when half its kind's work would be done. Of incidents that
/// nobody serves the 48 of greatest severity: no more units could be set aside for.
StormState storm_state_of(LiveRun const& run);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "drill/drill.h"
#include "drill/scripted_policy.h"
#include "response/incident_source.h"

namespace sc {

/// What teams do in a drill, as ACTIONS.csv tells it (docs/drills.md):
///
///   time,unit,action,inject,note
///   2021-07-25T14:05:30,pump-3,send,4,
///   2021-07-25T14:20,pump-3,call_off,,the street is flooded
///
/// `inject` is its number, with a `+` behind it for the trouble that the inject has led to.

enum class ActionKind : std::uint8_t { send, call_off };

struct TeamAction {
  SimTime at;
  UnitId unit;
  ActionKind kind = ActionKind::send;
  int inject = 0;          ///< 0: none, of a call-off
  bool follow_up = false;  ///< what the inject has led to is meant
  std::size_t line = 0;    ///< of the file; 0: of none
};

/// By time; what is done at one moment stays in the order of the file. Errors: InputError with
/// every fault: no such unit or inject, another action, a moment outside [begin, end).
std::vector<TeamAction> read_actions(std::string const& path, Drill const& drill);

/// What the drill's reference did from begin to end.
std::vector<TeamAction> reference_actions(Drill const& drill);

/// As such a file, times to the millisecond.
std::string actions_csv(Drill const& drill, std::span<TeamAction const> actions);

/// As orders of a simulation, in the order of the actions. `planned`: incidents_of the drill's
/// world, seed and replication. Actions for what an inject can never lead to name no incident that
/// is ever open.
Script script_of(Drill const& drill, std::span<TeamAction const> actions,
                 std::vector<PlannedIncident> const& planned);

/// The incident of an inject and the one that it may lead to.
std::vector<IncidentId> incidents_of_inject(Inject const& inject,
                                            std::vector<PlannedIncident> const& planned);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "drill/drill.h"
#include "response/world.h"

namespace sc {

/// Strains: what seems to break in a run, what would relieve it, and whether that is true.

/// Policies that a drill is simulated with to see whether the order of sending matters.
std::span<std::string_view const> tried_policies();

/// Waiting cost (report to arrival) under each of tried_policies().
std::vector<double> policy_costs_h(World const& drill, Trajectory const& reference);
/// (worst - best) / worst; 0 where nobody waits.
double policy_spread(std::span<double const> costs_h);

/// What the reference run shows, unproved: `relieved_cost_h` is still `cost_h`. At most one strain
/// of each kind but overload, which may have two (skills). `costs_h` as policy_costs_h gives them.
std::vector<Strain> possible_strains(World const& drill, Trajectory const& reference, SimTime begin,
                                     std::span<double const> costs_h);

/// The drill's scenario, as `drill` was made of it, with this strain relieved and nothing else
/// changed. Precondition: not a decision, which is relieved by another policy.
Scenario relieved(World const& drill, Scenario scenario, Strain const& strain,
                  Trajectory const& reference);

/// Severity-weighted waiting of what the strain concerns [h]: of the incidents that need the skill
/// (overload), lie in the zone (coverage), use material (supply), may be stopped by wind
/// (wind), else of all; until the arrival, from the onset (communication) or until the clearing
/// (wind, supply, endurance).
double strained_cost_h(Scenario const& drill, Strain const& strain, Trajectory const& run);

/// A strain stands if its relief saves this share of its cost, and at least so much.
inline constexpr double kLeastSavedShare = 0.1;
inline constexpr double kLeastSaved_h = 0.25;
inline double saved_h(Strain const& strain) {
  return strain.cost_h - strain.relieved_cost_h;
}
bool stands(Strain const& strain);

/// Simulates the drill with each strain relieved and keeps those that stand, greatest saving first.
/// `scenario` is the drill's own: a World of it is made for each relief.
std::vector<Strain> proved_strains(Scenario const& scenario, RoadTable const& roads,
                                   std::vector<Strain> strains);

/// Which of a drill's strains do not come out as told when everything is simulated again: empty if
/// all is true. For a drill whose scenario was read back from its folder.
std::vector<std::string> check_strains(Drill const& drill, RoadTable const& roads);

}  // namespace sc

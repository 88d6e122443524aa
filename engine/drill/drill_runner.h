// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "drill/actions.h"
#include "response/simulate.h"
#include "response/world.h"

namespace sc {

/// How a drill went: the simulation, and what became of each action.
struct TeamRun {
  Trajectory run;
  std::vector<OrderOutcome> outcomes;  ///< [actions]
};

/// Simulates one drill again and again: same storm, same luck, other orders. Its functions may be
/// called from several threads.
class DrillRunner {
 public:
  /// `world` is made of the drill's scenario; both must outlive it. Errors: InputError where the
  /// scenario or the drill names a policy that there is not.
  DrillRunner(World const& world, Drill const& drill);

  [[nodiscard]] World const& world() const { return world_; }
  [[nodiscard]] Drill const& drill() const { return drill_; }
  [[nodiscard]] std::vector<PlannedIncident> const& planned() const { return planned_; }

  /// The plan with the reference policy alone.
  [[nodiscard]] Trajectory reference() const;
  /// The team's actions within the exercise, the reference before and after.
  [[nodiscard]] TeamRun team(std::span<TeamAction const> actions) const;
  /// Incidents of the run in which the reference decides one inject, and what it has led to,
  /// instead of the team.
  [[nodiscard]] IncidentTable with_reference_at(Inject const& inject,
                                                std::span<TeamAction const> actions) const;

 private:
  [[nodiscard]] SimulationOptions options() const;
  [[nodiscard]] TeamRun scripted(std::span<TeamAction const> actions,
                                 std::span<IncidentId const> left_to_reference,
                                 SimulationOptions options) const;

  World const& world_;
  Drill const& drill_;
  std::unique_ptr<DispatchPolicy const> policy_;
  std::unique_ptr<RelocationPolicy const> relocation_;  ///< null: none
  std::vector<PlannedIncident> planned_;
};

}  // namespace sc

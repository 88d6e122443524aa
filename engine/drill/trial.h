// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "drill/drill_draw.h"
#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// Where drills come from: the scenario as it was read, and its roads. Both must outlive what is
/// made with them.
struct DrillSource {
  Scenario const* storm = nullptr;
  RoadTable const* roads = nullptr;
};

/// A draw as it really goes: what a guard or a patrol of the plan sees before anybody calls is
/// reported then, so that the message of the exercise and the run agree.
struct SettledDraw {
  DrillDraw draw;
  std::vector<ReportSource> sources;   ///< [incidents] who tells of it
  std::unique_ptr<World const> world;  ///< of the drill's scenario
  Trajectory reference;                ///< with the reference policy
};

/// Simulates the draw and puts earlier reports into its incidents, until nothing changes (at most
/// a few times). Incidents that do not happen, or are known before the exercise begins, are left
/// out; fewer than `least`: no world. `tail`: time after the exercise to finish the work.
SettledDraw settle(DrillSource const& source, DrillDraw draw, Duration tail, std::size_t least);

}  // namespace sc

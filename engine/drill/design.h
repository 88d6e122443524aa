// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "drill/drill.h"
#include "drill/trial.h"
#include "response/world.h"

namespace sc {

/// The search for a small set of drills that differ and tell much.
struct DesignOptions {
  std::size_t drills = 8;
  Duration length = whole_hours(4);  ///< of an exercise
  Duration tail = whole_hours(4);    ///< simulated after it, to finish the work
  std::vector<StrainKind> aims;      ///< each drill has a proved strain of these; empty: of any
  std::size_t most_injects = 20;
  std::uint32_t storms = 40;     ///< replications that are searched
  std::size_t candidates = 240;  ///< to simulate: as many of each storm, at least one
  int threads = 0;               ///< 0: one per core; the set does not depend on it
  std::function<void(double)> progress;
};
inline constexpr std::size_t kLeastInjects = 6;

/// Draws candidates from the storms, simulates each under several policies, and chooses those of
/// the greatest telling whose features lie at least the candidates' median distance apart and whose
/// strains were proved by simulating them again. Where fewer than wished can be had, as many
/// candidates again are drawn once; then the set is as large as it can be, perhaps empty.
///
/// `storm` is the World of `*source.storm`. Fills everything of the set but where the scenario and
/// roads came from (folder, hash, attribution). Pure function of its arguments.
DrillSet design_drills(DrillSource const& source, World const& storm, DesignOptions const& options);

}  // namespace sc

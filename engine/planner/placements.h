// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "planner/demand.h"
#include "planner/space.h"

namespace sc {

/// How well a classical model of location places the units of one kind at one level.
struct ModelFit {
  std::size_t level = 0;
  UnitKindId kind;
  int units = 0;        ///< on standby
  double value = 0;     ///< in the model's unit
  double bound = 0;     ///< of its linear relaxation: no placement is better
  bool proven = false;  ///< that none is better than `value`
};

/// A model of location, and what it makes of a plan.
struct Placement {
  std::string_view model;  ///< "p_median", "mclp", "mexclp", "p_centre"
  std::string_view unit;   ///< of the fits: "s" (less is better) or "share" (more is better)
  Candidate candidate;
  std::vector<ModelFit> fits;  ///< by level, then kind
};

/// Places those on standby in `who` anew by each model, kind by kind, those asked for most often
/// first; each kind has the room that the others left. Demand: calls of kinds that the unit helps
/// with, on the driving times of the level's phase. In time: within Rules::late less call handling
/// and turn-out.
///
/// p_median: least mean driving time (with_proof; a day where there is no way). mclp, mexclp:
/// greatest share of calls with a unit, a free unit, in time (place_for_cover), busy as long as the
/// calls of the level make it. p_centre: least greatest driving time (best_centre). `seed`: of
/// their searches.
std::vector<Placement> placements(World const& world, PlanSpace const& space, Demand const& demand,
                                  Candidate const& who, std::uint64_t seed);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "drill/score.h"

namespace sc {

/// What a scored drill is told from.
struct ScoreReport {
  World const& world;
  Drill const& drill;
  std::span<TeamAction const> actions;
  DrillScore const& score;
  std::string team;
  DrillVariant variant = DrillVariant::tabletop;
};

/// The sentence about the costliest decision.
Names costliest_sentence(ScoreReport const& report);

/// One row per inject, as docs/drills.md describes them.
std::string score_as_csv(ScoreReport const& report);

/// The page's data of a drill (`DrillData` of viewer/src/data.ts), which names incidents by their
/// rows in the team's run.
std::string drill_score_json(ScoreReport const& report);

/// "Fallen tree (Moganshan Road)".
Names title_of(ScoreReport const& report, Inject const& inject);

/// One line of the totals; nothing in `bound` where none is known.
struct TotalLine {
  Names names;
  std::string team, expected, bound;
};
std::vector<TotalLine> totals_of(ScoreReport const& report);

}  // namespace sc

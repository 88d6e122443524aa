// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "drill/files/drill_words.h"

namespace sc {

/// What a drill exercises: an objective for each kind of incident in it, in order of first inject.
struct DrillObjective {
  std::string id;  ///< "O1"
  IncidentKindId kind;
  Names names;             ///< "下穿隧道积水处置", "handling of underpass flooding"
  std::string capability;  ///< skills that it takes: "pump;traffic*2"
};

std::vector<DrillObjective> objectives_of(Drill const& drill);
/// That of an inject; it is there.
DrillObjective const& objective_of(std::vector<DrillObjective> const& all, Inject const& inject);

/// One line of the evaluation sheet.
struct EvaluationItem {
  Names section, item, criterion;
  std::string expected;
  int points = 0;
};

/// 100 points: 30 for what holds for the exercise as a whole, 70 for the injects by severity, half
/// for sending and half for being there. A form after GB/T 46792-2025 and AQ/T 9009-2015; the
/// points and limits are our proposal.
std::vector<EvaluationItem> evaluation_of(DrillCase const& what);

}  // namespace sc

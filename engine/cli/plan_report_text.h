// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/placements.h"
#include "planner/report.h"
#include "planner/search.h"

namespace sc {

/// Everything a planning session found.
struct PlanFindings {
  PlanSpace const& space;
  Candidate const& best;
  Objective objective;
  std::vector<Placement> const& placements;
  SearchResult const& search;
  double search_s = 0;  ///< wall time
  PlanReport const& report;
};

/// For people, in Chinese and English.
std::string plan_report_text(PlanFindings const& found);
/// For programs: docs/formats.md, "Plan report".
std::string plan_report_json(PlanFindings const& found);

}  // namespace sc

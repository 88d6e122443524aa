// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/plan_command.h"
#include "cli/plan_report_text.h"

namespace sc {

/// Name of the plan file; the others are named after it.
std::string plan_file_of(PlanOptions const& options);

/// Complains about an --out that is no plan file's name, or where something that is read would be
/// lost.
void expect_plan_outputs(PlanOptions const& options, Complaints& complaints);

/// Nobody searches for an hour to hear that there is no place for the plan. Errors: IoError.
void expect_place(PlanOptions const& options);

/// Plan, map, tables and report: each file complete or not at all. Errors: IoError.
void write_plan(PlanOptions const& options, PlanFindings const& found);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/load_case.h"
#include "planner/objective.h"

namespace sc {

struct PlanOptions {
  CaseOptions what;
  Objective objective = Objective::mean;
  std::optional<double> late_min;           ///< instead of Rules::late
  std::string budget;                       ///< "pump_heavy=+1,people=+6"
  std::string levels = "IV..I";             ///< that are planned
  bool refit = true;                        ///< units may become kinds on the same vehicle
  double least_skill = 0.5;                 ///< PlanScope::least_skill
  std::optional<double> time_s;             ///< of the search; 60 where neither limit is set
  std::optional<std::size_t> simulations;   ///< of the search
  std::uint32_t replications = 200;         ///< of the report
  std::uint32_t shadow_replications = 40;   ///< of the table of one more unit; 0: none
  std::string now;                          ///< state for a rolling plan
  std::vector<std::string> only_for_plans;  ///< options given that a rolling plan has no use for
  int hours = 3;                            ///< that a rolling plan looks ahead
  std::string out;                          ///< plan.toml; others are named after it
  bool json = false;
};

/// The scenario with the options' changes; as load_scenario.
Scenario planned_scenario(PlanOptions const& options, Complaints& complaints);

/// Looks for a plan and writes it as TOML, GeoJSON and CSV, and the report as text and JSON.
/// Prints the report. Errors: InputError, IoError.
int plan_command(PlanOptions const& options, std::ostream& out);

}  // namespace sc

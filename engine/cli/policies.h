// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "response/decision.h"
#include "response/scenario.h"

namespace sc {

inline constexpr std::string_view kNoRelocation = "none";

/// The dispatch policy of that name with the plan's weights of the scenario. A name that nothing
/// bears is complained about, where it stands if it is the scenario's own; then null.
std::unique_ptr<DispatchPolicy const> policy_of(std::string_view name, Scenario const& scenario,
                                                Complaints& complaints);

/// The relocation policy of that name; null for "none", too.
std::unique_ptr<RelocationPolicy const> relocation_of(std::string_view name,
                                                      Scenario const& scenario,
                                                      Complaints& complaints);

/// The policies that a scenario's rules name.
struct ScenarioPolicies {
  std::unique_ptr<DispatchPolicy const> dispatch;
  std::unique_ptr<RelocationPolicy const> relocation;  ///< null: none
};
ScenarioPolicies policies_of(Scenario const& scenario, Complaints& complaints);

/// Of every dispatch policy, in the table's order.
std::vector<std::string> policy_names();

/// A policy as `stormcrew list` shows it.
struct PolicyLine {
  std::string_view name;
  std::string_view what;
};
std::vector<PolicyLine> dispatch_lines();
std::vector<PolicyLine> relocation_lines();

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "response/decision.h"

namespace sc {

inline constexpr std::string_view kNoRelocation = "none";

/// The dispatch policy of that name with a plan's weights. Errors: InputError naming the known
/// ones.
std::unique_ptr<DispatchPolicy const> policy_of(std::string_view name,
                                                PolicyWeights const& weights);

/// The relocation policy of that name; null for "none". Errors: InputError naming the known ones.
std::unique_ptr<RelocationPolicy const> relocation_of(std::string_view name);

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

// SPDX-License-Identifier: Apache-2.0
// The only file of the command line that knows how the tables of plan/ make their policies.
#include "cli/policies.h"

#include "base/check.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"

namespace sc {
std::unique_ptr<DispatchPolicy const> policy_of(std::string_view name,
                                                PolicyWeights const& weights) {
  return make_dispatch_policy(name, weights);
}

std::unique_ptr<RelocationPolicy const> relocation_of(std::string_view name) {
  if (name == kNoRelocation) return nullptr;
  return make_relocation_policy(name);
}

std::vector<std::string> policy_names() {
  std::vector<std::string> names;
  for (DispatchEntry const& entry : dispatch_policies()) names.emplace_back(entry.name);
  return names;
}

std::vector<PolicyLine> dispatch_lines() {
  std::vector<PolicyLine> lines;
  for (DispatchEntry const& entry : dispatch_policies()) lines.push_back({entry.name, entry.what});
  return lines;
}

std::vector<PolicyLine> relocation_lines() {
  std::vector<PolicyLine> lines;
  for (RelocationEntry const& entry : relocation_policies())
    lines.push_back({entry.name, entry.what});
  return lines;
}

}  // namespace sc

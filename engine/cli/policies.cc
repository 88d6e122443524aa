// SPDX-License-Identifier: Apache-2.0
// The only file of the command line that knows how the tables of plan/ make their policies.
#include "cli/policies.h"

#include "base/check.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"

namespace sc {
namespace {

/// What `make` makes of a name that stands there.
template <class Make>
auto made_of(RowOrigin const& origin, Complaints& complaints, Make make) -> decltype(make()) {
  try {
    return make();
  } catch (InputError const& error) {
    for (Fault const& fault : error.faults())
      complaints.add_once(InputError(Fault{origin.file, origin.line, fault.message}));
    return nullptr;
  }
}

}  // namespace

ScenarioPolicies policies_of(Scenario const& scenario, Complaints& complaints) {
  Rules const& rules = scenario.rules;
  return {made_of(scenario.policy_origin, complaints,
                  [&] { return policy_of(rules.policy, scenario.plan.weights); }),
          made_of(scenario.relocation_origin, complaints,
                  [&] { return relocation_of(rules.relocation); })};
}

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

// SPDX-License-Identifier: Apache-2.0
// The only file of the command line that knows how the tables of plan/ make their policies.
#include "cli/policies.h"

#include "base/check.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"

namespace sc {
namespace {

/// What `make` makes of a name, which stands at `origin` if it is `own`.
template <class Make>
auto made_of(std::string_view name, std::string_view own, RowOrigin const& origin,
             Complaints& complaints, Make make) -> decltype(make()) {
  try {
    return make();
  } catch (InputError const& error) {
    RowOrigin const place = name == own ? origin : RowOrigin{};
    for (Fault const& fault : error.faults())
      complaints.add_once(InputError(Fault{place.file, place.line, fault.message}));
    return nullptr;
  }
}

}  // namespace

std::unique_ptr<DispatchPolicy const> policy_of(std::string_view name, Scenario const& scenario,
                                                Complaints& complaints) {
  return made_of(name, scenario.rules.policy, scenario.policy_origin, complaints,
                 [&] { return make_dispatch_policy(name, scenario.plan.weights); });
}

std::unique_ptr<RelocationPolicy const> relocation_of(std::string_view name,
                                                      Scenario const& scenario,
                                                      Complaints& complaints) {
  if (name == kNoRelocation) return nullptr;
  return made_of(name, scenario.rules.relocation, scenario.relocation_origin, complaints,
                 [&] { return make_relocation_policy(name); });
}

ScenarioPolicies policies_of(Scenario const& scenario, Complaints& complaints) {
  return {policy_of(scenario.rules.policy, scenario, complaints),
          relocation_of(scenario.rules.relocation, scenario, complaints)};
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

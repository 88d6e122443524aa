// SPDX-License-Identifier: Apache-2.0
// The only file of the command line that knows how the tables of plan/ make their policies.
#include "cli/policies.h"

#include "base/check.h"
#include "plan/dispatch/table.h"
#if __has_include("plan/relocation/table.h")
#include "plan/relocation/table.h"
#endif

namespace sc {
namespace {

// TODO: call make_dispatch_policy(name, weights) plainly, and include the relocation table without
// asking, once both are there.
template <class Name, class Weights>
std::unique_ptr<DispatchPolicy const> made(Name name, Weights const& weights) {
  if constexpr (requires { make_dispatch_policy(name, weights); })
    return make_dispatch_policy(name, weights);
  else
    return make_dispatch_policy(name);
}

}  // namespace

std::unique_ptr<DispatchPolicy const> policy_of(std::string_view name,
                                                PolicyWeights const& weights) {
  return made(name, weights);
}

std::unique_ptr<RelocationPolicy const> relocation_of(std::string_view name) {
  if (name == kNoRelocation) return nullptr;
#if __has_include("plan/relocation/table.h")
  return make_relocation_policy(name);
#else
  throw InputError(Fault{"", 0, "relocation = '" + std::string(name) + "' (must be none)."});
#endif
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
#if __has_include("plan/relocation/table.h")
  std::vector<PolicyLine> lines;
  for (RelocationEntry const& entry : relocation_policies())
    lines.push_back({entry.name, entry.what});
  return lines;
#else
  return {{kNoRelocation, "units return to their postings"}};
#endif
}

}  // namespace sc

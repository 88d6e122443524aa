// SPDX-License-Identifier: Apache-2.0
// The only file that knows every dispatch policy.
#include "plan/dispatch/table.h"

#include <array>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/suggest.h"
#include "plan/dispatch/nearest_idle.h"
#include "plan/dispatch/priority.h"

namespace sc {
namespace {

template <class Policy>
std::unique_ptr<DispatchPolicy> make(PolicyWeights const& weights) {
  return std::make_unique<Policy>(weights);
}

constexpr auto kPolicies = std::to_array<DispatchEntry>({
    {"nearest_idle", "first come, first served, by the unit that is there first",
     make<NearestIdle>},
    {"priority", "the most urgent first; units on the way to less urgent incidents are diverted",
     make<Priority>},
});

}  // namespace

std::span<DispatchEntry const> dispatch_policies() {
  return kPolicies;
}

std::unique_ptr<DispatchPolicy> make_dispatch_policy(std::string_view name,
                                                     PolicyWeights const& weights) {
  std::vector<std::string_view> known;
  std::string list;
  for (DispatchEntry const& entry : kPolicies) {
    if (entry.name == name) return entry.make(weights);
    known.push_back(entry.name);
    list += (list.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw InputError(Fault{"", 0,
                         "policy = '" + std::string(name) + "' (must be one of: " + list + ")." +
                             did_you_mean(name, known)});
}

}  // namespace sc

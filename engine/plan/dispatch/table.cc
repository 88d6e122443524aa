// SPDX-License-Identifier: Apache-2.0
// The only file that knows every dispatch policy.
#include "plan/dispatch/table.h"

#include <array>

#include "plan/dispatch/assignment.h"
#include "plan/dispatch/lookahead.h"
#include "plan/dispatch/nearest_idle.h"
#include "plan/dispatch/priority.h"
#include "plan/named_entry.h"

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
    {"assignment", "all incidents at once, at the least total cost of waiting",
     make<AssignmentPolicy>},
    {"lookahead", "like assignment, but tries answers out in imagined futures and may hold back",
     make<Lookahead>, true},
});

}  // namespace

std::span<DispatchEntry const> dispatch_policies() {
  return kPolicies;
}

std::unique_ptr<DispatchPolicy> make_dispatch_policy(std::string_view name,
                                                     PolicyWeights const& weights) {
  return named_entry(dispatch_policies(), name, "policy").make(weights);
}

}  // namespace sc

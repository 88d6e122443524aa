// SPDX-License-Identifier: Apache-2.0
// The only file that knows every relocation policy.
#include "plan/relocation/table.h"

#include <array>

#include "plan/named_entry.h"
#include "plan/relocation/dmexclp.h"
#include "plan/relocation/none.h"

namespace sc {
namespace {

template <class Policy>
std::unique_ptr<RelocationPolicy> make() {
  return std::make_unique<Policy>();
}

constexpr auto kPolicies = std::to_array<RelocationEntry>({
    {"none", "units wait where the plan posts them", make<NoRelocation>},
    {"dmexclp", "a unit that comes free waits where it adds most to the expected coverage",
     make<Dmexclp>},
});

}  // namespace

std::span<RelocationEntry const> relocation_policies() {
  return kPolicies;
}

std::unique_ptr<RelocationPolicy> make_relocation_policy(std::string_view name) {
  return named_entry(relocation_policies(), name, "relocation").make();
}

}  // namespace sc

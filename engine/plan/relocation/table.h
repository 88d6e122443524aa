// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "response/decision.h"

namespace sc {

struct RelocationEntry {
  std::string_view name;
  std::string_view what;  ///< one line for help texts
  std::unique_ptr<RelocationPolicy> (*make)();
};

/// Every relocation policy there is. `stormcrew list`, the "did you mean" of a wrong name and the
/// contract tests all come from here.
std::span<RelocationEntry const> relocation_policies();

/// The policy of that name. Errors: InputError naming the known ones.
std::unique_ptr<RelocationPolicy> make_relocation_policy(std::string_view name);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "response/decision.h"

namespace sc {

struct DispatchEntry {
  std::string_view name;
  std::string_view what;  ///< one line for help texts
  std::unique_ptr<DispatchPolicy> (*make)(PolicyWeights const&);
  bool holds_back = false;  ///< may leave an incident waiting beside an idle unit that could help
};

/// Every dispatch policy there is. `stormcrew list`, the help, the "did you mean" of a wrong name
/// and the contract tests all come from here.
std::span<DispatchEntry const> dispatch_policies();

/// The policy of that name, weighing as told. Errors: InputError naming the known ones.
std::unique_ptr<DispatchPolicy> make_dispatch_policy(std::string_view name,
                                                     PolicyWeights const& weights = {});

}  // namespace sc

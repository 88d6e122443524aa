// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/check.h"
#include "cli/load_case.h"

namespace sc {

/// Some values of a scenario have an option of their own (--policy for rules.policy). Whoever gives
/// one by that option and by --set, too, must have meant something else.

/// Complains about values that `options` give in both ways.
void expect_one_source(CaseOptions const& options, Complaints& complaints);

/// The same for what else was given and decides the value of `key`: "--late-min".
void expect_one_source(std::string_view other, std::string_view key, Settings const& settings,
                       Complaints& complaints);

/// Is there a setting of this key?
bool gives(Settings const& settings, std::string_view key);

/// Drops what the settings give, too.
void leave_to_settings(CaseOptions& options);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"

namespace sc {

/// A scenario on one screen: names, horizon, what each table holds and the totals that show at a
/// glance whether the right files were read. Lines end with '\n'; nothing depends on the machine.
std::string digest(Scenario const& scenario);

}  // namespace sc

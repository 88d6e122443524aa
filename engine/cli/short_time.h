// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"

namespace sc {

/// A moment on the scenario's own clock, as tables have room for it: "07-26 05:40".
std::string short_time(Scenario const& scenario, SimTime t);

}  // namespace sc

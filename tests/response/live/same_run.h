// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "response/trajectory.h"

namespace sc::test {

/// Names of the columns and totals in which two runs differ, to the last bit.
std::vector<std::string> differences(Trajectory const& a, Trajectory const& b);

}  // namespace sc::test

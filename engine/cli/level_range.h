// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "base/check.h"
#include "response/scenario.h"

namespace sc {

/// Response levels that a text names, by number: "IV..I" from the lower to the higher, or "II,I".
/// Complains about any other.
std::array<bool, kResponseLevels> levels_of(std::string const& text, Complaints& complaints);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "response/scenario.h"

namespace sc {

/// "pump" -> "排水", "pump": what units with the skill are called before the word for units. A
/// skill of a scenario's own is its own name in both languages.
Names words_of_skill(std::string_view skill);

}  // namespace sc

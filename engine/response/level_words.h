// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "response/scenario.h"

namespace sc {

/// Response levels as files and reports write them, by number.
inline constexpr std::array<std::string_view, kResponseLevels> kLevelWords = {"none", "IV", "III",
                                                                              "II", "I"};

}  // namespace sc

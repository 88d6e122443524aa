// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drill/drill.h"

namespace sc {

inline constexpr std::string_view kDrillFormat = "stormcrew-drill";
inline constexpr int kDrillFormatVersion = 1;

/// drill.json: everything about the drill that its scenario folder does not hold, without the
/// reference run (docs/drills.md).
std::string drill_json(Drill const& drill);

}  // namespace sc

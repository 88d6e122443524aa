// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drill/drill.h"

namespace sc {

/// The files of the whole set: what each drill strains and how that was proved, what tells them
/// apart. For those who plan exercises, not for players.
std::string set_readme(DrillSet const& set);
std::string set_csv(DrillSet const& set);
std::string set_json(DrillSet const& set);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "response/needs.h"

namespace sc {

/// How many of the units, given by their skills, cover the needs: greedily, the one that helps most
/// first. All of them if even together they do not.
std::size_t units_to_cover(Needs needs, std::span<SkillSet const> units);

}  // namespace sc

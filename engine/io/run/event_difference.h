// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "des/event.h"

namespace sc {

/// Index of the first event that differs in any part; where one log is the beginning of the other,
/// the length of the shorter. Nothing when they are equal.
std::optional<std::size_t> first_difference(std::span<Event const> a, std::span<Event const> b);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sc {

/// Travel time of a link in whole milliseconds (>= 0); kImpassable when nothing gets through.
using LinkTime = std::int32_t;
inline constexpr LinkTime kImpassable = INT32_MAX;

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "road/hierarchy/elimination.h"

namespace sc {

/// The front of a climb through the elimination tree: distinct vertices, ascending. The lowest is
/// replaced by its parent until all have met at the root. Not a public header.

inline void tidy_front(std::vector<std::uint32_t>& front) {
  std::sort(front.begin(), front.end());
  front.erase(std::unique(front.begin(), front.end()), front.end());
}

/// Replaces the lowest by its parent, kNoVertex at a root.
inline void advance_front(std::vector<std::uint32_t>& front, std::uint32_t parent) {
  std::size_t const last = front.size() - 1;
  std::size_t i = 0;
  for (; i < last && front[i + 1] < parent; ++i) front[i] = front[i + 1];
  bool const lost = parent == kNoVertex || (i < last && front[i + 1] == parent);
  if (lost)
    front.erase(front.begin() + static_cast<std::ptrdiff_t>(i));
  else
    front[i] = parent;
}

}  // namespace sc

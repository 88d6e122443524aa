// SPDX-License-Identifier: Apache-2.0
#include "io/run/event_difference.h"

#include <algorithm>

namespace sc {

std::optional<std::size_t> first_difference(std::span<Event const> a, std::span<Event const> b) {
  auto const [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at == a.end() && other == b.end()) return std::nullopt;
  return static_cast<std::size_t>(at - a.begin());
}

}  // namespace sc

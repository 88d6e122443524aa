// SPDX-License-Identifier: Apache-2.0
#include "road/route_memory.h"

#include "base/check.h"

namespace sc {

std::uint64_t RouteMemory::key(RoadPlace const& from, RoadPlace const& to) {
  SC_EXPECT(!from.empty() && !to.empty());
  return std::uint64_t{from.front().link.value()} << 32U | to.front().link.value();
}

RouteMemory::Entry const* RouteMemory::entry(RoadPlace const& from, RoadPlace const& to) const {
  auto const [first, last] = known_.equal_range(key(from, to));
  for (auto it = first; it != last; ++it)
    if (it->second.from == from && it->second.to == to) return &it->second;
  return nullptr;
}

std::optional<std::optional<Route>> RouteMemory::find(RoadPlace const& from,
                                                      RoadPlace const& to) const {
  std::lock_guard const guard(lock_);
  Entry const* known = entry(from, to);
  if (known == nullptr) return std::nullopt;
  return known->route;
}

void RouteMemory::put(RoadPlace const& from, RoadPlace const& to,
                      std::optional<Route> const& route) {
  std::lock_guard const guard(lock_);
  if (known_.size() >= kMost || entry(from, to) != nullptr) return;
  known_.emplace(key(from, to), Entry{from, to, route});
}

}  // namespace sc

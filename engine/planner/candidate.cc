// SPDX-License-Identifier: Apache-2.0
#include "planner/candidate.h"

#include <fmt/format.h>

namespace sc {

std::string key_of(Candidate const& c) {
  std::string key;
  for (std::uint8_t const as : c.as) key += static_cast<char>('a' + as);
  for (auto const& level : c.at)
    for (auto const& p : level)
      key += p ? fmt::format("{}:{},{},{};", static_cast<int>(p->duty), p->station.value(),
                             p->basin.value(), p->route)
               : "-;";
  for (double const amount : c.stock) key += fmt::format("{} ", amount);
  return key;
}

}  // namespace sc

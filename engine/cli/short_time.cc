// SPDX-License-Identifier: Apache-2.0
#include "cli/short_time.h"

#include <fmt/chrono.h>

#include <ctime>

namespace sc {

std::string short_time(Scenario const& s, SimTime t) {
  auto const seconds = static_cast<std::time_t>((s.start_unix_ms + s.utc_offset.ms + t.ms) / 1000);
  return fmt::format("{:%m-%d %H:%M}", fmt::gmtime(seconds));
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/scenario.h"

namespace sc {

/// From 20:00 to 06:00 local time work takes longer and people come later.
inline bool is_night(Scenario const& s, SimTime t) {
  std::int64_t const day_ms = whole_hours(24).ms;
  std::int64_t const local_ms = (s.start_unix_ms + s.utc_offset.ms + t.ms) % day_ms;
  return local_ms < whole_hours(6).ms || local_ms >= whole_hours(20).ms;
}

}  // namespace sc

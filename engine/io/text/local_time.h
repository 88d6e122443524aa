// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "io/text/iso_time.h"
#include "response/scenario.h"

namespace sc {

/// A moment of a scenario on its own clock: `2021-07-25T14:05:00+08:00`; milliseconds only when
/// there are any.
inline std::string local_time(Scenario const& s, SimTime t) {
  return date_time_text(s.start_unix_ms + t.ms, s.utc_offset);
}
/// "" where there is no time.
inline std::string local_time_if_any(Scenario const& s, std::optional<SimTime> t) {
  return t ? local_time(s, *t) : std::string();
}

}  // namespace sc

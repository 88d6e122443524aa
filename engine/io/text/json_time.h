// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "io/text/json_object.h"
#include "io/text/local_time.h"

namespace sc {

/// A date-time on the scenario's clock; nothing if the key is missing or holds none (complained).
inline std::optional<SimTime> time_in(JsonObject& object, std::string_view key, Scenario const& s) {
  auto const text = object.text(key);
  if (!text) return std::nullopt;
  auto const unix_ms = parse_date_time(*text, s.utc_offset);
  if (unix_ms) return sim_time(*unix_ms, {s.start_unix_ms, s.utc_offset});
  object.complain(key, "must be a date-time such as 2021-07-25T14:00:00");
  return std::nullopt;
}
/// It is not within the simulation.
inline void complain_of_time(JsonObject& object, std::string_view key, Scenario const& s) {
  object.complain(key, "must be within the simulation, " + local_time(s, SimTime{}) + " to " +
                           local_time(s, s.end));
}

}  // namespace sc

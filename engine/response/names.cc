// SPDX-License-Identifier: Apache-2.0
// The words for states, as they stand in run files.
#include <array>

#include "response/state.h"
#include "response/trajectory.h"

namespace sc {
namespace {

template <std::size_t n, class Enum>
char const* pick(std::array<char const*, n> const& names, Enum value) {
  auto const i = static_cast<std::size_t>(value);
  return i < n ? names[i] : "unknown";
}

}  // namespace

char const* name_of(UnitStatus s) {
  return pick(std::array{"off_duty", "standby", "turning_out", "driving", "held", "setting_up",
                         "working", "wind_stopped", "guarding", "patrolling", "returning",
                         "awaiting", "resting", "called_in", "handing_over"},
              s);
}
char const* name_of(IncidentStatus s) {
  return pick(std::array{"unreported", "waiting", "assigned", "arrived", "cleared", "prevented"},
              s);
}
char const* name_of(ReportSource s) {
  return pick(std::array{"none", "citizen", "guard", "patrol", "driver", "record"}, s);
}
char const* name_of(OrderKind k) {
  return pick(std::array{"to_incident", "to_station", "to_guard", "to_patrol", "off_duty",
                         "to_supply", "called_off"},
              k);
}
char const* name_of(EventKind k) {
  return pick(
      std::array{"weather_step", "level_change", "shift_change", "closure_begin",  "closure_end",
                 "onset",        "report",       "turned_out",   "node_reached",   "set_up",
                 "work_done",    "patrol_due",   "crew_ready",   "duty_limit",     "meal_over",
                 "handed_over",  "spawn",        "restock",      "outside_supply", "dispatch"},
      k);
}

}  // namespace sc

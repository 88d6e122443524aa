// SPDX-License-Identifier: Apache-2.0
#include "drill/files/drill_words.h"

#include <fmt/format.h>

#include <array>

#include "planner/demand.h"

namespace sc {

std::string day_and_minute(Scenario const& s, SimTime t) {
  std::string const iso = local_time(s, t);
  return iso.substr(5, 5) + ' ' + iso.substr(11, 5);
}

std::string clock_text(Duration since_begin) {
  std::int64_t const seconds = since_begin.ms / 1000;
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::optional<double> minutes_after(Inject const& inject, std::optional<SimTime> t) {
  return t ? std::optional((*t - inject.at).minutes()) : std::nullopt;
}

ResponseLevel level_in_force(Scenario const& s, SimTime t) {
  return static_cast<ResponseLevel>(level_at(s, t));
}

Names level_names(ResponseLevel level) {
  static std::array<Names, kResponseLevels> const kNames = {{{"未启动应急响应", "no activation"},
                                                             {"四级响应", "response level IV"},
                                                             {"三级响应", "response level III"},
                                                             {"二级响应", "response level II"},
                                                             {"一级响应", "response level I"}}};
  return kNames[static_cast<std::size_t>(level)];
}

Names duty_names(Duty duty) {
  switch (duty) {
    case Duty::standby: return {"待命", "standby"};
    case Duty::guard: return {"值守", "guard"};
    case Duty::patrol: return {"巡查", "patrol"};
  }
  return {};
}

std::string unit_list(Scenario const& s, std::span<UnitId const> units,
                      std::string_view separator) {
  std::string text;
  for (UnitId const unit : units) {
    if (!text.empty()) text += separator;
    text += s.units[unit.index()].id;
  }
  return text;
}

Names const& kind_names(Scenario const& s, Inject const& inject) {
  return s.incident_kinds[inject.kind.index()].names;
}

std::string drill_folder(Drill const& drill) {
  return fmt::format("{:02}", drill.number);
}

}  // namespace sc

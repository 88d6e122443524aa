// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drill/drill.h"
#include "io/text/local_time.h"
#include "response/world.h"

namespace sc {

/// A drill with what its files are made from: `world` is made of the drill's scenario.
struct DrillCase {
  DrillSet const& set;
  Drill const& drill;
  World const& world;
};

/// A moment on the scenario's clock, short: "07-25 14:05".
std::string day_and_minute(Scenario const& s, SimTime t);
/// "01:02:03"; hours go on beyond 24.
std::string clock_text(Duration since_begin);
/// From the report until then [min].
std::optional<double> minutes_after(Inject const& inject, std::optional<SimTime> t);

/// The level in force at a moment.
ResponseLevel level_in_force(Scenario const& s, SimTime t);
/// "四级响应", "response level IV".
Names level_names(ResponseLevel level);
/// "待命", "standby".
Names duty_names(Duty duty);

/// Ids, joined: "P1;T2".
std::string unit_list(Scenario const& s, std::span<UnitId const> units,
                      std::string_view separator = ";");
Names const& kind_names(Scenario const& s, Inject const& inject);
/// Of the set: "01".
std::string drill_folder(Drill const& drill);

}  // namespace sc

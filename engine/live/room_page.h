// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "live/duty_room.h"
#include "live/forecast.h"
#include "live/what_if.h"
#include "planner/rolling.h"
#include "report/report_json.h"

namespace sc {

/// How the page is told of the room: JSON as viewer/src/live/data.ts describes it.
class RoomPage {
 public:
  /// What stands in LiveScenario beside the scenario's own.
  struct Head {
    std::string program;
    std::string attribution;  ///< of the roads
    double pace = 1;          ///< 0: none
    std::string policy;
    bool automatic = false;
    std::string drill;  ///< JSON; empty: none
  };
  /// `world` must outlive it.
  RoomPage(World const& world, Head head);

  [[nodiscard]] World const& world() const { return world_; }
  [[nodiscard]] PageMap const& map() const { return map_; }
  /// LiveScenario; some MB.
  [[nodiscard]] std::string const& scenario() const { return scenario_; }

  [[nodiscard]] std::string forecast(Forecast const& f, Duration took) const;
  [[nodiscard]] std::string advice(RollingPlan const& plan, SimTime made) const;
  [[nodiscard]] std::string what_if(WhatIf const& w, Duration took) const;
  /// RecommendedOrder[].
  [[nodiscard]] std::string orders(DutyRoom const& room,
                                   std::span<RecommendedOrder const> orders) const;

 private:
  World const& world_;
  std::string scenario_;
  PageMap map_;
};

/// LiveChange: a row of the log.
struct LogRow {
  std::int64_t seq = 0;
  SimTime at;
  std::string what;
  Author author;
  Names words;
  Applied applied;
};
std::string log_row_json(LogRow const& row);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drill/files/drill_words.h"

namespace sc {

/// Weather when the exercise begins and until it ends, over all zones.
struct WeatherBrief {
  double rain_so_far_mm = 0;          ///< mean of the zones since the scenario's start
  double last_hour_mm = 0;            ///< of the wettest zone
  double rain_ahead_mm = 0;           ///< mean of the zones until the end of the exercise
  double ahead_hour_mm = 0;           ///< most in 60 minutes in one zone until then
  double wind_mps = 0, gust_mps = 0;  ///< greatest of the zones, now
  double wind_ahead_mps = 0, gust_ahead_mps = 0;
  std::optional<double> canal_m, canal_ahead_m;  ///< now, highest until the end
  std::vector<BasinId> flooded;                  ///< 0.15 m deep or more, now
};
WeatherBrief weather_brief(DrillCase const& what);

/// One line of the situation page: what and how, in both languages.
struct SituationLine {
  Names label, value;
};

/// What the players are told at the beginning, nothing of what will come but a forecast: time,
/// place, weather so far and ahead, canal, flooded points, response level, forces, task, and what
/// the storm is made of.
std::vector<SituationLine> situation_of(DrillCase const& what);

/// The same as a page of Markdown, Chinese first.
std::string situation_markdown(DrillCase const& what);

/// Text that Markdown (CommonMark) shows as it is, on one line.
std::string markdown_text(std::string_view text);

}  // namespace sc

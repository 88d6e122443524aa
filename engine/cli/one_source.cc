// SPDX-License-Identifier: Apache-2.0
#include "cli/one_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sc {
namespace {

struct Twin {
  std::string_view option;
  std::string_view key;
  bool (*given)(CaseOptions const&);
  void (*drop)(CaseOptions&);
};

template <auto kMember>
constexpr Twin word(std::string_view option, std::string_view key) {
  return {option, key, [](CaseOptions const& o) { return !(o.*kMember).empty(); },
          [](CaseOptions& o) { (o.*kMember).clear(); }};
}

template <auto kMember>
constexpr Twin value(std::string_view option, std::string_view key) {
  return {option, key, [](CaseOptions const& o) { return (o.*kMember).has_value(); },
          [](CaseOptions& o) { (o.*kMember).reset(); }};
}

constexpr Twin flag(std::string_view option, std::string_view key) {
  return {option, key, [](CaseOptions const& o) { return o.traffic; },
          [](CaseOptions& o) { o.traffic = false; }};
}

constexpr std::array kTwins = {
    word<&CaseOptions::roads>("--roads", "roads.source"),
    word<&CaseOptions::roads>("--roads", "roads.path"),
    word<&CaseOptions::policy>("--policy", "rules.policy"),
    word<&CaseOptions::relocation>("--relocation", "rules.relocation"),
    value<&CaseOptions::measures>("--measures", "measures.rebuilt_points"),
    value<&CaseOptions::measures>("--measures", "measures.separated_buildings"),
    value<&CaseOptions::rain_factor>("--rain-factor", "weather.rain_factor"),
    value<&CaseOptions::trips_per_day>("--trips", "traffic.trips_per_day"),
    value<&CaseOptions::trips_per_day>("--trips", "traffic.on"),
    flag("--traffic", "traffic.on"),
};

auto find(std::string_view key, Settings const& settings) {
  return std::find_if(settings.begin(), settings.end(),
                      [&](Setting const& setting) { return setting.key == key; });
}

}  // namespace

void expect_one_source(std::string_view other, std::string_view key, Settings const& settings,
                       Complaints& complaints) {
  auto const setting = find(key, settings);
  if (setting != settings.end())
    complaints.add("--set", 0,
                   fmt::format("{} = {} (must not stand beside {})", key, setting->value, other));
}

bool gives(Settings const& settings, std::string_view key) {
  return find(key, settings) != settings.end();
}

void expect_one_source(CaseOptions const& options, Complaints& complaints) {
  for (Twin const& twin : kTwins)
    if (twin.given(options)) expect_one_source(twin.option, twin.key, options.settings, complaints);
}

void leave_to_settings(CaseOptions& options) {
  for (Twin const& twin : kTwins)
    if (gives(options.settings, twin.key)) twin.drop(options);
}

}  // namespace sc

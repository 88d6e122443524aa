// SPDX-License-Identifier: Apache-2.0
#include "hazard/timeline.h"

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "base/parallel.h"

namespace sc {
namespace {

/// The weather that every zone and basin shares, one entry per step.
struct SharedWeather {
  std::vector<std::optional<Cyclone>> cyclone;
  GaugeSteps gauges;
};

std::size_t step_count(HazardInput const& input) {
  auto const whole = (input.end.ms + input.step.ms - 1) / input.step.ms;
  return static_cast<std::size_t>(std::max<std::int64_t>(whole, 1));
}

SimTime middle_of(std::size_t k, Duration step) {
  return SimTime{static_cast<std::int64_t>(k) * step.ms + step.ms / 2};
}

HazardTimeline blank_timeline(HazardInput const& input) {
  HazardTimeline t;
  t.step = input.step;
  t.steps = step_count(input);
  t.zones = input.zones.size();
  t.basins = input.basins.size();
  for (auto* zone_series :
       {&t.rain_mps, &t.mean_wind_mps, &t.gust_mps, &t.wind_from_rad, &t.rain_hour_m})
    zone_series->assign(t.steps * t.zones, 0.0F);
  for (auto* basin_series : {&t.basin_rain_mps, &t.depth_m})
    basin_series->assign(t.steps * t.basins, 0.0F);
  t.canal_m.resize(t.steps);
  t.balance.resize(t.basins);
  return t;
}

SharedWeather shared_weather(HazardInput const& input, std::size_t steps, int threads) {
  SharedWeather shared;
  RainRecord const none;
  shared.gauges = gauge_steps(input.rain != nullptr ? *input.rain : none, input.step, steps);
  shared.cyclone.resize(steps);
  if (input.track.empty()) return shared;
  parallel_for(steps, threads, [&](std::size_t k) {
    shared.cyclone[k] = cyclone_at(input.track, middle_of(k, input.step));
  });
  return shared;
}

/// Rain intensity at one place over all steps.
std::vector<float> rain_series_mps(HazardInput const& input, GaugeSteps const& gauges,
                                   LonLat place) {
  std::vector<float> series(gauges.steps);
  if (gauges.gauges == 0) return series;
  auto const weights = shepard_weights(input.rain->gauges, place);
  double const per_second = input.rain_factor / input.step.seconds();
  for (std::size_t k = 0; k < gauges.steps; ++k)
    series[k] = static_cast<float>(
        per_second * interpolate_rain_m(weights, gauges.depths(k), gauges.records(k)));
  return series;
}

void fill_zone(HazardInput const& input, SharedWeather const& shared, ZoneId zone,
               HazardTimeline& t) {
  HazardZone const& place = input.zones[zone.index()];
  auto const rain = rain_series_mps(input, shared.gauges, place.centre);
  auto const hour = rain_in_window_m(rain, input.step, whole_hours(1));
  for (std::size_t k = 0; k < t.steps; ++k) {
    std::size_t const cell = t.cell(k, zone);
    t.rain_mps[cell] = rain[k];
    t.rain_hour_m[cell] = static_cast<float>(hour[k]);
    if (!shared.cyclone[k]) continue;
    Wind const wind = surface_wind(*shared.cyclone[k], place.centre, place.terrain);
    t.mean_wind_mps[cell] = static_cast<float>(wind.mean_mps);
    t.gust_mps[cell] = static_cast<float>(wind.gust_mps);
    t.wind_from_rad[cell] = static_cast<float>(wind.from_rad);
  }
}

/// Runs on the floats of the timeline itself, so that a run that steps the basin again from these
/// columns finds the same depths.
void fill_basin(HazardInput const& input, SharedWeather const& shared, BasinId basin,
                HazardTimeline& t) {
  HazardBasin const& place = input.basins[basin.index()];
  auto const rain = rain_series_mps(input, shared.gauges, place.position);
  BasinState state;
  for (std::size_t k = 0; k < t.steps; ++k) {
    std::size_t const cell = t.cell(k, basin);
    t.basin_rain_mps[cell] = rain[k];
    advance(place.spec, static_cast<double>(rain[k]), static_cast<double>(t.canal_m[k]), 0,
            input.step, state);
    t.depth_m[cell] = static_cast<float>(depth_m(place.spec, state.volume_m3));
  }
  t.balance[basin.index()] = state.balance;
}

}  // namespace

HazardTimeline build_timeline(HazardInput const& input, int threads) {
  SC_EXPECT(input.step.ms > 0 && input.end.ms >= 0);
  HazardTimeline t = blank_timeline(input);
  SharedWeather const shared = shared_weather(input, t.steps, threads);
  for (std::size_t k = 0; k < t.steps; ++k)
    t.canal_m[k] = static_cast<float>(canal_level_m(input.canal, middle_of(k, input.step)));
  // Every zone and every basin writes its own columns only.
  parallel_for(t.zones + t.basins, threads, [&](std::size_t i) {
    if (i < t.zones)
      fill_zone(input, shared, ZoneId{i}, t);
    else
      fill_basin(input, shared, BasinId{i - t.zones}, t);
  });
  return t;
}

}  // namespace sc

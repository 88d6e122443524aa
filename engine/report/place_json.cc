// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/rounded.h"
#include "base/text.h"
#include "report/parts_json.h"

namespace sc::page {
namespace {

Json label_json(RunLabel const& label) {
  return {{"id", label.id}, {"names", names_json(label.names)}};
}

Json place_json(RunLabel const& label, LonLat at, PageFrame const& frame) {
  Json json = label_json(label);
  PageFrame::Point const p = frame.at(at);
  json["x"] = p.x;
  json["y"] = p.y;
  return json;
}

Json skills_json(std::string const& words) {
  Json skills = Json::array();
  for (std::string_view const word : items_of(words, ";")) skills.push_back(word);
  return skills;
}

/// Of every step, over the zones.
template <class Join>
Json over_zones(RunContents const& run, std::vector<float> const& values, double scale, Join join) {
  std::size_t const zones = run.labels.zones.size();
  Json row = Json::array();
  for (std::size_t k = 0; k < run.weather.steps; ++k) {
    double all = 0;
    for (std::size_t z = 0; z < zones; ++z)
      all = join(all, static_cast<double>(values[k * zones + z]));
    row.push_back(rounded(all * scale, 100));
  }
  return row;
}

Json basin_json(RunContents const& run, std::size_t b, PageFrame const& frame) {
  RunBasin const& basin = run.labels.basins[b];
  Json json = place_json(basin.label, basin.position, frame);
  json["kind"] = basin.underpass ? "underpass" : "waterlogging";
  json["closure_depth_mm"] = std::lround(1000 * basin.closure_depth_m);
  Json depth = Json::array();
  long deepest = 0;
  std::size_t at = 0;
  for (std::size_t k = 0; k < run.weather.steps; ++k) {
    double const metres =
        static_cast<double>(run.run.basin_depth_m[k * run.labels.basins.size() + b]);
    long const mm = std::lround(1000 * metres);
    if (mm > deepest) at = k + 1;
    deepest = std::max(deepest, mm);
    depth.push_back(mm);
  }
  json["depth_mm"] = std::move(depth);
  json["deepest_mm"] = deepest;
  json["deepest_at"] = static_cast<std::int64_t>(at) * (run.weather.step.ms / 1000);
  return json;
}

}  // namespace

Json weather_json(RunContents const& run) {
  auto const add = [](double a, double b) { return a + b; };
  auto const most = [](double a, double b) { return std::max(a, b); };
  constexpr double kMmPerHour = 3.6e6;
  double const zones = std::max<double>(1, static_cast<double>(run.labels.zones.size()));
  RunWeather const& w = run.weather;
  Json canal = Json::array();
  constexpr float kNoReading = -1000;  // kDryCanalM of hazard/canal.h
  for (float const level : w.canal_m)
    canal.push_back(level <= kNoReading ? Json(nullptr)
                                        : Json(rounded(static_cast<double>(level), 1000)));
  return {{"step", w.step.ms / 1000},
          {"rain_mm_per_h", over_zones(run, w.rain_mps, kMmPerHour / zones, add)},
          {"rain_most_mm_per_h", over_zones(run, w.rain_mps, kMmPerHour, most)},
          {"mean_wind_mps", over_zones(run, w.mean_wind_mps, 1, most)},
          {"gust_mps", over_zones(run, w.gust_mps, 1, most)},
          {"canal_m", std::move(canal)}};
}

void add_tables(RunContents const& run, PageFrame const& frame, Json& json) {
  RunLabels const& labels = run.labels;
  json["zones"] = Json::array();
  for (RunZone const& z : labels.zones) {
    Json& zone = json["zones"].emplace_back(place_json(z.label, z.position, frame));
    zone["population"] = z.population;
  }
  json["stations"] = Json::array();
  for (RunStation const& s : labels.stations) {
    Json& station = json["stations"].emplace_back(place_json(s.label, s.position, frame));
    station["kind"] = s.kind;
    station["capacity"] = s.capacity;
  }
  json["basins"] = Json::array();
  for (std::size_t b = 0; b < labels.basins.size(); ++b)
    json["basins"].push_back(basin_json(run, b, frame));
  json["unit_kinds"] = Json::array();
  for (RunUnitKind const& k : labels.unit_kinds) {
    Json& kind = json["unit_kinds"].emplace_back(label_json(k.label));
    kind["skills"] = skills_json(k.skills);
    kind["crew"] = k.crew;
  }
  json["incident_kinds"] = Json::array();
  for (RunIncidentKind const& k : labels.incident_kinds) {
    Json& kind = json["incident_kinds"].emplace_back(label_json(k.label));
    kind["needs"] = k.needs;
  }
}

}  // namespace sc::page

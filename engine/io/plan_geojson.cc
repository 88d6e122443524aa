// SPDX-License-Identifier: Apache-2.0
#include "io/plan_geojson.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "io/posted_unit.h"
#include "io/scenario/planned_stock.h"
#include "io/scenario/scenario_draft.h"
#include "io/text/geometry_json.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

/// From stop to stop and back to the first, as patrols drive.
Json round_json(std::vector<LonLat> stops) {
  if (stops.empty()) return nullptr;
  stops.push_back(stops.front());
  return line_json(stops);
}

Json unit_json(PostedUnit const& posted) {
  return {{"unit", posted.unit->id},
          {"kind", posted.kind->id},
          {"kind_zh", posted.kind->names.zh},
          {"kind_en", posted.kind->names.en},
          {"people", posted.kind->crew}};
}

/// Features of one level, in the order of the stations, basins and routes.
class Level {
 public:
  Level(Scenario const& s, std::size_t level, std::vector<PlannedStock> const& stock)
      : s_(s), level_(level), stock_(stock) {}

  void add_to(Json& features) {
    for (std::size_t i = 0; i < s_.stations.size(); ++i) add_station(StationId{i}, features);
    for (std::size_t i = 0; i < s_.basins.size(); ++i) add_basin(BasinId{i}, features);
    for (PatrolRoute const& route : s_.patrols) add_route(route, features);
  }

 private:
  /// A feature without geometry of the units whose postings are meant.
  template <class IsMeant>
  [[nodiscard]] Json feature(Duty duty, std::string const& place, Names const& names,
                             IsMeant is_meant) const {
    Json units = Json::array();
    int people = 0;
    for (Posting const& posting : s_.plan.postings[level_]) {
      if (!is_meant(posting)) continue;
      PostedUnit const posted = posted_unit(s_, posting);
      units.push_back(unit_json(posted));
      people += posted.kind->crew;
    }
    Json json{{"type", "Feature"}, {"geometry", nullptr}};
    json["properties"] = {{"level", level_words()[level_]},
                          {"duty", duty_words()[static_cast<std::size_t>(duty)]},
                          {"place", place},
                          {"name_zh", names.zh},
                          {"name_en", names.en},
                          {"units", std::move(units)},
                          {"people", people}};
    return json;
  }

  [[nodiscard]] Json stock_at(StationId station) const {
    Json rows = Json::array();
    for (PlannedStock const& stock : stock_) {
      if (stock.station != station || stock.amount <= 0) continue;
      MaterialSpec const& material = s_.materials[stock.material.index()];
      rows.push_back({{"material", material.id},
                      {"name_zh", material.names.zh},
                      {"name_en", material.names.en},
                      {"amount", stock.amount},
                      {"unit", material.unit}});
    }
    return rows;
  }

  void add_station(StationId id, Json& features) const {
    StationSpec const& station = s_.stations[id.index()];
    Json json = feature(Duty::standby, station.id, station.names,
                        [&](Posting const& p) { return p.station == id; });
    Json stock = stock_at(id);
    if (json["properties"]["units"].empty() && stock.empty()) return;
    json["geometry"] = point_json(station.position);
    json["properties"]["capacity_units"] = station.capacity_units;
    json["properties"]["stock"] = std::move(stock);
    features.push_back(std::move(json));
  }

  void add_basin(BasinId id, Json& features) const {
    BasinPlace const& basin = s_.basins[id.index()];
    Json json = feature(Duty::guard, basin.id, basin.names,
                        [&](Posting const& p) { return p.basin == id; });
    if (json["properties"]["units"].empty()) return;
    json["geometry"] = point_json(basin.position);
    features.push_back(std::move(json));
  }

  void add_route(PatrolRoute const& route, Json& features) const {
    Json json =
        feature(Duty::patrol, route.id, {}, [&](Posting const& p) { return p.route == route.id; });
    if (json["properties"]["units"].empty()) return;
    json["geometry"] = round_json(route.stops);
    if (route.grid_m > 0) {
      json["properties"]["zones"] = Json::array();
      for (ZoneId const zone : route.zones)
        json["properties"]["zones"].push_back(s_.zones[zone.index()].id);
      json["properties"]["grid_m"] = route.grid_m;
    }
    features.push_back(std::move(json));
  }

  Scenario const& s_;
  std::size_t level_;
  std::vector<PlannedStock> const& stock_;
};

Json about(Scenario const& s) {
  return {{"format", "stormcrew-plan"},
          {"format_version", 1},
          {"scenario", {{"en", s.names.en}, {"zh", s.names.zh}}},
          {"note", s.note},
          {"plan", s.plan.name}};
}

}  // namespace

std::string plan_geojson(Scenario const& scenario) {
  auto const stock = planned_stock(scenario);
  Json json{{"type", "FeatureCollection"}, {"stormcrew", about(scenario)}};
  json["features"] = Json::array();
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    Level(scenario, level, stock).add_to(json["features"]);
  return dumped(json) + '\n';
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/route_json.h"

#include <nlohmann/json.hpp>
#include <numbers>

#include "base/check.h"
#include "base/text.h"
#include "io/hdf5/atomic_file.h"
#include "io/text/geometry_json.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

/// Of metres, and of degrees of bearing.
double tenths(double value) {
  return rounded(value, 10);
}

Json text_or_null(std::string const& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json end_json(RouteEnd const& end) {
  return {{"lon", end.asked.lon_deg},
          {"lat", end.asked.lat_deg},
          {"road_lon", rounded_degrees(end.on_road.lon_deg)},
          {"road_lat", rounded_degrees(end.on_road.lat_deg)},
          {"road_distance_m", tenths(end.distance_m)}};
}

Json step_json(RoadGraph const& graph, RouteStep const& step, bool first) {
  RoadName const& name = street_of(graph, step);
  return {{"turn", first ? std::string("depart") : std::string(name_of(step.turn))},
          {"name", full_name(name)},
          {"name_zh", name.zh},
          {"name_en", name.en},
          {"metres", tenths(step.length_m)},
          {"seconds", step.duration.seconds()}};
}

Json summary_json(RouteAnswer const& answer) {
  return {{"vehicle", text_or_null(answer.vehicle)},
          {"time", text_or_null(answer.time)},
          {"metres", tenths(answer.length_m)},
          {"seconds", answer.duration.seconds()}};
}

Json feature(Json geometry, Json properties) {
  return {{"type", "Feature"},
          {"geometry", std::move(geometry)},
          {"properties", std::move(properties)}};
}

Json point_feature(char const* kind, LonLat on_road, RouteEnd const& end) {
  Json properties{{"kind", kind}};
  properties.update(end_json(end));
  return feature(point_json(on_road), properties);
}

Json step_feature(RoadGraph const& graph, RouteStep const& step, std::size_t number) {
  Json properties{{"kind", "step"}, {"step", number}};
  properties.update(step_json(graph, step, number == 1));
  return feature(line_json(shape_of(graph, step.stretches)), properties);
}

}  // namespace

std::string full_name(RoadName const& name) {
  return name.zh == name.en ? name.en : joined(name.zh, name.en);
}

std::optional<double> departure_deg(RoadGraph const& graph, RouteAnswer const& answer) {
  if (answer.steps.empty()) return std::nullopt;
  auto const bearing = bearing_at_start_rad(graph, answer.steps.front());
  if (!bearing) return std::nullopt;
  return *bearing * 180 / std::numbers::pi;
}

std::string route_as_json(RoadGraph const& graph, RouteAnswer const& answer) {
  Json json{{"reachable", !answer.steps.empty()},
            {"from", end_json(answer.from)},
            {"to", end_json(answer.to)}};
  json.update(summary_json(answer));
  json["attribution"] = graph.table().attribution;
  if (answer.steps.empty()) json["metres"] = json["seconds"] = nullptr;
  auto const bearing = departure_deg(graph, answer);
  json["departure_deg"] = bearing ? Json(tenths(*bearing)) : Json(nullptr);
  json["steps"] = Json::array();
  for (RouteStep const& step : answer.steps)
    json["steps"].push_back(step_json(graph, step, json["steps"].empty()));
  return dumped(json, 2) + '\n';
}

std::string route_as_geojson(RoadGraph const& graph, RouteAnswer const& answer) {
  SC_EXPECT(!answer.steps.empty());
  Json json{{"type", "FeatureCollection"}};
  json.update(summary_json(answer));
  json["attribution"] = graph.table().attribution;
  json["features"] = Json::array({point_feature("start", answer.from.on_road, answer.from)});
  std::size_t number = 0;
  for (RouteStep const& step : answer.steps)
    json["features"].push_back(step_feature(graph, step, ++number));
  json["features"].push_back(point_feature("end", answer.to.on_road, answer.to));
  return dumped(json) + '\n';
}

void write_route_geojson(std::string const& path, RoadGraph const& graph,
                         RouteAnswer const& answer) {
  write_file(path, route_as_geojson(graph, answer));
}

}  // namespace sc

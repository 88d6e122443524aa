// SPDX-License-Identifier: Apache-2.0
#include "io/exposure/exposure_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/rounded.h"
#include "io/hdf5/atomic_file.h"
#include "io/text/json_text.h"
#include "io/text/local_time.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kWords =
    "Water and wind are the scenario's, no pump truck at work; ranked floods are supposed. Times "
    "are driving times from the nearest station on standby and ignore traffic and turn-out.";

Json delay_json(TotalDelay const& delay) {
  return {{"person_hours", delay.person_hours},
          {"cut_off_people", delay.cut_off_people},
          {"slowed_people", delay.slowed_people},
          {"most_added_s", delay.most_s}};
}

Json stations_json(Scenario const& s, std::vector<StationId> const& stations) {
  Json json = Json::array();
  for (StationId const station : stations) json.push_back(s.stations[station.index()].id);
  return json;
}

Json about_json(World const& world, ExposureReport const& report, std::string const& attribution) {
  Scenario const& s = world.scenario;
  Responders const& who = report.options.responders;
  Json json{{"format", "stormcrew-exposure"},
            {"format_version", 1},
            {"scenario", {{"en", s.names.en}, {"zh", s.names.zh}}},
            {"note", s.note},
            {"words", kWords},
            {"attribution", attribution},
            {"rain_factor", s.rain_factor},
            {"vehicle", s.unit_kinds[who.kind.index()].id},
            {"stations", stations_json(s, who.stations)},
            {"weighted_by", report.population > 0 ? "population" : "zones"},
            {"cut_off_counts_as_s", report.options.cut_off_counts_as.seconds()},
            {"streets", report.streets},
            {"moments", report.moments},
            {"every_s", report.options.every.seconds()},
            {"floods", report.floods},
            {"harmless", report.ranking.harmless},
            {"nested", report.ranking.nested}};
  if (!s.settings.empty()) json["settings"] = s.settings;
  json["worst_moment"] = delay_json(report.worst);
  json["worst_moment"]["at"] = local_time(s, report.worst_at);
  return json;
}

Json zone_json(World const& world, ZoneExposure const& zone) {
  ZoneSpec const& spec = world.scenario.zones[zone.zone.index()];
  return {{"id", spec.id},
          {"name_zh", spec.names.zh},
          {"name_en", spec.names.en},
          {"population", spec.population},
          {"never_reached", zone.never_reached},
          {"dry_s", zone.dry_s ? Json(*zone.dry_s) : Json(nullptr)},
          {"median_added_s", zone.median_added_s},
          {"worst_added_s", zone.worst_added_s},
          {"worst_at", local_time(world.scenario, zone.worst_at)},
          {"not_all_reached_h", zone.not_all_reached.hours()},
          {"worst_not_reached", zone.worst_not_reached}};
}

Json felt_json(World const& world, std::vector<ZoneDelay> const& zones) {
  Json json = Json::array();
  for (ZoneDelay const& zone : zones)
    json.push_back({{"id", world.scenario.zones[zone.zone.index()].id},
                    {"cut_off", zone.cut_off},
                    {"slowed", zone.slowed},
                    {"delay_s", zone.delay_s},
                    {"most_added_s", zone.most_s}});
  return json;
}

Json links_json(std::vector<LinkId> const& links) {
  Json json = Json::array();
  for (LinkId const link : links) json.push_back(link.value());
  return json;
}

Json flood_json(World const& world, FloodExposure const& exposure, std::size_t rank) {
  Flood const& flood = exposure.flood;
  Names const names = names_of(world, flood);
  Json json{{"rank", rank},
            {"kind", kFloodKinds[static_cast<std::size_t>(flood.kind)]},
            {"name_zh", names.zh},
            {"name_en", names.en},
            {"links", links_json(flood.links)}};
  if (flood.basin) json["basin"] = world.scenario.basins[flood.basin.index()].id;
  if (flood.node) json["node"] = flood.node.value();
  if (flood.beyond) {
    json["beyond_nodes"] = flood.beyond->nodes;
    json["beyond_m"] = flood.beyond->street_m;
  }
  json["deepest_m"] = rounded(double{exposure.deepest_m}, 1e4);
  json["stations"] = stations_json(world.scenario, exposure.stations);
  json.update(delay_json(exposure.dry));
  json["at_worst_moment"] = delay_json(exposure.at_worst);
  json["subdistricts"] = felt_json(world, exposure.zones);
  return json;
}

Json position_json(LonLat p) {
  return {p.lon_deg, p.lat_deg};
}

Json line_json(RoadTable const& roads, LinkId link) {
  std::size_t const i = link.index();
  Json line = Json::array({position_json(roads.node_position[roads.tail[i]])});
  for (std::size_t k = roads.shape_begin[i]; k < roads.shape_begin[i + 1]; ++k)
    line.push_back(position_json(roads.shape[k]));
  line.push_back(position_json(roads.node_position[roads.head[i]]));
  return line;
}

/// Each street once, also where both of its directions are flooded.
Json lines_json(World const& world, std::vector<LinkId> const& links) {
  Json lines = Json::array();
  for (LinkId const link : links) {
    LinkId const twin = world.roads.twin(link);
    if (twin && twin < link && std::binary_search(links.begin(), links.end(), twin)) continue;
    lines.push_back(line_json(world.roads.table(), link));
  }
  return {{"type", "MultiLineString"}, {"coordinates", lines}};
}

Json feature(std::string_view what, Json geometry, Json const& properties) {
  Json json{{"type", "Feature"}, {"geometry", std::move(geometry)}};
  json["properties"] = {{"what", what}};
  json["properties"].update(properties);
  return json;
}

Json collection(World const& world, ExposureReport const& report, std::string const& attribution) {
  Json features = Json::array();
  std::size_t rank = 0;
  for (FloodExposure const& flood : report.ranking.floods)
    features.push_back(
        feature("flood", lines_json(world, flood.flood.links), flood_json(world, flood, ++rank)));
  for (ZoneExposure const& zone : report.zones)
    features.push_back(
        feature("subdistrict",
                {{"type", "Point"},
                 {"coordinates", position_json(world.scenario.zones[zone.zone.index()].centre)}},
                zone_json(world, zone)));
  return {{"type", "FeatureCollection"},
          {"stormcrew", about_json(world, report, attribution)},
          {"features", features}};
}

/// Road names of a PBF file may hold any bytes.
std::string text_of(Json const& json, int indent) {
  return dumped(json, indent) + '\n';
}

}  // namespace

std::string exposure_json(World const& world, ExposureReport const& report,
                          std::string const& attribution) {
  Json json = about_json(world, report, attribution);
  json["subdistricts"] = Json::array();
  for (ZoneExposure const& zone : report.zones)
    json["subdistricts"].push_back(zone_json(world, zone));
  json["ranked"] = Json::array();
  for (FloodExposure const& flood : report.ranking.floods)
    json["ranked"].push_back(flood_json(world, flood, json["ranked"].size() + 1));
  return text_of(json, 2);
}

void write_exposure_geojson(std::string const& path, World const& world,
                            ExposureReport const& report, std::string const& attribution) {
  write_file(path, text_of(collection(world, report, attribution), -1));
}

}  // namespace sc

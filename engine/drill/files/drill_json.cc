// SPDX-License-Identifier: Apache-2.0
#include "drill/files/drill_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "drill/files/drill_words.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

/// An empty text has no key.
void put(Json& json, std::string const& key, std::string const& text) {
  if (!text.empty()) json[key] = text;
}

void put(Json& json, std::string const& key, Names const& names) {
  put(json, key + "_zh", names.zh);
  put(json, key + "_en", names.en);
}

void put(Json& json, std::string const& key, Scenario const& s, std::optional<SimTime> t) {
  put(json, key, local_time_if_any(s, t));
}

Json units_json(Scenario const& s, Inject const& it) {
  Json units = Json::array();
  for (UnitId const unit : it.expected_units) units.push_back(s.units[unit.index()].id);
  return units;
}

Json inject_json(Scenario const& s, Inject const& it) {
  Json json = {{"number", it.number},           {"incident", it.incident},
               {"at", local_time(s, it.at)},    {"kind", s.incident_kinds[it.kind.index()].id},
               {"severity", it.severity},       {"lon_deg", it.position.lon_deg},
               {"lat_deg", it.position.lat_deg}};
  put(json, "place", it.place);
  put(json, "from", it.from);
  put(json, "to", it.to);
  put(json, "mode", it.mode);
  put(json, "message", it.message);
  put(json, "expected_action", it.expected_action);
  json["expected_units"] = units_json(s, it);
  put(json, "expected_dispatch", s, it.expected_dispatch);
  put(json, "expected_arrive", s, it.expected_arrive);
  put(json, "expected_clear", s, it.expected_clear);
  put(json, "bound_arrive", s, it.bound_arrive);
  return json;
}

Json strain_json(Strain const& it) {
  Json json = {{"kind", name_of(it.kind)}, {"size", it.size}, {"unit", it.unit}};
  put(json, "subject", it.subject);
  put(json, "subject_name", it.subject_names);
  put(json, "measured", it.measured);
  put(json, "relief", it.relief);
  json["cost_h"] = it.cost_h;
  json["relieved_cost_h"] = it.relieved_cost_h;
  return json;
}

Json feature_json(DrillFeature const& it) {
  Json json = {{"id", it.id}, {"value", it.value}, {"scaled", it.scaled}};
  put(json, "name", it.names);
  return json;
}

}  // namespace

std::string drill_json(Drill const& drill) {
  Scenario const& s = drill.scenario;
  Json json = {
      {"format", kDrillFormat}, {"format_version", kDrillFormatVersion}, {"number", drill.number}};
  put(json, "name", drill.names);
  json.update({{"begin", local_time(s, drill.begin)},
               {"end", local_time(s, drill.end)},
               {"seed", fmt::format("{}", drill.seed)},
               {"replication", drill.replication},
               {"storm_replication", drill.storm_replication},
               {"reference_policy", drill.reference_policy},
               {"injects", Json::array()},
               {"strains", Json::array()},
               {"features", Json::array()}});
  for (Inject const& it : drill.injects) json["injects"].push_back(inject_json(s, it));
  for (Strain const& it : drill.strains) json["strains"].push_back(strain_json(it));
  for (DrillFeature const& it : drill.features) json["features"].push_back(feature_json(it));
  return dumped(json, 1) + '\n';
}

}  // namespace sc

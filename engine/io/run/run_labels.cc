// SPDX-License-Identifier: Apache-2.0
#include "io/run/run_labels.h"

namespace sc {
namespace {

template <class Spec>
RunLabel label_of(Spec const& spec) {
  return {spec.id, spec.names};
}

std::string place_of(Scenario const& s, Posting const& posting) {
  switch (posting.duty) {
    case Duty::standby: return s.stations[posting.station.index()].id;
    case Duty::guard: return s.basins[posting.basin.index()].id;
    case Duty::patrol: return posting.route;
  }
  return {};
}

std::vector<RunPosting> postings_of(Scenario const& s) {
  std::vector<RunPosting> rows;
  for (std::size_t level = 0; level < kResponseLevels; ++level)
    for (Posting const& posting : s.plan.postings[level])
      rows.push_back(
          {static_cast<ResponseLevel>(level), posting.unit, posting.duty, place_of(s, posting)});
  return rows;
}

void add_kinds(Scenario const& s, RunLabels& to) {
  for (UnitKindSpec const& k : s.unit_kinds)
    to.unit_kinds.push_back({label_of(k), skill_words(s, k.skills), k.crew});
  for (IncidentKindSpec const& k : s.incident_kinds)
    to.incident_kinds.push_back({label_of(k), needs_words(s, k.needs), k.blocks_link});
  for (MaterialSpec const& m : s.materials) to.materials.push_back(label_of(m));
}

void add_places(Scenario const& s, RunLabels& to) {
  for (StationSpec const& p : s.stations)
    to.stations.push_back({label_of(p), p.kind, p.capacity_units, p.position});
  for (BasinPlace const& p : s.basins)
    to.basins.push_back({{p.id, p.names}, p.underpass, p.closure_depth_m, p.position});
  for (ZoneSpec const& p : s.zones) to.zones.push_back({label_of(p), p.population, p.centre});
}

}  // namespace

std::string needs_words(Scenario const& scenario, Needs const& needs) {
  std::string words;
  for (std::size_t i = 0; i < scenario.skill_names.size() && i < kMostSkills; ++i) {
    if (needs.count(i) == 0) continue;
    if (!words.empty()) words += ';';
    words += scenario.skill_names[i];
    if (needs.count(i) > 1) words += '*' + std::to_string(needs.count(i));
  }
  return words;
}

std::string skill_words(Scenario const& scenario, SkillSet skills) {
  return needs_words(scenario, Needs::one_of_each(skills));
}

RunLabels run_labels(Scenario const& scenario, RoadTable const* roads) {
  RunLabels labels;
  labels.start_unix_ms = scenario.start_unix_ms;
  labels.utc_offset = scenario.utc_offset;
  labels.late = scenario.rules.late;
  labels.call_handling = scenario.rules.call_handling;
  labels.dispatch_epoch = scenario.rules.dispatch_epoch;
  labels.plan_name = scenario.plan.name;
  add_kinds(scenario, labels);
  for (UnitSpec const& u : scenario.units) labels.units.push_back({u.id, u.kind, u.home});
  add_places(scenario, labels);
  for (LevelChange const& c : scenario.levels) labels.levels.push_back({c.time, c.level});
  labels.postings = postings_of(scenario);
  if (roads == nullptr) return labels;
  for (RoadName const& name : roads->names) labels.streets.push_back({name.zh, name.en});
  labels.waterways = roads->waterways;
  return labels;
}

}  // namespace sc

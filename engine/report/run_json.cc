// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "base/check.h"
#include "io/text/iso_time.h"
#include "report/measures.h"
#include "report/parts_json.h"
#include "report/report_json.h"
#include "report/status_words.h"
#include "report/timelines.h"
#include "response/level_words.h"

namespace sc {
namespace {

using page::Json;
using page::seconds;

void add_head(RunContents const& run, Json& json) {
  RunLabels const& labels = run.labels;
  json["start"] = date_time_text(labels.start_unix_ms, labels.utc_offset);
  json["start_unix_s"] = labels.start_unix_ms / 1000;
  json["offset_min"] = labels.utc_offset.ms / 60'000;
  json["end"] = seconds(run.run.end);
  json["late_s"] = labels.late.seconds();
  Provenance const& p = run.provenance;
  json["provenance"] = {{"scenario_folder", p.scenario_folder},
                        {"scenario_sha256", p.scenario_sha256},
                        {"settings", p.settings},
                        {"plan", p.plan_file.empty() ? labels.plan_name : p.plan_file},
                        {"policy", p.policy},
                        {"relocation", p.relocation},
                        {"seed", std::to_string(p.seed)},
                        {"replication", std::to_string(p.replication)},
                        {"roads", p.roads},
                        {"roads_sha256", p.roads_sha256},
                        {"engine", p.engine_version + " (" + p.git_sha + ")"},
                        {"date", p.date},
                        {"command_line", p.command_line}};
  json["summary"] = Json::object();
  for (auto const& [name, value] : run.summary)
    json["summary"][name] = std::isfinite(value) ? Json(value) : Json(nullptr);
  json["measures"] = Json::array();
  for (Measure const& m : measures_of(run))
    json["measures"].push_back(
        {{"key", m.key}, {"names", names_json(m.names)}, {"text", names_json(m.text)}});
  json["levels"] = Json::array();
  for (RunLevel const& l : labels.levels)
    json["levels"].push_back(
        {{"at", seconds(l.at)}, {"level", kLevelWords[static_cast<std::size_t>(l.level)]}});
}

template <class Enum>
Json words_json(Enum last) {
  Json list = Json::array();
  for (int v = 0; v <= static_cast<int>(last); ++v) {
    auto const value = static_cast<Enum>(v);
    list.push_back({{"id", name_of(value)}, {"names", names_json(words_of(value))}});
  }
  return list;
}

Json busy_json(RunContents const& run) {
  BusyTimeline const busy = busy_timeline(run);
  return {{"step", busy.step.ms / 1000}, {"on_duty", busy.on_duty}, {"moving", busy.moving},
          {"on_scene", busy.on_scene},   {"stopped", busy.stopped}, {"guarding", busy.guarding},
          {"standby", busy.standby}};
}

Json trips_json(RunContents const& run) {
  TripTimeline const trips = trip_timeline(run);
  return {{"step", trips.step.ms / 1000}, {"person", trips.person}, {"vehicle", trips.vehicle}};
}

/// Every place that a page shows lies near these.
std::vector<LonLat> places_of(RunContents const& run) {
  std::vector<LonLat> places = run.roads.tail;
  for (RunStation const& s : run.labels.stations) places.push_back(s.position);
  if (places.empty())
    throw InputError({"", 0, "the run file has neither roads nor stations: nothing to show"});
  return places;
}

}  // namespace

PageMap page_map(RunContents const& run) {
  PageFrame const frame(places_of(run));
  return {frame, page::streets_of(run, frame).of_link};
}

std::string run_json(RunContents const& run) {
  PageFrame const frame(places_of(run));
  page::Streets const streets = page::streets_of(run, frame);
  Json json;
  add_head(run, json);
  json["map"] = page::map_json(run, frame, streets);
  json["weather"] = page::weather_json(run);
  page::add_tables(run, frame, json);
  json["unit_statuses"] = words_json(UnitStatus::handing_over);
  json["incident_statuses"] = words_json(IncidentStatus::prevented);
  json["report_sources"] = words_json(ReportSource::record);
  json["units"] = page::units_json(run, frame);
  json["incidents"] = page::incidents_json(run, frame, streets);
  json["busy"] = busy_json(run);
  json["trips"] = trips_json(run);
  return dumped(json);
}

}  // namespace sc

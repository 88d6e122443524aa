// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "io/run/run_labels.h"
#include "io/text/json_text.h"
#include "io/text/json_whole.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(Names const& n) {
  return {n.zh, n.en};
}
Names names_of(Json const& j) {
  return {j.at(0).get<std::string>(), j.at(1).get<std::string>()};
}

Json as_json(LonLat const& p) {
  return {p.lon_deg, p.lat_deg};
}
LonLat place_of(Json const& j) {
  LonLat const p{j.at(0).get<double>(), j.at(1).get<double>()};
  if (std::abs(p.lon_deg) > 180 || std::abs(p.lat_deg) > 90)
    throw std::out_of_range("a place that is none on Earth");
  return p;
}

/// A whole number of milliseconds that has a date (io/text/iso_time.h) when added to others.
std::int64_t milliseconds_of(Json const& j) {
  constexpr std::int64_t kMost = std::int64_t{400} * 366 * 24 * 3'600'000;
  auto const ms = whole_of<std::int64_t>(j);
  if (ms < -kMost || ms > kMost) throw std::out_of_range("a time beyond 400 years");
  return ms;
}

Json as_json(RunLabel const& l) {
  return {{"id", l.id}, {"names", as_json(l.names)}};
}
RunLabel label_of(Json const& j) {
  return {j.at("id").get<std::string>(), names_of(j.at("names"))};
}

Json as_json(RunUnitKind const& k) {
  Json j = as_json(k.label);
  j.update({{"skills", k.skills}, {"crew", k.crew}});
  return j;
}
RunUnitKind unit_kind_of(Json const& j) {
  return {label_of(j), j.at("skills").get<std::string>(), whole_of<int>(j.at("crew"))};
}

Json as_json(RunIncidentKind const& k) {
  Json j = as_json(k.label);
  j.update({{"needs", k.needs}, {"blocks_link", k.blocks_link}});
  return j;
}
RunIncidentKind incident_kind_of(Json const& j) {
  return {label_of(j), j.at("needs").get<std::string>(), j.at("blocks_link").get<bool>()};
}

Json as_json(RunStation const& s) {
  Json j = as_json(s.label);
  j.update({{"kind", s.kind}, {"capacity", s.capacity}, {"at", as_json(s.position)}});
  return j;
}
RunStation station_of(Json const& j) {
  return {label_of(j), j.at("kind").get<std::string>(), whole_of<int>(j.at("capacity")),
          place_of(j.at("at"))};
}

Json as_json(RunBasin const& b) {
  Json j = as_json(b.label);
  j.update({{"underpass", b.underpass},
            {"closure_depth_m", b.closure_depth_m},
            {"at", as_json(b.position)}});
  return j;
}
RunBasin basin_of(Json const& j) {
  return {label_of(j), j.at("underpass").get<bool>(), j.at("closure_depth_m").get<double>(),
          place_of(j.at("at"))};
}

Json as_json(RunZone const& z) {
  Json j = as_json(z.label);
  j.update({{"population", z.population}, {"at", as_json(z.position)}});
  return j;
}
RunZone zone_of(Json const& j) {
  return {label_of(j), j.at("population").get<double>(), place_of(j.at("at"))};
}

Json as_json(Waterway const& w) {
  Json line = Json::array();
  for (LonLat const& p : w.line) line.push_back(as_json(p));
  return {{"names", {w.name.zh, w.name.en}}, {"width_m", w.width_m}, {"line", std::move(line)}};
}
Waterway waterway_of(Json const& j) {
  Names const names = names_of(j.at("names"));
  Waterway w{{names.zh, names.en}, j.at("width_m").get<double>(), {}};
  for (Json const& p : j.at("line")) w.line.push_back(place_of(p));
  return w;
}

/// A number below a limit; what refers to rows that are not there would end in a crash.
std::uint32_t number_below(Json const& j, std::size_t limit) {
  auto const n = whole_of<std::uint32_t>(j);
  if (n >= limit) throw std::out_of_range("a number that refers to nothing");
  return n;
}

Json as_json(RunUnit const& u) {
  return {{"id", u.id}, {"kind", u.kind.value()}, {"home", u.home.value()}};
}
RunUnit unit_of(Json const& j, RunLabels const& in) {
  return {j.at("id").get<std::string>(),
          UnitKindId{number_below(j.at("kind"), in.unit_kinds.size())},
          StationId{number_below(j.at("home"), in.stations.size())}};
}

Json as_json(RunLevel const& l) {
  return {{"at_ms", l.at.ms}, {"level", static_cast<int>(l.level)}};
}
RunLevel level_of(Json const& j) {
  return {SimTime{milliseconds_of(j.at("at_ms"))},
          static_cast<ResponseLevel>(number_below(j.at("level"), kResponseLevels))};
}

Json as_json(RunPosting const& p) {
  return {{"level", static_cast<int>(p.level)},
          {"unit", p.unit.value()},
          {"duty", static_cast<int>(p.duty)},
          {"place", p.place}};
}
RunPosting posting_of(Json const& j, RunLabels const& in) {
  constexpr std::size_t kDuties = 3;
  return {static_cast<ResponseLevel>(number_below(j.at("level"), kResponseLevels)),
          UnitId{number_below(j.at("unit"), in.units.size())},
          static_cast<Duty>(number_below(j.at("duty"), kDuties)), j.at("place").get<std::string>()};
}

template <class Row>
Json rows(std::vector<Row> const& from) {
  Json list = Json::array();
  for (Row const& row : from) list.push_back(as_json(row));
  return list;
}

template <class Get>
auto rows_of(Json const& list, Get get) {
  std::vector<decltype(get(list))> rows;
  for (Json const& j : list) rows.push_back(get(j));
  return rows;
}

}  // namespace

std::string run_labels_as_json(RunLabels const& labels) {
  Json const json{{"start_unix_ms", labels.start_unix_ms},
                  {"utc_offset_ms", labels.utc_offset.ms},
                  {"late_ms", labels.late.ms},
                  {"call_handling_ms", labels.call_handling.ms},
                  {"dispatch_epoch_ms", labels.dispatch_epoch.ms},
                  {"plan_name", labels.plan_name},
                  {"unit_kinds", rows(labels.unit_kinds)},
                  {"incident_kinds", rows(labels.incident_kinds)},
                  {"stations", rows(labels.stations)},
                  {"basins", rows(labels.basins)},
                  {"zones", rows(labels.zones)},
                  {"materials", rows(labels.materials)},
                  {"units", rows(labels.units)},
                  {"levels", rows(labels.levels)},
                  {"postings", rows(labels.postings)},
                  {"streets", rows(labels.streets)},
                  {"waterways", rows(labels.waterways)}};
  return dumped(json);
}

RunLabels run_labels_of_json(std::string_view text) {
  Json const json = Json::parse(text);
  RunLabels labels;
  labels.start_unix_ms = milliseconds_of(json.at("start_unix_ms"));
  labels.utc_offset.ms = milliseconds_of(json.at("utc_offset_ms"));
  labels.late.ms = milliseconds_of(json.at("late_ms"));
  labels.call_handling.ms = milliseconds_of(json.at("call_handling_ms"));
  labels.dispatch_epoch.ms = milliseconds_of(json.at("dispatch_epoch_ms"));
  if (labels.dispatch_epoch.ms <= 0) throw std::out_of_range("dispatch_epoch_ms");
  labels.plan_name = json.at("plan_name").get<std::string>();
  labels.unit_kinds = rows_of(json.at("unit_kinds"), unit_kind_of);
  labels.incident_kinds = rows_of(json.at("incident_kinds"), incident_kind_of);
  labels.stations = rows_of(json.at("stations"), station_of);
  labels.basins = rows_of(json.at("basins"), basin_of);
  labels.zones = rows_of(json.at("zones"), zone_of);
  labels.materials = rows_of(json.at("materials"), label_of);
  labels.units = rows_of(json.at("units"), [&](Json const& j) { return unit_of(j, labels); });
  labels.levels = rows_of(json.at("levels"), level_of);
  labels.postings =
      rows_of(json.at("postings"), [&](Json const& j) { return posting_of(j, labels); });
  labels.streets = rows_of(json.at("streets"), names_of);
  labels.waterways = rows_of(json.at("waterways"), waterway_of);
  return labels;
}

}  // namespace sc

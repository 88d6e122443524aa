// SPDX-License-Identifier: Apache-2.0
#include "io/export/export_tables.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kKmh = 3.6;  // of 1 m/s

std::string time_text(ExportRun const& run, SimTime time) {
  std::int64_t const ms = run.clock.start_unix_ms + time.ms;
  std::string text = date_time_text(ms, run.clock.utc_offset);
  constexpr std::size_t kSecondsEnd = 19;  // of 2021-07-25T14:05:00
  if (ms % 1000 == 0) text.insert(kSecondsEnd, ".000");
  return text;
}

template <class Thing>
FieldValue number_of(Thing id) {
  if (!id) return {};
  return std::int64_t{id.value()};
}

FieldValue id_of(std::vector<Label> const& labels, std::size_t index) {
  if (index >= labels.size()) return {};  // unset
  return labels[index].id;
}

/// Three columns: id, Chinese and English name.
void add_label(Fields& fields, std::array<std::string_view, 3> columns,
               std::vector<Label> const& labels, std::size_t index) {
  bool const known = index < labels.size();
  fields.push_back({columns[0], id_of(labels, index)});
  fields.push_back({columns[1], known ? FieldValue(labels[index].names.zh) : FieldValue()});
  fields.push_back({columns[2], known ? FieldValue(labels[index].names.en) : FieldValue()});
}

void add_place(Fields& fields, std::string_view lon, std::string_view lat, LonLat place) {
  fields.push_back({lon, rounded_degrees(place.lon_deg)});
  fields.push_back({lat, rounded_degrees(place.lat_deg)});
}

/// Shortest decimals that are the same 32-bit number: 13.9 and not 13.899999618530273.
double decimal(float value) {
  return std::stod(fmt::format("{}", value));
}

FieldValue seconds_between(SimTime from, SimTime to) {
  if (from >= kNever || to >= kNever) return {};
  return (to - from).seconds();
}

/// Whether the response time is known, in the words of the run file.
std::string censoring(IncidentTable const& table, std::size_t i) {
  if (table.report[i] >= kNever) return "not_reported";
  return table.arrive[i] >= kNever ? "lower_bound" : "observed";
}

void add_times(Fields& fields, ExportRun const& run, std::size_t i) {
  IncidentTable const& t = run.incidents;
  fields.push_back({"onset", time_value(run, t.onset[i])});
  fields.push_back({"report", time_value(run, t.report[i])});
  fields.push_back({"dispatch", time_value(run, t.dispatch[i])});
  fields.push_back({"arrive", time_value(run, t.arrive[i])});
  fields.push_back({"work_start", time_value(run, t.work_start[i])});
  fields.push_back({"clear", time_value(run, t.clear[i])});
  bool const reached = t.arrive[i] < kNever;
  fields.push_back({"response_s", seconds_between(t.report[i], reached ? t.arrive[i] : run.end)});
}

double straight_km(UnitTrack const& track, Leg const& leg) {
  double metres = 0;
  for (std::size_t i = leg.begin; i < leg.end; ++i)
    metres += distance_m(track.position[i], track.position[i + 1]);
  return std::round(metres) / 1000;
}

}  // namespace

FieldValue time_value(ExportRun const& run, SimTime time) {
  if (time >= kNever) return {};
  return time_text(run, time);
}

double rounded_degrees(double degrees) {
  return std::round(degrees * 1e7) / 1e7;
}

Fields observation_fields(ExportRun const& run, std::size_t unit, std::size_t observation) {
  UnitTrack const& track = run.units[unit];
  Fields fields{{"unit", run.labels.units[unit].id},
                {"unit_kind", id_of(run.labels.unit_kinds, run.labels.kind_of_unit[unit])},
                {"time", time_value(run, track.time[observation])},
                {"time_s", track.time[observation].seconds()}};
  add_place(fields, "lon_deg", "lat_deg", track.position[observation]);
  fields.push_back({"status", name_of(track.status[observation])});
  fields.push_back({"link", number_of(track.link[observation])});
  return fields;
}

Fields moving_fields(ExportRun const& run, std::size_t unit, std::size_t observation) {
  UnitTrack const& track = run.units[unit];
  Fields fields{{"trajectory_id", run.labels.units[unit].id},
                {"t", time_value(run, track.time[observation])}};
  add_place(fields, "x", "y", track.position[observation]);
  fields.push_back({"status", name_of(track.status[observation])});
  fields.push_back({"unit_kind", id_of(run.labels.unit_kinds, run.labels.kind_of_unit[unit])});
  return fields;
}

Fields leg_fields(ExportRun const& run, std::size_t unit, std::size_t number, Leg const& leg) {
  UnitTrack const& track = run.units[unit];
  SimTime const begin = track.time[leg.begin], end = track.time[leg.end];
  Fields fields{{"unit", run.labels.units[unit].id}};
  add_label(fields, {"unit_kind", "unit_kind_zh", "unit_kind_en"}, run.labels.unit_kinds,
            run.labels.kind_of_unit[unit]);
  fields.push_back({"home_station", id_of(run.labels.stations, run.labels.home_of_unit[unit])});
  fields.push_back({"leg", static_cast<std::int64_t>(number)});
  fields.push_back({"status", name_of(track.status[leg.begin])});
  fields.push_back({"begin", time_value(run, begin)});
  fields.push_back({"end", time_value(run, end)});
  fields.push_back({"duration_s", (end - begin).seconds()});
  fields.push_back({"straight_km", straight_km(track, leg)});
  return fields;
}

Fields incident_fields(ExportRun const& run, std::size_t incident) {
  IncidentTable const& t = run.incidents;
  ExportLabels const& labels = run.labels;
  bool const reached = t.arrive[incident] < kNever;
  Fields fields{{"incident", static_cast<std::int64_t>(incident)}};
  add_label(fields, {"kind", "kind_zh", "kind_en"}, labels.incident_kinds,
            t.kind[incident].index());
  fields.push_back({"status", name_of(t.status[incident])});
  fields.push_back({"source", name_of(t.source[incident])});
  fields.push_back({"censored", censoring(t, incident)});
  add_place(fields, "lon_deg", "lat_deg", t.position[incident]);
  fields.push_back({"link", number_of(t.link[incident])});
  add_label(fields, {"zone", "zone_zh", "zone_en"}, labels.zones, t.zone[incident].index());
  add_label(fields, {"basin", "basin_zh", "basin_en"}, labels.basins, t.basin[incident].index());
  add_times(fields, run, incident);
  fields.push_back({"severity", decimal(t.severity[incident])});
  fields.push_back({"severity_at_arrival",
                    reached ? FieldValue(decimal(t.severity_at_arrival[incident])) : FieldValue()});
  fields.push_back({"unit", id_of(labels.units, t.unit[incident].index())});
  fields.push_back({"units_sent", std::int64_t{t.units_sent[incident]}});
  bool const led_to = t.parent[incident] >= 0;
  fields.push_back(
      {"parent", led_to ? FieldValue(std::int64_t{t.parent[incident]}) : FieldValue()});
  return fields;
}

LinkTable::LinkTable(ExportRun const& run)
    : run_(run),
      basins_(run.labels.basins.size()),
      closures_(run.links.size()),
      incidents_(run.links.size()) {
  if (run.links.size() == 0) return;
  ExportWater const& water = run.water;
  for (std::size_t i = 0; i < water.depth_m.size(); ++i) {
    std::size_t const b = i % basins_.size();
    auto const step_end = static_cast<std::int64_t>(i / basins_.size() + 1);
    double const depth_m = decimal(water.depth_m[i]);
    double const limit_m = water.closure_depth_m[b];
    if (limit_m > 0 && depth_m >= limit_m) basins_[b].closed_min += water.step.minutes();
    if (depth_m <= basins_[b].max_depth_m) continue;
    basins_[b].max_depth_m = depth_m;
    basins_[b].max_depth_at = SimTime{0} + water.step * step_end;
  }
  for (LinkClosure const& closure : run.closures) {
    std::string& text = closures_[closure.link.index()];
    auto const moment = [&](SimTime time) {
      return time >= kNever ? std::string("..") : time_text(run, time);
    };
    text +=
        fmt::format("{}{}/{}", text.empty() ? "" : ";", moment(closure.from), moment(closure.to));
  }
  for (LinkId const link : run.incidents.link)
    if (link) ++incidents_[link.index()];
}

LinkTable::Basin const* LinkTable::basin_of(std::size_t link) const {
  BasinId const basin = run_.links.basin[link];
  return basin && !run_.links.elevated[link] ? &basins_[basin.index()] : nullptr;
}

Fields LinkTable::fields(std::size_t link) const {
  SC_EXPECT(link < run_.links.size());
  ExportLinks const& links = run_.links;
  Basin const* const water = basin_of(link);
  Fields fields{{"link", static_cast<std::int64_t>(link)}};
  add_place(fields, "tail_lon_deg", "tail_lat_deg", links.tail[link]);
  add_place(fields, "head_lon_deg", "head_lat_deg", links.head[link]);
  fields.push_back({"length_m", decimal(links.length_m[link])});
  fields.push_back(
      {"free_speed_kmh", std::round(kKmh * 1000 * decimal(links.free_speed_mps[link])) / 1000});
  fields.push_back({"elevated", std::int64_t{links.elevated[link]}});
  fields.push_back({"zone", id_of(run_.labels.zones, links.zone[link].index())});
  fields.push_back({"basin", id_of(run_.labels.basins, links.basin[link].index())});
  fields.push_back(
      {"max_depth_m", water != nullptr ? FieldValue(water->max_depth_m) : FieldValue()});
  fields.push_back(
      {"max_depth_at", water != nullptr ? time_value(run_, water->max_depth_at) : FieldValue()});
  fields.push_back(
      {"closed_by_water_min", water != nullptr ? FieldValue(water->closed_min) : FieldValue()});
  fields.push_back(
      {"closures", closures_[link].empty() ? FieldValue() : FieldValue(closures_[link])});
  fields.push_back({"incidents", incidents_[link]});
  return fields;
}

}  // namespace sc

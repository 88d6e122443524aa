// SPDX-License-Identifier: Apache-2.0
#include "io/export/export_tables.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/check.h"
#include "base/rounded.h"
#include "io/scenario/scenario_draft.h"
#include "io/text/iso_time.h"

namespace sc {
namespace {

constexpr double kKmh = 3.6;  // of 1 m/s

std::string time_text(RunContents const& all, SimTime time) {
  std::int64_t const ms = all.labels.start_unix_ms + time.ms;
  std::string text = date_time_text(ms, all.labels.utc_offset);
  constexpr std::size_t kSecondsEnd = 19;  // of 2021-07-25T14:05:00
  if (ms % 1000 == 0) text.insert(kSecondsEnd, ".000");
  return text;
}

template <class Thing>
FieldValue number_of(Thing id) {
  if (!id) return {};
  return std::int64_t{id.value()};
}

/// Nothing where the index is unset.
template <class Row>
RunLabel const* label_of(std::vector<Row> const& rows, std::size_t index) {
  return index < rows.size() ? &rows[index].label : nullptr;
}

FieldValue id_of(RunLabel const* label) {
  return label != nullptr ? FieldValue(label->id) : FieldValue();
}

/// Three columns: id, Chinese and English name.
void add_label(Fields& fields, std::array<std::string_view, 3> columns, RunLabel const* label) {
  fields.push_back({columns[0], id_of(label)});
  fields.push_back({columns[1], label != nullptr ? FieldValue(label->names.zh) : FieldValue()});
  fields.push_back({columns[2], label != nullptr ? FieldValue(label->names.en) : FieldValue()});
}

RunLabel const* kind_of(RunContents const& all, std::size_t unit) {
  return label_of(all.labels.unit_kinds, all.labels.units[unit].kind.index());
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

void add_times(Fields& fields, RunContents const& all, std::size_t i) {
  IncidentTable const& t = all.run.incidents;
  fields.push_back({"onset", time_value(all, t.onset[i])});
  fields.push_back({"report", time_value(all, t.report[i])});
  fields.push_back({"dispatch", time_value(all, t.dispatch[i])});
  fields.push_back({"arrive", time_value(all, t.arrive[i])});
  fields.push_back({"work_start", time_value(all, t.work_start[i])});
  fields.push_back({"clear", time_value(all, t.clear[i])});
  bool const reached = t.arrive[i] < kNever;
  fields.push_back(
      {"response_s", seconds_between(t.report[i], reached ? t.arrive[i] : all.run.end)});
}

double straight_km(UnitTrack const& track, Leg const& leg) {
  double metres = 0;
  for (std::size_t i = leg.begin; i < leg.end; ++i)
    metres += distance_m(track.position[i], track.position[i + 1]);
  return std::round(metres) / 1000;
}

}  // namespace

FieldValue time_value(RunContents const& all, SimTime time) {
  if (time >= kNever) return {};
  return time_text(all, time);
}

Fields observation_fields(RunContents const& all, std::size_t unit, std::size_t observation) {
  UnitTrack const& track = all.run.units[unit];
  Fields fields{{"unit", all.labels.units[unit].id},
                {"unit_kind", id_of(kind_of(all, unit))},
                {"time", time_value(all, track.time[observation])},
                {"time_s", track.time[observation].seconds()}};
  add_place(fields, "lon_deg", "lat_deg", track.position[observation]);
  fields.push_back({"status", name_of(track.status[observation])});
  fields.push_back({"link", number_of(track.link[observation])});
  return fields;
}

Fields moving_fields(RunContents const& all, std::size_t unit, std::size_t observation) {
  UnitTrack const& track = all.run.units[unit];
  Fields fields{{"trajectory_id", all.labels.units[unit].id},
                {"t", time_value(all, track.time[observation])}};
  add_place(fields, "x", "y", track.position[observation]);
  fields.push_back({"status", name_of(track.status[observation])});
  fields.push_back({"unit_kind", id_of(kind_of(all, unit))});
  return fields;
}

Fields leg_fields(RunContents const& all, std::size_t unit, std::size_t number, Leg const& leg) {
  UnitTrack const& track = all.run.units[unit];
  SimTime const begin = track.time[leg.begin], end = track.time[leg.end];
  Fields fields{{"unit", all.labels.units[unit].id}};
  add_label(fields, {"unit_kind", "unit_kind_zh", "unit_kind_en"}, kind_of(all, unit));
  fields.push_back(
      {"home_station", id_of(label_of(all.labels.stations, all.labels.units[unit].home.index()))});
  fields.push_back({"leg", static_cast<std::int64_t>(number)});
  fields.push_back({"status", name_of(track.status[leg.begin])});
  fields.push_back({"begin", time_value(all, begin)});
  fields.push_back({"end", time_value(all, end)});
  fields.push_back({"duration_s", (end - begin).seconds()});
  fields.push_back({"straight_km", straight_km(track, leg)});
  return fields;
}

Fields incident_fields(RunContents const& all, std::size_t incident) {
  IncidentTable const& t = all.run.incidents;
  RunLabels const& labels = all.labels;
  bool const reached = t.arrive[incident] < kNever;
  Fields fields{{"incident", static_cast<std::int64_t>(incident)}};
  add_label(fields, {"kind", "kind_zh", "kind_en"},
            label_of(labels.incident_kinds, t.kind[incident].index()));
  fields.push_back({"status", name_of(t.status[incident])});
  fields.push_back({"source", name_of(t.source[incident])});
  fields.push_back({"censored", censoring(t, incident)});
  add_place(fields, "lon_deg", "lat_deg", t.position[incident]);
  fields.push_back({"link", number_of(t.link[incident])});
  add_label(fields, {"zone", "zone_zh", "zone_en"},
            label_of(labels.zones, t.zone[incident].index()));
  add_label(fields, {"basin", "basin_zh", "basin_en"},
            label_of(labels.basins, t.basin[incident].index()));
  add_times(fields, all, incident);
  fields.push_back({"severity", decimal(t.severity[incident])});
  fields.push_back({"severity_at_arrival",
                    reached ? FieldValue(decimal(t.severity_at_arrival[incident])) : FieldValue()});
  fields.push_back({"unit", t.unit[incident] ? FieldValue(labels.units[t.unit[incident].index()].id)
                                             : FieldValue()});
  fields.push_back({"units_sent", std::int64_t{t.units_sent[incident]}});
  bool const led_to = t.parent[incident] >= 0;
  fields.push_back(
      {"parent", led_to ? FieldValue(std::int64_t{t.parent[incident]}) : FieldValue()});
  return fields;
}

std::optional<LonLat> place_of(RunContents const& all, RunPosting const& posting) {
  auto const find = [&](auto const& rows) -> std::optional<LonLat> {
    for (auto const& row : rows)
      if (row.label.id == posting.place) return row.position;
    return std::nullopt;
  };
  switch (posting.duty) {
    case Duty::standby: return find(all.labels.stations);
    case Duty::guard: return find(all.labels.basins);
    case Duty::patrol: break;
  }
  return std::nullopt;
}

Fields posting_fields(RunContents const& all, std::size_t posting) {
  RunPosting const& row = all.labels.postings[posting];
  auto const place = place_of(all, row);
  RunUnit const& unit = all.labels.units[row.unit.index()];
  Fields fields{{"level", std::string(level_words()[static_cast<std::size_t>(row.level)])},
                {"unit", unit.id}};
  add_label(fields, {"unit_kind", "unit_kind_zh", "unit_kind_en"}, kind_of(all, row.unit.index()));
  fields.push_back({"people", std::int64_t{all.labels.unit_kinds[unit.kind.index()].crew}});
  fields.push_back({"duty", std::string(duty_words()[static_cast<std::size_t>(row.duty)])});
  fields.push_back({"place", row.place});
  fields.push_back({"lon_deg", place ? FieldValue(rounded_degrees(place->lon_deg)) : FieldValue()});
  fields.push_back({"lat_deg", place ? FieldValue(rounded_degrees(place->lat_deg)) : FieldValue()});
  return fields;
}

LinkTable::LinkTable(RunContents const& all)
    : all_(all),
      basins_(all.labels.basins.size()),
      closures_(all.roads.links()),
      incidents_(all.roads.links()) {
  add_water();
  for (LinkClosure const& closure : all.closures) {
    std::string& text = closures_[closure.link.index()];
    auto const moment = [&](SimTime time) {
      return time >= kNever ? std::string("..") : time_text(all, time);
    };
    text +=
        fmt::format("{}{}/{}", text.empty() ? "" : ";", moment(closure.from), moment(closure.to));
  }
  for (LinkId const link : all.run.incidents.link)
    if (link) ++incidents_[link.index()];
}

void LinkTable::add_water() {
  auto const& depths = all_.run.basin_depth_m;
  for (std::size_t i = 0; i < depths.size(); ++i) {
    std::size_t const b = i % basins_.size();
    auto const step_end = static_cast<std::int64_t>(i / basins_.size() + 1);
    double const depth_m = decimal(depths[i]);
    double const limit_m = all_.labels.basins[b].closure_depth_m;
    if (limit_m > 0 && depth_m >= limit_m) basins_[b].closed_min += all_.weather.step.minutes();
    if (depth_m <= basins_[b].max_depth_m) continue;
    basins_[b].max_depth_m = depth_m;
    basins_[b].max_depth_at = SimTime{0} + all_.weather.step * step_end;
  }
}

LinkTable::Basin const* LinkTable::basin_of(std::size_t link) const {
  BasinId const basin = all_.roads.basin[link];
  return basin && !all_.roads.elevated[link] ? &basins_[basin.index()] : nullptr;
}

Fields LinkTable::fields(std::size_t link) const {
  SC_EXPECT(link < all_.roads.links());
  RunRoads const& links = all_.roads;
  Basin const* const water = basin_of(link);
  Fields fields{{"link", static_cast<std::int64_t>(link)}};
  add_place(fields, "tail_lon_deg", "tail_lat_deg", links.tail[link]);
  add_place(fields, "head_lon_deg", "head_lat_deg", links.head[link]);
  fields.push_back({"length_m", decimal(links.length_m[link])});
  fields.push_back(
      {"free_speed_kmh", std::round(kKmh * 1000 * decimal(links.free_speed_mps[link])) / 1000});
  fields.push_back({"elevated", std::int64_t{links.elevated[link]}});
  fields.push_back({"zone", id_of(label_of(all_.labels.zones, links.zone[link].index()))});
  fields.push_back({"basin", id_of(label_of(all_.labels.basins, links.basin[link].index()))});
  fields.push_back(
      {"max_depth_m", water != nullptr ? FieldValue(water->max_depth_m) : FieldValue()});
  fields.push_back(
      {"max_depth_at", water != nullptr ? time_value(all_, water->max_depth_at) : FieldValue()});
  fields.push_back(
      {"closed_by_water_min", water != nullptr ? FieldValue(water->closed_min) : FieldValue()});
  fields.push_back(
      {"closures", closures_[link].empty() ? FieldValue() : FieldValue(closures_[link])});
  fields.push_back({"incidents", incidents_[link]});
  return fields;
}

}  // namespace sc

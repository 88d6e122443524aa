// SPDX-License-Identifier: Apache-2.0
#include "io/state_reader.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "io/scenario/neighbourhood.h"
#include "io/text/json_ids.h"
#include "io/text/json_time.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

constexpr unsigned kMost_mb = 10;

std::vector<LonLat> anchors_of(Scenario const& s) {
  std::vector<LonLat> anchors;
  for (ZoneSpec const& zone : s.zones) anchors.push_back(zone.centre);
  for (StationSpec const& station : s.stations) anchors.push_back(station.position);
  return anchors;
}

class StateReader {
 public:
  StateReader(Scenario const& s, CappedFaults const& faults)
      : s_(s),
        faults_(faults),
        units_("a unit in units.csv, or bought by the plan", s.units),
        stations_("a station in stations.csv", s.stations),
        kinds_("an incident kind in incident_kinds.csv", s.incident_kinds),
        here_(anchors_of(s)),
        entry_(s.units.size()),
        incident_(s.units.size()) {}

  StormState read(JsonObject root) {
    auto const now = time(root, "time");
    now_known_ = now.has_value();
    state_.now = now.value_or(SimTime{});
    std::size_t const before = faults_.count();
    for (JsonObject& unit : root.objects("units")) read_unit(unit);
    units_whole_ = faults_.count() == before;
    if (root.has("incidents"))
      for (JsonObject& incident : root.objects("incidents")) read_incident(incident);
    root.refuse_other_keys();
    return std::move(state_);
  }

 private:
  /// A moment of the simulation.
  std::optional<SimTime> time(JsonObject& object, std::string_view key) const {
    auto const t = time_in(object, key, s_);
    if (!t || (*t >= SimTime{} && *t < s_.end)) return t;
    complain_of_time(object, key, s_);
    return std::nullopt;
  }

  std::optional<LonLat> position(JsonObject& object) const {
    auto const lon = object.number("lon_deg", between(-180, 180));
    auto const lat = object.number("lat_deg", between(-90, 90));
    if (!lon || !lat) return std::nullopt;
    if (auto const complaint = here_.complaint_about({*lon, *lat}))
      object.complain_of_all(*complaint);
    return LonLat{*lon, *lat};
  }

  void stand_at(StationId station, UnitNow& unit) const {
    unit.station = station;
    unit.position = s_.stations[station.index()].position;
  }

  void read_place(JsonObject& object, UnitNow& unit) const {
    bool const at_station = object.has("station");
    bool const lon = object.has("lon_deg");
    bool const on_road = object.has("lat_deg") || lon;
    if (at_station && on_road)
      object.complain_of_all("has a station and a position (must have one of them)");
    if (at_station) {
      if (auto const station = stations_.find(object, "station"))
        stand_at(StationId{*station}, unit);
    } else if (on_road) {
      unit.position = position(object).value_or(LonLat{});
    } else if (unit.on_duty) {
      object.complain_of_all("is nowhere (must have a station, or lon_deg and lat_deg)");
    } else if (unit.unit) {
      stand_at(s_.units[unit.unit.index()].home, unit);
    }
  }

  void read_free_at(JsonObject& object, UnitNow& unit) const {
    unit.free_at = state_.now;
    if (!object.has("free_at")) return;
    auto const free_at = time(object, "free_at");
    if (free_at && now_known_ && *free_at < state_.now)
      object.complain("free_at",
                      fmt::format("must not be before time = {}", local_time(s_, state_.now)));
    unit.free_at = free_at.value_or(state_.now);
  }

  void read_unit(JsonObject& object) {
    UnitNow unit;
    if (auto const found = units_.find(object, "unit")) {
      unit.unit = UnitId{*found};
      auto& entry = entry_[*found];
      if (entry)
        object.complain("unit", fmt::format("must stand once; {} has it too", unit_path_[*entry]));
      else
        entry = state_.units.size();
    }
    if (object.has("on_duty")) unit.on_duty = object.truth("on_duty").value_or(false);
    read_place(object, unit);
    read_free_at(object, unit);
    object.refuse_other_keys();
    state_.units.push_back(unit);
    unit_path_.push_back(object.where());
  }

  void read_reported(JsonObject& object, IncidentNow& incident) const {
    auto const reported = time(object, "reported");
    if (reported && now_known_ && *reported > state_.now)
      object.complain("reported",
                      fmt::format("must not be after time = {}", local_time(s_, state_.now)));
    incident.reported = reported.value_or(SimTime{});
  }

  void read_severity(JsonObject& object, IncidentNow& incident) const {
    if (incident.kind) incident.severity = s_.incident_kinds[incident.kind.index()].severity;
    if (object.has("severity"))
      incident.severity =
          object.number("severity", above_up_to(0, s_.rules.severity_max)).value_or(1);
  }

  /// What is wrong with a unit that serves the incident with this number; empty: nothing.
  [[nodiscard]] std::string obstacle(std::size_t unit, std::size_t incident) const {
    if (!entry_[unit] && units_whole_) return "must stand in units, with its place";
    if (units_whole_ && !state_.units[*entry_[unit]].on_duty)
      return fmt::format("must be on duty: see {}", unit_path_[*entry_[unit]]);
    if (!incident_[unit]) return {};
    return *incident_[unit] == incident ? "must stand once"
                                        : fmt::format("must serve one incident; {} has it too",
                                                      incident_path_[*incident_[unit]]);
  }

  void read_units_of(JsonObject& object, IncidentNow& incident) {
    if (!object.has("units")) return;
    std::vector<std::string> const ids = object.texts("units");
    std::size_t const number = state_.incidents.size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto const unit = units_.find(ids[i]);
      std::string const wrong = unit ? obstacle(*unit, number) : units_.must_be();
      if (!wrong.empty())
        object.complain_of_element("units", i, wrong, unit ? "" : units_.hint(ids[i]));
      if (!wrong.empty()) continue;
      incident_[*unit] = number;
      incident.units.emplace_back(*unit);
    }
  }

  /// Reported twice over: the same kind, place and time.
  void refuse_twin(JsonObject& object, IncidentNow const& incident) {
    auto const [twin, fresh] =
        first_.try_emplace(std::tuple(incident.kind, incident.position.lon_deg,
                                      incident.position.lat_deg, incident.reported),
                           state_.incidents.size());
    if (!fresh)
      object.complain_of_all(
          fmt::format("is {} once more (must stand once)", incident_path_[twin->second]));
  }

  void read_incident(JsonObject& object) {
    IncidentNow incident;
    if (auto const kind = kinds_.find(object, "kind")) incident.kind = IncidentKindId{*kind};
    auto const place = position(object);
    incident.position = place.value_or(LonLat{});
    read_reported(object, incident);
    read_severity(object, incident);
    read_units_of(object, incident);
    incident_path_.push_back(object.where());
    if (incident.kind && place) refuse_twin(object, incident);
    object.refuse_other_keys();
    state_.incidents.push_back(std::move(incident));
  }

  Scenario const& s_;
  CappedFaults const& faults_;  ///< found so far
  JsonIds units_, stations_, kinds_;
  Neighbourhood here_;
  StormState state_;
  bool now_known_ = false;
  bool units_whole_ = false;  ///< else a unit may look absent without being so
  std::vector<std::string> unit_path_, incident_path_;  ///< [entries] where they stand
  std::vector<std::optional<std::size_t>> entry_;       ///< [units] in StormState::units
  std::vector<std::optional<std::size_t>> incident_;    ///< [units] that they serve
  std::map<std::tuple<IncidentKindId, double, double, SimTime>, std::size_t> first_;
};

}  // namespace

StormState read_state(std::string const& path, Scenario const& scenario) {
  Complaints complaints;
  auto const text = read_whole_file(path, complaints, kMost_mb);
  complaints.throw_if_any();
  CappedFaults faults;
  StormState state = StateReader(scenario, faults).read(JsonObject::parse(path, *text, faults));
  faults.report(path, "faults", complaints);
  complaints.throw_if_any();
  return state;
}

}  // namespace sc

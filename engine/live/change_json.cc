// SPDX-License-Identifier: Apache-2.0
// Changes as JSON: from requests and journals, and back.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "io/text/json_ids.h"
#include "live/change.h"
#include "response/level_words.h"

namespace sc {
namespace {

constexpr double kMostIncidents = 1e6;

/// Reads the parts of changes from one object.
class ChangeReader {
 public:
  ChangeReader(Scenario const& s, JsonObject& json) : s_(s), json_(json) {}

  Change read(std::size_t kind) {
    switch (kind) {
      case 0: return report();
      case 1: return correction();
      case 2:
        return CloseChange{incident(), static_cast<Outcome>(word("outcome", outcome_words()))};
      case 3: return PositionChange{unit(), position()};
      case 4:
        return StatusChange{unit(), static_cast<UnitReport>(word("status", unit_report_words()))};
      case 5: return reading();
      case 6: return CloseStreetChange{position()};
      case 7: return OpenStreetChange{whole("closure")};
      case 8: return LevelChangeByHand{static_cast<ResponseLevel>(word("level", kLevelWords))};
      case 9: return order();
      default: return RefusalChange{{unit(), incident()}};
    }
  }

 private:
  template <class Id, class Row>
  Id id(std::string_view key, std::string_view what, std::vector<Row> const& rows) {
    auto const found = JsonIds(what, rows).find(json_, key);
    return found ? Id{*found} : Id{};
  }
  UnitId unit() { return id<UnitId>("unit", "a unit", s_.units); }
  IncidentKindId kind() {
    return id<IncidentKindId>("kind", "an incident kind", s_.incident_kinds);
  }
  BasinId basin() { return id<BasinId>("basin", "a basin", s_.basins); }

  std::size_t whole(std::string_view key) {
    auto const value = json_.number(key, between(0, kMostIncidents));
    if (value && *value != static_cast<double>(static_cast<std::size_t>(*value)))
      json_.complain(key, "must be a whole number");
    return static_cast<std::size_t>(value.value_or(0));
  }
  IncidentId incident() { return IncidentId{whole("incident")}; }

  std::size_t word(std::string_view key, std::span<std::string_view const> words) {
    auto const text = json_.text(key);
    if (!text) return 0;
    Parsed<std::size_t> const parsed = parse_word(*text, words);
    if (!parsed.value) json_.complain(key, parsed.must_be, hint_for(*text, words));
    return parsed.value.value_or(0);
  }

  LonLat position() {
    auto const lon = json_.number("lon", between(-180, 180));
    auto const lat = json_.number("lat", between(-90, 90));
    return {lon.value_or(0), lat.value_or(0)};
  }

  std::string note(std::string_view key) {
    if (!json_.has(key)) return {};
    std::string text = json_.text(key).value_or("");
    if (text.size() > kLongestNote)
      json_.complain(key, "must be at most " + std::to_string(kLongestNote) + " bytes");
    return text;
  }

  double severity() {
    return json_.number("severity", above_up_to(0, s_.rules.severity_max)).value_or(1);
  }

  Change report() {
    ReportChange change;
    change.incident.kind = kind();
    if (json_.has("basin")) change.incident.basin = basin();
    bool const placed = json_.has("lon") || json_.has("lat");
    if (placed && change.incident.basin)
      json_.complain_of_all("has a basin and a position (must have one of them)");
    if (placed || !json_.has("basin")) change.position = position();
    if (change.incident.kind)
      change.incident.severity = s_.incident_kinds[change.incident.kind.index()].severity;
    if (json_.has("severity")) change.incident.severity = severity();
    if (json_.has("people_trapped"))
      change.incident.trapped = json_.truth("people_trapped").value_or(false);
    change.note = note("note");
    change.reference = note("reference");
    return change;
  }

  Change correction() {
    CorrectionChange change;
    change.incident = incident();
    bool any = false;
    if (json_.has("severity")) change.correction.severity = severity(), any = true;
    if (json_.has("kind")) change.correction.kind = kind(), any = true;
    if (json_.has("people_trapped"))
      change.correction.trapped = json_.truth("people_trapped"), any = true;
    if (json_.has("note")) change.note = note("note"), any = true;
    change.reference = note("reference");
    if (!any)
      json_.complain_of_all("nothing to change (must have severity, kind, people_trapped or note)");
    return change;
  }

  Change reading() {
    ReadingChange change;
    int const of = json_.has("gauge") + json_.has("basin") + json_.has("canal_m");
    if (of != 1) json_.complain_of_all("must have one of: gauge, basin, canal_m");
    if (of != 1) return change;
    if (json_.has("gauge")) {
      change.gauge = JsonIds("a rain gauge", s_.rain.gauges).find(json_, "gauge");
      change.value = json_.number("mm_per_h", between(0, 500)).value_or(0);
    } else if (json_.has("basin")) {
      change.basin = basin();
      change.value = json_.number("depth_m", between(0, 10)).value_or(0);
    } else {
      change.value = json_.number("canal_m", between(-10, 100)).value_or(0);
    }
    return change;
  }

  Change order() {
    OrderChange change;
    change.unit = unit();
    bool const off = json_.has("call_off") && json_.truth("call_off").value_or(false);
    int const of = json_.has("incident") + json_.has("station") + off;
    if (of != 1) json_.complain_of_all("must have one of: incident, station, call_off = true");
    if (json_.has("incident")) change.incident = incident();
    if (json_.has("station")) change.station = id<StationId>("station", "a station", s_.stations);
    change.recommended = note("recommended");
    return change;
  }

  Scenario const& s_;
  JsonObject& json_;
};

using Json = nlohmann::ordered_json;

/// Writes them.
struct ChangeWriter {
  Scenario const& s;

  Json operator()(ReportChange const& c) const {
    Json json{{"kind", s.incident_kinds[c.incident.kind.index()].id}};
    if (c.position) {
      json["lon"] = c.position->lon_deg;
      json["lat"] = c.position->lat_deg;
    }
    if (c.incident.basin) json["basin"] = s.basins[c.incident.basin.index()].id;
    json["severity"] = c.incident.severity;
    json["people_trapped"] = c.incident.trapped;
    if (!c.note.empty()) json["note"] = c.note;
    if (!c.reference.empty()) json["reference"] = c.reference;
    return json;
  }
  Json operator()(CorrectionChange const& c) const {
    Json json{{"incident", c.incident.value()}};
    if (c.correction.severity) json["severity"] = *c.correction.severity;
    if (c.correction.kind) json["kind"] = s.incident_kinds[c.correction.kind->index()].id;
    if (c.correction.trapped) json["people_trapped"] = *c.correction.trapped;
    if (c.note) json["note"] = *c.note;
    if (!c.reference.empty()) json["reference"] = c.reference;
    return json;
  }
  Json operator()(CloseChange const& c) const {
    return {{"incident", c.incident.value()},
            {"outcome", outcome_words()[static_cast<std::size_t>(c.outcome)]}};
  }
  Json operator()(PositionChange const& c) const {
    return {{"unit", s.units[c.unit.index()].id},
            {"lon", c.position.lon_deg},
            {"lat", c.position.lat_deg}};
  }
  Json operator()(StatusChange const& c) const {
    return {{"unit", s.units[c.unit.index()].id},
            {"status", unit_report_words()[static_cast<std::size_t>(c.status)]}};
  }
  Json operator()(ReadingChange const& c) const {
    if (c.gauge) return {{"gauge", s.rain.gauges[*c.gauge].id}, {"mm_per_h", c.value}};
    if (c.basin) return {{"basin", s.basins[c.basin.index()].id}, {"depth_m", c.value}};
    return {{"canal_m", c.value}};
  }
  Json operator()(CloseStreetChange const& c) const {
    return {{"lon", c.position.lon_deg}, {"lat", c.position.lat_deg}};
  }
  Json operator()(OpenStreetChange const& c) const { return {{"closure", c.closure}}; }
  Json operator()(LevelChangeByHand const& c) const {
    return {{"level", kLevelWords[static_cast<std::size_t>(c.level)]}};
  }
  Json operator()(OrderChange const& c) const {
    Json json{{"unit", s.units[c.unit.index()].id}};
    if (c.incident)
      json["incident"] = c.incident.value();
    else if (c.station)
      json["station"] = s.stations[c.station.index()].id;
    else
      json["call_off"] = true;
    if (!c.recommended.empty()) json["recommended"] = c.recommended;
    return json;
  }
  Json operator()(RefusalChange const& c) const {
    return {{"unit", s.units[c.refused.unit.index()].id}, {"incident", c.refused.incident.value()}};
  }
};

}  // namespace

Change change_of(std::string_view word, std::string const& text, Scenario const& scenario) {
  auto const words = change_words();
  auto const kind = std::find(words.begin(), words.end(), word);
  if (kind == words.end())
    throw InputError(
        Fault{"", 0, "change = " + std::string(word) + " (" + must_be_one_of(words) + ")"});
  CappedFaults faults;
  JsonObject json = JsonObject::parse("", text, faults);
  Change change = ChangeReader(scenario, json).read(static_cast<std::size_t>(kind - words.begin()));
  json.refuse_other_keys();
  Complaints complaints;
  faults.report("", "faults", complaints);
  complaints.throw_if_any();
  return change;
}

std::string json_of(Change const& change, Scenario const& scenario) {
  return std::visit(ChangeWriter{scenario}, change).dump();
}

}  // namespace sc

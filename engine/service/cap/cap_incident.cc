// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_incident.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/check.h"
#include "base/text.h"
#include "io/text/cell.h"
#include "io/text/iso_time.h"
#include "service/cap/cap_faults.h"
#include "service/cap/cap_values.h"
#include "service/cap/ring_centre.h"

namespace sc {
namespace {

using Named = std::vector<std::pair<std::string, std::string>>;

/// A value with the path of its element.
struct Found {
  std::string path;
  std::string value;
};

std::optional<Found> find_named(Named const& all, std::string_view name, std::string const& path) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].first == name) return Found{fmt::format("{}[{}]/value", path, i + 1), all[i].second};
  return std::nullopt;
}

bool is_named(IncidentKindSpec const& kind, std::string_view text) {
  return same_in_any_case(text, kind.id) || same_in_any_case(text, kind.names.zh) ||
         same_in_any_case(text, kind.names.en);
}

std::string kinds_of(Scenario const& scenario) {
  std::vector<std::string> kinds;
  for (IncidentKindSpec const& kind : scenario.incident_kinds)
    kinds.push_back(fmt::format("{} {} {}", kind.id, kind.names.zh, kind.names.en));
  return fmt::format("{}", fmt::join(kinds, "; "));
}

std::string kind_hint(std::string_view text, Scenario const& scenario) {
  std::vector<std::string_view> known;
  for (IncidentKindSpec const& kind : scenario.incident_kinds)
    known.insert(known.end(), {kind.id, kind.names.zh, kind.names.en});
  return hint_for(text, known);
}

/// Chinese where there is, else what comes first. There must be one.
std::size_t best_info(CapAlert const& alert) {
  auto const chinese = [](CapInfo const& info) {
    return same_in_any_case(std::string_view(info.language).substr(0, 2), "zh");
  };
  auto const found = std::find_if(alert.infos.begin(), alert.infos.end(), chinese);
  return found == alert.infos.end() ? 0 : static_cast<std::size_t>(found - alert.infos.begin());
}

/// Reads one info in the terms of a scenario; what cannot be used is complained about.
class InfoReading {
 public:
  InfoReading(CapInfo const& info, std::string path, Scenario const& scenario,
              Complaints& complaints)
      : info_(info), path_(std::move(path)), scenario_(scenario), complaints_(complaints) {}

  void read_into(CapReport& report) const {
    report.kind = kind();
    if (auto const place = position()) report.position = *place;
    report.severity = severity(report.kind);
    report.people_trapped = trapped(report.kind);
    report.note = note();
  }

 private:
  void complain(Found const& found, std::string_view must_be,
                std::string const& suggestion = {}) const {
    complaints_.add("", 0, cap_fault(found.path, found.value, must_be) + suggestion);
  }

  [[nodiscard]] std::optional<Found> parameter(std::string_view name) const {
    return find_named(info_.parameters, name, path_ + "/parameter");
  }

  [[nodiscard]] IncidentKindId kind() const {
    auto const code = [&](IncidentKindSpec const& k, Found const& f) { return k.id == f.value; };
    auto const event = [&](IncidentKindSpec const& k, Found const& f) {
      return is_named(k, trimmed(f.value));
    };
    if (auto const found = parameter("stormcrew:kind")) return kind_where(*found, code);
    if (auto const found = find_named(info_.event_codes, "stormcrew:kind", path_ + "/eventCode"))
      return kind_where(*found, code);
    return kind_where({path_ + "/event", info_.event}, event);
  }

  template <class Is>
  [[nodiscard]] IncidentKindId kind_where(Found const& found, Is is) const {
    auto const& kinds = scenario_.incident_kinds;
    for (std::size_t i = 0; i < kinds.size(); ++i)
      if (is(kinds[i], found)) return IncidentKindId(i);
    complain(found, fmt::format("must be a kind of incident: {}", kinds_of(scenario_)),
             kind_hint(found.value, scenario_));
    return {};
  }

  [[nodiscard]] std::optional<LonLat> position() const {
    for (CapArea const& area : info_.areas)
      if (!area.circles.empty()) return area.circles.front().centre;
    for (CapArea const& area : info_.areas)
      if (!area.polygons.empty()) return ring_centre(area.polygons.front());
    auto const found = parameter("stormcrew:position");
    if (!found)
      complaints_.add("", 0,
                      path_ +
                          "/area (must have a circle or a polygon, or be replaced by a "
                          "parameter stormcrew:position)");
    if (!found) return std::nullopt;
    auto const point = parse_cap_point(trimmed(found->value));
    if (!point.value) complain(*found, point.must_be);
    return point.value;
  }

  [[nodiscard]] double severity(IncidentKindId kind) const {
    static constexpr std::array kWords = {"Minor", "Moderate", "Severe", "Extreme"};
    for (std::size_t k = 0; k < kWords.size(); ++k)
      if (info_.severity == kWords[k])
        return std::min(static_cast<double>(k + 1), scenario_.rules.severity_max);
    return kind ? scenario_.incident_kinds[kind.index()].severity : 0;
  }

  [[nodiscard]] bool trapped(IncidentKindId kind) const {
    auto const found = parameter("stormcrew:trapped");
    if (!found) return kind && scenario_.incident_kinds[kind.index()].people_trapped;
    if (found->value != "true" && found->value != "false")
      complain(*found, "must be true or false");
    return found->value == "true";
  }

  [[nodiscard]] std::string note() const {
    std::vector<std::string_view> parts = {info_.headline, info_.description};
    if (!info_.areas.empty()) parts.push_back(info_.areas.front().description);
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return fmt::format("{}", fmt::join(parts, "; "));
  }

  CapInfo const& info_;
  std::string path_;
  Scenario const& scenario_;
  Complaints& complaints_;
};

void read_info(CapAlert const& alert, Scenario const& scenario, CapReport& report,
               Complaints& complaints) {
  if (alert.infos.empty()) {
    complaints.add("", 0, "alert/info (must be there: without one there is nothing to do)");
    return;
  }
  std::size_t const number = best_info(alert);
  CapInfo const& info = alert.infos[number];
  std::string const path = fmt::format("alert/info[{}]", number + 1);
  InfoReading(info, path, scenario, complaints).read_into(report);
  if (info.expires_unix_ms && *info.expires_unix_ms < alert.sent_unix_ms)
    complaints.add(
        "", 0,
        cap_fault(path + "/expires", date_time_text(*info.expires_unix_ms, scenario.utc_offset),
                  "must not be before alert/sent"));
}

}  // namespace

CapReport report_of(CapAlert const& alert, Scenario const& scenario) {
  Complaints complaints;
  // In one zone, so that equal references are equal texts.
  auto const reference = [&](auto const& r) {
    return fmt::format("{},{},{}", r.sender, r.identifier,
                       date_time_text(r.sent_unix_ms, scenario.utc_offset));
  };
  CapReport report;
  report.message = alert.message;
  report.exercise = alert.status == "Exercise";
  report.reference = reference(alert);
  for (CapAlert::Reference const& r : alert.references) report.refers_to.push_back(reference(r));
  if (alert.status != "Actual" && !report.exercise)
    complaints.add("", 0,
                   cap_fault("alert/status", alert.status,
                             "must be Actual or Exercise: nothing is done about others"));
  bool const tells = alert.message == CapMessage::alert || alert.message == CapMessage::update;
  if (tells) read_info(alert, scenario, report, complaints);
  complaints.throw_if_any();
  return report;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "drill/files/drill_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "drill/files/drill_json.h"
#include "drill/files/drill_words.h"
#include "io/scenario/scenario_reader.h"
#include "io/text/json_time.h"
#include "io/text/text_file.h"
#include "plan/dispatch/table.h"

namespace sc {
namespace {

constexpr double kMost = 1e9;  ///< of counts

/// Row of the table with that id.
template <class Row>
std::optional<std::size_t> row_of(std::vector<Row> const& rows, std::string_view id) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == id) return i;
  return std::nullopt;
}

template <class Row>
std::vector<std::string_view> ids_of(std::vector<Row> const& rows) {
  std::vector<std::string_view> ids;
  for (Row const& row : rows) ids.push_back(row.id);
  return ids;
}

/// Reads the objects of drill.json against the scenario.
class DrillJson {
 public:
  explicit DrillJson(Drill& drill) : drill_(drill), s_(drill.scenario) {}

  void read(JsonObject root) {
    drill_.number = static_cast<int>(whole(root, "number", 1));
    drill_.names = names(root, "name");
    drill_.begin = time(root, "begin").value_or(SimTime{});
    drill_.end = time(root, "end").value_or(s_.end);
    if (drill_.end <= drill_.begin) root.complain("end", "must be later than begin");
    drill_.seed = seed(root);
    drill_.replication = static_cast<std::uint32_t>(whole(root, "replication", 0));
    drill_.storm_replication = static_cast<std::uint32_t>(whole(root, "storm_replication", 0));
    read_policy(root);
    for (JsonObject& it : root.objects("injects")) read_inject(it);
    for (JsonObject& it : root.objects("strains")) read_strain(it);
    for (JsonObject& it : root.objects("features")) read_feature(it);
    root.refuse_other_keys();
  }

 private:
  static std::int64_t whole(JsonObject& object, std::string_view key, std::int64_t low) {
    auto const value = object.number(key, between(static_cast<double>(low), kMost));
    if (!value) return low;
    if (std::trunc(*value) != *value) object.complain(key, "must be a whole number");
    return static_cast<std::int64_t>(*value);
  }

  static double number(JsonObject& object, std::string_view key) {
    return object.number(key, Range{}).value_or(0);
  }

  /// Texts that are empty have no key.
  static std::string text(JsonObject& object, std::string const& key) {
    return object.has(key) ? object.text(key).value_or("") : std::string();
  }

  static Names names(JsonObject& object, std::string const& key) {
    return {text(object, key + "_zh"), text(object, key + "_en")};
  }

  /// A text, since JSON's numbers end at 2^53.
  static std::uint64_t seed(JsonObject& root) {
    auto const words = root.text("seed");
    if (!words) return 0;
    auto const value = parse_integer(*words, 0, std::numeric_limits<std::int64_t>::max());
    if (!value.value) root.complain("seed", value.must_be);
    return static_cast<std::uint64_t>(value.value.value_or(0));
  }

  std::optional<SimTime> time(JsonObject& object, std::string_view key) const {
    auto const t = time_in(object, key, s_);
    if (t && (*t < SimTime{} || *t > s_.end)) complain_of_time(object, key, s_);
    return t;
  }

  std::optional<SimTime> time_if_any(JsonObject& object, std::string_view key) const {
    return object.has(key) ? time(object, key) : std::nullopt;
  }

  void read_policy(JsonObject& root) {
    auto const words = root.text("reference_policy");
    if (!words) return;
    std::vector<std::string_view> known;
    for (DispatchEntry const& entry : dispatch_policies()) known.push_back(entry.name);
    if (std::find(known.begin(), known.end(), *words) == known.end())
      root.complain("reference_policy", must_be_one_of(known), hint_for(*words, known));
    drill_.reference_policy = *words;
  }

  template <class Row>
  std::optional<std::size_t> row(JsonObject& object, std::string_view key,
                                 std::vector<Row> const& rows, std::string_view what) const {
    auto const id = object.text(key);
    auto const found = id ? row_of(rows, *id) : std::nullopt;
    if (id && !found)
      object.complain(key, fmt::format("must be the id of {}", what), hint_for(*id, ids_of(rows)));
    return found;
  }

  void read_units(JsonObject& object, Inject& it) const {
    std::vector<std::string> const ids = object.texts("expected_units");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (auto const unit = row_of(s_.units, ids[i]))
        it.expected_units.emplace_back(*unit);
      else
        object.complain_of_element("expected_units", i, "must be the id of a unit",
                                   hint_for(ids[i], ids_of(s_.units)));
    }
  }

  void read_words(JsonObject& object, Inject& it) const {
    it.place = names(object, "place");
    it.from = names(object, "from");
    it.to = names(object, "to");
    it.mode = names(object, "mode");
    it.message = names(object, "message");
    it.expected_action = names(object, "expected_action");
  }

  void read_inject(JsonObject& object) {
    Inject it;
    it.number = static_cast<int>(whole(object, "number", 1));
    it.incident = static_cast<std::size_t>(whole(object, "incident", 0));
    if (it.incident >= s_.incidents.size())
      object.complain("incident", fmt::format("must be below {}, the number of the scenario's "
                                              "incidents",
                                              s_.incidents.size()));
    bool const told =
        std::any_of(drill_.injects.begin(), drill_.injects.end(),
                    [&](Inject const& before) { return before.incident == it.incident; });
    if (told) object.complain("incident", "must not be that of another inject");
    it.at = time(object, "at").value_or(drill_.begin);
    if (it.at < drill_.begin || it.at >= drill_.end)
      object.complain("at", "must be within the exercise, from begin to before end");
    if (auto const kind = row(object, "kind", s_.incident_kinds, "an incident kind"))
      it.kind = IncidentKindId{*kind};
    it.severity = number(object, "severity");
    it.position = {number(object, "lon_deg"), number(object, "lat_deg")};
    read_words(object, it);
    read_units(object, it);
    it.expected_dispatch = time_if_any(object, "expected_dispatch");
    it.expected_arrive = time_if_any(object, "expected_arrive");
    it.expected_clear = time_if_any(object, "expected_clear");
    it.bound_arrive = time_if_any(object, "bound_arrive");
    if (it.number != static_cast<int>(drill_.injects.size()) + 1)
      object.complain("number", "must count from 1");
    object.refuse_other_keys();
    drill_.injects.push_back(std::move(it));
  }

  void read_strain_kind(JsonObject& object, Strain& it) const {
    auto const words = object.text("kind");
    std::vector<std::string_view> known;
    for (std::size_t k = 0; k < kStrainKinds; ++k) {
      known.push_back(name_of(StrainKind(k)));
      if (words == known.back()) it.kind = StrainKind(k);
    }
    if (words && std::find(known.begin(), known.end(), *words) == known.end())
      object.complain("kind", must_be_one_of(known), hint_for(*words, known));
  }

  void read_strain(JsonObject& object) {
    Strain it;
    read_strain_kind(object, it);
    it.subject = text(object, "subject");
    it.subject_names = names(object, "subject_name");
    it.size = number(object, "size");
    it.unit = text(object, "unit");
    it.measured = names(object, "measured");
    it.relief = names(object, "relief");
    it.cost_h = number(object, "cost_h");
    it.relieved_cost_h = number(object, "relieved_cost_h");
    object.refuse_other_keys();
    drill_.strains.push_back(std::move(it));
  }

  void read_feature(JsonObject& object) {
    DrillFeature it;
    it.id = text(object, "id");
    it.names = names(object, "name");
    it.value = number(object, "value");
    it.scaled = number(object, "scaled");
    object.refuse_other_keys();
    drill_.features.push_back(std::move(it));
  }

  Drill& drill_;
  Scenario const& s_;
};

/// A file of another format is not judged any further.
void demand_format(std::string const& file, JsonObject& root) {
  auto const format = root.text("format");
  if (format != kDrillFormat)
    throw InputError(
        {file, 0,
         fmt::format("format = {} (must be {})", format.value_or("missing"), kDrillFormat)});
  auto const version = root.number("format_version", Range{});
  if (version != kDrillFormatVersion)
    throw InputError({file, 0,
                      fmt::format("format_version = {} (must be {})", version.value_or(0),
                                  kDrillFormatVersion)});
}

std::optional<Scenario> scenario_of(std::filesystem::path const& folder, Complaints& complaints) {
  try {
    return read_scenario((folder / "scenario").string());
  } catch (InputError const& error) {
    complaints.add(error);
    return std::nullopt;
  }
}

}  // namespace

Drill read_drill(std::filesystem::path const& folder) {
  std::string const file = (folder / "drill.json").string();
  Complaints complaints;
  auto const bytes = read_whole_file(file, complaints);
  auto scenario = scenario_of(folder, complaints);
  CappedFaults faults;
  Drill drill;
  if (bytes) {
    JsonObject root = JsonObject::parse(file, *bytes, faults);
    demand_format(file, root);
    if (scenario) {
      drill.scenario = std::move(*scenario);
      DrillJson(drill).read(root);
    }
  }
  faults.report(file, "faults", complaints);
  complaints.throw_if_any();
  return drill;
}

}  // namespace sc

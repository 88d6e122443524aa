// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/season_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>

#include "io/scenario/scenario_draft.h"
#include "io/scenario/scenario_reader.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

/// A season under construction.
struct SeasonDraft {
  ScenarioDraft shared;       ///< what all activations have in common
  std::vector<Fault> faults;  ///< of activations; many of them repeat each other's
  Season season;
  std::map<std::string, std::size_t, std::less<>> line_of_id;
  std::optional<std::int64_t> last_end_unix_ms;
};

void keep_faults(std::vector<Fault> const& faults, SeasonDraft& draft) {
  draft.faults.insert(draft.faults.end(), faults.begin(), faults.end());
}

std::string read_id(TomlTable& table, SeasonDraft& draft) {
  std::string const id = table.text("id");
  if (id.empty()) return id;
  auto const parsed = parse_id(id);
  if (!parsed.value) table.complain("id", parsed.must_be);
  auto const [first, fresh] = draft.line_of_id.try_emplace(id, table.line_of("id"));
  if (!fresh) table.complain("id", must_be_unique(first->second));
  return id;
}

Activation read_description(TomlTable& table, SeasonDraft& draft) {
  Activation a;
  a.id = read_id(table, draft);
  TomlTable name = table.table("name");
  a.names = {name.text("zh"), name.text("en")};
  name.refuse_other_keys();
  a.status = table.text_or("status", "");
  auto const parsed = parse_status(a.status);
  if (!a.status.empty() && !parsed.value) table.complain("status", parsed.must_be);
  a.source = table.text_or("source", "");
  a.note = table.text_or("note", "");
  return a;
}

/// Activations follow each other in time. `key`: where the start is known from.
void check_order(TomlTable& table, std::string_view key, Scenario const& s, SeasonDraft& draft) {
  auto& last = draft.last_end_unix_ms;
  if (last && s.start_unix_ms < *last)
    table.complain(key, fmt::format("must not begin before the activation before it ends, {}",
                                    date_time_text(*last, s.utc_offset)));
  std::int64_t const end = s.start_unix_ms + s.end.ms;
  last = std::max(last.value_or(end), end);
}

void demand_final_none(TomlTable& table, ScenarioDraft const& draft) {
  auto const& levels = draft.scenario.levels;
  if (!table.has("response") || (!levels.empty() && levels.back().level == ResponseLevel::none))
    return;
  table.complain_at("response", "response does not end (must end with level none)");
}

/// The scenario of an activation that has its window in this folder.
Scenario read_own(TomlTable& table, Names const& names, SeasonDraft& season) {
  ScenarioDraft draft = season.shared;
  draft.complaints = {};
  draft.of_season = true;
  Names& of_scenario = draft.scenario.names;
  of_scenario = {of_scenario.zh + "·" + names.zh, of_scenario.en + ", " + names.en};
  read_window(table, "start", draft);
  if (draft.clock_known) check_order(table, "start", draft.scenario, season);
  read_levels(table.tables("response"), draft);
  demand_final_none(table, draft);
  read_dated_tables(draft);
  keep_faults(draft.complaints.faults(), season);
  return std::move(draft.scenario);
}

/// The scenario of another folder, as it is.
Scenario read_other(TomlTable& table, SeasonDraft& season) {
  std::string const shown = table.text("scenario");
  for (char const* key : {"start", "end", "response"})
    table.refuse(key, "must not stand beside scenario");
  if (shown.empty()) return {};
  if (std::filesystem::path(shown).is_absolute()) {
    table.complain("scenario", "must be relative to the season's folder");
    return {};
  }
  auto const folder = std::filesystem::path(season.shared.folder) / shown;
  try {
    Scenario other = read_scenario(folder.lexically_normal().string(), season.shared.plan_file);
    check_order(table, "scenario", other, season);
    return other;
  } catch (InputError const& error) {
    keep_faults(error.faults(), season);
    return {};
  }
}

void read_activation(TomlTable& table, SeasonDraft& draft) {
  Activation activation = read_description(table, draft);
  activation.scenario =
      table.has("scenario") ? read_other(table, draft) : read_own(table, activation.names, draft);
  table.refuse_other_keys();
  draft.season.activations.push_back(std::move(activation));
}

void read_head(TomlTable& root, SeasonDraft& draft) {
  ScenarioDraft& shared = draft.shared;
  read_lasting_settings(root, shared);
  TomlTable time = root.table("time");
  read_time_zone(time, shared);
  time.refuse("start", "must stand in each activation");
  time.refuse("end", "must stand in each activation");
  time.refuse_other_keys();
  root.refuse("response", "must stand in each activation");
  Season& season = draft.season;
  season.names = shared.scenario.names;
  season.note = shared.scenario.note;
  season.folder = shared.scenario.folder;
  season.seed = shared.scenario.seed;
  season.replications =
      static_cast<int>(root.integer_or("replications", 1, 10'000, season.replications));
}

/// Activations share tables, and so their faults.
void throw_each_once(std::vector<Fault> faults) {
  auto const key = [](Fault const& f) { return std::tie(f.file, f.line, f.message); };
  std::sort(faults.begin(), faults.end(),
            [&](Fault const& a, Fault const& b) { return key(a) < key(b); });
  faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
  if (!faults.empty()) throw InputError(std::move(faults));
}

}  // namespace

bool is_season(std::string const& folder) {
  std::string const path = folder + "/scenario.toml";
  Complaints unheard;  // by those who read the folder
  auto const bytes = read_whole_file(path, unheard);
  return TomlTable::parse(path, bytes, unheard).has("activation");
}

Season read_season(std::string const& folder, std::string const& plan_file) {
  SeasonDraft draft;
  ScenarioDraft& shared = draft.shared;
  shared = begin_draft(folder, plan_file);
  auto const bytes = shared.load("scenario.toml");
  TomlTable root = TomlTable::parse(shared.path_of("scenario.toml"), bytes, shared.complaints);
  read_head(root, draft);
  read_lasting_tables(shared);
  std::vector<TomlTable> activations = root.tables("activation");
  if (root.has("activation") && activations.empty())
    root.complain_at("activation", "no activation (must have one or more)");
  for (TomlTable& table : activations) read_activation(table, draft);
  root.refuse_other_keys();
  keep_faults(shared.complaints.faults(), draft);
  throw_each_once(std::move(draft.faults));
  return std::move(draft.season);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "drill/files/storm_source.h"

#include <fmt/format.h>

#include <optional>

#include "base/check.h"
#include "io/hash.h"
#include "io/hdf5/atomic_file.h"
#include "io/scenario/plan_writer.h"
#include "io/text/iso_time.h"
#include "io/text/text_file.h"
#include "io/text/toml.h"
#include "response/level_words.h"

namespace sc {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDerived =
    "DRILL 演练: incidents thinned from the scenario's own storm 险情由原情景抽取";

void put_settings(Scenario const& s, TomlTable& root) {
  for (std::string const& setting : s.settings) {
    std::size_t const equals = setting.find('=');
    root.set(setting.substr(0, equals), setting.substr(equals + 1), "--set");
  }
}

std::string design_storm_text(TomlTable storm, Scenario const& s) {
  if (!storm.there()) return "";
  std::string text = "\n[design_storm]\n";
  for (char const* key : {"years", "duration_min", "peak_ratio", "a_mm_min", "c", "b_min", "n"})
    text += fmt::format("{} = {}\n", key, storm.number(key, Range{}));
  auto const start = storm.date_time("start", s.utc_offset);
  return text + fmt::format("start = {}\n", date_time_text(start.value_or(0), s.utc_offset));
}

/// Drills have only those before their end.
std::vector<LevelChange> levels_of(TomlTable& root, Scenario const& s) {
  std::vector<LevelChange> levels;
  for (TomlTable& change : root.tables_if_any("response")) {
    auto const at = change.date_time("at", s.utc_offset);
    auto const level = change.word("level", kLevelWords);
    if (at && level)
      levels.push_back({SimTime{*at - s.start_unix_ms}, static_cast<ResponseLevel>(*level)});
  }
  return levels;
}

/// Road files are kept as one map instead.
bool is_road_file(Scenario const& s, std::string const& name) {
  std::error_code error;
  fs::path const file = fs::path(s.folder) / name;
  return fs::equivalent(file, s.roads.path, error) ||
         (name.find('/') != name.npos && fs::equivalent(file.parent_path(), s.roads.path, error));
}

/// The file's bytes, unless they are no longer those that the drills were designed from.
std::optional<std::string> unchanged(std::string const& path, std::string const& hash,
                                     Complaints& complaints) {
  auto bytes = read_whole_file(path, complaints);
  if (!bytes || sha256_hex(*bytes) == hash) return bytes;
  complaints.add(path, 0, "has changed since the drills were designed (must not)");
  return std::nullopt;
}

void copy_table(fs::path const& from, std::string const& hash, fs::path const& to,
                Complaints& complaints) {
  if (auto const bytes = unchanged(from.string(), hash, complaints)) write_file(to, *bytes);
}

/// The plan as the drills have it: the file where the scenario's own is in force.
void write_plan(Scenario const& s, fs::path const& own, std::string const& hash,
                fs::path const& to) {
  Complaints unheard;
  auto const bytes = unchanged(own.string(), hash, unheard);
  write_file(to, bytes ? *bytes : plan_toml(s, "The plan of these drills. 本套演练所用布防方案。"));
}

}  // namespace

StormSource read_storm_source(DrillSet const& set) {
  SC_EXPECT(!set.drills.empty());
  StormSource source;
  source.whole = set.drills.front().scenario;
  Scenario& s = source.whole;
  std::string const path = (fs::path(set.scenario_folder) / "scenario.toml").string();
  Complaints complaints;
  auto const bytes = unchanged(path, s.input_sha256.at("scenario.toml"), complaints);
  complaints.throw_if_any();
  TomlTable root = TomlTable::parse(path, bytes, complaints);
  put_settings(s, root);
  source.keys.crs = root.text_or("crs", "WGS84");
  if (source.keys.crs == "GCJ-02")
    root.complain("crs", "must be WGS84 or CGCS2000 for drills, whose positions are kept exactly");
  source.keys.design_storm = design_storm_text(root.table_if_any("design_storm"), s);
  auto const end = root.table("time").date_time("end", s.utc_offset);
  s.generate_incidents = root.table_if_any("incidents").yes_or("generate", true);
  s.seed = static_cast<std::uint64_t>(root.integer("seed", 0, INT64_MAX));
  s.levels = levels_of(root, s);
  s.rules.policy = root.table_if_any("rules").text_or("policy", Rules{}.policy);
  complaints.throw_if_any();
  s.end = SimTime{*end - s.start_unix_ms};
  s.names = set.scenario_names;
  s.note = set.note;
  s.folder = set.scenario_folder;
  return source;
}

void copy_tables(DrillSet const& set, fs::path const& storm) {
  Scenario s = set.drills.front().scenario;
  s.folder = set.scenario_folder;
  Complaints complaints;
  for (auto const& [name, hash] : s.input_sha256) {
    if (name == "scenario.toml" || is_road_file(s, name)) continue;
    fs::path const from = fs::path(s.folder) / name;
    fs::path const to = storm / from.filename();
    if (to.filename() == "plan.toml")
      write_plan(s, from, hash, to);
    else
      copy_table(from, hash, to, complaints);
  }
  complaints.throw_if_any();
}

void write_drill_scenario(StormSource const& source, Drill const& drill, fs::path const& folder) {
  Scenario s = drill.scenario;
  s.names = drill.names;
  s.seed = drill.seed;
  s.generate_incidents = false;
  if (s.note.find(kDerived) == s.note.npos)
    s.note += fmt::format("{}{}", s.note.empty() ? "" : " ", kDerived);
  ScenarioKeys keys = source.keys;
  keys.base = "../../storm";
  keys.roads_path = "../../storm/roads.h5";
  keys.comment = "A drill, as any other scenario; docs/drills.md 演练，可作为普通情景运行";
  fs::create_directories(folder);
  write_file(folder / "scenario.toml", scenario_toml(s, keys));
  write_file(folder / "incidents.csv", incidents_csv(s));
  write_file(folder / "closures.csv", closures_csv(s));  // without one the storm's would be read
}

}  // namespace sc

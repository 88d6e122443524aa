// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/scenario_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/suggest.h"
#include "io/hash.h"
#include "io/scenario/neighbourhood.h"
#include "io/text/position.h"
#include "io/text/text_file.h"
#include "response/level_words.h"

namespace sc {
namespace {

bool is_there(std::filesystem::path const& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

/// Names of the CSV files in a folder that no reader asked for.
std::vector<std::string> other_tables(ScenarioDraft const& draft,
                                      std::filesystem::path const& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
    std::string name = entry.path().filename().string();
    if (name.ends_with(".csv") && !draft.asked_files.contains(name))
      names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::string ScenarioDraft::shown_name(std::string_view file) const {
  bool const always_own =
      base.empty() || file == "scenario.toml" || (file == "plan.toml" && !plan_file.empty());
  std::filesystem::path const own(folder);
  if (always_own || is_there(own / file) || !is_there(own / base / file)) return std::string(file);
  return fmt::format("{}/{}", base, file);
}

std::string ScenarioDraft::path_of(std::string_view file) const {
  if (file == "plan.toml" && !plan_file.empty()) return plan_file;
  std::string const name = shown_name(file);
  if (name == file) return fmt::format("{}/{}", folder, file);
  return (std::filesystem::path(folder) / name).lexically_normal().string();
}

std::optional<std::string> ScenarioDraft::load(std::string_view file) {
  auto bytes = read_whole_file(path_of(file), complaints);
  if (bytes) scenario.input_sha256.emplace(shown_name(file), sha256_hex(*bytes));
  return bytes;
}

CsvTable ScenarioDraft::table(std::string_view file, std::span<CsvColumn const> columns) {
  asked_files.emplace(file);
  auto const bytes = load(file);
  return {path_of(file), bytes, columns, complaints};
}

std::optional<CsvTable> ScenarioDraft::table_if_any(std::string_view file,
                                                    std::span<CsvColumn const> columns) {
  asked_files.emplace(file);
  if (!is_there(path_of(file))) return std::nullopt;
  return table(file, columns);
}

LonLat ScenarioDraft::position(CsvRow const& row, Anchor anchor) {
  auto const read = position_in(row, "lon_deg", "lat_deg");
  if (!read) return {};
  LonLat const p = to_wgs84(*read, crs);
  places.push_back({p, origin_of(row), anchor == Anchor::yes});
  return p;
}

std::optional<SimTime> ScenarioDraft::time(CsvRow const& row, std::string_view column) const {
  auto const t = row.time(column, clock);
  return clock_known ? t : std::nullopt;
}

bool ScenarioDraft::is_left_out(SimTime time, Duration margin) const {
  if (!of_season || !clock_known) return false;
  return time < SimTime{} - margin || time > scenario.end + margin;
}

bool ScenarioDraft::is_left_out(SimTime from, SimTime to) const {
  return of_season && clock_known && (to <= SimTime{} || from >= scenario.end);
}

std::string ScenarioDraft::text(SimTime time) const {
  return date_time_text(clock.start_unix_ms + time.ms, clock.utc_offset);
}

RowOrigin origin_of(CsvRow const& row) {
  return {row.file(), row.line()};
}

Names names_of(CsvRow const& row) {
  return {row.text("name_zh"), row.text("name_en")};
}

std::span<std::string_view const> level_words() {
  return kLevelWords;
}

std::span<std::string_view const> duty_words() {
  static constexpr std::array<std::string_view, 3> kWords = {"standby", "guard", "patrol"};
  return kWords;
}

std::vector<ResponseLevel> used_levels(Scenario const& scenario) {
  std::set<ResponseLevel> used;
  for (LevelChange const& change : scenario.levels)
    if (change.level != ResponseLevel::none) used.insert(change.level);
  return {used.begin(), used.end()};
}

void check_places(ScenarioDraft& draft) {
  std::vector<LonLat> anchors;
  for (auto const& place : draft.places)
    if (place.anchor) anchors.push_back(place.position);
  Neighbourhood const here(anchors);
  for (auto const& [p, origin, anchor] : draft.places)
    if (auto complaint = here.complaint_about(p))
      draft.complaints.add(origin.file, origin.line, std::move(*complaint));
}

void check_file_names(ScenarioDraft& draft) {
  std::vector<std::string_view> absent;
  for (std::string const& file : draft.asked_files)
    if (!is_there(draft.path_of(file))) absent.push_back(file);
  std::vector<std::filesystem::path> folders = {draft.folder};
  if (!draft.base.empty()) folders.push_back((folders[0] / draft.base).lexically_normal());
  for (auto const& folder : folders)
    for (std::string const& name : other_tables(draft, folder))
      if (std::string const hint = did_you_mean(name, absent); !hint.empty())
        draft.complaints.add((folder / name).string(), 0, "is not a file of a scenario." + hint);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/scenario_place.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/suggest.h"

namespace sc {
namespace fs = std::filesystem;
namespace {

bool is_there(fs::path const& path) {
  std::error_code error;
  return fs::exists(path, error);
}

bool is_scenario(fs::path const& folder) {
  return is_there(folder / "scenario.toml");
}

void add_names(fs::path const& shelf, std::vector<std::string>& names) {
  std::error_code error;
  for (auto const& entry : fs::directory_iterator(shelf, error))
    if (is_scenario(entry.path())) names.push_back(entry.path().filename().string());
}

}  // namespace

ScenarioPlaces::ScenarioPlaces(fs::path const& program, fs::path here)
    : here_(std::move(here)),
      installed_(program.parent_path().parent_path() / "share" / "stormcrew" / "scenarios") {}

ScenarioPlaces ScenarioPlaces::of_this_program() {
  std::error_code error;  // without /proc nothing counts as installed
  return {fs::read_symlink("/proc/self/exe", error), ""};
}

std::string ScenarioPlaces::find(std::string const& name) const {
  if (name.empty() || fs::path(name).is_absolute() || is_there(here_ / name)) return name;
  // The parent lets "scenarios/tiny" mean the same as "tiny", as examples write it.
  for (fs::path const& shelf : {here_ / "scenarios", installed_, installed_.parent_path()})
    if (is_scenario(shelf / name)) return (shelf / name).string();
  return name;
}

std::string ScenarioPlaces::fault_of(std::string const& name) const {
  bool const is_mere_name = name.find_first_of("/.=") == std::string::npos;
  if (!is_mere_name || is_there(here_ / find(name))) return {};
  auto const known = names();
  std::vector<std::string_view> const views(known.begin(), known.end());
  return fmt::format("{} (must be a folder, or one of the scenarios: {}).{}", name,
                     known.empty() ? "none found" : fmt::format("{}", fmt::join(known, ", ")),
                     did_you_mean(name, views));
}

std::string ScenarioPlaces::shelf() const {
  return is_there(here_ / "scenarios") || !is_there(installed_) ? "scenarios" : installed_.string();
}

std::vector<std::string> ScenarioPlaces::names() const {
  std::vector<std::string> names;
  add_names(here_ / "scenarios", names);
  add_names(installed_, names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace sc

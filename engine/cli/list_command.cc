// SPDX-License-Identifier: Apache-2.0
#include "cli/list_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include "base/check.h"
#include "cli/policies.h"
#include "hazard/drivers/table.h"
#include "io/scenario/scenario_reader.h"
#include "io/scenario/season_reader.h"

namespace sc {
namespace {

std::vector<std::string> scenario_folders(std::string const& folder) {
  std::vector<std::string> found;
  if (!std::filesystem::is_directory(folder)) return found;
  for (auto const& entry : std::filesystem::directory_iterator(folder))
    if (std::filesystem::exists(entry.path() / "scenario.toml"))
      found.push_back(entry.path().string());
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<PolicyLine> driver_lines() {
  std::vector<PolicyLine> lines;
  for (Driver const& driver : drivers()) lines.push_back({driver.name, driver.what});
  return lines;
}

void list_policies(char const* heading, std::vector<PolicyLine> const& lines, std::ostream& out) {
  fmt::print(out, "{}\n", heading);
  for (PolicyLine const& line : lines) fmt::print(out, "  {:28} {}\n", line.name, line.what);
}

void add_kinds(Scenario const& s, std::map<std::string, Names>& kinds) {
  for (IncidentKindSpec const& kind : s.incident_kinds) kinds.emplace(kind.id, kind.names);
}

/// Reads a scenario or a season; its names.
Names read_names(std::string const& folder, std::map<std::string, Names>& kinds) {
  if (!is_season(folder)) {
    Scenario const s = read_scenario(folder);
    add_kinds(s, kinds);
    return s.names;
  }
  Season const season = read_season(folder);
  for (Activation const& activation : season.activations) add_kinds(activation.scenario, kinds);
  return season.names;
}

void list_scenario(std::string const& folder, std::map<std::string, Names>& kinds,
                   std::ostream& out) {
  try {
    Names const names = read_names(folder, kinds);
    fmt::print(out, "  {:28} {}  {}\n", folder, names.en, names.zh);
  } catch (InputError const& error) {
    fmt::print(out, "  {:28} {} faults: stormcrew check {}\n", folder, error.faults().size(),
               folder);
  }
}

}  // namespace

int list_command(std::string const& folder, std::ostream& out) {
  if (!std::filesystem::is_directory(folder))
    throw InputError(Fault{folder, 0, "no such folder (must be one of scenario folders)"});
  list_policies("policies 调度规则", dispatch_lines(), out);
  list_policies("relocation 待命点调整规则", relocation_lines(), out);
  list_policies("drivers of incidents 险情致因", driver_lines(), out);
  fmt::print(out, "scenarios 情景 (in {})\n", folder);
  std::map<std::string, Names> kinds;
  for (std::string const& scenario : scenario_folders(folder)) list_scenario(scenario, kinds, out);
  fmt::print(out, "incident kinds 险情类型 (of these scenarios)\n");
  for (auto const& [id, names] : kinds) fmt::print(out, "  {:28} {}  {}\n", id, names.en, names.zh);
  return 0;
}

}  // namespace sc

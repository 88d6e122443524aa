// SPDX-License-Identifier: Apache-2.0
#include "cli/list_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"

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

void list_scenario(std::string const& folder, std::map<std::string, Names>& kinds,
                   std::ostream& out) {
  try {
    Scenario const s = read_scenario(folder);
    fmt::print(out, "  {:28} {}  {}\n", folder, s.names.en, s.names.zh);
    for (IncidentKindSpec const& kind : s.incident_kinds) kinds.emplace(kind.id, kind.names);
  } catch (InputError const& error) {
    fmt::print(out, "  {:28} {} faults: stormcrew check {}\n", folder, error.faults().size(),
               folder);
  }
}

}  // namespace

int list_command(std::string const& folder, std::ostream& out) {
  fmt::print(out, "policies 调度规则\n");
  for (DispatchEntry const& entry : dispatch_policies())
    fmt::print(out, "  {:28} {}\n", entry.name, entry.what);
  fmt::print(out, "relocation policies 待命点调整规则\n");
  for (RelocationEntry const& entry : relocation_policies())
    fmt::print(out, "  {:28} {}\n", entry.name, entry.what);
  fmt::print(out, "scenarios 情景 (in {})\n", folder);
  std::map<std::string, Names> kinds;
  for (std::string const& scenario : scenario_folders(folder)) list_scenario(scenario, kinds, out);
  fmt::print(out, "incident kinds 险情类型 (of these scenarios)\n");
  for (auto const& [id, names] : kinds) fmt::print(out, "  {:28} {}  {}\n", id, names.en, names.zh);
  return 0;
}

}  // namespace sc

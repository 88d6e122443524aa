// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/scenario_reader.h"

#include <filesystem>

#include "io/hash.h"
#include "io/scenario/scenario_draft.h"
#include "io/scenario/season_reader.h"

namespace sc {
namespace {

std::string without_last_slash(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

void demand_folder(std::string const& folder) {
  std::error_code error;
  auto const status = std::filesystem::status(folder, error);
  if (status.type() == std::filesystem::file_type::not_found)
    throw InputError({folder, 0, "no such folder (must be a scenario folder)"});
  if (status.type() != std::filesystem::file_type::directory)
    throw InputError({folder, 0, "is not a folder (must be a scenario folder)"});
}

}  // namespace

ScenarioDraft begin_draft(std::string const& folder, std::string const& plan_file) {
  demand_folder(folder);
  ScenarioDraft draft;
  draft.folder = without_last_slash(folder);
  draft.plan_file = plan_file;
  draft.scenario.folder = folder;
  return draft;
}

void read_lasting_tables(ScenarioDraft& draft) {
  read_zones(draft);
  read_stations(draft);
  read_materials(draft);
  read_stock(draft);
  read_unit_kinds(draft);
  read_units(draft);
  read_pipes(draft);
  read_incident_kinds(draft);
  read_basins(draft);
  read_cards(draft);
  read_patrols(draft);
  check_supply_skill(draft);
}

void read_dated_tables(ScenarioDraft& draft) {
  read_track(draft);
  read_rain(draft);
  read_canal(draft);
  read_roster(draft);
  read_closures(draft);
  read_incidents(draft);
  read_plan(draft);
  check_places(draft);
  check_file_names(draft);
}

Scenario read_scenario(std::string const& folder, std::string const& plan_file,
                       Settings const& settings) {
  ScenarioDraft draft = begin_draft(folder, plan_file);
  draft.settings = settings;
  if (is_season(folder))
    throw InputError({draft.path_of("scenario.toml"), 0,
                      "is a season: it has [[activation]] (must be one scenario, with start and "
                      "end in [time])"});
  read_settings(draft);
  read_lasting_tables(draft);
  read_dated_tables(draft);
  draft.complaints.throw_if_any();
  return std::move(draft.scenario);
}

std::string scenario_sha256(Scenario const& scenario) {
  std::string lines;
  for (auto const& [name, hash] : scenario.input_sha256) {
    lines += hash;
    lines += "  ";
    lines += name;
    lines += '\n';
  }
  return sha256_hex(lines);
}

}  // namespace sc

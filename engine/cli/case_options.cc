// SPDX-License-Identifier: Apache-2.0
#include "cli/case_options.h"

#include "base/check.h"
#include "cli/option_checks.h"
#include "cli/policies.h"
#include "cli/program_options.h"
#include "cli/word_lists.h"

namespace sc {
namespace {

std::string all_of(Complaints const& complaints) {
  return InputError(complaints.faults()).what();
}

void add_settings(CLI::App& command, CaseOptions& what) {
  command
      .add_option_function<std::vector<std::string>>(
          "--set",
          [&what](std::vector<std::string> const& texts) {
            Complaints complaints;
            for (std::string const& text : texts)
              if (auto setting = parse_setting(text, complaints))
                what.settings.push_back(*std::move(setting));
            if (!complaints.empty()) throw CLI::ValidationError(all_of(complaints));
          },
          "a value of scenario.toml, for this time: --set rules.late_min=20. May be repeated")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
}

std::string names_of(std::vector<PolicyLine> const& lines) {
  std::vector<std::string_view> names;
  for (PolicyLine const& line : lines) names.push_back(line.name);
  return word_set(names);
}

}  // namespace

std::string dispatch_words() {
  return names_of(dispatch_lines());
}

std::string relocation_words() {
  return names_of(relocation_lines());
}

void add_road_options(CLI::App& command, CaseOptions& what) {
  command.add_option("SCENARIO", what.scenario, "scenario folder, or the name of a built-in one")
      ->required()
      ->transform(scenario_place());
  command
      .add_option("--roads", what.roads,
                  "OSM file, saved map (.h5) or district folder instead of the scenario's")
      ->type_name("FILE");
  add_settings(command, what);
  command
      .add_option("--threads", what.threads,
                  "threads; 0 = one per core. Results do not depend on it")
      ->check(whole_between(0, 1024));
}

void add_plan_option(CLI::App& command, CaseOptions& what) {
  command.add_option("--plan", what.plan, "plan file instead of the scenario's plan.toml")
      ->type_name("FILE");
}

CLI::Option* add_trips_option(CLI::App& command, CaseOptions& what) {
  return command
      .add_option("--trips", what.trips_per_day,
                  "car trips of an ordinary day; switches background traffic on")
      ->check(number_between(0, kMostTripsPerDay));
}

void add_scenario_options(CLI::App& command, CaseOptions& what) {
  add_road_options(command, what);
  add_plan_option(command, what);
  command.add_flag("--traffic", what.traffic,
                   "background traffic: units meet queues (scenario.toml [traffic])");
  add_trips_option(command, what);
}

void add_case_options(CLI::App& command, CaseOptions& what) {
  add_scenario_options(command, what);
  command.add_option("--policy", what.policy, "dispatch policy (stormcrew list names them)")
      ->type_name(dispatch_words());
}

void add_kernel_options(CLI::App& command, CaseOptions& what) {
  add_choice(command, "--kernel", what.kernel, kernel_words(),
             "automatic, serial or parallel. Results do not depend on it");
  command
      .add_option("--partitions", what.partitions,
                  "parts of the map for the parallel kernel. Results do not depend on it")
      ->check(whole_between(1U, kMostPartitions));
}

void exclude_the_rest(CLI::App& command, CLI::Option& decides,
                      std::span<std::string_view const> beside) {
  for (CLI::Option* const other : command.get_options()) {
    std::string const name = other->get_name();
    bool const may = std::find(beside.begin(), beside.end(), name) != beside.end();
    if (other != &decides && other != command.get_help_ptr() && !may) decides.excludes(other);
  }
}

}  // namespace sc

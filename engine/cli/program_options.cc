// SPDX-License-Identifier: Apache-2.0
#include "cli/program_options.h"

#include "cli/build_facts.h"
#include "cli/completion.h"
#include "cli/manual_page.h"
#include "cli/option_checks.h"
#include "cli/read_commands.h"
#include "cli/scenario_place.h"
#include "cli/version.h"

namespace sc {
namespace {

/// CLI11 prints such a text to stdout and ends with exit code 0, as for --version.
[[noreturn]] void print_and_end(std::string const& text) {
  throw CLI::CallForVersion(text, 0);
}

}  // namespace

void add_program_options(CLI::App& app) {
  std::string const about_json = "with --version: print JSON";
  CLI::Option* const json = app.add_flag("--json", about_json);
  CLI::Option* const version = app.set_version_flag(
      "--version", [json] { return json->count() > 0 ? build_facts_json() : build_facts_text(); },
      "print version, commit and how the program was built");
  json->needs(version);
  app.add_flag_callback(
      "--manual",
      [&app] {
        print_and_end(manual_page(read_commands(app), engine_version(), engine_commit_date()));
      },
      "print the manual page, for man -l -");
  auto const shells = completion_shells();
  app.add_option_function<std::string>(
         "--completion",
         [&app](std::string const& shell) { print_and_end(completion(read_commands(app), shell)); },
         "print the script that makes a shell complete commands and options")
      ->check(one_of({shells.begin(), shells.end()}));
}

CLI::Validator scenario_place_if_any() {
  auto const find = [](std::string& name) {
    name = ScenarioPlaces::of_this_program().find(name);
    return std::string();
  };
  return {find, ""};
}

CLI::Validator scenario_place() {
  auto const find = [](std::string& name) {
    auto const places = ScenarioPlaces::of_this_program();
    std::string fault = places.fault_of(name);
    if (fault.empty()) name = places.find(name);
    return fault;
  };
  return {find, ""};
}

}  // namespace sc

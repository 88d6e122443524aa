// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_options.h"

#include <iostream>

#include "cli/case_options.h"
#include "cli/drill_score_options.h"
#include "cli/option_checks.h"
#include "cli/word_lists.h"

namespace sc {
namespace {

constexpr std::uint32_t kMostStorms = 10'000;
constexpr std::size_t kMostDrills = 100;
constexpr std::size_t kMostInjects = 200;

void add_design(CLI::App& drill, DrillDesignOptions& options, std::function<int()>& action) {
  CLI::App& design = *drill.add_subcommand(
      "design", "a small set of exercises that differ and show what breaks, out of many storms");
  add_scenario_options(design, options.what);
  design.add_option("--seed", options.what.seed, "seed of all random numbers")
      ->check(whole_number());
  design.add_option("--n", options.drills, "so many drills")
      ->check(whole_between(std::size_t{1}, kMostDrills))
      ->capture_default_str();
  design.add_option("--hours", options.hours, "length of an exercise")
      ->check(number_between(0.5, 72))
      ->capture_default_str();
  design.add_option("--tail-h", options.tail_h, "hours simulated after it, to finish the work")
      ->check(number_between(0, 72))
      ->capture_default_str();
  design
      .add_option("--aim", options.aims,
                  "what shall be strained in each: overload,coverage,communication,decision,"
                  "routes,wind,supply,endurance (default: anything)")
      ->type_name(word_set(strain_words()))
      ->delimiter(',');
  design.add_option("--injects", options.injects, "most messages of a drill")
      ->check(whole_between(std::size_t{1}, kMostInjects))
      ->capture_default_str();
  design.add_option("--storms", options.storms, "replications of the scenario that are searched")
      ->check(whole_between(1U, kMostStorms))
      ->capture_default_str();
  design
      .add_option("-o,--out", options.out,
                  "new folder (default: results/drills/ and the scenario's name)")
      ->type_name("FOLDER");
  design
      .add_option("--date", options.date,
                  "calendars begin here, 2027-05-20T09:00 (default: the storm's own time)")
      ->type_name("TIME");
  design.footer(
      "Examples:\n"
      "  stormcrew drill design scenarios/yanhua-stress --n 8 -o drills\n"
      "  stormcrew drill design scenarios/yanhua-stress --aim overload,decision --hours 3\n"
      "Each drill is a few hours of one storm with some of its incidents. What it strains was "
      "proved\nby simulating it again with that one thing relieved.");
  design.callback([&] { action = [&] { return drill_design_command(options, std::cout); }; });
}

}  // namespace

void add_drill(CLI::App& app, DrillOptions& options, std::function<int()>& action) {
  CLI::App& drill = *app.add_subcommand("drill", "exercises out of a scenario's storms");
  drill.require_subcommand(1);
  add_design(drill, options.design, action);
  add_drill_score(drill, options.score, action);
}

}  // namespace sc

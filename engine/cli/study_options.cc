// SPDX-License-Identifier: Apache-2.0
#include "cli/study_options.h"

#include <iostream>

#include "cli/case_options.h"
#include "cli/measure_words.h"
#include "cli/option_checks.h"

namespace sc {
namespace {

constexpr std::uint32_t kMostReplications = 100'000;
constexpr double kMostRainFactor = 100;

void add_rain_factor(CLI::App& command, CaseOptions& what) {
  command
      .add_option("--rain-factor", what.rain_factor,
                  "all rain is multiplied by this, instead of the scenario's factor: hypothetical")
      ->check(number_between(0, kMostRainFactor));
}

void add_seed(CLI::App& command, CaseOptions& what) {
  command.add_option("--seed", what.seed, "seed of all random numbers")->check(whole_number());
}

void add_works(CLI::App& command, CaseOptions& what) {
  command.add_option_function<std::string>(
      "--measures",
      [&what](std::string const& words) {
        Complaints complaints;
        what.measures = measures_of(words, ',', complaints);
        if (!complaints.empty()) throw CLI::ValidationError(complaints.faults().front().message);
      },
      "works that were done, instead of the scenario's: rebuilt_points,separated_buildings or "
      "none");
}

void add_run_choices(CLI::App& run, RunOptions& options) {
  add_case_options(run, options.what);
  run.add_option("--relocation", options.what.relocation,
                 "relocation policy: where freed units wait (stormcrew list names them)");
  add_works(run, options.what);
  add_kernel_options(run, options.what);
  add_choice(run, "--routing", options.what.routing, routing_words(),
             "of units: hierarchy, or dijkstra, the plain search it is checked by. Results do not "
             "depend on it");
  add_seed(run, options.what);
}

void add_run_outputs(CLI::App& run, RunOptions& options) {
  run.add_option("-o,--out", options.out,
                 "run file (default results/runs/<scenario>-<seed>-<replication>.h5); of several "
                 "replications and of a season a CSV table (season: results/runs/<folder>.csv)");
  run.add_option_function<std::string>(
         "--summary",
         [&](std::string const& word) {
           options.summary = word == "json" ? RunOptions::Format::json : RunOptions::Format::text;
         },
         "text or json")
      ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace

void add_run(CLI::App& app, RunOptions& options, std::function<int()>& action) {
  CLI::App& run =
      *app.add_subcommand("run", "simulate one replication, write the run file, print the summary");
  add_run_choices(run, options);
  auto* const one =
      run.add_option("--replication", options.what.replication, "which of the seed's replications")
          ->check(whole_number());
  run.add_option("--replications", options.replications,
                 "more than one: mean, 95 % interval, least and most of every number instead of a "
                 "run file; of a season: of each activation (default: as its folder says)")
      ->check(CLI::Range(1U, kMostReplications))
      ->excludes(one);
  add_run_outputs(run, options);
  run.footer(
      "Examples:\n"
      "  stormcrew run scenarios/yanhua-2021 --seed 7 -o run.h5\n"
      "  stormcrew run scenarios/yanhua-stress --measures none\n"
      "  stormcrew run scenarios/yanhua-stress --set rules.late_min=20 --set rules.divert=false\n"
      "  stormcrew run scenarios/yanhua-stress --replications 100 -o replications.csv\n"
      "  stormcrew run scenarios/season-2021 --replications 20");
  run.callback([&] { action = [&] { return run_command(options, std::cout); }; });
}

void add_compare(CLI::App& app, CompareOptions& options, std::function<int()>& action) {
  CLI::App& compare = *app.add_subcommand(
      "compare", "the same storms handled in several ways: differences and how sure they are");
  VariantOptions& variants = options.variants;
  add_scenario_options(compare, variants.what);
  compare
      .add_option("--policy", variants.policies,
                  "dispatch policies; the first is the yardstick (default: the scenario's; all, "
                  "if nothing else is compared)")
      ->delimiter(',');
  compare.add_option("--relocation", variants.relocations, "relocation policies")->delimiter(',');
  compare
      .add_option("--measures", variants.measures,
                  "works: before (none), after (all), rebuilt_points, separated_buildings, "
                  "joined by + where several are done")
      ->delimiter(',');
  add_rain_factor(compare, variants.what);
  add_seed(compare, variants.what);
  compare.add_option("--replications", options.replications, "of each variant, with the same luck")
      ->check(CLI::Range(2U, kMostReplications))
      ->capture_default_str();
  compare.add_option("-o,--out", options.out, "write the table as CSV");
  compare.add_flag("--json", options.json, "print JSON");
  compare.footer(
      "Examples:\n"
      "  stormcrew compare scenarios/yanhua-stress\n"
      "  stormcrew compare scenarios/yanhua-stress --policy nearest_idle --relocation "
      "none,dmexclp\n"
      "  stormcrew compare scenarios/yanhua-2021 --measures before,after --rain-factor 2 -o "
      "works.csv\n"
      "Variants are all combinations of the lists; each is compared with the first.");
  compare.callback([&] { action = [&] { return compare_command(options, std::cout); }; });
}

}  // namespace sc

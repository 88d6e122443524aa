// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_options.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <string_view>

#include "cli/case_options.h"
#include "cli/option_checks.h"

namespace sc {
namespace {

constexpr double kLongest_s = 7 * 86'400.0;
constexpr std::size_t kMostSimulations = 100'000'000;

void add_question(CLI::App& plan, PlanOptions& options) {
  add_choice(plan, "--objective", options.objective, objective_words(),
             "what is made small: mean or p90 response, late share, or cvar, the mean of the "
             "slowest tenth");
  plan.add_option("--late-min", options.late_min,
                  "late is who waits longer than this, instead of the scenario's late_min")
      ->check(number_between(1, 1440));
  plan.add_option("--budget", options.budget,
                  "more or fewer units of a kind, stock of a material, or people on duty: "
                  "\"pump_heavy=+1,cover=+20,people=+6\". Units come with their crews")
      ->type_name("CHANGES");
  plan.add_option("--levels", options.levels,
                  "response levels that are planned, the others stay: \"IV..I\", \"II,I\"")
      ->type_name("LEVELS")
      ->capture_default_str();
  plan.add_flag(
      "!--no-refit", options.refit,
      "units keep their kinds, also where unit_kinds.csv gives several kinds one vehicle");
  plan.add_option("--least-skill", options.least_skill,
                  "share of today's units with each skill on duty that must stay, at each level")
      ->check(number_between(0, 1))
      ->capture_default_str();
  auto* const now = plan.add_option("--now", options.now,
                                    "JSON with units and open incidents as they are: where free "
                                    "units should wait in the next "
                                    "hours, instead of a plan")
                        ->type_name("FILE");
  plan.add_option("--hours", options.hours, "that --now looks ahead")
      ->check(whole_between(1, 48))
      ->capture_default_str()
      ->needs(now);
}

void add_effort(CLI::App& plan, PlanOptions& options) {
  plan.add_option("--time", options.time_s,
                  "how long to search (s, min, h); the report comes on top. Default 60s unless "
                  "--evaluations says when to stop")
      ->transform(
          CLI::AsNumberWithUnit(std::map<std::string, double>{{"s", 1}, {"min", 60}, {"h", 3600}},
                                CLI::AsNumberWithUnit::CASE_INSENSITIVE))
      ->check(number_between(0.1, kLongest_s));
  plan.add_option("--evaluations", options.simulations,
                  "stop the search after so many simulations: then the plan depends on nothing "
                  "but the seed")
      ->check(whole_between(std::size_t{1}, kMostSimulations));
  plan.add_option("--replications", options.replications, "storms of the report, new ones")
      ->check(whole_between(2U, 100'000U))
      ->capture_default_str();
  plan.add_option("--shadow-replications", options.shadow_replications,
                  "storms for the table of one more unit; 0: no table")
      ->check(whole_between(0U, 100'000U))
      ->capture_default_str();
}

/// What a user gives is never ignored silently.
void note_what_now_ignores(CLI::App const& plan, PlanOptions& options) {
  static constexpr auto kHeeded =
      std::to_array<std::string_view>({"--help", "SCENARIO", "--roads", "--plan", "--set",
                                       "--threads", "--late-min", "--now", "--hours", "--json"});
  for (CLI::Option const* option : plan.get_options()) {
    std::string const name = option->get_name();
    bool const heeded = std::find(kHeeded.begin(), kHeeded.end(), name) != kHeeded.end();
    if (option->count() > 0 && !heeded) options.only_for_plans.push_back(name);
  }
}

}  // namespace

void add_plan(CLI::App& app, PlanOptions& options, std::function<int()>& action) {
  CLI::App& plan = *app.add_subcommand(
      "plan", "look for a better plan: who waits where, as what, with which stock");
  add_case_options(plan, options.what);
  plan.add_option("--seed", options.what.seed, "seed of all random numbers")->check(whole_number());
  add_question(plan, options);
  add_effort(plan, options);
  plan.add_option("-o,--out", options.out,
                  "plan file (default results/plans/<scenario>.toml); beside it appear .geojson, "
                  ".csv, -stock.csv, -report.txt and -report.json")
      ->type_name("FILE");
  plan.add_flag("--json", options.json, "print JSON");
  plan.footer(
      "Examples:\n"
      "  stormcrew plan scenarios/yanhua-stress --time 120s\n"
      "  stormcrew plan scenarios/yanhua-stress --objective late --budget \"road_cover=+1\"\n"
      "  stormcrew plan scenarios/yanhua-2021 --levels II,I --no-refit -o plan.toml\n"
      "  stormcrew plan scenarios/yanhua-stress --now state.json --hours 4\n"
      "  stormcrew run scenarios/yanhua-stress --plan plan.toml --replications 100\n"
      "The search simulates plans in the same storms, side by side; the report compares the best "
      "one\nwith today's plan and three rules of thumb in storms it has never seen, and says how "
      "much better\nany plan could be.");
  plan.callback([&] {
    note_what_now_ignores(plan, options);
    action = [&] { return plan_command(options, std::cout); };
  });
}

}  // namespace sc

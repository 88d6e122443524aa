// SPDX-License-Identifier: Apache-2.0
#include "cli/run_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <chrono>
#include <ctime>

#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "cli/run_journal.h"
#include "cli/run_many.h"
#include "cli/season_command.h"
#include "cli/summary_text.h"
#include "cli/write_run_file.h"
#include "io/scenario/season_reader.h"
#include "response/simulate.h"

namespace sc {
namespace {

std::string default_out(Provenance const& p) {
  return fmt::format("results/runs/{}-{}-{}.h5", folder_name(p.scenario_folder), p.seed,
                     p.replication);
}

double wall_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of all threads of the process.
double cpu_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Simulates beside a progress bar, and notes how long that took.
Trajectory simulate_watched(Case const& what, Provenance& provenance) {
  ProgressBar bar("simulating");
  World const& world = *what.world;
  SimulationOptions simulation = what.simulation;
  simulation.progress = [&](SimTime t) {
    bar.show(static_cast<double>(t.ms) / static_cast<double>(world.scenario.end.ms));
  };
  double const wall = wall_now();
  double const cpu = cpu_now();
  Trajectory run = simulate(world, world.scenario.plan, *what.policy, simulation);
  provenance.simulate_cpu_seconds = cpu_now() - cpu;
  provenance.simulate_seconds = wall_now() - wall;
  return run;
}

}  // namespace

int run_command(RunOptions const& options, std::ostream& out) {
  if (!options.journal.empty()) return run_journal(options, out);
  if (is_season(options.what.scenario)) return run_season(options, out);
  if (options.replications.value_or(1) > 1) return run_many(options, out);
  double const begin = wall_now();
  expect_run_file_name(options.out,
                       std::array{options.what.scenario, options.what.roads, options.what.plan});
  Case const what = load_case(options.what);
  World const& world = *what.world;
  Provenance provenance = what.provenance;
  Trajectory const run = simulate_watched(what, provenance);
  Summary const summary = summarise(world, run);
  provenance.command_line = options.command_line;
  provenance.date = fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)));
  provenance.wall_seconds = wall_now() - begin;
  std::string const path = options.out.empty() ? default_out(provenance) : options.out;
  write_run_file(path, what, run, summary, std::move(provenance));
  bool const json = options.summary == RunOptions::Format::json;
  out << (json ? summary_as_json(world, summary) : summary_as_text(world, summary));
  if (!json)
    fmt::print(out, "\nrun file 结果文件  {}  ({} events, seed {}, replication {}, {})\n", path,
               run.events.size(), what.provenance.seed, what.provenance.replication,
               what.provenance.policy);
  return 0;
}

}  // namespace sc

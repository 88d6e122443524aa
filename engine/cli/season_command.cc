// SPDX-License-Identifier: Apache-2.0
#include "cli/season_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>
#include <numeric>

#include "cli/load_season.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "cli/season_table.h"
#include "response/incident_source.h"

namespace sc {
namespace {

Complaints checked(RunOptions const& options) {
  Complaints complaints;
  expect_table_name(options.out, options.what, complaints);
  if (options.what.replication != 0)
    complaints.add("", 0,
                   fmt::format("--replication = {} of a season (must be left out; --replications "
                               "says how many)",
                               options.what.replication));
  return complaints;
}

std::vector<Ensemble> simulated(LoadedSeason const& loaded, RunOptions const& options) {
  ProgressBar bar("simulating");
  auto const usual = static_cast<std::uint32_t>(loaded.season.replications);
  return run_ensembles(loaded.cases(), {options.replications.value_or(usual), options.what.threads,
                                        [&](double share) { bar.show(share); }});
}

std::string table_path(RunOptions const& options) {
  if (!options.out.empty()) return options.out;
  std::filesystem::create_directories("results/runs");
  return fmt::format("results/runs/{}.csv", folder_name(options.what.scenario));
}

double incidents_drawn(World const& world) {
  std::vector<double> const expected = expected_incidents(world);
  return std::accumulate(expected.begin(), expected.end(), 0.0);
}

}  // namespace

int run_season(RunOptions const& options, std::ostream& out) {
  LoadedSeason const loaded = load_season(options.what, checked(options));
  std::vector<Ensemble> const ensembles = simulated(loaded, options);
  std::string const path = table_path(options);
  write_season_csv(path, loaded.season, ensembles);
  bool const json = options.summary == RunOptions::Format::json;
  out << (json ? season_as_json(loaded.season, ensembles)
               : season_as_text(loaded.season, ensembles));
  if (!json) fmt::print(out, "\ntable 结果表  {}\n", path);
  return 0;
}

int check_season(CaseOptions const& options, std::ostream& out) {
  LoadedSeason const loaded = load_season(options);
  double expected = 0;
  for (auto const& world : loaded.worlds) expected += incidents_drawn(*world);
  out << season_as_text(loaded.season, {});
  World const& first = *loaded.worlds.front();
  fmt::print(out,
             "\n{} nodes, {} links; every place lies within {:.0f} m of a road\n"
             "{:.1f} incidents drawn in the mean, all activations together\n",
             first.roads.nodes(), first.roads.links(), first.scenario.snap_limit_m, expected);
  return 0;
}

}  // namespace sc

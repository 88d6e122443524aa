// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_score_command.h"

#include <array>
#include <ostream>

#include "base/check.h"
#include "cli/drill_score_text.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "cli/report_command.h"
#include "drill/files/drill_reader.h"
#include "io/hdf5/atomic_file.h"
#include "io/road_source.h"

namespace sc {
namespace {

void check_outputs(DrillScoreOptions const& options) {
  Complaints complaints;
  std::array const inputs = {options.drill, options.actions};
  expect_ending("--csv", options.csv, ".csv", complaints);
  expect_other_file("--csv", options.csv, inputs, complaints);
  expect_other_file("--out", options.out, inputs, complaints);
  if (!options.out.empty() && options.out == options.csv)
    complaints.add("", 0, "--csv = " + options.csv + " (must not be the file of --out)");
  complaints.throw_if_any();
}

DrillScore simulated(World const& world, Drill const& drill, std::vector<TeamAction> const& actions,
                     int threads) {
  DrillRunner const runner(world, drill);
  ProgressBar bar("scoring");
  return score_drill(runner, actions, threads, [&](double share) { bar.show(share); });
}

}  // namespace

int drill_score_command(DrillScoreOptions const& options, std::ostream& out) {
  check_outputs(options);
  Drill const drill = read_drill(options.drill);
  auto const actions = read_actions(options.actions, drill);
  LoadedRoads roads = load_roads(drill.scenario.roads);
  std::string const attribution = roads.table.attribution;
  World const world(drill.scenario, std::move(roads.table), options.threads);
  DrillScore const score = simulated(world, drill, actions, options.threads);
  ScoreReport const report{world, drill, actions, score, options.team, options.variant};
  if (!options.out.empty()) write_file(options.out, score_page(report, attribution));
  if (!options.csv.empty()) write_file(options.csv, score_as_csv(report));
  out << (options.json ? drill_score_json(report) + '\n' : score_as_text(report));
  return 0;
}

}  // namespace sc

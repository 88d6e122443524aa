// SPDX-License-Identifier: Apache-2.0
// Options in, exit code out.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <functional>
#include <iostream>

#include "cli/batch_options.h"
#include "cli/case_options.h"
#include "cli/check_command.h"
#include "cli/drill_options.h"
#include "cli/exit_code.h"
#include "cli/exposure_command.h"
#include "cli/list_command.h"
#include "cli/option_checks.h"
#include "cli/plan_options.h"
#include "cli/program_options.h"
#include "cli/replay_command.h"
#include "cli/report_command.h"
#include "cli/roads_command.h"
#include "cli/routing_options.h"
#include "cli/run_command.h"
#include "cli/scenario_place.h"
#include "cli/serve_options.h"
#include "cli/study_options.h"
#include "cli/traffic_options.h"
#include "cli/word_lists.h"
#include "response/exposure/flood.h"
#include "response/level_words.h"

namespace sc {
namespace {

using Action = std::function<int()>;

constexpr auto kExamples = R"(Examples:
  stormcrew run scenarios/yanhua-2021
  stormcrew run scenarios/yanhua-2021 --roads map.h5 --seed 7 -o run.h5 --summary json
  stormcrew run scenarios/yanhua-2021 --trips 100000 --threads 2
  stormcrew run scenarios/yanhua-stress --replications 100
  stormcrew compare scenarios/yanhua-stress --replications 100 -o policies.csv
  stormcrew compare scenarios/yanhua-stress --measures before,after
  stormcrew batch scenarios/yanhua-stress --policies nearest_idle,priority --reps 200 -o study.h5
  stormcrew compare study.h5
  stormcrew plan scenarios/yanhua-stress --time 120s
  stormcrew report run.h5 -o report.html
  stormcrew drill design scenarios/yanhua-stress --n 8
  stormcrew serve scenarios/yanhua-2021 --begin 2021-07-25T14:00
  stormcrew replay run.h5
  stormcrew check scenarios/tiny
  stormcrew exposure scenarios/yanhua-stress --geojson exposure.geojson
  stormcrew traffic scenarios/yanhua-2021 --trips 500000
  stormcrew export run.h5 --format geojson -o maps
  stormcrew export sumo scenarios/yanhua-2021 --even 20000 --hours 2 -o sumo
  stormcrew roads hangzhou.osm.pbf --bbox 120.08,30.26,120.22,30.41 -o map.h5
  stormcrew route --roads map.h5 --from 120.139,30.310 --to 120.171,30.330
  stormcrew matrix --roads map.h5 --from depots.csv --to schools.csv -o times.csv
  stormcrew list)";

std::string command_line(int argc, char** argv) {
  std::string text = "stormcrew";
  for (int i = 1; i < argc; ++i) text += ' ' + std::string(argv[i]);
  return text;
}

void add_exposure_options(CLI::App& command, ExposureCommandOptions& options) {
  command
      .add_option("--vehicle", options.vehicle,
                  "unit kind that drives (default: that of most units on standby)")
      ->type_name("KIND");
  command
      .add_option("--level", options.level,
                  "response level whose standby stations count (default: the scenario's highest)")
      ->type_name(word_set(kLevelWords));
  command
      .add_option("--kinds", options.kinds,
                  "what is supposed to flood: basin,cut_street,cut_junction,street (default: all "
                  "but street)")
      ->type_name(word_set(kFloodKinds))
      ->delimiter(',');
  command
      .add_option("--every", options.every_min, "minutes between moments of the scenario looked at")
      ->check(whole_between(1, 1440))
      ->capture_default_str();
  command.add_option("--top", options.top, "floods listed")
      ->check(whole_between(1, 100'000))
      ->capture_default_str();
  command.add_flag("--nested", options.nested,
                   "list also streets that harm only what one listed above them harms");
  command
      .add_option("--cut-off-min", options.cut_off_min,
                  "minutes of delay that an inhabitant who is cut off counts as")
      ->check(number_between(0, 14'400))
      ->capture_default_str();
  command.add_option("--geojson", options.geojson, "write floods and subdistricts for maps")
      ->type_name("FILE");
  command.add_flag("--json", options.json, "print JSON");
}

void add_exposure(CLI::App& app, ExposureCommandOptions& options, Action& action) {
  CLI::App& exposure = *app.add_subcommand(
      "exposure", "which floods cut subdistricts off from the stations or slow crews down most");
  add_road_options(exposure, options.what);
  add_plan_option(exposure, options.what);
  add_exposure_options(exposure, options);
  exposure.footer(
      "Examples:\n  stormcrew exposure scenarios/yanhua-stress --geojson exposure.geojson\n"
      "  stormcrew exposure scenarios/yanhua-2021 --vehicle tree --kinds basin,street --top 50");
  exposure.callback([&] { action = [&] { return exposure_command(options, std::cout); }; });
}

void add_check(CLI::App& app, CaseOptions& what, Action& action) {
  CLI::App& check =
      *app.add_subcommand("check", "read and check a scenario with its roads, without running it");
  add_case_options(check, what);
  check.callback([&] { action = [&] { return check_command(what, std::cout); }; });
}

void add_roads(CLI::App& app, RoadsOptions& options, Action& action) {
  CLI::App& roads = *app.add_subcommand(
      "roads", "import roads and print counts; -o saves a map that loads much faster");
  roads
      .add_option("IN", options.source,
                  "OSM file (.osm .osm.gz .osm.bz2 .osm.pbf), district folder or saved map")
      ->required();
  roads.add_option("-o,--out", options.out, "save the map as HDF5")->type_name("FILE");
  roads.add_option("--bbox", options.bounding_box, "clip to west,south,east,north in degrees")
      ->type_name("W,S,E,N");
  roads.add_option("--boundary", options.boundary, "clip to the polygon of a GeoJSON file")
      ->type_name("FILE");
  roads.add_option("--seed", options.seed, "of the district builder (default: 1)")
      ->check(whole_number());
  roads.add_flag("--keep-all", options.keep_all, "keep all components, not only the largest");
  roads.add_flag("--allow-missing-nodes", options.allow_missing_nodes,
                 "drop road segments whose nodes are not in the file");
  roads.add_flag("--json", options.json, "print JSON");
  roads.callback([&] { action = [&] { return roads_command(options, std::cout); }; });
}

void add_report(CLI::App& app, ReportOptions& options, Action& action) {
  CLI::App& report = *app.add_subcommand(
      "report", "one page to look at, in any browser, without network: map, charts, incidents");
  report.add_option("FILE", options.source, "run file or study file (.h5)")->required();
  report.add_option("-o,--out", options.out, "page to write (default: FILE with .html)")
      ->type_name("FILE");
  report
      .add_option("--baseline", options.how.baseline,
                  "study: variant that others are compared with (default: the first)")
      ->type_name("VARIANT");
  report.footer(
      "Examples:\n  stormcrew run scenarios/yanhua-2021 -o infa.h5 && stormcrew report infa.h5\n"
      "  stormcrew report study.h5 -o study.html");
  report.callback([&] { action = [&] { return report_command(options, std::cout); }; });
}

void add_replay(CLI::App& app, std::string& file, int& threads, Action& action) {
  CLI::App& replay = *app.add_subcommand(
      "replay", "simulate a run file again; stop at the first event that differs");
  replay.add_option("FILE", file, "run file")->required();
  replay.add_option("--threads", threads, "threads; 0 = one per core")
      ->check(whole_between(0, 1024));
  replay.callback([&] { action = [&] { return replay_command(file, threads, std::cout); }; });
}

void add_list(CLI::App& app, std::string& folder, Action& action) {
  CLI::App& list = *app.add_subcommand("list", "policies, scenarios and incident kinds");
  list.add_option("FOLDER", folder,
                  "where the scenarios are (default: scenarios, else those installed)");
  list.callback([&] {
    if (folder.empty()) folder = ScenarioPlaces::of_this_program().shelf();
    action = [&] { return list_command(folder, std::cout); };
  });
}

}  // namespace
}  // namespace sc

int main(int argc, char** argv) {
  using namespace sc;
  // A file-size limit then fails the write, as a full disk does, instead of ending the process.
  std::signal(SIGXFSZ, SIG_IGN);
  CLI::App app("stormcrew 风雨铁军: emergency response simulator for a city district", "stormcrew");
  add_program_options(app);
  app.footer(kExamples);
  app.require_subcommand(1);
  Action action;
  RunOptions run;
  run.command_line = command_line(argc, argv);
  BatchOptionsGiven batched;
  MergeOptions merged;
  CompareOptions compared;
  PlanOptions planned;
  DrillOptions drilled;
  drilled.design.command_line = run.command_line;
  CaseOptions checked;
  TrafficOptions traffic;
  AnyExportOptions exported;
  ExposureCommandOptions exposure;
  RoadsOptions roads;
  roads.command_line = run.command_line;
  RouteOptions route;
  MatrixOptions matrix;
  matrix.command_line = run.command_line;
  ReportOptions reported;
  LiveOptions live;
  std::string replayed, listed;
  int replay_threads = 0;
  add_run(app, run, action);
  add_batch(app, batched, action);
  add_merge(app, merged, action);
  add_compare(app, compared, action);
  add_plan(app, planned, action);
  add_drill(app, drilled, action);
  add_check(app, checked, action);
  add_traffic(app, traffic, action);
  add_export(app, exported, action);
  add_exposure(app, exposure, action);
  add_roads(app, roads, action);
  add_route(app, route, action);
  add_matrix(app, matrix, action);
  add_report(app, reported, action);
  add_live(app, live, action);
  add_replay(app, replayed, replay_threads, action);
  add_list(app, listed, action);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return answer(app, error);
  }
  return exit_code_of(action);
}

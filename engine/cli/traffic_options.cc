// SPDX-License-Identifier: Apache-2.0
#include "cli/traffic_options.h"

#include <iostream>

#include "cli/case_options.h"
#include "cli/option_checks.h"
#include "cli/word_lists.h"

namespace sc {
namespace {

constexpr auto kExportExamples = R"(Examples:
  stormcrew export run.h5 --format geojson -o maps            # for QGIS; units.geojson also for kepler.gl
  stormcrew export run.h5 --format csv --what incidents -o incidents.csv
  stormcrew export run.h5 --format csv --what units,links,plan -o tables
  stormcrew export run.h5 --format movingpandas -o tracks.csv
  stormcrew export run.h5 --format fcd --every 5 -o units.fcd.xml
  stormcrew export sumo scenarios/yanhua-2021 -o sumo         # no run: roads and trips; see export sumo --help)";

void add_traffic_options(CLI::App& command, TrafficOptions& options) {
  add_road_options(command, options.what);
  CLI::Option* const trips = add_trips_option(command, options.what);
  trips->description("car trips of an ordinary day");
  add_kernel_options(command, options.what);
  command.add_option("--seed", options.what.seed, "seed of all random numbers")
      ->check(whole_number());
  command
      .add_option("--even", options.even_trips,
                  "so many trips, evenly over --hours, instead of days with peaks")
      ->check(number_between(0, kMostTripsPerDay))
      ->excludes(trips);
  command.add_option("--hours", options.hours, "in which trips begin")
      ->check(number_between(0.01, 1440))
      ->capture_default_str();
}

void add_sumo(CLI::App& parent, ExportOptions& options, std::function<int()>& action) {
  CLI::App& sumo = *parent.add_subcommand(
      "sumo", "roads and background traffic, each trip with its way, as files for SUMO");
  add_traffic_options(sumo, options.what);
  sumo.add_option("-o,--out", options.out, "new folder for the files")
      ->type_name("FOLDER")
      ->required();
  sumo.footer(
      "Example:\n  stormcrew export sumo scenarios/yanhua-2021 --even 20000 --hours 2 -o sumo\n"
      "  cd sumo && netconvert -c district.netccfg && sumo -c district.sumocfg");
  sumo.callback([&] { action = [&] { return export_sumo_command(options, std::cout); }; });
}

void add_run_options(CLI::App& command, ExportRunOptions& options) {
  command.add_option("RUN", options.file, "run file (or the word sumo)");
  command.add_option("--format", options.format, export_format_words())
      ->type_name(word_set(export_format_names()));
  command
      .add_option("--what", options.what,
                  "of geojson and csv: units,incidents,links,plan (default: all)")
      ->type_name(word_set(export_thing_names()))
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("-o,--out", options.out,
                  "file, or, for several things, new folder for one file each")
      ->type_name("FILE");
  command
      .add_option("--every", options.every_s, "of fcd: seconds between time steps (default: 10)")
      ->type_name("SECONDS");
  command.add_flag("--all", options.also_standing, "of fcd: units that stand, too");
}

}  // namespace

void add_traffic(CLI::App& app, TrafficOptions& options, std::function<int()>& action) {
  CLI::App& traffic = *app.add_subcommand(
      "traffic", "background traffic alone, on dry open roads: travel times and speed");
  add_traffic_options(traffic, options);
  traffic.add_option("--longest", options.longest, "hours after which it ends in any case")
      ->check(number_between(0.01, 1440))
      ->capture_default_str();
  traffic.add_flag("--json", options.json, "print JSON");
  traffic.callback([&] { action = [&] { return traffic_command(options, std::cout); }; });
}

void add_export(CLI::App& app, AnyExportOptions& options, std::function<int()>& action) {
  CLI::App& parent = *app.add_subcommand(
      "export", "what happened in a run, or roads and traffic, as files for other programs");
  add_run_options(parent, options.run);
  add_sumo(parent, options.sumo, action);
  parent.require_subcommand(0, 1);
  parent.footer(kExportExamples);
  parent.callback([&] {
    if (parent.get_subcommands().empty())
      action = [&] { return export_run_command(options.run, std::cout); };
  });
}

}  // namespace sc

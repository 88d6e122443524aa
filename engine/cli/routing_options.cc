// SPDX-License-Identifier: Apache-2.0
#include "cli/routing_options.h"

#include <iostream>

#include "cli/option_checks.h"
#include "cli/program_options.h"

namespace sc {
namespace {

constexpr double kFarthestSnap_m = 100'000;
constexpr double kDearestTurn_s = 3'600;

void add_condition_options(CLI::App& command, ConditionOptions& what) {
  command
      .add_option("--roads", what.roads,
                  "OSM file, saved map (.h5) or district folder; default: the scenario's")
      ->type_name("FILE");
  command
      .add_option("--scenario", what.scenario,
                  "scenario folder: its weather, water and closures at --at. Without: dry, "
                  "open and empty roads at the free speed")
      ->type_name("SCENARIO")
      ->transform(scenario_place());
  command
      .add_option("--at", what.at,
                  "moment in the scenario: date-time in its zone, 2021-07-25T14:00, or hours "
                  "since its start")
      ->type_name("TIME");
  command.add_option("--vehicle", what.vehicle, "unit kind of the scenario; default: car")
      ->type_name("KIND");
  command.add_option("--snap", what.snap_m, "places farther from a road [m] are refused")
      ->check(number_between(0, kFarthestSnap_m))
      ->capture_default_str();
  command
      .add_option("--left-turn", what.left_turn_s,
                  "seconds that each left turn costs where three or more streets meet")
      ->check(number_between(0, kDearestTurn_s));
  command.add_option("--u-turn", what.u_turn_s, "seconds that each U-turn costs")
      ->check(number_between(0, kDearestTurn_s));
  command
      .add_option("--threads", what.threads,
                  "threads; 0 = one per core. Results do not depend on it")
      ->check(whole_between(0, 1024));
}

}  // namespace

void add_route(CLI::App& app, RouteOptions& options, std::function<int()>& action) {
  CLI::App& route =
      *app.add_subcommand("route", "fastest way between two places, street by street");
  route.add_option("--from", options.from, "in WGS 84 degrees")->type_name("LON,LAT")->required();
  route.add_option("--to", options.to, "in WGS 84 degrees")->type_name("LON,LAT")->required();
  add_condition_options(route, options.what);
  route.add_flag("--json", options.json, "print JSON");
  route.add_option("--geojson", options.geojson, "also write the way as GeoJSON, to be drawn")
      ->type_name("FILE");
  route.footer(
      "Examples:\n"
      "  stormcrew route --roads map.h5 --from 120.139,30.310 --to 120.171,30.330\n"
      "  stormcrew route --scenario scenarios/yanhua-2021 --at 2021-07-25T14:00 \\\n"
      "    --vehicle pump_heavy --from 120.139,30.310 --to 120.171,30.330 --geojson way.geojson\n"
      "Exit code 1: there is no way. The roads stay for the whole way as they are at --at.");
  route.callback([&] { action = [&] { return route_command(options, std::cout); }; });
}

void add_matrix(CLI::App& app, MatrixOptions& options, std::function<int()>& action) {
  CLI::App& matrix = *app.add_subcommand(
      "matrix", "travel times from every place of one file to every place of another");
  matrix.add_option("--from", options.from, "CSV with the columns id,lon,lat (WGS 84)")
      ->type_name("FILE")
      ->required();
  matrix.add_option("--to", options.to, "the same; may be the same file")
      ->type_name("FILE")
      ->required();
  matrix.add_option("-o,--out", options.out, "table to write: .csv (seconds) or .h5")
      ->type_name("FILE")
      ->required();
  add_condition_options(matrix, options.what);
  matrix.footer(
      "Examples:\n"
      "  stormcrew matrix --roads map.h5 --from depots.csv --to schools.csv -o times.csv\n"
      "  stormcrew matrix --scenario scenarios/yanhua-2021 --at 86 --vehicle pump_heavy \\\n"
      "    --from depots.csv --to schools.csv -o times.h5\n"
      "An empty cell (CSV) or missing value (HDF5): no way. docs/formats.md describes the files.");
  matrix.callback([&] { action = [&] { return matrix_command(options, std::cout); }; });
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/load_case.h"

#include <fmt/format.h>

#include <array>

#include "base/parallel.h"
#include "cli/measure_words.h"
#include "cli/one_source.h"
#include "cli/output_name.h"
#include "cli/policies.h"
#include "cli/version.h"
#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"

namespace sc {
namespace {

Provenance provenance_of(CaseOptions const& options, Scenario const& scenario,
                         LoadedRoads const& roads) {
  Provenance p;
  p.engine_version = engine_version();
  p.git_sha = engine_git_sha();
  p.scenario_folder = scenario.folder;
  p.scenario_sha256 = scenario_sha256(scenario);
  p.input_sha256 = scenario.input_sha256;
  p.settings = fmt::format("{}", fmt::join(scenario.settings, "\n"));
  p.roads = options.roads;
  p.roads_sha256 = roads.sha256;
  p.plan_file = options.plan;
  p.policy = scenario.rules.policy;
  p.relocation = scenario.rules.relocation;
  p.measures = scenario.measures;
  p.seed = scenario.seed;
  p.replication = options.replication;
  p.traffic = scenario.traffic.on;
  p.trips_per_day = scenario.traffic.rules.demand.trips_per_day;
  p.kernel = kernel_words()[static_cast<std::size_t>(options.kernel)];
  p.partitions = scenario.traffic.rules.queue.parts;
  p.threads = thread_count(options.threads);
  return p;
}

void apply(CaseOptions const& options, TrafficSpec& traffic) {
  traffic.on = traffic.on || options.traffic || options.trips_per_day;
  if (options.trips_per_day) traffic.rules.demand.trips_per_day = *options.trips_per_day;
  if (options.partitions) traffic.rules.queue.parts = *options.partitions;
}

/// Names of the options stand in no file.
void name_policies(CaseOptions const& options, Scenario& scenario) {
  if (!options.policy.empty()) {
    scenario.rules.policy = options.policy;
    scenario.policy_origin = {};
  }
  if (!options.relocation.empty()) {
    scenario.rules.relocation = options.relocation;
    scenario.relocation_origin = {};
  }
}

/// Of what the options alone say, where there is no scenario to say it with.
void expect_names(CaseOptions const& options, Complaints& complaints) {
  Scenario given;
  name_policies(options, given);
  (void)policies_of(given, complaints);
}

}  // namespace

std::span<std::string_view const> kernel_words() {
  static constexpr std::array<std::string_view, 3> kWords = {"automatic", "serial", "parallel"};
  return kWords;
}

std::span<std::string_view const> routing_words() {
  static constexpr std::array<std::string_view, 2> kWords = {"hierarchy", "dijkstra"};
  return kWords;
}

void adjust(CaseOptions const& options, Scenario& scenario) {
  if (!options.roads.empty()) scenario.roads = road_source_of(options.roads, scenario.roads.seed);
  name_policies(options, scenario);
  if (options.measures) scenario.measures = *options.measures;
  if (options.rain_factor) scenario.rain_factor = *options.rain_factor;
  if (options.seed) scenario.seed = *options.seed;
  apply(options, scenario.traffic);
}

void expect_table_name(std::string const& out, CaseOptions const& options, Complaints& complaints) {
  expect_ending("--out", out, ".csv", complaints);
  expect_other_file("--out", out, std::array{options.scenario, options.roads, options.plan},
                    complaints);
}

Scenario load_scenario(CaseOptions const& options, Complaints& complaints) {
  expect_one_source(options, complaints);
  try {
    Scenario scenario = read_scenario(options.scenario, options.plan, options.settings);
    adjust(options, scenario);
    if (options.measures) expect_effect(*options.measures, scenario, complaints);
    return scenario;
  } catch (InputError const& error) {
    complaints.add(error);
    expect_names(options, complaints);
    throw InputError(complaints.faults());
  }
}

Scenario load_scenario(CaseOptions const& options) {
  Complaints complaints;
  Scenario scenario = load_scenario(options, complaints);
  complaints.throw_if_any();
  return scenario;
}

Case case_of(Scenario scenario, CaseOptions const& options) {
  Case result;
  Complaints complaints;
  ScenarioPolicies policies = policies_of(scenario, complaints);
  complaints.throw_if_any();
  result.policy = std::move(policies.dispatch);
  result.relocation = std::move(policies.relocation);
  LoadedRoads roads = load_roads(scenario.roads);
  result.provenance = provenance_of(options, scenario, roads);
  result.attribution = roads.table.attribution;
  result.simulation = {
      scenario.seed,  options.replication, options.kernel, thread_count(options.threads), {},
      options.routing};
  result.simulation.relocation = result.relocation.get();
  result.world =
      std::make_unique<World const>(std::move(scenario), std::move(roads.table), options.threads);
  return result;
}

Case load_case(CaseOptions const& options) {
  return case_of(load_scenario(options), options);
}

}  // namespace sc

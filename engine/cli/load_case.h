// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/check.h"
#include "io/run/run_file.h"
#include "io/scenario/setting.h"
#include "response/decision.h"
#include "response/simulate.h"
#include "response/world.h"

namespace sc {

/// What a user asked to be simulated; unset options are the scenario's own.
struct CaseOptions {
  std::string scenario;
  std::string roads;  ///< OSM file, saved map or district folder
  std::string plan;   ///< plan.toml
  std::string policy;
  std::string relocation;
  std::optional<Measures> measures;   ///< works done, instead of the scenario's
  std::optional<double> rain_factor;  ///< instead of the scenario's
  Settings settings;                  ///< of scenario.toml (--set)
  std::optional<std::uint64_t> seed;
  std::uint32_t replication = 0;
  int threads = 0;                      ///< 0: one per core
  bool traffic = false;                 ///< background traffic, also where the scenario has none
  std::optional<double> trips_per_day;  ///< of background traffic; switches it on
  KernelChoice kernel = KernelChoice::automatic;
  Routing routing = Routing::hierarchy;
  std::optional<std::uint32_t> partitions;  ///< of the map, for the parallel kernel
};

/// "automatic", "serial", "parallel": the words of --kernel, by number.
std::span<std::string_view const> kernel_words();
/// "hierarchy", "dijkstra": the words of --routing, by number.
std::span<std::string_view const> routing_words();

/// Everything needed to simulate, valid.
struct Case {
  std::unique_ptr<World const> world;
  std::unique_ptr<DispatchPolicy const> policy;
  std::unique_ptr<RelocationPolicy const> relocation;  ///< null: none
  Provenance provenance;                               ///< without command line, times and date
  std::string attribution;                             ///< of the roads
  SimulationOptions simulation;                        ///< without progress
};

/// Makes the options' changes to a scenario.
void adjust(CaseOptions const& options, Scenario& scenario);

/// The scenario with its settings and the options' changes; roads not read. Errors: InputError,
/// IoError.
Scenario load_scenario(CaseOptions const& options);
/// The same; options' faults join `complaints`, which are thrown with the files' faults if there
/// are any.
Scenario load_scenario(CaseOptions const& options, Complaints& complaints);

/// Complains about an --out that is no CSV name or would replace a file the options read.
void expect_table_name(std::string const& out, CaseOptions const& options, Complaints& complaints);

/// Reads and checks the roads of a scenario to which the options' changes have been made. Errors:
/// InputError with every fault that can be found together; IoError.
Case case_of(Scenario scenario, CaseOptions const& options);

/// The same of the scenario that the options name, with its plan. Errors: the same.
Case load_case(CaseOptions const& options);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "drill/drill.h"
#include "drill/files/scenario_text.h"

namespace sc {

/// The scenario folder that drills were designed from, as far as their own folders need it.
struct StormSource {
  ScenarioKeys keys;  ///< crs and design storm, settings from outside in force
  Scenario whole;     ///< the storm's own but for its tables, which are a drill's
};

/// Reads scenario.toml of the set's folder again. Errors: InputError where it cannot be read, has
/// changed since the drills were designed, or where its positions are not WGS 84 as they stand: a
/// drill's incidents would be moved by rounding; IoError.
StormSource read_storm_source(DrillSet const& set);

/// Copies the scenario's tables, and those of its base that it has not, byte for byte; plan.toml is
/// that of the drills, whatever file it came from. Errors: InputError where a table has changed
/// since the drills were designed; IoError.
void copy_tables(DrillSet const& set, std::filesystem::path const& storm);

/// The drill's own scenario.toml, incidents.csv and closures.csv.
void write_drill_scenario(StormSource const& source, Drill const& drill,
                          std::filesystem::path const& folder);

}  // namespace sc

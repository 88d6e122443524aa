// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "response/scenario.h"

namespace sc {

/// What a scenario.toml says that a Scenario in memory does not tell.
struct ScenarioKeys {
  std::string base;        ///< empty: none
  std::string roads_path;  ///< of a saved map, seen from the folder
  std::string crs;
  std::string design_storm;  ///< the whole section as text; empty: none
  std::string comment;       ///< one line
};

/// A scenario.toml (docs/formats.md) that read_scenario reads back to the same settings, whatever
/// they came from: all rules are written, defaults too. The roads are a saved map.
std::string scenario_toml(Scenario const& scenario, ScenarioKeys const& keys);

/// Scenario::incidents as incidents.csv, exact: read back they are equal to the last bit.
/// Positions stand as they are, so that scenario.toml's crs must be one that keeps them.
std::string incidents_csv(Scenario const& scenario);

/// Closures as closures.csv, with those that begin after the scenario's end left out, which the
/// reader would refuse.
std::string closures_csv(Scenario const& scenario);

}  // namespace sc

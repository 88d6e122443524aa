// SPDX-License-Identifier: Apache-2.0
#include "response/measures.h"

namespace sc {
namespace {

void rebuild_points(Scenario& scenario) {
  for (BasinPlace& basin : scenario.basins) {
    if (basin.rebuilt) basin.basin = *basin.rebuilt;
    basin.rebuilt.reset();
  }
}

void separate_buildings(Scenario& scenario) {
  for (IncidentKindSpec& kind : scenario.incident_kinds) {
    kind.base_per_h *= kind.separated_factor;
    kind.coefficient *= kind.separated_factor;
    kind.separated_factor = 1;
  }
}

}  // namespace

Scenario with_measures(Scenario scenario) {
  if (scenario.measures.rebuilt_points) rebuild_points(scenario);
  if (scenario.measures.separated_buildings) separate_buildings(scenario);
  return scenario;
}

}  // namespace sc

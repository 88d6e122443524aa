// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <numeric>

#include "cli/scenario_digest.h"
#include "cli/season_command.h"
#include "io/scenario/season_reader.h"
#include "response/incident_source.h"

namespace sc {

int check_command(CaseOptions const& options, std::ostream& out) {
  if (is_season(options.scenario)) return check_season(options, out);
  Case const what = load_case(options);
  World const& world = *what.world;
  std::vector<double> const expected = expected_incidents(world);
  out << digest(world.scenario);
  fmt::print(out, "map          {} nodes, {} links; every place lies within {:.0f} m of a road\n",
             world.roads.nodes(), world.roads.links(), world.scenario.snap_limit_m);
  fmt::print(out, "expected     {:.1f} incidents drawn in the mean\n",
             std::accumulate(expected.begin(), expected.end(), 0.0));
  return 0;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/export_command.h"

#include <fmt/ostream.h>

#include "io/sumo/sumo_files.h"

namespace sc {

int export_sumo_command(ExportOptions const& options, std::ostream& out) {
  LoadedTraffic const loaded = load_traffic(options.what);
  World const& world = *loaded.what.world;
  SumoCounts const counts =
      write_sumo_files(options.out, world.roads, world.town->network.rules, loaded.alone->trips());
  fmt::print(out, "{}: {} nodes, {} edges, {} connections, {} trips\n", options.out, counts.nodes,
             counts.edges, counts.connections, counts.trips);
  return 0;
}

}  // namespace sc

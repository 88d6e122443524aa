// SPDX-License-Identifier: Apache-2.0
#include "cli/write_run_file.h"

#include <filesystem>

namespace sc {

void write_run_file(std::string const& path, Case const& what, Trajectory const& run,
                    Summary const& summary, Provenance provenance) {
  std::filesystem::path const parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent);
  std::vector<LinkClosure> const closures = link_closures(*what.world);
  RoadTable const& roads = what.world->roads.table();
  write_run(path, {what.world->scenario, what.world->timeline, what.world->exposure, run,
                   std::move(provenance), numbers(summary), &roads, closures, what.attribution});
}

}  // namespace sc

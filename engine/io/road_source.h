// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "response/scenario.h"
#include "road/road_table.h"

namespace sc {

struct LoadedRoads {
  RoadTable table;
  std::string sha256;  ///< of the file, or of the district's facts and seed
};

/// Which kind of source a path is: a folder of district facts, a saved map (.h5) or an OSM file
/// (anything else). Does not look inside.
RoadSource road_source_of(std::string const& path, std::uint64_t district_seed);

/// LoadedRoads::sha256 without loading. Errors: InputError where there is nothing of that name;
/// IoError.
std::string roads_sha256(RoadSource const& source);

/// Imports, builds or reads the roads. Errors: InputError, IoError.
LoadedRoads load_roads(RoadSource const& source);
/// The same for several Worlds: with the order of elimination, which each would else find again.
LoadedRoads load_roads_to_share(RoadSource const& source);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "fuzz/contract.h"
#include "io/map_file.h"
#include "io/osm/osm_reader.h"
#include "support/temp_folder.h"

namespace sc::fuzz {

/// Imports the bytes as a file of that name. Roads that came out are saved and loaded.
inline void import_osm(std::string_view name, std::string_view bytes) {
  static test::TempFolder const folder;
  std::string const path = folder.write(name, bytes);
  ImportOptions options;
  options.missing_nodes = MissingNodes::drop;  // more comes through
  ImportedRoads roads;
  if (!taken([&] { roads = import_roads(path, options); })) return;
  std::string const map = folder.path("map.h5");
  write_map(map, roads.table, {});
  must(taken([&] { (void)read_map(map); }), "roads that were imported are a map");
}

}  // namespace sc::fuzz

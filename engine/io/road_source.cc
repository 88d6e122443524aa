// SPDX-License-Identifier: Apache-2.0
#include "io/road_source.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/check.h"
#include "io/district_reader.h"
#include "io/hash.h"
#include "io/map_file.h"
#include "io/osm/osm_reader.h"
#include "road/district.h"
#include "road/road_hierarchy.h"

namespace sc {
namespace {

/// Hash over the facts, file by file in order of name, and the seed.
std::string district_sha256(std::string const& folder, std::uint64_t seed) {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string lines = "seed " + std::to_string(seed) + '\n';
  for (auto const& file : files)
    lines += sha256_of_file(file.string()) + "  " + file.filename().string() + '\n';
  return sha256_hex(lines);
}

}  // namespace

RoadSource road_source_of(std::string const& path, std::uint64_t district_seed) {
  if (std::filesystem::is_directory(path)) return {RoadSource::Kind::district, path, district_seed};
  bool const saved = std::filesystem::path(path).extension() == ".h5";
  return {saved ? RoadSource::Kind::map : RoadSource::Kind::osm, path, district_seed};
}

std::string roads_sha256(RoadSource const& source) {
  if (!std::filesystem::exists(source.path))
    throw InputError(Fault{source.path, 0, "no such file or folder (must be roads)"});
  if (source.kind == RoadSource::Kind::district) return district_sha256(source.path, source.seed);
  return sha256_of_file(source.path);
}

LoadedRoads load_roads(RoadSource const& source) {
  LoadedRoads roads;
  switch (source.kind) {
    case RoadSource::Kind::district:
      roads.table = build_district(read_district(source.path), source.seed);
      break;
    case RoadSource::Kind::map: roads.table = read_map(source.path); break;
    case RoadSource::Kind::osm: roads.table = import_roads(source.path, {}).table; break;
  }
  roads.sha256 = roads_sha256(source);
  return roads;
}

LoadedRoads load_roads_to_share(RoadSource const& source) {
  LoadedRoads roads = load_roads(source);
  if (roads.table.elimination_order.empty())
    roads.table.elimination_order = elimination_order(RoadGraph(roads.table));
  return roads;
}

}  // namespace sc

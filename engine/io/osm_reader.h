// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>

#include "io/clip_area.h"
#include "io/osm_extract.h"
#include "io/osm_network.h"
#include "io/osm_turns.h"
#include "road/connectivity.h"
#include "road/road_table.h"

namespace sc {

/// What to do with a road whose node is not in the file.
enum class MissingNodes : std::uint8_t {
  refuse,  ///< a fault: the file is broken or was cut carelessly
  drop,    ///< leave out the segments that touch it, and count them
};

struct ImportOptions {
  std::optional<ClipArea> clip;
  bool keep_largest = true;  ///< only the largest strongly connected component
  MissingNodes missing_nodes = MissingNodes::refuse;
};

/// Roads by class and kind, of the result. Lengths are of directed links.
struct RoadSummary {
  RoadExtent total;
  std::array<double, kRoadClasses> class_length_m{};
  std::size_t bridges = 0;  ///< links with the flag; so too below
  std::size_t tunnels = 0;
  std::size_t underpasses = 0;
  std::size_t elevated = 0;
  std::size_t ramps = 0;
  std::size_t roundabouts = 0;
  std::size_t banned_turns = 0;
};
RoadSummary summary_of(RoadTable const& table);

struct ImportReport {
  OsmWayCounts ways;
  std::size_t nodes_missing = 0;  ///< nodes of kept ways that are not in the file
  NetworkCounts network;
  RestrictionCounts restrictions;
  RoadExtent imported;           ///< before clipping
  RoadExtent outside_clip;       ///< dropped
  RoadExtent outside_component;  ///< dropped
  std::size_t components = 0;    ///< before dropping; 0 when not looked at
  RoadSummary result;
};

struct ImportedRoads {
  RoadTable table;
  ImportReport report;
};

/// Imports the drivable roads of an OSM file.
///
/// What is a fault and what is not. Everything the road network itself rests on must be right:
///   - the file is well-formed and complete (see read_osm_extract);
///   - every node lies on the globe, used or not;
///   - every node of a drivable way is in the file (MissingNodes::refuse);
///   - at least one drivable road remains, after clipping too.
/// References that roads do not rest on are broken in most honest extracts, since tools cut ways
/// and relations at the border: members of routes and areas, nodes of ways that are no roads, ways
/// of turn restrictions. They are let pass; restrictions that lose a member are counted. Only when
/// no drivable road comes out at all are they listed too, since then they are the likely reason.
///
/// Errors: InputError with every fault found (of each kind the first 20 in words, then a count);
/// IoError when the device fails.
ImportedRoads import_roads(std::string const& path, ImportOptions const& options);

}  // namespace sc

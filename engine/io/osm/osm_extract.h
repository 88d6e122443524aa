// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/geo.h"
#include "io/osm/osm_restriction.h"
#include "io/osm/osm_speed.h"
#include "io/osm/osm_tags.h"

namespace sc {

/// A way that crews can drive, its tags already read.
struct OsmWay {
  std::int64_t id = 0;
  Highway highway;
  OsmDirection direction = OsmDirection::both;
  WaySpeed speed;
  std::uint8_t flags = 0;
  std::int8_t layer = 0;
  RoadName name;
  std::vector<std::uint32_t> nodes;  ///< [>= 2] into OsmExtract::node_id; no two in a row are equal
};

/// A river or canal, for pictures.
struct OsmWaterway {
  RoadName name;
  double width_m = 0;
  std::vector<std::uint32_t> nodes;  ///< into OsmExtract::water_node_id
};

struct OsmWayCounts {
  std::size_t read = 0;        ///< all ways of the file
  std::size_t highways = 0;    ///< with a highway tag
  std::size_t kept = 0;        ///< imported; highways = kept + the five below + other classes
  std::size_t areas = 0;       ///< skipped: area=yes
  std::size_t no_access = 0;   ///< skipped: see may_enter()
  std::size_t reversible = 0;  ///< skipped: see direction_of()
  std::size_t too_short = 0;   ///< skipped: fewer than two different nodes
  std::size_t repeated = 0;    ///< skipped: the way's id was there before
  std::map<std::string, std::size_t, std::less<>> other_class;  ///< skipped: highway value -> ways
  std::size_t speed_assumed = 0;     ///< kept ways with their class speed
  std::size_t speed_unreadable = 0;  ///< kept ways with a limit tag that makes no sense
};

/// What an OSM file says about roads, before any geometry: ways and restrictions ascending by id,
/// nodes of the kept ways ascending by id. Independent of the order of objects in the file.
struct OsmExtract {
  std::vector<OsmWay> ways;
  std::vector<std::int64_t> node_id;                  ///< [n]
  std::vector<std::optional<LonLat>> node_position;   ///< [n] nothing: not in the file
  std::vector<OsmWaterway> waterways;                 ///< ascending by the way's id
  std::vector<std::int64_t> water_node_id;            ///< [w] ascending
  std::vector<std::optional<LonLat>> water_position;  ///< [w] nothing: not in the file
  std::vector<OsmRestriction> restrictions;
  std::map<RestrictionSkip, std::vector<std::int64_t>> restrictions_skipped;  ///< relation ids
  std::vector<std::int64_t> all_way_ids;  ///< ascending; also those not kept
  OsmWayCounts counts;
};

/// Reads an OSM file with libosmium in two passes: ways and relations, then the nodes they need
/// (locations that stand on the ways are used where the file has no such nodes). Formats by file
/// name: .osm, .osm.xml, .xml, these with .gz or .bz2, .osm.pbf and .pbf.
///
/// Complains of each node off the globe, whether a road needs it or not. Errors: InputError with
/// the library's words, and the line where the XML parser gives one: missing file, directory, other
/// suffix, empty, malformed, cut off (a PBF file cut exactly
/// between two blocks cannot be told from a whole one), file with history. IoError when the device
/// fails.
OsmExtract read_osm_extract(std::string const& path, Complaints& complaints);

}  // namespace sc

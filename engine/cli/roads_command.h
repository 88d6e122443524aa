// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "io/osm/osm_reader.h"
#include "road/road_table.h"

namespace sc {

/// `stormcrew roads IN`: import an OSM file, build a district or read a saved map; say what came of
/// it, save it.
struct RoadsOptions {
  std::string source;                 ///< OSM file, district folder or saved map
  std::string out;                    ///< map to save; empty: none
  std::optional<std::uint64_t> seed;  ///< of the district builder, else 1
  std::string command_line;           ///< for the saved map's provenance
  std::string bounding_box;           ///< "west,south,east,north"; empty: no clipping
  std::string boundary;               ///< GeoJSON file; empty: no clipping
  bool keep_all = false;              ///< all components, not only the largest
  bool allow_missing_nodes = false;
  bool json = false;
};

/// Options as the importer wants them, boundary read. Errors: InputError, also when both a bounding
/// box and a boundary are given.
ImportOptions import_options(RoadsOptions const& options);

/// Saves, with the order that makes routing start at once, then prints to `out`. Clipping and
/// components are for OSM files only. Returns the exit code 0; errors are thrown: InputError with
/// options that do not go with the source, or a map that would replace it.
int roads_command(RoadsOptions const& options, std::ostream& out);

/// The report as lines for people, or as one JSON object with units in its keys.
std::string as_text(ImportReport const& report);
std::string as_json(ImportReport const& report);
/// The same for roads that were not imported: their counts alone.
std::string as_text(RoadSummary const& summary);
std::string as_json(RoadSummary const& summary);

}  // namespace sc

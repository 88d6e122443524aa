// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "io/osm_reader.h"
#include "road/road_table.h"

namespace sc {

/// `stormcrew roads FILE`: import an OSM file, say what came of it, save it.
struct RoadsOptions {
  std::string source;        ///< OSM file
  std::string bounding_box;  ///< "west,south,east,north"; empty: no clipping
  std::string boundary;      ///< GeoJSON file; empty: no clipping
  bool keep_all = false;     ///< all components, not only the largest
  bool allow_missing_nodes = false;
  bool json = false;
  std::function<void(RoadTable const&)> save;  ///< called before anything is printed; may be empty
};

/// Options as the importer wants them, boundary read. Errors: InputError, also when both a bounding
/// box and a boundary are given.
ImportOptions import_options(RoadsOptions const& options);

/// Imports, saves, prints to `out`. Returns the exit code 0; errors are thrown.
int roads_command(RoadsOptions const& options, std::ostream& out);

/// The report as lines for people, or as one JSON object with units in its keys.
std::string as_text(ImportReport const& report);
std::string as_json(ImportReport const& report);

}  // namespace sc

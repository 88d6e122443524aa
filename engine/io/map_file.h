// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "road/road_table.h"

namespace sc {

/// A saved road network: what `stormcrew roads -o` writes and `roads.source = "map"` reads. HDF5,
/// docs/formats.md "Map file". One thread at a time (io/hdf5/hdf5.h).

inline constexpr std::string_view kMapFormat = "stormcrew-map";
inline constexpr int kMapFormatVersion = 1;

/// How a map was made. Carried, not used.
struct MapProvenance {
  std::string source;         ///< "osm" or "district"
  std::string source_path;    ///< as given; may be empty
  std::string source_sha256;  ///< may be empty
  std::string engine_version;
  std::string git_sha;
  std::string command_line;
  std::string date;  ///< ISO 8601; empty for files that must be the same every day
  bool operator==(MapProvenance const&) const = default;
};

/// Writes the table; the same table and provenance give the same bytes.
/// Errors: IoError. Precondition: columns of one shape have one length.
void write_map(std::filesystem::path const& path, RoadTable const& table,
               MapProvenance const& provenance);

/// Reads what write_map wrote, equal to the last bit. Everything that another column is indexed by
/// is checked, and that the order of elimination, if there is one, is a permutation; lengths and
/// speeds are RoadGraph's business, and whether the order fits the roads is RoadHierarchy's.
/// Errors: InputError (another format or version, damaged, inconsistent columns: all at once),
/// IoError.
RoadTable read_map(std::filesystem::path const& path);

MapProvenance read_map_provenance(std::filesystem::path const& path);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "io/places_file.h"
#include "road/travel_times.h"

namespace sc {

/// Travel times between named places as a file (docs/formats.md, "Travel-time matrix").

inline constexpr int kMatrixFormatVersion = 1;

/// How a matrix was made. Carried, not used; CSV has no room for it.
struct MatrixProvenance {
  std::string engine_version;
  std::string git_sha;
  std::string command_line;
  std::string from_file, from_sha256;
  std::string to_file, to_sha256;
  std::string roads, roads_sha256;
  std::string scenario_folder, scenario_sha256;  ///< empty: free flow
  int threads = 0;
  std::string date;  ///< ISO 8601; empty for files that must be the same every day
};

struct MatrixFile {
  std::span<NamedPlace const> from;
  std::span<NamedPlace const> to;
  TravelMatrix const& times;
  std::string vehicle;      ///< empty: free flow
  std::string time;         ///< the moment of the roads, ISO 8601; empty: free flow
  std::string attribution;  ///< of the roads
  MatrixProvenance provenance;
};

/// May a matrix be written under this name: does it end in .csv or .h5?
bool is_matrix_name(std::filesystem::path const& path);

/// Writes CSV or HDF5, as the name says; the file appears complete or not at all.
/// Errors: IoError. Preconditions: is_matrix_name; times has the shape [from, to].
void write_matrix(std::filesystem::path const& path, MatrixFile const& matrix);

/// "61.250": seconds with three decimals, exact.
std::string seconds_text(Duration time);

}  // namespace sc

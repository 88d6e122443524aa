// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace sc::test {

/// Writes OSM files by libosmium alone, none of our code. Each returns the new file's name.

/// Copies a file into the format that the new name says.
std::string convert(std::string const& from, std::string const& to);

/// The same as PBF without compression, whose checksums would hide most damage.
std::string convert_to_plain_pbf(std::string const& from, std::string const& to);

/// Ways with locations, and no node at all.
std::string put_locations_on_ways(std::string const& from, std::string const& to);

/// The same objects in a PBF file that says it holds history.
std::string mark_as_history(std::string const& from, std::string const& to);

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace sc {

/// A graph with whole-number weights, as the files of the 9th DIMACS implementation challenge
/// (shortest paths) hold it. Nodes count from 0 here, from 1 in files. Self loops and parallel arcs
/// are as good as others. What a weight measures is the file's affair.
struct DimacsGraph {
  std::uint32_t nodes = 0;
  std::vector<std::uint32_t> from, to;  ///< [arc] below nodes
  std::vector<std::int32_t> weight;     ///< [arc] 0 to kLargestDimacsWeight
};

inline constexpr std::int32_t kLargestDimacsWeight = (1 << 30) - 1;

/// Reads a `.gr` file, docs/formats.md "DIMACS graph", of at most 256 MB; arcs keep their order.
/// About five million arcs a second.
/// Source: http://www.diag.uniroma1.it/challenge9/format.shtml
/// Errors: InputError (missing, not such a file, or any line or count of it wrong: up to 20 faults
/// in words, the rest as a number), IoError.
DimacsGraph read_dimacs(std::filesystem::path const& path);

}  // namespace sc

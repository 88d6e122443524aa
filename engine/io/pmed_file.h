// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/check.h"

namespace sc {

/// An undirected edge between two nodes, numbered from 0; from < to.
struct PmedEdge {
  std::uint32_t from = 0, to = 0;
  double cost = 0;
};

/// An uncapacitated p-median problem on a graph, as the OR-Library holds it: every node is a
/// customer and a site, and p sites are to be opened. What a cost measures is the file's affair.
struct PmedInstance {
  std::uint32_t nodes = 0;
  std::uint32_t p = 0;          ///< 1 to nodes
  std::vector<PmedEdge> edges;  ///< each pair once, ascending by (from, to); no loops
};

inline constexpr std::uint32_t kMostPmedNodes = 5000;  ///< distances of all pairs fit in memory
inline constexpr double kHighestPmedCost = 1e9;

/// Reads an instance: NODES EDGES P, then EDGES times FROM TO COST, numbers that stand between
/// blanks and line ends of any kind. Nodes count from 1 in the file. An edge that comes again, in
/// either direction, takes its last cost; a loop means nothing. The graph may fall into parts, but
/// not into more than P: else no P sites serve everybody.
///
/// Source: Beasley (1990), "OR-Library", J. Oper. Res. Soc. 41, 1069-1072;
/// http://people.brunel.ac.uk/~mastjjb/jeb/orlib/pmedinfo.html
/// Errors: InputError (missing, not such a file, any number or count of it wrong: up to 20 faults
/// in words, the rest as a number), IoError.
PmedInstance read_pmed(std::string const& path);

/// [from x nodes + to] length of the shortest way; infinity where there is none.
std::vector<double> shortest_distances(PmedInstance const& instance);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "road/hierarchy/edge_list.h"
#include "road/hierarchy/elimination.h"

namespace sc::bench {

/// A graph to be checked and timed, with the dry times of its links.
struct BenchGraph {
  std::string name;
  EdgeList edges;
  std::vector<LinkTime> times;  ///< [links]
};

/// "district", built in; "gongshu", real, where it is there; "city", generated, of 250,000 nodes.
/// All of them, or the one so named. Errors: InputError if there is none.
std::vector<BenchGraph> usual_graphs(std::string const& only);
/// A DIMACS graph, named after its file. Errors: InputError.
BenchGraph dimacs_graph(std::string const& path);

/// Times that differ from the dry ones. The graph must outlive it.
class Floods {
 public:
  explicit Floods(BenchGraph const& graph);

  /// Links that lie together, as water does: those around a random vertex. share: of all links.
  [[nodiscard]] std::vector<LinkId> clustered(double share, std::uint64_t seed) const;
  /// As many links anywhere.
  [[nodiscard]] std::vector<LinkId> scattered(double share, std::uint64_t seed) const;
  /// The dry times, with these links two to four times slower.
  [[nodiscard]] std::vector<LinkTime> slower(std::vector<LinkId> const& links) const;
  /// Ten pools, closed or slow, of a 250th of all links each; and one link in a hundred closed.
  [[nodiscard]] std::vector<LinkTime> flooded(std::uint64_t seed) const;

 private:
  [[nodiscard]] std::size_t count(double share) const;

  BenchGraph const& graph_;
  Neighbours near_;
  std::vector<std::vector<std::uint32_t>> links_;  ///< [vertices] leaving
};

}  // namespace sc::bench

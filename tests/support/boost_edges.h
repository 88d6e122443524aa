// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "road/hierarchy/edge_list.h"

namespace sc::test {

/// Boost's Dijkstra on an edge list, as fast as Boost does it: compressed sparse rows, 32-bit
/// times. Oracle of the hierarchy in tests, yardstick in benchmarks.
class BoostEdges {
 public:
  BoostEdges(EdgeList const& edges, std::span<LinkTime const> times);
  ~BoostEdges();
  BoostEdges(BoostEdges const&) = delete;
  BoostEdges& operator=(BoostEdges const&) = delete;

  /// Times from a vertex to all, kImpassable where no way leads; valid until the next call.
  std::span<std::int32_t const> one_to_all(std::uint32_t from);
  /// Stops when the goal is settled.
  std::int32_t one_to_one(std::uint32_t from, std::uint32_t to);

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
  std::vector<std::int32_t> ms_;
};

/// A random edge list with parallel and self edges, one-way streets, islands, and links of several
/// edges. Same seed, same list.
EdgeList random_edges(std::uint64_t seed, std::uint32_t vertices);
/// Times of its links up to 50 ms, so that ways of equal length are common; one in ten closed, some
/// zero.
std::vector<LinkTime> random_link_times(std::uint64_t seed, std::size_t links);

}  // namespace sc::test

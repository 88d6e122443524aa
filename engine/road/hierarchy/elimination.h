// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/edge_list.h"

namespace sc {

/// Elimination of an undirected graph vertex by vertex: as in sparse Cholesky factorisation, the
/// neighbours left of an eliminated vertex become a clique. The graph with all edges so made is
/// the frame of a customizable contraction hierarchy.

/// An edge list without directions, parallel and self edges; neighbours ascending.
struct Neighbours {
  explicit Neighbours(EdgeList const& edges);
  std::vector<std::uint32_t> first{0};  ///< [vertices + 1]
  std::vector<std::uint32_t> neighbour;

  [[nodiscard]] std::size_t vertices() const { return first.size() - 1; }
  [[nodiscard]] std::span<std::uint32_t const> of(std::uint32_t v) const {
    return std::span(neighbour).subspan(first[v], first[v + 1] - first[v]);
  }
};

inline constexpr std::uint32_t kNoVertex = UINT32_MAX;

std::vector<std::uint32_t> natural_order(std::uint32_t vertices);
/// The inverse of a permutation.
std::vector<std::uint32_t> inverse(std::span<std::uint32_t const> order);

/// parent[k] = the first neighbour left when the k-th vertex is eliminated, by rank (place in the
/// order); kNoVertex at the last of a component. All that an elimination touches lies on the way
/// to the root. Source: Liu (1986), ACM Trans. Math. Softw. 12, 127-148.
std::vector<std::uint32_t> elimination_tree(Neighbours const& graph,
                                            std::span<std::uint32_t const> order);

/// The order with the same cliques in which each subtree of the elimination tree stands together.
std::vector<std::uint32_t> post_order(Neighbours const& graph,
                                      std::span<std::uint32_t const> order);

/// Neighbours left when each vertex is eliminated, by rank.
struct UpwardNeighbours {
  std::vector<std::uint32_t> first;  ///< [vertices + 1]
  std::vector<std::uint32_t> head;   ///< ascending within a vertex
};
UpwardNeighbours eliminate(Neighbours const& graph, std::span<std::uint32_t const> order);

/// All the neighbours of eliminate(), counted without making them, and no farther than `most`
/// allows: the result is above it then.
std::uint64_t count_arcs(Neighbours const& graph, std::span<std::uint32_t const> order,
                         std::uint64_t most);

/// Pairs of neighbours joined by all eliminations: what customisation costs.
std::uint64_t count_triangles(Neighbours const& graph, std::span<std::uint32_t const> order);

}  // namespace sc

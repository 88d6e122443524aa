// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/edge_list.h"
#include "road/hierarchy/elimination.h"

namespace sc {

/// The frame of a customizable contraction hierarchy: everything that does not depend on times.
///
/// Vertices are numbered by rank, from the first eliminated to the last. An arc joins a vertex with
/// a higher neighbour and stands for both directions. Lower triangles of an arc (x, y) are the
/// vertices v below both that have arcs to both: the best way from x to y over lower vertices only
/// leads over one of them, which is what customisation uses (road/hierarchy/metric.h).
/// Plain columns, const and shared by all threads.
/// Source: Dibbelt, Strasser & Wagner (2016), ACM J. Exp. Algorithmics 21, 1.5.
struct Hierarchy {
  std::vector<std::uint32_t> rank;       ///< [vertices of the edge list]
  std::vector<std::uint32_t> vertex;     ///< [ranks] the inverse
  std::vector<std::uint32_t> parent;     ///< [ranks] in the elimination tree; kNoVertex at a root
  std::vector<std::uint32_t> lowest;     ///< [ranks] x and all below it in the tree: lowest[x] to x
  std::vector<std::uint32_t> first_arc;  ///< [ranks + 1]
  std::vector<std::uint32_t> head;       ///< [arcs] higher end, ascending within a vertex

  /// An edge as customisation needs it: where it belongs among the arcs of its lower end.
  struct Input {
    std::uint32_t link;
    std::uint32_t slot;  ///< 2 x number among the vertex's arcs, + 1 for downward
  };
  std::vector<std::uint32_t> first_input;  ///< [ranks + 1]
  std::vector<Input> input;                ///< edges but for self edges
  std::vector<LinkTime> extra_ms;          ///< [input], or empty: 0 everywhere
  std::vector<std::uint32_t> input_edge;   ///< [input] number in the edge list

  /// All lower triangles of the arcs of x that share v: those of the arc (v, x) with each later arc
  /// of v. They lie over x's arcs run, run + 1, ... or, if run is kListed, over those listed next.
  struct Row {
    std::uint32_t arc;  ///< (v, x); the later arcs of v follow it
    std::uint16_t length;
    std::uint16_t run;
  };
  static constexpr std::uint16_t kListed = UINT16_MAX;
  std::vector<std::uint32_t> first_row;     ///< [ranks + 1]
  std::vector<Row> row;                     ///< by x, then by v; none of length 0
  std::vector<std::uint32_t> first_listed;  ///< [ranks + 1]
  std::vector<std::uint16_t> listed;        ///< number among the arcs of x

  std::vector<std::uint32_t> first_of_link;  ///< [links + 1]
  std::vector<std::uint32_t> rank_of_link;   ///< lower ends of the arcs that a link has edges in

  [[nodiscard]] std::size_t vertices() const { return vertex.size(); }
  [[nodiscard]] std::size_t arcs() const { return head.size(); }
  [[nodiscard]] std::size_t links() const { return first_of_link.size() - 1; }
  [[nodiscard]] std::uint32_t arcs_of(std::uint32_t x) const {
    return first_arc[x + 1] - first_arc[x];
  }
  /// Memory of all columns.
  [[nodiscard]] std::size_t bytes() const;
};

/// Builds the frame for an order of elimination (road/hierarchy/nested_dissection.h), which is
/// rearranged where that changes no arc. Cost: about 0.3 us per vertex of a road graph.
/// Errors: InputError when a vertex would get 65,535 arcs or more, or all together 2^32 triangles:
/// no road network.
/// Preconditions: order is a permutation of the vertices; ends are vertices.
Hierarchy build_hierarchy(EdgeList const& edges, std::span<std::uint32_t const> order);

}  // namespace sc

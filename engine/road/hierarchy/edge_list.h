// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/search_graph.h"

namespace sc {

/// What a hierarchy is built from: directed edges between numbered vertices, each taking the time
/// of a link plus a constant. Parallel and self edges are legal.
struct EdgeList {
  std::uint32_t vertices = 0;
  std::vector<std::uint32_t> from;  ///< [edges]
  std::vector<std::uint32_t> to;    ///< [edges]
  std::vector<std::uint32_t> link;  ///< [edges] whose time it takes; links may have several edges
  std::vector<LinkTime> extra_ms;   ///< [edges] added to it; empty: 0 everywhere

  [[nodiscard]] std::size_t edges() const { return from.size(); }
};

/// Vertex = search state, edge = search edge.
EdgeList edge_list(SearchGraph const& search);

}  // namespace sc

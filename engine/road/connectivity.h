// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/road_table.h"

namespace sc {

/// How much road: of a whole table, or of what a cut took away.
struct RoadExtent {
  std::size_t nodes = 0;
  std::size_t links = 0;
  double length_m = 0;  ///< of directed links: a two-way street counts twice
};

RoadExtent extent_of(RoadTable const& table);
RoadExtent operator-(RoadExtent const& a, RoadExtent const& b);

/// Strongly connected components: within one, every node reaches every other. Tarjan's algorithm
/// as in Boost.Graph; O(n + m). Turn bans are not seen, so within a component a forbidden turn may
/// still force a detour or, at a dead end, cut one link off.
struct StrongComponents {
  std::vector<std::uint32_t> component;  ///< [n] numbered by their lowest node
  std::vector<std::uint32_t> size;       ///< [components] nodes of each
};
StrongComponents strong_components(RoadTable const& table);

struct LargestComponent {
  RoadTable kept;
  RoadExtent dropped;
  std::size_t components = 0;
};

/// The component with the most nodes; of equal ones that with the lowest node.
LargestComponent largest_strong_component(RoadTable const& table);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/graph.h"

namespace sc {

/// Nodes of the road graph in `parts` groups of about equal weight, with few links between them
/// and short links kept inside: nodes joined by short links are first merged, as long as no lump
/// grows beyond a quarter of a part; METIS (Karypis & Kumar 1998, SIAM J. Sci. Comput. 20, 359-392)
/// cuts what remains. Seeds are fixed: the same map gives the same parts.
///
/// link_time: [links] > 0, what makes a link short. Result: [nodes] below `parts`; groups may be
/// empty when there are few nodes. Errors: IoError when METIS fails.
std::vector<std::uint32_t> partition_nodes(RoadGraph const& graph,
                                           std::span<std::int32_t const> link_time,
                                           std::uint32_t parts);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "road/hierarchy/edge_list.h"

namespace sc {

/// Order of elimination by nested dissection: small cuts, which the water of a whole district has
/// to pass, are eliminated last. result[k] = the vertex eliminated k-th.
///
/// METIS_NodeND (Karypis & Kumar 1998), once, or several times with other seeds for an order that
/// is kept: the one with the fewest triangles wins. Deterministic for one METIS version; answers of
/// routing do not depend on the order, only their speed does. One call at a time in a process.
/// `progress` hears the share done: before each try.
/// Errors: IoError when METIS fails.
enum class Effort { quick, thorough };
std::vector<std::uint32_t> nested_dissection(EdgeList const& edges, Effort effort,
                                             std::function<void(double)> const& progress = {});

}  // namespace sc

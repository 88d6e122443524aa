// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "road/bench_graph.h"
#include "road/hierarchy/hierarchy.h"

namespace sc::bench {

/// Compares query, unpacked way, trimmed arcs, sweep and lazy search with Boost's Dijkstra for
/// 10,000 random pairs, dry and in each of 20 floods. Prints what was compared, or the first
/// differences to stderr; false when there is one.
bool check_exact(BenchGraph const& graph, Hierarchy const& frame);

}  // namespace sc::bench

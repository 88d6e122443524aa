// SPDX-License-Identifier: Apache-2.0
#include "road/boost_graph.h"

#include <algorithm>
#include <tuple>

#include "base/check.h"
#include "road/group_by.h"

namespace sc {

TableGraph::TableGraph(RoadTable const& table) : table_(&table) {
  SC_EXPECT(std::all_of(table.tail.begin(), table.tail.end(),
                        [&](std::uint32_t node) { return node < table.nodes(); }));
  std::tie(first_out_, out_) = group_by<LinkId>(table.tail, table.nodes());
}

}  // namespace sc

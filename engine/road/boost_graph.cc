// SPDX-License-Identifier: Apache-2.0
#include "road/boost_graph.h"

#include "base/check.h"

namespace sc {

TableGraph::TableGraph(RoadTable const& table)
    : table_(&table), first_out_(table.nodes() + 1, 0), out_(table.links()) {
  for (std::uint32_t const node : table.tail) {
    SC_EXPECT(node < table.nodes());
    ++first_out_[node + 1];
  }
  for (std::size_t n = 0; n < table.nodes(); ++n) first_out_[n + 1] += first_out_[n];
  std::vector<std::uint32_t> next(first_out_.begin(), first_out_.end() - 1);
  for (std::size_t i = 0; i < table.links(); ++i) out_[next[table.tail[i]]++] = LinkId{i};
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/edge_list.h"

#include <algorithm>

namespace sc {

EdgeList edge_list(SearchGraph const& search) {
  EdgeList list;
  list.vertices = static_cast<std::uint32_t>(search.states());
  list.from = search.from;
  for (SearchGraph::Edge e = 0; e < search.edges(); ++e) {
    list.to.push_back(search.to(e));
    list.link.push_back(search.link[e].value());
  }
  bool const costly = std::any_of(search.turn_ms.begin(), search.turn_ms.end(),
                                  [](LinkTime turn_ms) { return turn_ms > 0; });
  if (costly) list.extra_ms = search.turn_ms;
  return list;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "road/hierarchy/hierarchy.h"
#include "road/hierarchy/nested_dissection.h"

namespace sc::test {

inline Hierarchy frame_of(EdgeList const& edges) {
  return build_hierarchy(edges, nested_dissection(edges, Effort::quick));
}

}  // namespace sc::test

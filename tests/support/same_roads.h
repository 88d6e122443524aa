// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "road/road_table.h"

namespace sc::test {

/// Every column of two tables is the same, bit by bit.
inline void expect_same(RoadTable const& a, RoadTable const& b) {
  EXPECT_EQ(a.node_position, b.node_position);
  EXPECT_EQ(a.node_ref, b.node_ref);
  EXPECT_EQ(a.tail, b.tail);
  EXPECT_EQ(a.head, b.head);
  EXPECT_EQ(a.length_m, b.length_m);
  EXPECT_EQ(a.free_speed_mps, b.free_speed_mps);
  EXPECT_EQ(a.road_class, b.road_class);
  EXPECT_EQ(a.flags, b.flags);
  EXPECT_EQ(a.layer, b.layer);
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.way_ref, b.way_ref);
  EXPECT_EQ(a.shape_begin, b.shape_begin);
  EXPECT_EQ(a.shape, b.shape);
  EXPECT_EQ(a.names, b.names);
  EXPECT_EQ(a.banned_turns, b.banned_turns);
  EXPECT_EQ(a.waterways, b.waterways);
  EXPECT_EQ(a.attribution, b.attribution);
  EXPECT_EQ(a.elimination_order, b.elimination_order);
}

}  // namespace sc::test

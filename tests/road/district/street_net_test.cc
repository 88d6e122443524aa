// SPDX-License-Identifier: Apache-2.0
#include "road/district/street_net.h"

#include <gtest/gtest.h>

namespace sc::district {
namespace {

StreetNet empty_net() {
  return StreetNet({-1000, -1000}, {1000, 1000});
}

TEST(StreetNet, PathsThatCrossMeetInAJunctionOfFourArms) {
  StreetNet net = empty_net();
  net.add_path({{-100, 0}, {100, 0}}, net.add_street({}), 0);
  net.add_path({{0, -100}, {0, 100}}, net.add_street({}), 0);
  ASSERT_EQ(net.nodes(), 5U);
  std::uint32_t const junction = net.ground_node({0, 0}, 1);
  EXPECT_EQ(net.around(junction).size(), 4U);
  EXPECT_EQ(net.segments().size(), 4U);
}

TEST(StreetNet, APathThatEndsAtAStreetMakesAT) {
  StreetNet net = empty_net();
  net.add_path({{-100, 0}, {100, 0}}, net.add_street({}), 0);
  net.add_path({{0, 100}, {0, 0}}, net.add_street({}), 0);
  EXPECT_EQ(net.around(net.ground_node({0, 0}, 1)).size(), 3U);
}

TEST(StreetNet, ACrossingNearAJunctionMovesThere) {
  StreetNet net = empty_net();
  net.add_path({{-100, 0}, {0, 0}, {100, 0}}, net.add_street({}), 0);
  net.add_path({{8, -100}, {8, 100}}, net.add_street({}), 0);
  EXPECT_EQ(net.nodes(), 5U);
  EXPECT_EQ(net.around(net.ground_node({0, 0}, 1)).size(), 4U);
}

TEST(StreetNet, WhatIsCarriedOffTheGroundTouchesOnlyItsEnds) {
  StreetNet net = empty_net();
  net.add_path({{-100, 0}, {100, 0}}, net.add_street({}), 0);
  std::uint32_t const south = net.free_node({0, -100});
  std::uint32_t const north = net.free_node({0, 100});
  net.add_overlay(south, north, {{0, -100}, {5, 0}, {0, 100}}, net.add_street({}),
                  link_flag::elevated, 1);
  EXPECT_EQ(net.segments().size(), 2U);
  EXPECT_EQ(net.segments()[1].inner, (Curve{{5, 0}}));
  net.add_path({{50, -100}, {50, 100}}, net.add_street({}), 0);
  EXPECT_EQ(net.around(north).size(), 1U);
}

TEST(StreetNet, FirstHitIsTheNearestStreetOnTheWay) {
  StreetNet net = empty_net();
  net.add_path({{-100, 50}, {100, 50}}, net.add_street({}), 0);
  net.add_path({{-100, 80}, {100, 80}}, net.add_street({}), 0);
  auto const hit = net.first_hit({0, 0}, {0, 100}, 1);
  ASSERT_TRUE(hit);
  EXPECT_NEAR(hit->at.y_m, 50, 1e-9);
  EXPECT_FALSE(net.first_hit({0, 0}, {0, 40}, 1));
  auto const next = net.first_hit({0, 50}, {0, 100}, 1);  // leaves the one it stands on
  ASSERT_TRUE(next);
  EXPECT_NEAR(next->at.y_m, 80, 1e-9);
}

TEST(StreetNet, AParallelCountsAsideButNotAhead) {
  StreetNet net = empty_net();
  net.add_path({{0, 0}, {100, 0}}, net.add_street({}), 0);
  EXPECT_TRUE(net.parallel_within({50, 40}, {1, 0}, 60));
  EXPECT_FALSE(net.parallel_within({50, 40}, {0, 1}, 60));
  EXPECT_FALSE(net.parallel_within({50, 40}, {1, 0}, 30));
  EXPECT_FALSE(net.parallel_within({-40, 0}, {1, 0}, 60));
}

}  // namespace
}  // namespace sc::district

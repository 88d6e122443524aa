// SPDX-License-Identifier: Apache-2.0
#include "response/road_picture.h"

#include <gtest/gtest.h>

#include "support/small_world.h"

namespace sc {
namespace {

class RoadPictureTest : public testing::Test {
 protected:
  static World world_with_a_vehicle() {
    Scenario s = test::quiet_scenario();
    test::add_unit_kind(s, 1);
    return test::make_world(s);
  }
  [[nodiscard]] std::int64_t seconds(Approach const& approach = {}) {
    auto const route = picture.route(kind, west, east, approach);
    return route ? route->duration.ms / 1000 : -1;
  }

  World const world = world_with_a_vehicle();
  RoadPicture picture{world, Routing::hierarchy};
  UnitKindId const kind{std::size_t{0}};
  // The street 1-2 in both directions, from node 0 to node 3 through it.
  LinkId const street{std::size_t{2}};
  LinkId const back{std::size_t{3}};
  RoadPlace const west{{LinkId{std::size_t{0}}, 0.0F}};
  RoadPlace const east{{LinkId{std::size_t{4}}, 1.0F}};
};

TEST_F(RoadPictureTest, KnowsABlockOnlyOnceItHasLearntOfIt) {
  EXPECT_EQ(seconds(), 60);
  picture.block(street);
  EXPECT_EQ(seconds(), 60);
  EXPECT_EQ(picture.true_time(kind, street, {}), kImpassable);
  picture.learn(street);
  EXPECT_EQ(seconds(), 100);
  picture.unblock(street);
  EXPECT_EQ(seconds(), 60);
}

TEST_F(RoadPictureTest, OpensABlockForThoseWhoComeToClearIt) {
  picture.block(street);
  picture.learn(street);
  RoadPlace const tree{{street, 0.5F}, {back, 0.5F}};
  Approach const scene{tree, {}};
  EXPECT_EQ(seconds(scene), 60);
  EXPECT_EQ(seconds(), 100);
}

TEST_F(RoadPictureTest, NeedsTwoClearancesForTwoTrees) {
  picture.block(street);
  picture.block(street);
  picture.learn(street);
  picture.unblock(street);
  EXPECT_EQ(seconds(), 100);
  picture.unblock(street);
  EXPECT_EQ(seconds(), 60);
}

TEST_F(RoadPictureTest, ClosesAndReopensByRecord) {
  std::vector<LinkId> const links{street};
  picture.set_closed(links, true);
  EXPECT_EQ(seconds(), 100);
  RoadPlace const place{{street, 0.5F}};
  EXPECT_EQ(picture.true_time(kind, street, {place, {}}), kImpassable) << "open to nobody";
  picture.block(street);  // unknown: the closure's end must not give it away
  picture.set_closed(links, false);
  EXPECT_EQ(seconds(), 60);
}

}  // namespace
}  // namespace sc

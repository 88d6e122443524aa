// SPDX-License-Identifier: Apache-2.0
// Recommended orders are carried out at once.
#include <gmock/gmock.h>

#include "live/random_requests.h"
#include "service/desk/desk_case.h"

namespace sc::test {
namespace {

DeskOptions automatic() {
  DeskOptions options = DeskCase::still();
  options.automatic = true;
  return options;
}

class DeskAutomatic : public DeskTest {
 protected:
  DeskAutomatic() { options = automatic(); }
};

TEST_F(DeskAutomatic, GivesRecommendedOrdersAsItself) {
  open();
  report(near_node(1));
  ASSERT_TRUE(eventually([&] { return it().entries().size() == 2; }));
  JournalEntry const order = it().entries()[1];
  EXPECT_EQ(order.kind, "order");
  EXPECT_EQ(order.author, "stormcrew");
  EXPECT_EQ(order.role, "dispatcher");
  EXPECT_EQ(order.reason, "recommended");
  EXPECT_EQ(Json::parse(order.body),
            Json({{"unit", "pump-west"}, {"incident", 0}, {"recommended", "pump-west~0"}}));
  EXPECT_EQ(it().state()["units"][0]["incident"], 0);
  EXPECT_TRUE(it().state()["orders"].empty());
}

TEST_F(DeskAutomatic, TellsItsOrdersToListeners) {
  open();
  report(near_node(1));
  ASSERT_TRUE(eventually([&] { return it().heard("change").size() == 2; }));
  EXPECT_EQ(Json::parse(it().heard("change")[1].json)["author"], "stormcrew");
}

TEST_F(DeskAutomatic, DoesNotGiveWhatWasRefused) {
  options.automatic = false;
  open();
  report(near_node(1));
  it().change("refuse", R"({"unit":"pump-west","incident":0})");
  it().options.automatic = true;
  it().restart();
  ASSERT_TRUE(eventually([&] { return it().entries().size() == 3; }));
  EXPECT_EQ(Json::parse(it().entries()[2].body)["unit"], "pump-east");
}

/// The log of a random afternoon, when all is done.
std::string log_of(World const& world, std::uint64_t seed) {
  DeskCase it(world, automatic(), true);
  it.start();
  std::uint32_t step = 0;
  for (SimTime const t : random_times(seed, 20, world.scenario.end)) {
    Asked asked;
    it.look([&](DutyRoom& room) { asked = random_request(room, seed, ++step); });
    it.change_at(t.seconds(), asked.kind, asked.body);
  }
  Awaited log;
  it.desk().log(1, log.answer());
  return log.get().body;
}

TEST(DeskAutomaticScripts, HaveTheSameLogWhenPlayedAgain) {
  std::size_t orders = 0;
  for (std::uint64_t seed = 1; seed <= 8 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    World const world = random_world(seed);
    std::string const log = log_of(world, seed);
    EXPECT_EQ(log_of(world, seed), log);
    Json const parsed = Json::parse(log);
    for (Json const& row : parsed["changes"]) orders += row["author"] == "stormcrew" ? 1U : 0U;
  }
  EXPECT_GT(orders, 20U);
}

}  // namespace
}  // namespace sc::test

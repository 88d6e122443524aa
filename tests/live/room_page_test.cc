// SPDX-License-Identifier: Apache-2.0
#include "live/room_page.h"

#include <gmock/gmock.h>

#include "live/page_client.h"
#include "live/room_case.h"
#include "live/room_state.h"

namespace sc::test {
namespace {

using Json = nlohmann::ordered_json;

class RoomPageTest : public RoomTest {
 protected:
  RoomPage const& page(RoomPage::Head head = {}) {
    open();
    page_.emplace(*world, std::move(head));
    return *page_;
  }
  std::optional<RoomPage> page_;
};

TEST_F(RoomPageTest, TellsTheScenarioWithTheTablesOfARun) {
  Json const it =
      Json::parse(page({"stormcrew 1", "© roads", 2.5, "nearest_idle", true, ""}).scenario());
  expect_fields(it, "LiveScenario");
  EXPECT_EQ(it["program"], "stormcrew 1");
  EXPECT_EQ(it["title"]["zh"], "测试");
  EXPECT_EQ(it["attribution"], "© roads");
  EXPECT_EQ(it["pace"], 2.5);
  EXPECT_EQ(it["policy"], "nearest_idle");
  EXPECT_EQ(it["automatic"], true);
  EXPECT_TRUE(it["drill"].is_null());
}

TEST_F(RoomPageTest, HasARowForEachUnitStationKindAndPoint) {
  Json const run = Json::parse(page().scenario())["run"];
  ASSERT_TRUE(run.is_object());
  auto const rows = [&](char const* table) {
    Json const& it = run.at(table);
    return it.is_array() ? it.size() : it.begin()->size();
  };
  EXPECT_EQ(rows("units"), 3U);
  EXPECT_EQ(rows("stations"), 2U);
  EXPECT_EQ(rows("incident_kinds"), 2U);
  EXPECT_EQ(rows("basins"), 1U);
  EXPECT_EQ(rows("zones"), 1U);
  EXPECT_TRUE(run.contains("map"));
  EXPECT_TRUE(run.contains("unit_statuses"));
  EXPECT_TRUE(run.contains("incident_statuses"));
}

TEST_F(RoomPageTest, PutsTheDrillIntoTheHead) {
  RoomPage::Head head;
  head.drill = R"({"number":3,"names":{"zh":"演","en":"drill"},"begin":1,"end":2})";
  EXPECT_EQ(Json::parse(page(head).scenario())["drill"]["number"], 3);
}

TEST_F(RoomPageTest, TellsAForecastAsThePageKnowsIt) {
  RoomPage const& it = page();
  report(near_node(14));
  Json const json =
      Json::parse(it.forecast(forecast(run(), {policy, nullptr, 1, 1, 4, 2}), milliseconds(1234)));
  expect_fields(json, "LiveForecast");
  EXPECT_EQ(json["took_ms"], 1234);
  EXPECT_EQ(json["made"], 3600.0);
  for (char const* const band : {"waiting", "free_units"})
    for (char const* const p : {"p10", "p50", "p90"})
      EXPECT_EQ(json[band][p].size(), json["times"].size());
  ASSERT_EQ(json["hours"].size(), 2U);
  EXPECT_TRUE(json["hours"][0]["response_min"]["p50"].is_null());
  ASSERT_EQ(json["dry"].size(), 1U);
  EXPECT_EQ(json["dry"][0]["station"], 1);
}

TEST_F(RoomPageTest, TellsAdviceAsThePageKnowsIt) {
  s.generate_incidents = true;
  s.incident_kinds[0].driver = driver_named("base");
  s.incident_kinds[0].base_per_h = 2;
  RoomPage const& it = page();
  tell(OrderChange{kPumpWest, {}, kEast, ""});
  wait(whole_minutes(10));
  Json const json =
      Json::parse(it.advice(plan_hours(*world, storm_state_of(run()), 2, 1), run().now()));
  expect_fields(json, "LiveAdvice");
  EXPECT_EQ(json["made"], 4200.0);
  ASSERT_EQ(json["hours"].size(), 2U);
  for (Json const& move : json["moves"]) {
    EXPECT_THAT(move["id"].get<std::string>(), testing::HasSubstr("@"));
    EXPECT_NE(move["reason"]["zh"], "");
  }
}

TEST_F(RoomPageTest, TellsWhatIfAsThePageKnowsIt) {
  RoomPage const& it = page();
  IncidentId const here = report(near_node(1));
  WhatIf const found =
      what_if(run(), {kPumpEast, here}, room().recommend(), {policy, nullptr, 1, 1, 8, 2});
  Json const json = Json::parse(it.what_if(found, milliseconds(5)));
  expect_fields(json, "WhatIf");
  ASSERT_EQ(json["measures"].size(), 4U);
  EXPECT_EQ(json["measures"][0]["id"], "here");
  EXPECT_GT(json["measures"][0]["difference"].get<double>(), 1);
  EXPECT_EQ(json["eta_s"], found.estimate->seconds());
}

TEST_F(RoomPageTest, SaysInWordsWhichIsBetter) {
  RoomPage const& it = page();
  auto const words = [&](double value, double half) {
    WhatIf found;
    found.waiting_h.difference = {value, half / 2, value - half, value + half, 8, 0, false};
    return Json::parse(it.what_if(found, {}))["words"]["en"].get<std::string>();
  };
  EXPECT_THAT(words(2.5, 1), testing::StartsWith("worse than recommended: 2.5 h"));
  EXPECT_THAT(words(-2.5, 1), testing::StartsWith("better than recommended: 2.5 h"));
  EXPECT_THAT(words(0.5, 1), testing::StartsWith("no clear difference"));
  EXPECT_THAT(words(0, 0), testing::StartsWith("no clear difference"));
}

TEST_F(RoomPageTest, TellsNumbersThatDoNotExistAsNull) {
  WhatIf found;
  Json const json = Json::parse(page().what_if(found, {}));
  EXPECT_TRUE(json["eta_s"].is_null());
  EXPECT_TRUE(json["measures"][1]["difference"].is_null());
}

TEST_F(RoomPageTest, TellsRecommendedOrdersWithTheirAlternatives) {
  RoomPage const& it = page();
  IncidentId const here = report(near_node(1));
  Json const orders = Json::parse(it.orders(room(), room().recommend()));
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders[0]["id"], "pump-west~0");
  EXPECT_EQ(orders[0]["diverts"], -1);
  EXPECT_EQ(orders[0]["eta_s"], run().estimate(kPumpWest, here)->seconds());
  ASSERT_EQ(orders[0]["alternatives"].size(), 1U);
  EXPECT_EQ(orders[0]["alternatives"][0]["unit"], kPumpEast.value());
  EXPECT_EQ(orders[0]["alternatives"][0]["eta_s"], run().estimate(kPumpEast, here)->seconds());
}

TEST(LogRow, HasTheFieldsThatThePageKnows) {
  LogRow row{7, SimTime{1500}, "order", {"li", "dispatcher", "so"}, {"派", "sent"}, {}};
  Json const bare = Json::parse(log_row_json(row));
  expect_fields(bare, "LiveChange");
  EXPECT_EQ(bare["at"], 1.5);
  EXPECT_FALSE(bare.contains("incident"));
  row.applied = {.incident = IncidentId{3U}, .unit = UnitId{1U}, .closure = {}};
  Json const json = Json::parse(log_row_json(row));
  EXPECT_EQ(json["incident"], 3);
  EXPECT_EQ(json["unit"], 1);
}

}  // namespace
}  // namespace sc::test

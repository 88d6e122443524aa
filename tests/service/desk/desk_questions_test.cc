// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "live/page_client.h"
#include "service/desk/desk_case.h"

namespace sc::test {
namespace {

using testing::HasSubstr;

class DeskQuestions : public DeskTest {
 protected:
  HttpReply what_if(UnitId u, std::uint32_t incident, int hours = 1) {
    Awaited reply;
    desk().what_if({u, IncidentId{incident}}, hours, reply.answer());
    return reply.get();
  }
  Json log(std::int64_t from) {
    Awaited reply;
    desk().log(from, reply.answer());
    return Json::parse(reply.get().body);
  }
};

TEST_F(DeskQuestions, AboutTheFutureAreAnsweredWhenItHasBeenLookedAt) {
  options.futures = 3;
  options.forecast_hours = 2;
  open();
  ASSERT_TRUE(eventually([&] { return it().reply(&Desk::advice).status == 200; }));
  HttpReply const forecast = it().reply(&Desk::forecast);
  ASSERT_EQ(forecast.status, 200);
  expect_fields(Json::parse(forecast.body), "LiveForecast");
  EXPECT_EQ(Json::parse(forecast.body)["futures"], 3);
  EXPECT_EQ(Json::parse(forecast.body)["hours"].size(), 2U);
  expect_fields(Json::parse(it().reply(&Desk::advice).body), "LiveAdvice");
}

TEST_F(DeskQuestions, AboutTheFutureAreAnsweredAnewAfterAChange) {
  options.futures = 2;
  open();
  ASSERT_TRUE(eventually([&] { return !it().heard("advice").empty(); }));
  it().change_at(600, "report", report_body("pond", near_node(1)));
  ASSERT_TRUE(eventually([&] {
    HttpReply const reply = it().reply(&Desk::forecast);
    return reply.status == 200 && Json::parse(reply.body)["made"] == 600.0;
  }));
  EXPECT_GE(it().heard("forecast").size(), 2U);
}

/// Who hears of a forecast and then asks, as a page does that has just been opened, gets that one.
TEST_F(DeskQuestions, AboutTheFutureAreAnsweredOnceItWasTold) {
  options.futures = 2;
  open();
  for (char const* event : {"forecast", "advice"}) {
    ASSERT_TRUE(eventually([&] { return !it().heard(event).empty(); }));
    HttpReply const reply =
        it().reply(event == std::string("advice") ? &Desk::advice : &Desk::forecast);
    EXPECT_EQ(reply.body, it().heard(event).back().json);
  }
}

TEST_F(DeskQuestions, AboutTheFutureHaveNoAnswerWhereNobodyLooks) {
  open();
  report(near_node(1));
  EXPECT_EQ(it().reply(&Desk::forecast).status, 204);
  EXPECT_EQ(it().reply(&Desk::advice).status, 204);
  EXPECT_TRUE(it().heard("forecast").empty());
}

TEST_F(DeskQuestions, AboutWhatHasBeenDoneAreCounted) {
  open();
  for (int i = 0; i < 7; ++i) report(near_node(5));
  it().change("level", R"({"level":"V"})");
  Json const metrics = Json::parse(it().reply(&Desk::metrics).body);
  EXPECT_EQ(metrics["changes"], 7);
  EXPECT_EQ(metrics["open_incidents"], 7);
  EXPECT_EQ(metrics["listeners"], 0);
  EXPECT_EQ(metrics["events"], it().hub().last());
  for (char const* const what : {"acknowledged", "decision_cycle"}) {
    EXPECT_EQ(metrics[what]["count"], 7) << what;
    EXPECT_GT(metrics[what]["p50_ms"], 0) << what;
    EXPECT_LE(metrics[what]["p50_ms"], metrics[what]["p99_ms"]) << what;
  }
}

TEST_F(DeskQuestions, AboutTheLogAreAnsweredInPages) {
  open();
  std::vector<Awaited> replies(1003);
  for (Awaited& reply : replies)
    desk().change(DeskCase::request("level", R"({"level":"II"})"), reply.answer());
  for (Awaited& reply : replies) reply.get();
  Json const first = log(1), rest = log(1001);
  EXPECT_EQ(first["last"], 1003);
  ASSERT_EQ(first["changes"].size(), 1000U);
  EXPECT_EQ(first["changes"][999]["seq"], 1000);
  ASSERT_EQ(rest["changes"].size(), 3U);
  EXPECT_EQ(rest["changes"][0]["seq"], 1001);
  EXPECT_TRUE(log(1004)["changes"].empty());
  expect_fields(rest["changes"][0], "LiveChange");
}

TEST_F(DeskQuestions, OfWhatIfAreAnswered) {
  open();
  report(near_node(1));
  HttpReply const reply = what_if(kPumpEast, 0);
  ASSERT_EQ(reply.status, 200) << reply.body;
  Json const found = Json::parse(reply.body);
  expect_fields(found, "WhatIf");
  EXPECT_EQ(found["futures"], 8);
  EXPECT_EQ(found["hours"], 1);
  EXPECT_GT(found["measures"][0]["difference"].get<double>(), 1);
}

TEST_F(DeskQuestions, OfWhatCannotBeAreRefused) {
  open();
  report(near_node(1));
  EXPECT_EQ(what_if(kPumpEast, 4).status, 422);
  it().change("order", R"({"unit":"pump-west","incident":0})");
  HttpReply const reply = what_if(kPumpWest, 0);
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("it serves this incident already"));
}

TEST_F(DeskQuestions, OfWhatIfBeyondThoseThatMayWaitAreRefused) {
  open();
  report(near_node(1));
  std::vector<Awaited> replies(40);
  {
    DeskCase::Held const held(desk());  // so that they come faster than they are answered
    for (Awaited& reply : replies) desk().what_if({kPumpEast, IncidentId{0U}}, 12, reply.answer());
  }
  int answered = 0, refused = 0;
  for (Awaited& reply : replies) {
    int const status = reply.get().status;
    answered += status == 200 ? 1 : 0;
    refused += status == 503 ? 1 : 0;
  }
  EXPECT_EQ(answered + refused, 40);
  EXPECT_GE(answered, 8);
  EXPECT_GT(refused, 0);
}

TEST_F(DeskQuestions, AndChangesBeyondThoseThatMayWaitAreRefused) {
  open();
  std::vector<Awaited> replies(4096);
  Awaited too_many, question;
  {
    DeskCase::Held const held(desk());
    for (Awaited& reply : replies)
      desk().change(DeskCase::request("level", "nonsense"), reply.answer());
    desk().change(DeskCase::request("level", "nonsense"), too_many.answer());
    desk().state(question.answer());
    EXPECT_EQ(too_many.get().status, 503);  // at once, while the desk stands still
  }
  for (Awaited& reply : replies) ASSERT_EQ(reply.get().status, 422);
  EXPECT_EQ(question.get().status, 200);
  EXPECT_EQ(it().change("level", R"({"level":"II"})").status, 200);
}

TEST_F(DeskQuestions, OfRecommendationsHaveNoneWhereThereAreNone) {
  options.recommends = false;
  open();
  report(near_node(1));
  EXPECT_TRUE(it().state()["orders"].empty());
}

TEST_F(DeskQuestions, ThatFailLeaveTheRoomAtWork) {
  open();
  desk().ask([](DutyRoom&) { throw std::runtime_error("a question that fails"); });
  EXPECT_EQ(report(near_node(1)), 0);
}

}  // namespace
}  // namespace sc::test

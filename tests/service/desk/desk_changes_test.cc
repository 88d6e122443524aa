// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "base/check.h"
#include "service/desk/desk_case.h"

namespace sc::test {
namespace {

class DeskChanges : public DeskTest {};

TEST_F(DeskChanges, AreAcknowledgedOnlyWhenTheyAreInTheJournal) {
  open();
  for (int n = 1; n <= 5; ++n) {
    std::promise<std::vector<JournalEntry>> seen;
    desk().change(it().request("report", report_body("pond", near_node(5))), [&](HttpReply reply) {
      auto const all = it().entries();  // by a second connection, at the moment of the answer
      EXPECT_EQ(Json::parse(reply.body)["seq"], n);
      seen.set_value(all);
    });
    auto const all = seen.get_future().get();
    ASSERT_EQ(all.size(), static_cast<std::size_t>(n));
    EXPECT_EQ(all.back().kind, "report");
  }
}

TEST_F(DeskChanges, AreToldToListenersOnlyAfterThat) {
  open();
  std::promise<std::size_t> told;
  desk().change(it().request("report", report_body("pond", near_node(5))),
                [&](HttpReply) { told.set_value(it().heard("change").size()); });
  EXPECT_EQ(told.get_future().get(), 0U);
  EXPECT_TRUE(eventually([&] { return it().heard("change").size() == 1; }));
}

TEST_F(DeskChanges, AreAnsweredWithTheirNumberAndWhatTheyWereAbout) {
  open();
  HttpReply const report = it().change_at(3600, "report", report_body("pond", near_node(1)));
  EXPECT_EQ(report.status, 201);
  EXPECT_EQ(Json::parse(report.body), Json({{"seq", 1}, {"at", 3600.0}, {"incident", 0}}));
  HttpReply const order = it().change("order", R"({"unit":"pump-west","incident":0})");
  EXPECT_EQ(order.status, 200);
  EXPECT_EQ(Json::parse(order.body),
            Json({{"seq", 2}, {"at", 3600.0}, {"incident", 0}, {"unit", 0}}));
  HttpReply const street = it().change("close_street", place_body(near_node(9, 100, 0)));
  EXPECT_EQ(street.status, 201) << street.body;
  EXPECT_EQ(Json::parse(street.body), Json({{"seq", 3}, {"at", 3600.0}, {"closure", 0}}));
  HttpReply const level = it().change("level", R"({"level":"II"})");
  EXPECT_EQ(level.status, 200);
  EXPECT_EQ(Json::parse(level.body), Json({{"seq", 4}, {"at", 3600.0}}));
}

TEST_F(DeskChanges, StandInTheJournalWithAllThatAReplayNeeds) {
  open();
  ChangeRequest asked = it().request("report", report_body("tree", near_node(1)));
  asked.key = "key-1";
  asked.at = SimTime{0} + whole_hours(2);
  std::string const reply = it().change(asked).body;
  ASSERT_EQ(it().entries().size(), 1U);
  JournalEntry const entry = it().entries()[0];
  EXPECT_EQ(entry.seq, 1);
  EXPECT_EQ(entry.at, SimTime{0} + whole_hours(2));
  EXPECT_GT(entry.wall_unix_ms, 0);
  EXPECT_EQ(entry.author, "li");
  EXPECT_EQ(entry.role, "dispatcher");
  EXPECT_EQ(entry.reason, "because");
  EXPECT_EQ(entry.key, "key-1");
  EXPECT_EQ(entry.request, asked.request);
  EXPECT_EQ(entry.kind, "report");
  EXPECT_EQ(Json::parse(entry.body)["kind"], "tree");
  EXPECT_EQ(entry.reply, reply);
}

TEST_F(DeskChanges, AreRefusedWithEveryFaultAndLeaveNoTrace) {
  open();
  Json const before = it().state();
  HttpReply const reply = it().change("report", R"({"kind":"ponds","lon":"x","lat":30})");
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(Json::parse(reply.body)["error"]["faults"].size(), 2U);
  EXPECT_TRUE(it().entries().empty());
  EXPECT_TRUE(it().heard("change").empty());
  EXPECT_EQ(it().state(), before);
}

TEST_F(DeskChanges, ThatTheRoomRefusesLeaveNoTrace) {
  open();
  Json const before = it().state();
  for (auto const& [kind, body] : std::vector<std::pair<char const*, std::string>>{
           {"close", R"({"incident":9,"outcome":"cleared"})"},
           {"order", R"({"unit":"pump-west","incident":9})"},
           {"open_street", R"({"closure":0})"},
           {"report", report_body("pond", {121, 31})},
           {"raport", "{}"}}) {
    HttpReply const reply = it().change(kind, body);
    EXPECT_EQ(reply.status, 422) << kind;
    EXPECT_EQ(Json::parse(reply.body)["error"]["faults"].size(), 1U) << kind;
  }
  EXPECT_TRUE(it().entries().empty());
  EXPECT_EQ(it().state(), before);
}

TEST_F(DeskChanges, OfManyAtOnceComeInOneOrder) {
  open();
  constexpr int kThreads = 4, kEach = 40;
  std::vector<std::vector<std::int64_t>> numbers(kThreads);
  std::vector<std::thread> threads;
  for (int k = 0; k < kThreads; ++k)
    threads.emplace_back([&, k] {
      for (int i = 0; i < kEach; ++i) {
        HttpReply const reply = it().change("level", R"({"level":"II"})");
        numbers[static_cast<std::size_t>(k)].push_back(
            Json::parse(reply.body)["seq"].get<std::int64_t>());
      }
    });
  for (std::thread& thread : threads) thread.join();
  std::set<std::int64_t> all;
  for (auto const& own : numbers) {
    EXPECT_TRUE(std::is_sorted(own.begin(), own.end()));
    all.insert(own.begin(), own.end());
  }
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(*all.rbegin(), kThreads * kEach);
  EXPECT_EQ(it().entries().size(), static_cast<std::size_t>(kThreads * kEach));
}

}  // namespace
}  // namespace sc::test

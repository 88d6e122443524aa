// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <thread>
#include <vector>

#include "service/http/served.h"

namespace sc {
namespace {

using test::comes_true;
using test::RawClient;
using test::request;
using test::Served;
using testing::HasSubstr;
using testing::Not;

/// A listener, its head read, up to the first event.
RawClient listen(Served const& s, std::string const& headers = "", std::string const& query = "") {
  RawClient client(s.port());
  client.send(request("GET", "/v1/events" + query, headers));
  EXPECT_EQ(client.reply_without_body().headers["content-type"], "text/event-stream");
  EXPECT_EQ(client.read_to("\n\n"), "retry: 1000\n\n");
  return client;
}

TEST(EventStream, BeginsWithHelloAndTellsWhatHappens) {
  Served s;
  s.hub.publish("clock", "{}");
  RawClient client = listen(s);
  EXPECT_EQ(client.read_to("\n\n"),
            "id: e1-1\nevent: hello\ndata: {\"epoch\":\"e1\",\"last\":1}\n\n");
  s.hub.publish("unit", R"({"id":7})");
  EXPECT_EQ(client.read_to("\n\n"), "id: e1-2\nevent: unit\ndata: {\"id\":7}\n\n");
  s.hub.publish("unit", R"({"id":8})");
  EXPECT_EQ(client.read_to("\n\n"), "id: e1-3\nevent: unit\ndata: {\"id\":8}\n\n");
}

TEST(EventStream, GoesOnWhereALineBroke) {
  Served s;
  for (int i = 0; i < 4; ++i) s.hub.publish("a", "{}");
  EXPECT_THAT(listen(s, "Last-Event-ID: e1-2\r\n").read_to("\n\n"), HasSubstr("id: e1-3\n"));
  EXPECT_THAT(listen(s, "", "?last=e1-3").read_to("\n\n"), HasSubstr("id: e1-4\n"));
  EXPECT_THAT(listen(s, "Last-Event-ID: e1-1\r\n", "?last=e1-3").read_to("\n\n"),
              HasSubstr("id: e1-2\n"));
  EXPECT_THAT(listen(s, "Last-Event-ID: e0-2\r\n").read_to("\n\n"), HasSubstr("event: reset\n"));
  EXPECT_THAT(listen(s, "Last-Event-ID: e1-9\r\n").read_to("\n\n"), HasSubstr("event: reset\n"));
}

TEST(EventStream, SaysResetWhereTooMuchHappenedSince) {
  Served s({}, 1000);
  for (int i = 0; i < 100; ++i) s.hub.publish("a", "{}");
  EXPECT_THAT(listen(s, "Last-Event-ID: e1-2\r\n").read_to("\n\n"), HasSubstr("event: reset\n"));
}

TEST(EventStream, HasNoBodyForHead) {
  Served s;
  RawClient client(s.port());
  client.send(request("HEAD", "/v1/events"));
  EXPECT_EQ(client.reply_without_body().status, 200);
  EXPECT_TRUE(client.ends());
  EXPECT_EQ(s.hub.listeners(), 0U);
}

TEST(EventStream, BeatsWhenThereIsNothingToSay) {
  HttpOptions options;
  options.heartbeat = milliseconds(50);
  Served s(options);
  RawClient client = listen(s);
  (void)client.read_to("\n\n");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.read_to(":\n\n"), ":\n\n");
  s.hub.publish("a", "{}");
  EXPECT_THAT(client.read_to("data: {}\n\n"), HasSubstr("id: e1-1\n"));
  EXPECT_EQ(client.read_to(":\n\n"), ":\n\n");
}

TEST(EventStream, NoticesThatAListenerHasGone) {
  HttpOptions options;
  options.heartbeat = whole_minutes(10);  // at once, not when it is next written to
  Served s(options);
  {
    RawClient client = listen(s);
    EXPECT_EQ(s.hub.listeners(), 1U);
    client.send("what it says does not matter");
  }
  EXPECT_TRUE(comes_true([&] { return s.hub.listeners() == 0; }));
}

TEST(EventStream, HasSoManyListenersAndNoMore) {
  HttpOptions options;
  options.most_streams = 2;
  Served s(options);
  {
    RawClient const one = listen(s);
    RawClient const two = listen(s);
    EXPECT_EQ(s.get("/v1/events").status, 503);
    EXPECT_EQ(s.get("/v1/state").status, 200);
  }
  EXPECT_TRUE(comes_true([&] { return s.hub.listeners() == 0; }));
  RawClient const again = listen(s);
}

/// Comes back again and again with the id it had last, breaking off in the middle of what is sent.
std::string hear_all(Served const& s, std::uint64_t last, unsigned seed) {
  std::mt19937 random(seed);
  std::uint64_t heard = 0;
  while (heard < last) {
    RawClient client = listen(s, "Last-Event-ID: e1-" + std::to_string(heard) + "\r\n");
    for (auto left = random() % 200; left > 0 && heard < last; --left) {
      std::string const event = client.read_to("\n\n");
      if (!event.starts_with("id: e1-" + std::to_string(heard + 1) + "\n")) return event;
      ++heard;
    }
  }
  return "all";
}

TEST(EventStream, TellsEachEventOnceHoweverOftenTheLineBreaks) {
  HttpOptions options;
  options.most_per_second = 100'000;
  Served s(options, 64U << 20U);
  constexpr std::uint64_t kEvents = 3000;
  std::thread publisher([&] {
    for (std::uint64_t i = 0; i < kEvents; ++i) {
      s.hub.publish("a", "{\"text\":\"" + std::string(i % 700, 'x') + "\"}");
      if (i % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  std::vector<std::string> heard(3);
  std::vector<std::thread> listeners;
  for (unsigned i = 0; i < heard.size(); ++i)
    listeners.emplace_back([&, i] { heard[i] = hear_all(s, kEvents, i + 1); });
  publisher.join();
  for (std::thread& one : listeners) one.join();
  EXPECT_THAT(heard, testing::Each("all"));
}

TEST(EventStream, LeavesAListenerThatDoesNotListenAndNobodyElse) {
  HttpOptions options;
  options.most_waiting = 256U << 10U;
  options.write_limit = whole_seconds(60);
  Served s(options);
  RawClient deaf(s.port(), "127.0.0.1", 4096);
  deaf.send(request("GET", "/v1/events"));
  RawClient good = listen(s);
  (void)good.read_to("\n\n");
  ASSERT_TRUE(comes_true([&] { return s.hub.listeners() == 2; }));
  std::string const json(50'000, 'x');
  std::uint64_t sent = 0;
  ASSERT_TRUE(comes_true([&] {
    s.hub.publish("a", json);
    ++sent;
    return good.read_to("\n\n").starts_with("id: e1-" + std::to_string(sent) + "\n") &&
           s.hub.listeners() == 1;
  }));
}

TEST(EventStream, EndsAListenerThatTakesNothingInTime) {
  HttpOptions options;
  options.most_waiting = 1U << 30U;
  options.write_limit = milliseconds(200);
  Served s(options);
  RawClient deaf(s.port(), "127.0.0.1", 4096);
  deaf.send(request("GET", "/v1/events"));
  ASSERT_TRUE(comes_true([&] { return s.hub.listeners() == 1; }));
  for (int i = 0; i < 200; ++i) s.hub.publish("a", std::string(100'000, 'x'));
  EXPECT_TRUE(comes_true([&] { return s.hub.listeners() == 0; }));
}

int threads() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "Threads:") {
      int count = 0;
      status >> count;
      return count;
    }
  return -1;
}

TEST(EventStream, CostsNoThreadForEachListener) {
  Served s;
  int const before = threads();
  std::vector<RawClient> clients;
  for (int i = 0; i < 250; ++i) clients.push_back(listen(s));
  EXPECT_EQ(s.hub.listeners(), 250U);
  for (int i = 0; i < 20; ++i) s.hub.publish("a", "{}");
  for (RawClient& client : clients)
    EXPECT_THAT(client.read_to("id: e1-20\nevent: a\ndata: {}\n\n"), HasSubstr("id: e1-19\n"));
  EXPECT_EQ(threads(), before);
}

}  // namespace
}  // namespace sc

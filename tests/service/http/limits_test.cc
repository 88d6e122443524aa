// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "service/http/served.h"

namespace sc {
namespace {

using test::comes_true;
using test::RawClient;
using test::RawReply;
using test::request;
using test::Served;
using testing::HasSubstr;

void wait(int ms) {
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

HttpOptions hurried() {
  HttpOptions options;
  options.read_limit = milliseconds(300);
  return options;
}

/// Sends the start and then never ends, little by little; nothing if the server does not end it.
RawReply dribble(RawClient& client, std::string const& start, std::string const& endless) {
  client.send(start);
  bool going = true;
  for (int i = 0; i < 2000 && going; ++i) {
    wait(10);
    going = client.send(endless);
  }
  return going ? RawReply{} : client.reply();
}

TEST(Limits, AHeadThatDribblesIsEnded) {
  Served s(hurried());
  RawClient client(s.port());
  EXPECT_EQ(dribble(client, "GET / HTTP/1.1\r\nX: ", "x").status, 408);
  EXPECT_THAT(s.audit(), HasSubstr("\"status\":408"));
}

TEST(Limits, ABodyThatDribblesIsEnded) {
  Served s(hurried());
  RawClient client(s.port());
  std::string const head = "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\n" + s.as("dispatcher") +
                           "Content-Type: application/json\r\n";
  EXPECT_EQ(dribble(client, head + "Content-Length: 60000\r\n\r\n", " ").status, 408);
  RawClient chunks(s.port());
  EXPECT_EQ(dribble(chunks, head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n").status, 408);
}

TEST(Limits, ABodyThatIsAskedForAndDoesNotComeIsEnded) {
  Served s(hurried());
  RawClient client(s.port());
  client.send("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\n" + s.as("dispatcher") +
              "Content-Type: application/json\r\nContent-Length: 2\r\n"
              "Expect: 100-continue\r\n\r\n");
  EXPECT_THAT(client.read_all(), HasSubstr("408"));
}

TEST(Limits, AConnectionThatAsksNothingIsEnded) {
  Served s(hurried());
  RawClient client(s.port());
  EXPECT_TRUE(client.ends());
}

TEST(Limits, AnIdleConnectionIsEndedAfterItsOwnLimit) {
  HttpOptions options;
  options.idle_limit = milliseconds(200);
  Served s(options);
  RawClient client(s.port());
  client.send(request("GET", "/"));
  EXPECT_EQ(client.reply().status, 200);
  EXPECT_TRUE(client.ends());
}

TEST(Limits, AnAnswerThatIsNotTakenIsEnded) {
  HttpOptions options;
  options.write_limit = milliseconds(200);
  Served s(options);
  RawClient client(s.port(), "127.0.0.1", 4096);
  client.send(request("GET", "/v1/long"));
  wait(2000);  // takes nothing meanwhile
  EXPECT_LT(client.read_all().size(), 8U << 20U);
}

TEST(Limits, AHandlerThatNeverAnswersIsAnsweredFor) {
  HttpOptions options;
  options.answer_limit = milliseconds(200);
  Served s(options);
  RawReply reply = s.get("/v1/silent");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.headers["retry-after"], "1");
  s.silent(1)[0]({});  // late: nobody waits for it
  EXPECT_EQ(s.get("/v1/units/1").body, "1|");
}

TEST(Limits, AnAnswerToSomebodyWhoHasGoneIsDropped) {
  Served s;
  {
    RawClient client(s.port());
    client.send(request("GET", "/v1/silent"));
    (void)s.silent(1);
  }
  s.silent(1)[0]({});
  EXPECT_EQ(s.get("/v1/units/1").body, "1|");
}

TEST(Limits, ALateAnswerIsNotTakenForTheNextRequests) {
  Served s;
  RawClient client(s.port());
  client.send(request("GET", "/v1/silent") + request("GET", "/v1/silent"));
  Answer const first = s.silent(1)[0];
  first({200, "one", "text/plain", {}});
  EXPECT_EQ(client.reply().body, "one");
  Answer const second = s.silent(2)[1];
  first({200, "one again", "text/plain", {}});
  second({200, "two", "text/plain", {}});
  EXPECT_EQ(client.reply().body, "two");
}

TEST(Limits, HoldingConnectionsOpenKeepsNobodyOut) {
  HttpOptions options;
  options.most_connections = 4;
  Served s(options);
  std::vector<RawClient> attackers;
  for (int i = 0; i < 4; ++i) {
    attackers.emplace_back(s.port(), "127.0.0.66");
    attackers.back().send("GET / HTTP/1.1\r\nX: ");
  }
  EXPECT_EQ(s.get("/v1/state").status, 200);
  EXPECT_TRUE(attackers[0].ends());  // the one that has been there longest
  RawClient user(s.port());
  user.send(request("GET", "/"));
  EXPECT_EQ(user.reply().status, 200);
  for (int i = 0; i < 2; ++i) attackers.emplace_back(s.port(), "127.0.0.66");
  user.send(request("GET", "/"));
  EXPECT_EQ(user.reply().status, 200);
}

TEST(Limits, WhoIsNotTakingItsAnswersKeepsNobodyOut) {
  HttpOptions options;
  options.most_connections = 3;
  Served s(options);
  std::vector<RawClient> attackers;
  for (int i = 0; i < 3; ++i) {
    attackers.emplace_back(s.port(), "127.0.0.66", 4096);
    attackers.back().send(request("GET", "/v1/long"));
  }
  EXPECT_EQ(s.get("/v1/state").status, 200);
}

TEST(Limits, WhereAllAreBeingServedANewcomerIsToldSo) {
  HttpOptions options;
  options.most_connections = 2;
  Served s(options);
  std::vector<RawClient> waiting;
  for (std::size_t i = 0; i < 2; ++i) {
    waiting.emplace_back(s.port());
    waiting.back().send(request("GET", "/v1/silent"));
    (void)s.silent(i + 1);
  }
  RawClient newcomer(s.port());
  RawReply reply = newcomer.reply();
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.headers["retry-after"], "1");
  EXPECT_TRUE(newcomer.ends());
  for (Answer const& answer : s.silent(2)) answer({200, "at last", "text/plain", {}});
  EXPECT_EQ(waiting[0].reply().body, "at last");
  EXPECT_EQ(s.get("/v1/state").status, 200);
}

TEST(Limits, WhoAsksTooOftenIsToldSoAndOthersAreNot) {
  HttpOptions options;
  options.most_per_second = 1;
  Served s(options);
  RawClient client(s.port());
  int refused = 0;
  for (int i = 0; i < 12; ++i) {
    client.send(request("GET", "/"));
    RawReply reply = client.reply();
    if (reply.status != 429) continue;
    ++refused;
    EXPECT_EQ(reply.headers["retry-after"], "1");
  }
  EXPECT_GE(refused, 1);
  RawClient other(s.port(), "127.0.0.9");
  other.send(request("GET", "/"));
  EXPECT_EQ(other.reply().status, 200);
  std::string const log = s.audit();
  EXPECT_LE(std::count(log.begin(), log.end(), '\n'), refused);
  EXPECT_THAT(log, HasSubstr("\"status\":429"));
}

TEST(Limits, CountWhomAProxySpeaksFor) {
  HttpOptions options;
  options.most_per_second = 1;
  options.behind_proxy = true;
  Served s(options);
  std::vector<int> status;
  for (int i = 0; i < 12; ++i) status.push_back(s.get("/", "X-Forwarded-For: 10.0.0.1\r\n").status);
  EXPECT_THAT(status, testing::Contains(429));
  EXPECT_EQ(s.get("/", "X-Forwarded-For: 10.0.0.2\r\n").status, 200);
}

TEST(Stop, EndsWhateverIsUnderWay) {
  Served s;
  RawClient idle(s.port());
  RawClient waiting(s.port());
  RawClient listener(s.port());
  listener.send(request("GET", "/v1/events"));
  EXPECT_THAT(listener.read_to("\n\n"), HasSubstr("retry"));
  waiting.send(request("GET", "/v1/silent"));
  std::vector<Answer> const answers = s.silent(1);
  std::thread other([&] { s.server->stop(); });
  s.server->stop();
  other.join();
  EXPECT_TRUE(waiting.ends());
  EXPECT_TRUE(idle.ends());
  (void)listener.read_all();
  EXPECT_EQ(s.hub.listeners(), 0U);
  answers[0]({});
  s.hub.publish("a", "{}");
  s.server.reset();
  answers[0]({});
  s.hub.publish("a", "{}");
}

TEST(Stop, MayComeFromAHandler) {
  Served s;
  std::unique_ptr<HttpServer> server;
  HttpRoute const route{"GET", "/stop", Role::viewer, false, [&](HttpRequest, Answer answer) {
                          server->stop();
                          answer({});
                        }};
  HttpOptions options;
  options.port = 0;
  server = std::make_unique<HttpServer>(options, std::vector{route}, std::vector<StaticFile>{},
                                        s.tokens, s.hub);
  RawClient client(server->port());
  client.send(request("GET", "/stop"));
  EXPECT_TRUE(client.ends());
  server->stop();  // waits for the thread whose handler reads `server`
}

TEST(Stop, OfAHandlerDoesNotWaitForOneThatWaitsForTheHandler) {
  Served s;
  std::unique_ptr<HttpServer> server;
  std::promise<void> inside;
  std::promise<void> outside;
  HttpRoute const route{"GET", "/stop", Role::viewer, false, [&](HttpRequest, Answer) {
                          inside.set_value();
                          outside.get_future().wait();
                          // The other thread stands in stop() by now, or will: either must do.
                          wait(50);
                          server->stop();
                        }};
  HttpOptions options;
  options.port = 0;
  server = std::make_unique<HttpServer>(options, std::vector{route}, std::vector<StaticFile>{},
                                        s.tokens, s.hub);
  RawClient client(server->port());
  client.send(request("GET", "/stop"));
  inside.get_future().wait();
  outside.set_value();
  server->stop();
  EXPECT_TRUE(client.ends());
}

TEST(Stop, IsSafeWhileEverythingHappensAtOnce) {
  for (int round = 0; round < 20; ++round) {
    Served s;
    std::vector<RawClient> clients;
    for (int i = 0; i < 10; ++i) {
      clients.emplace_back(s.port());
      clients.back().send(request("GET", i % 2 == 0 ? "/v1/events" : "/v1/silent"));
    }
    std::thread publisher([&] {
      for (int i = 0; i < 500; ++i) s.hub.publish("a", "{}");
    });
    std::vector<Answer> const answers = s.silent(1);
    std::thread answerer([&] {
      for (Answer const& answer : answers) answer({});
    });
    s.server->stop();
    publisher.join();
    answerer.join();
  }
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "service/http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/http/served.h"

namespace sc {
namespace {

using test::ask;
using test::RawClient;
using test::RawReply;
using test::request;
using test::Served;
using testing::HasSubstr;
using testing::Not;

TEST(HttpServer, ServesRoutesAndThePage) {
  Served s;
  EXPECT_EQ(s.get("/").body, "<p>page");
  EXPECT_EQ(s.get("/live.js").headers["content-type"], "text/javascript");
  EXPECT_EQ(s.get("/v1/state").status, 200);
  EXPECT_EQ(s.get("/v1/units/%E6%B3%B5%207?q=a+b%2Bc").body, "泵 7|a b+c");
  EXPECT_EQ(s.note(R"({"a":"雨"})", "Idempotency-Key: k1\r\n").body, R"(dora k1{"a":"雨"})");
}

TEST(HttpServer, AnswersManyRequestsOfAConnection) {
  Served s;
  RawClient client(s.port());
  for (int i = 0; i < 3; ++i) {
    client.send(request("GET", "/v1/units/" + std::to_string(i)));
    RawReply reply = client.reply();
    EXPECT_EQ(reply.body, std::to_string(i) + "|");
    EXPECT_EQ(reply.headers["connection"], "keep-alive");
  }
  client.send(request("GET", "/", "Connection: close\r\n"));
  EXPECT_EQ(client.reply().headers["connection"], "close");
  EXPECT_TRUE(client.ends());
}

TEST(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  HttpOptions options;
  options.most_per_second = 100'000;
  Served s(options);
  RawClient client(s.port());
  std::string all;
  for (int i = 0; i < 500; ++i) {
    all += request("GET", "/v1/units/" + std::to_string(i));
    all += request("GET", "/nothing");
  }
  client.send(all);
  for (int i = 0; i < 500; ++i) {
    ASSERT_EQ(client.reply().body, std::to_string(i) + "|");
    ASSERT_EQ(client.reply().status, 404);
  }
}

TEST(HttpServer, TakesAWriteInChunks) {
  Served s;
  RawReply const reply =
      ask(s.port(), request("POST", "/v1/notes",
                            s.as("dispatcher") + "Content-Type: application/json; charset=utf-8"
                                                 "\r\nTransfer-Encoding: chunked\r\n") +
                        "2\r\n[1\r\n3\r\n,2]\r\n0\r\n\r\n");
  EXPECT_EQ(reply.body, "dora [1,2]");
}

TEST(HttpServer, SpeaksHttp10) {
  Served s;
  RawClient client(s.port());
  client.send("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.reply().body, "<p>page");
  EXPECT_TRUE(client.ends());
}

TEST(HttpServer, AnswersHeadWithoutABody) {
  Served s;
  RawClient client(s.port());
  client.send(request("HEAD", "/") + request("HEAD", "/v1/units/7") + request("GET", "/"));
  EXPECT_EQ(client.reply_without_body().headers["content-length"], "7");
  EXPECT_EQ(client.reply_without_body().headers["content-length"], "2");
  EXPECT_EQ(client.reply().body, "<p>page");
}

TEST(HttpServer, AnswersAClientThatHasEndedItsSide) {
  Served s;
  RawClient client(s.port());
  client.send(request("GET", "/"));
  client.end_sending();
  EXPECT_EQ(client.reply().body, "<p>page");
  EXPECT_TRUE(client.ends());
}

TEST(HttpServer, AsksForABodyThatWaitsToBeAskedFor) {
  Served s;
  RawClient client(s.port());
  std::string const head =
      "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\n"
      "Content-Type: application/json\r\nContent-Length: 2\r\n"
      "Expect: 100-continue\r\n";
  client.send(head + s.as("dispatcher") + "\r\n");
  EXPECT_EQ(client.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("{}");
  EXPECT_EQ(client.reply().body, "dora {}");
  RawClient stranger(s.port());
  stranger.send(head + "\r\n");
  EXPECT_EQ(stranger.reply().status, 401);  // before it has sent any of it
}

class EveryAnswer : public testing::TestWithParam<std::string> {};

TEST_P(EveryAnswer, CarriesTheHeadersThatProtectThePage) {
  Served s;
  RawReply reply = ask(s.port(), GetParam());
  EXPECT_EQ(reply.headers["content-security-policy"],
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  EXPECT_EQ(reply.headers["x-content-type-options"], "nosniff");
  EXPECT_EQ(reply.headers["referrer-policy"], "no-referrer");
  EXPECT_EQ(reply.headers["cross-origin-resource-policy"], "same-origin");
  EXPECT_EQ(reply.headers["cache-control"], "no-store");
  EXPECT_EQ(reply.headers.count("access-control-allow-origin"), 0U);
}

INSTANTIATE_TEST_SUITE_P(, EveryAnswer,
                         testing::Values(request("GET", "/"), request("GET", "/v1/state"),
                                         request("GET", "/v1/broken"), request("GET", "/none"),
                                         request("POST", "/v1/notes"), request("GET", "/v1/events"),
                                         "nonsense\r\n\r\n"));

class Path : public testing::TestWithParam<std::pair<char const*, int>> {};

TEST_P(Path, FindsNothingThatIsNotServed) {
  Served s;
  RawReply const reply = s.get(GetParam().first);
  EXPECT_EQ(reply.status, GetParam().second);
  EXPECT_THAT(reply.body, HasSubstr("\"error\""));
}

INSTANTIATE_TEST_SUITE_P(
    , Path,
    testing::Values(std::pair{"/none", 404}, std::pair{"/live.js/", 404},
                    std::pair{"/LIVE.JS", 404}, std::pair{"/v1/units/", 404},
                    std::pair{"/v1/units/7/8", 404}, std::pair{"/index.html", 404},
                    std::pair{"/etc/passwd", 404}, std::pair{"/../etc/passwd", 400},
                    std::pair{"/%2e%2e/etc/passwd", 400}, std::pair{"//", 400},
                    std::pair{"/v1//state", 400}, std::pair{"/%00", 400}, std::pair{"/a%5Cb", 400},
                    std::pair{"/v1/units/a%2Fb", 400}, std::pair{"/%zz", 400},
                    std::pair{"http://localhost/", 400}, std::pair{"*", 400},
                    std::pair{"/v1/units/%0A", 400}));

TEST(HttpServer, SaysWhichMethodsAPathHas) {
  Served s;
  RawReply reply = ask(s.port(), request("DELETE", "/v1/state"));
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.headers["allow"], "GET, HEAD");
  EXPECT_EQ(s.get("/v1/notes").headers["allow"], "POST");
  EXPECT_EQ(ask(s.port(), request("TRACE", "/")).status, 405);
  EXPECT_EQ(ask(s.port(), request("OPTIONS", "/")).status, 405);
  EXPECT_EQ(ask(s.port(), request("FOO", "/")).status, 405);
  EXPECT_EQ(ask(s.port(), request("CONNECT", "a.example:443")).status, 400);
}

TEST(HttpServer, TellsNobodyWhatWentWrongInside) {
  Served s;
  RawReply const reply = s.get("/v1/broken");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, Not(HasSubstr("secret")));
  EXPECT_EQ(s.get("/v1/state").status, 200);
  EXPECT_THAT(s.faults, testing::ElementsAre("secret"));
  EXPECT_THAT(s.audit(), Not(HasSubstr("secret")));
}

TEST(HttpServer, TellsTheFaultsOfAnInput) {
  Served s;
  RawReply const reply = s.get("/v1/unusable");
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(reply.body,
            "{\"error\":{\"faults\":[\"depth = -1 (must be 0)\"],"
            "\"message\":\"the input cannot be used\",\"status\":422}}");
}

TEST(HttpServer, TakesTheFirstOfTwoAnswers) {
  Served s;
  RawClient client(s.port());
  client.send(request("GET", "/v1/twice") + request("GET", "/v1/units/1"));
  EXPECT_EQ(client.reply().body, "first");
  EXPECT_EQ(client.reply().body, "1|");
}

TEST(HttpServer, SendsALongAnswerWhole) {
  Served s;
  EXPECT_EQ(s.get("/v1/long").body, std::string(8U << 20U, 'x'));
}

/// Bodies that no handler may see.
class Body : public testing::TestWithParam<std::pair<std::string, int>> {};

TEST_P(Body, IsRefused) {
  Served s;
  EXPECT_EQ(s.note(GetParam().first).status, GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(, Body,
                         testing::Values(std::pair{std::string("\"\xFF\""), 400},
                                         std::pair{std::string("\xED\xA0\x80"), 400},
                                         std::pair{std::string("a\0b", 3), 400},
                                         std::pair{std::string(64 * 1024 + 1, 'x'), 413},
                                         std::pair{std::string(64 * 1024, 'x'), 200}));

TEST(HttpServer, RefusesALongBodyWithoutWaitingForIt) {
  Served s;
  RawClient client(s.port());
  client.send("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
              s.as("dispatcher") + "Content-Length: 1000000000000\r\n\r\n" +
              std::string(500'000, 'x'));
  EXPECT_EQ(client.reply().status, 413);
  client.end_sending();
  EXPECT_TRUE(client.ends());
  EXPECT_FALSE(client.was_reset());  // some systems would drop the answer with the connection
}

TEST(HttpServer, EndsAConnectionThatItCannotFollowAnyMore) {
  Served s;
  RawClient client(s.port());
  client.send(
      "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 44\r\n"
      "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
      request("GET", "/v1/units/smuggled"));
  EXPECT_EQ(client.reply().status, 400);
  EXPECT_TRUE(client.ends());
}

TEST(HttpServer, RefusesExpectationsThatItDoesNotKnow) {
  Served s;
  EXPECT_EQ(s.get("/", "Expect: 200-maybe\r\n").status, 400);
}

/// Bytes that are no request, of every kind there is: the service goes on.
TEST(HttpServer, SurvivesNoise) {
  Served s;
  for (unsigned seed = 1; seed <= 50; ++seed) {
    RawClient client(s.port());
    std::string noise(3000, '\0');
    unsigned state = seed;
    for (char& c : noise) c = static_cast<char>((state = state * 1'103'515'245U + 12'345U) >> 16U);
    client.send(noise + "\r\n\r\n");
    client.end_sending();
    (void)client.read_all();
  }
  EXPECT_EQ(s.get("/v1/state").status, 200);
}

}  // namespace
}  // namespace sc

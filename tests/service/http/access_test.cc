// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/check.h"
#include "service/http/served.h"
#include "support/faults_of.h"

namespace sc {
namespace {

using test::ask;
using test::RawReply;
using test::request;
using test::Served;
using testing::HasSubstr;
using testing::Not;

std::string const kJson = "Content-Type: application/json\r\n";

std::string without_host(std::string_view method, std::string_view path,
                         std::string const& headers) {
  return std::string(method).append(" ").append(path) + " HTTP/1.1\r\n" + headers + "\r\n";
}

TEST(Access, WritesNeedATokenOfTheRole) {
  Served s;
  RawReply none = s.post("/v1/notes", "{}", kJson);
  EXPECT_EQ(none.status, 401);
  EXPECT_EQ(none.headers["www-authenticate"], "Bearer");
  EXPECT_EQ(s.post("/v1/notes", "{}", kJson + "Authorization: Bearer x\r\n").status, 401);
  EXPECT_EQ(s.post("/v1/notes", "{}", kJson + s.as("viewer")).status, 403);
  EXPECT_EQ(s.post("/v1/notes", "{}", kJson + s.as("dispatcher")).status, 200);
  EXPECT_EQ(s.post("/v1/notes", "{}", kJson + s.as("admin")).status, 200);
  EXPECT_EQ(s.post("/v1/clock", "{}", kJson + s.as("dispatcher")).status, 403);
  EXPECT_EQ(s.post("/v1/clock", "{}", kJson + s.as("admin")).status, 200);
}

TEST(Access, ReadsNeedATokenBeyondLoopbackButThePageDoesNot) {
  HttpOptions options;
  options.address = "0.0.0.0";
  Served s(options);
  EXPECT_EQ(s.get("/").status, 200);
  EXPECT_EQ(s.get("/live.js").status, 200);
  EXPECT_EQ(s.get("/v1/state").status, 401);
  EXPECT_EQ(s.get("/v1/events").status, 401);
  EXPECT_EQ(s.get("/v1/state", s.as("viewer")).body, "vera");
}

TEST(Access, ReadsNeedATokenForClientsOfAProxy) {
  HttpOptions options;
  options.behind_proxy = true;
  Served s(options);
  EXPECT_EQ(s.get("/v1/state").status, 200);
  EXPECT_EQ(s.get("/v1/state", "X-Forwarded-For: 127.0.0.1, 10.1.2.3\r\n").status, 401);
  EXPECT_EQ(s.get("/v1/events", "X-Forwarded-For: 10.1.2.3\r\n").status, 401);
  EXPECT_EQ(s.get("/v1/state", "X-Forwarded-For: 10.1.2.3\r\n" + s.as("viewer")).status, 200);
  EXPECT_THAT(s.audit(), HasSubstr("\"address\":\"10.1.2.3\""));
}

class Host : public testing::TestWithParam<std::pair<char const*, int>> {};

TEST_P(Host, MustBeThisService) {
  Served s;
  std::string const line = std::string("Host: ") + GetParam().first + "\r\n";
  EXPECT_EQ(ask(s.port(), without_host("GET", "/", line)).status, GetParam().second);
  EXPECT_EQ(ask(s.port(), without_host("GET", "/v1/state", line)).status, GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(, Host,
                         testing::Values(std::pair{"localhost", 200},
                                         std::pair{"LOCALHOST:99", 200},
                                         std::pair{"127.0.0.1:8080", 200}, std::pair{"[::1]", 200},
                                         std::pair{"evil.example", 421}, std::pair{"", 421},
                                         std::pair{"localhost:80@evil.example", 421},
                                         std::pair{"192.168.0.1", 421}));

TEST(Access, PagesOfElsewhereAreRefusedWhateverTheyAsk) {
  Served s;
  for (std::string const from : {"http://evil.example", "null", "https://localhost"}) {
    std::string const origin = "Origin: " + from + "\r\n";
    EXPECT_EQ(s.get("/", origin).status, 403);
    EXPECT_EQ(s.get("/v1/state", origin).status, 403);
    EXPECT_EQ(s.note("{}", origin).status, 403);
    EXPECT_EQ(s.get("/v1/state", origin).headers.count("access-control-allow-origin"), 0U);
  }
  EXPECT_EQ(s.note("{}", "Origin: http://localhost\r\n").status, 200);
}

TEST(Access, PagesOfNamedOriginsMayWriteAndRead) {
  HttpOptions options;
  options.origins = {"https://room.example"};
  Served s(options);
  std::string const origin = "Origin: https://room.example\r\n";
  RawReply reply = s.note("{}", origin);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers["access-control-allow-origin"], "https://room.example");
  EXPECT_EQ(s.get("/none", origin).headers["access-control-allow-origin"], "https://room.example");
  std::string const wish = "Access-Control-Request-Method: POST\r\n";
  RawReply may = ask(s.port(), request("OPTIONS", "/v1/notes", origin + wish));
  EXPECT_EQ(may.status, 204);
  EXPECT_EQ(may.headers["access-control-allow-methods"], "POST");
  EXPECT_THAT(may.headers["access-control-allow-headers"], HasSubstr("Authorization"));
  EXPECT_EQ(ask(s.port(), request("OPTIONS", "/v1/notes", wish)).status, 405);
  EXPECT_EQ(ask(s.port(), request("OPTIONS", "/v1/notes", wish + "Origin: http://evil.example\r\n"))
                .status,
            403);
}

/// What a form of a foreign page can send without asking.
class FormType : public testing::TestWithParam<char const*> {};

TEST_P(FormType, IsNoTypeOfAWrite) {
  Served s;
  RawReply const reply = s.post("/v1/notes", "{}", s.as("dispatcher") + GetParam());
  EXPECT_EQ(reply.status, 415);
}

INSTANTIATE_TEST_SUITE_P(, FormType,
                         testing::Values("Content-Type: application/x-www-form-urlencoded\r\n",
                                         "Content-Type: multipart/form-data; boundary=a\r\n",
                                         "Content-Type: text/plain; application/json\r\n",
                                         "Content-Type: application/jsonx\r\n",
                                         "Content-Type: \r\n", "",
                                         "Content-Type: application/json\r\n"
                                         "Content-Encoding: gzip\r\n"));

TEST(Access, ARouteSaysWhatTypesItTakes) {
  Served s;
  std::string const who = s.as("dispatcher");
  EXPECT_EQ(s.post("/v1/alerts", "<a/>", who + "Content-Type: Text/XML\r\n").status, 200);
  EXPECT_EQ(s.post("/v1/alerts", "<a/>", who + "Content-Type: application/cap+xml\r\n").status,
            200);
  EXPECT_EQ(s.post("/v1/alerts", "{}", who + kJson).status, 415);
}

TEST(Audit, HasWritesAndRefusalsButNoReadsTokensAndBodies) {
  Served s;
  (void)s.get("/v1/state");
  (void)s.get("/");
  EXPECT_EQ(s.audit(), "");
  (void)s.note("\"a body\"");
  (void)s.post("/v1/clock?token=query", "{}", kJson + s.as("dispatcher"));
  (void)s.get("/none");
  std::string const log = s.audit();
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 3);
  EXPECT_THAT(log, HasSubstr(R"("address":"127.0.0.1","name":"dora","role":"dispatcher",)"
                             R"("method":"POST","path":"/v1/notes","status":200,"why":""})"));
  EXPECT_THAT(log, HasSubstr(R"("path":"/v1/clock","status":403,"why":"must be admin"})"));
  EXPECT_THAT(log, HasSubstr(R"("name":"","role":"","method":"GET","path":"/none","status":404)"));
  EXPECT_THAT(log, Not(HasSubstr(s.dispatcher)));
  EXPECT_THAT(log, Not(HasSubstr("a body")));
  EXPECT_THAT(log, Not(HasSubstr("query")));
}

TEST(HttpOptions, AreRefusedWithEveryFault) {
  test::TempFolder folder;
  Tokens const none(folder.path("t"));
  EventHub hub("e1");
  HttpOptions options;
  options.address = "0.0.0.0";
  options.certificate = "cert.pem";
  options.origins = {"room.example"};
  options.read_limit = {};
  auto const faults = test::faults_of([&] { HttpServer const s(options, {}, {}, none, hub); });
  EXPECT_THAT(faults,
              testing::ElementsAre(HasSubstr("as long as there is no token"),
                                   HasSubstr("must be given together"),
                                   HasSubstr("origin = room.example"), HasSubstr("a time limit")));
  options = {};
  options.address = "localhost.";
  EXPECT_THROW(HttpServer(options, {}, {}, none, hub), InputError);
}

TEST(HttpOptions, APortThatIsTakenIsAFaultOfTheWorld) {
  Served s;
  HttpOptions options;
  options.port = s.port();
  EXPECT_THROW(HttpServer(options, {}, {}, s.tokens, s.hub), IoError);
  EXPECT_EQ(s.get("/").status, 200);
}

TEST(HttpOptions, TwoRoutesOfOneAddressAreRefused) {
  Served s;
  HttpRoute const route{"GET", "/a/{}", Role::viewer, false, {}};
  EXPECT_THROW(HttpServer({}, {route, route}, {}, s.tokens, s.hub), InputError);
  HttpRoute const bad{"GET", "a", Role::viewer, false, {}};
  EXPECT_THROW(HttpServer({}, {bad}, {}, s.tokens, s.hub), InputError);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "service/request_body.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "live/room_case.h"
#include "support/faults_of.h"

namespace sc::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RequestBody : public testing::Test {
 protected:
  ChangeRequest read(std::string_view kind, std::string body,
                     std::vector<FromAddress> const& address = {}) {
    HttpRequest request;
    request.body = std::move(body);
    request.key = "k";
    request.who = {"li", Role::dispatcher};
    return change_request(kind, request, s, address);
  }
  std::vector<std::string> faults(std::string_view kind, std::string const& body,
                                  std::vector<FromAddress> const& address = {}) {
    return faults_of([&] { read(kind, body, address); });
  }
  Scenario s = named_scenario();
};

TEST_F(RequestBody, BecomesTheChangeWithoutReasonAndTime) {
  ChangeRequest const it = read("level", R"({"level":"II","reason":"by order","time":60})");
  EXPECT_EQ(it.kind, "level");
  EXPECT_EQ(it.body, R"({"level":"II"})");
  EXPECT_EQ(it.reason, "by order");
  EXPECT_EQ(it.at, SimTime{60'000});
  EXPECT_EQ(it.key, "k");
  EXPECT_EQ(it.who.name, "li");
  EXPECT_EQ(it.request.size(), 64U);
}

TEST_F(RequestBody, NeedsAReasonForWhatDoesNotSpeakForItself) {
  for (char const* const kind :
       {"correct", "close", "close_street", "open_street", "level", "refuse"}) {
    EXPECT_THAT(faults(kind, "{}"), ElementsAre(HasSubstr("reason (must be given"))) << kind;
    EXPECT_THAT(faults(kind, R"({"reason":""})"), ElementsAre(HasSubstr("must be given"))) << kind;
    EXPECT_EQ(read(kind, R"({"reason":"so"})").reason, "so") << kind;
  }
}

TEST_F(RequestBody, NeedsNoneForFeedsAndOrders) {
  EXPECT_EQ(read("report", "{}").reason, "reported");
  EXPECT_EQ(read("order", "{}").reason, "ordered");
  for (char const* const kind : {"position", "status", "reading"})
    EXPECT_EQ(read(kind, "{}").reason, "measured or told") << kind;
  EXPECT_EQ(read("report", R"({"reason":"110"})").reason, "110");
}

TEST_F(RequestBody, TakesNoReasonThatIsNoTextOrTooLong) {
  EXPECT_THAT(faults("level", R"({"reason":3})"), ElementsAre(HasSubstr("must be text")));
  EXPECT_THAT(faults("level", R"({"reason":null})"), ElementsAre(HasSubstr("must be text")));
  std::string const long_one(501, 'x');
  EXPECT_THAT(faults("level", R"({"reason":")" + long_one + "\"}"),
              ElementsAre(HasSubstr("at most 500 bytes")));
  EXPECT_EQ(read("level", R"({"reason":")" + long_one.substr(1) + "\"}").reason.size(), 500U);
}

TEST_F(RequestBody, HasTimesInSecondsOrAsDateTimes) {
  auto const at = [&](std::string const& time) {
    return read("report", R"({"time":)" + time + "}").at;
  };
  EXPECT_EQ(at("0"), SimTime{0});
  EXPECT_EQ(at("1.5"), SimTime{1500});
  EXPECT_EQ(at("-3"), SimTime{-3000});
  EXPECT_EQ(at(R"("1970-01-01T09:00:00")"), SimTime{3'600'000});  // begins at 08:00 local time
  EXPECT_EQ(at(R"("1970-01-01T09:00")"), SimTime{3'600'000});
  EXPECT_EQ(at(R"("1970-01-01T01:00:00Z")"), SimTime{3'600'000});
  EXPECT_EQ(at(R"("1970-01-01T10:00:00.5+09:00")"), SimTime{3'600'500});
  EXPECT_EQ(read("report", "{}").at, std::nullopt);
}

TEST_F(RequestBody, RefusesOtherTimes) {
  for (char const* const time : {"1e9", "-1e10", "1e300", "null", "true", "[]", "{}", "\"soon\"",
                                 "\"\"", "\"1970-02-30T00:00\"", "\"60\""})
    EXPECT_THAT(faults("report", std::string(R"({"time":)") + time + "}"),
                ElementsAre(HasSubstr("time (must be seconds since the start")))
        << time;
}

TEST_F(RequestBody, GetsWhatTheAddressSays) {
  ChangeRequest const it =
      read("close", R"({"outcome":"cleared","reason":"so"})", {{"incident", "7"}});
  EXPECT_EQ(nlohmann::json::parse(it.body),
            nlohmann::json({{"outcome", "cleared"}, {"incident", 7}}));
  EXPECT_THAT(faults("close", R"({"incident":7,"reason":"so"})", {{"incident", "7"}}),
              ElementsAre(HasSubstr("incident (is given by the address already)")));
}

TEST_F(RequestBody, MayBeEmpty) {
  EXPECT_EQ(read("order", "").body, "{}");
  EXPECT_EQ(nlohmann::json::parse(read("order", "", {{"unit", "\"x\""}}).body)["unit"], "x");
}

TEST_F(RequestBody, IsAnObjectAndNothingElse) {
  for (char const* const body : {" ", "[]", "null", "3", "\"x\"", "{", "}", "{}x", "{\"a\":}",
                                 "{'a':1}", "{\"a\":NaN}", "{\"a\":1e999}", "\xff"})
    EXPECT_THAT(faults("report", body), ElementsAre(HasSubstr("body (must be a JSON object)")))
        << body;
}

TEST_F(RequestBody, IsNotDeeperThanSixteen) {
  auto const nested = [](std::size_t depth) {
    return R"({"note":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_THAT(faults("report", nested(14)), IsEmpty());
  EXPECT_THAT(faults("report", nested(17)), ElementsAre(HasSubstr("must not be deeper than 16")));
  EXPECT_THAT(faults("report", nested(30'000)), ElementsAre(HasSubstr("deeper than 16")));
}

TEST_F(RequestBody, HasEachKeyOnce) {
  EXPECT_THAT(faults("report", R"({"severity":1,"severity":3})"),
              ElementsAre(HasSubstr("severity (must stand once)")));
}

TEST_F(RequestBody, IsTheSameRequestOnlyWithTheSameAddressAndBytes) {
  auto const request = [&](std::string_view kind, std::string const& body, std::string const& i) {
    return read(kind, body, {{"incident", i}}).request;
  };
  std::string const body = R"({"reason":"so"})";
  EXPECT_EQ(request("close", body, "7"), request("close", body, "7"));
  EXPECT_NE(request("close", body, "7"), request("close", body, "8"));
  EXPECT_NE(request("close", body, "7"), request("correct", body, "7"));
  EXPECT_NE(request("close", body, "7"), request("close", R"({"reason":"so" })", "7"));
}

TEST(NumberOfAddress, IsAWholeNumber) {
  EXPECT_EQ(number_of("0"), 0U);
  EXPECT_EQ(number_of("4294967295"), 4'294'967'295U);
  for (char const* const text : {"", "-1", "+1", " 1", "1 ", "1.0", "0x1", "4294967296", "a", "1a"})
    EXPECT_EQ(number_of(text), std::nullopt) << text;
}

TEST(JsonText, IsQuoted) {
  EXPECT_EQ(json_text("pump-1"), "\"pump-1\"");
  EXPECT_EQ(nlohmann::json::parse(json_text("a\"b\\\n")), "a\"b\\\n");
}

}  // namespace
}  // namespace sc::test

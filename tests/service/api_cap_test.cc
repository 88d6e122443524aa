// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "service/api_case.h"
#include "service/cap/cap_text.h"

namespace sc::test {
namespace {

using testing::HasSubstr;

/// Messages about one thing, told by their identifiers.
class ApiCap : public ApiTest {
 protected:
  static std::string replaced(std::string text, std::string const& before,
                              std::string const& after) {
    std::size_t const at = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    return text.replace(at, before.size(), after);
  }
  static std::string circle() {
    LonLat const p = near_node(5);
    return std::to_string(p.lat_deg) + ',' + std::to_string(p.lon_deg) + " 0.1";
  }
  static std::string alert(std::string const& id = "a-1") {
    return replaced(replaced(kPlainAlert, "30.3,120.1 1", circle()), "a-1", id);
  }
  static std::string about(std::string text, std::string const& earlier) {
    return replaced(std::move(text), "<info>",
                    "<references>s@example," + earlier +
                        ",2024-08-01T15:00:00+08:00</references>"
                        "\n<info>");
  }
  static std::string update(std::string const& id, std::string const& earlier) {
    return about(replaced(replaced(alert(id), ">Alert<", ">Update<"), "Severe", "Extreme"),
                 earlier);
  }
  static std::string cancel(std::string const& id, std::string const& earlier) {
    std::string const text = about(replaced(alert(id), ">Alert<", ">Cancel<"), earlier);
    std::size_t const info = text.find("<info>");
    return text.substr(0, info) + "</alert>";
  }
  HttpReply send(std::string const& xml, std::string const& who = "li") {
    HttpRequest request;
    request.body = xml;
    request.who = {who, Role::dispatcher};
    return ask("POST", "/v1/cap", request);
  }
  std::vector<std::string> kinds() {
    std::vector<std::string> kinds;
    for (JournalEntry const& entry : it().entries()) kinds.push_back(entry.kind);
    return kinds;
  }
  Json body(std::size_t i) { return Json::parse(it().entries().at(i).body); }
};

TEST_F(ApiCap, ReportsWhatAnAlertSays) {
  HttpReply const reply = send(alert());
  ASSERT_EQ(reply.status, 201) << reply.body;
  EXPECT_EQ(body(0)["kind"], "pond");
  EXPECT_EQ(body(0)["severity"], 3.0);
  EXPECT_EQ(body(0)["note"], "here");
  EXPECT_EQ(body(0)["reference"], "s@example,a-1,2024-08-01T15:00:00+08:00");
  EXPECT_NEAR(body(0)["lat"].get<double>(), near_node(5).lat_deg, 1e-5);
  EXPECT_THAT(it().entries()[0].reason, testing::StartsWith("CAP s@example"));
}

TEST_F(ApiCap, MakesOneReportOfTheSameAlertSentTwice) {
  HttpReply const first = send(alert());
  HttpReply const again = send(alert());
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(it().entries().size(), 1U);
  EXPECT_EQ(send(alert(), "wang").status, 200);
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(ApiCap, MakesOneReportOfTheSameAlertFromTwoAtOnce) {
  Awaited li, wang;
  {
    DeskCase::Held const held(desk());  // so that both are asked before either is told
    for (auto const& [who, reply] : {std::pair("li", &li), std::pair("wang", &wang)}) {
      HttpRequest request;
      request.body = alert();
      request.who = {who, Role::dispatcher};
      route("POST", "/v1/cap").handle(std::move(request), reply->answer());
    }
  }
  EXPECT_EQ(li.get().status, 201);
  EXPECT_EQ(wang.get().body, R"({"incident":0,"known":true})");
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(ApiCap, MakesOneReportOfTheSameAlertUnderTwoKeys) {
  for (auto const& [key, status] : {std::pair("a", 201), std::pair("b", 200)}) {
    HttpRequest request;
    request.body = alert();
    request.key = key;
    EXPECT_EQ(ask("POST", "/v1/cap", request).status, status);
  }
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(ApiCap, CorrectsWhatAnUpdateIsAbout) {
  send(alert());
  HttpReply const reply = send(update("a-2", "a-1"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(Json::parse(reply.body)["incident"], 0);
  EXPECT_EQ(body(1)["severity"], 4.0);
  EXPECT_THAT(kinds(), testing::ElementsAre("report", "correct"));
}

TEST_F(ApiCap, ClosesWhatACancellationIsAbout) {
  send(alert());
  HttpReply const reply = send(cancel("a-2", "a-1"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(body(1)["outcome"], "false_alarm");
  EXPECT_FALSE(it().state()["incidents"][0]["clear"].is_null());
  EXPECT_EQ(send(cancel("a-2", "a-1")).status, 200);  // once more: the answer of then
  EXPECT_THAT(kinds(), testing::ElementsAre("report", "close"));
}

TEST_F(ApiCap, FollowsReferencesFromUpdateToUpdate) {
  send(alert());
  send(update("a-2", "a-1"));
  EXPECT_EQ(send(update("a-3", "a-2")).status, 200);
  HttpReply const reply = send(cancel("a-4", "a-3"));
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(kinds(), testing::ElementsAre("report", "correct", "correct", "close"));
}

TEST_F(ApiCap, FollowsThemAfterARestart) {
  send(alert());
  send(update("a-2", "a-1"));
  std::optional<IncidentId> first, second;
  it().restart();
  it().look([&](DutyRoom& room) {
    first = room.of_reference("s@example,a-1,2024-08-01T15:00:00+08:00");
    second = room.of_reference("s@example,a-2,2024-08-01T15:00:00+08:00");
  });
  EXPECT_EQ(first, IncidentId{0U});
  EXPECT_EQ(second, IncidentId{0U});
}

TEST_F(ApiCap, RefusesMessagesAboutWhatNobodyTold) {
  send(alert());
  for (std::string const& xml : {update("a-2", "a-9"), cancel("a-2", "a-9")}) {
    HttpReply const reply = send(xml);
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("must name an alert that was taken here"));
  }
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(ApiCap, RefusesWhatCallsForNothing) {
  send(alert());
  HttpReply const reply = send(about(replaced(alert("a-2"), ">Alert<", ">Ack<"), "a-1"));
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("nothing follows from others"));
}

TEST_F(ApiCap, RefusesWhatIsNoAlert) {
  for (std::string const& xml : {std::string(), std::string("<alert/>"), std::string("{}"),
                                 replaced(alert(), "ponded street", "earthquake")})
    EXPECT_EQ(send(xml).status, 422) << xml;
  EXPECT_TRUE(it().entries().empty());
}

TEST_F(ApiCap, TakesAnAlertWithoutAnyWords) {
  LonLat const p = near_node(5);
  std::string xml = alert();
  std::size_t const begin = xml.find("<area>"), end = xml.find("</area>") + 7;
  xml.replace(begin, end - begin,
              "<parameter><valueName>stormcrew:position</valueName><value>" +
                  std::to_string(p.lat_deg) + ',' + std::to_string(p.lon_deg) +
                  "</value></parameter>");
  HttpReply const reply = send(xml);
  EXPECT_EQ(reply.status, 201) << reply.body;
}

TEST_F(ApiCap, TakesAnAlertWithVeryManyWords) {
  std::string words;
  while (words.size() < 5000) words += "积水";
  HttpReply const reply = send(replaced(alert(), "here", words));
  ASSERT_EQ(reply.status, 201) << reply.body;
  std::string const note = body(0)["note"].get<std::string>();
  EXPECT_LE(note.size(), 2000U);
  EXPECT_GT(note.size(), 1990U);
  EXPECT_EQ(note, words.substr(0, note.size()));
}

TEST_F(ApiCap, TakesAnAlertThatRefersToOthers) {
  send(alert());
  HttpReply const reply = send(about(alert("a-2"), "a-1"));
  EXPECT_EQ(reply.status, 201) << reply.body;
  EXPECT_EQ(Json::parse(reply.body)["incident"], 1);
}

}  // namespace
}  // namespace sc::test

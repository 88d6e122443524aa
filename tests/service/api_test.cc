// SPDX-License-Identifier: Apache-2.0
#include "service/api.h"

#include <gmock/gmock.h>

#include <set>

#include "service/api_case.h"

namespace sc::test {
namespace {

using testing::HasSubstr;

class Api : public ApiTest {
 protected:
  std::string pond() { return report_body("pond", near_node(1)); }
  Json entry(std::size_t i) { return Json::parse(it().entries().at(i).body); }
};

TEST_F(Api, HasEachAddressOnceAndChangesForDispatchersAlone) {
  std::set<std::pair<std::string, std::string>> addresses;
  for (HttpRoute const& route : routes()) {
    SCOPED_TRACE(route.method + ' ' + route.path);
    EXPECT_TRUE(addresses.emplace(route.method, route.path).second);
    bool const changes = route.method != "GET" && route.path != "/v1/what-if";
    EXPECT_EQ(route.write, changes);
    EXPECT_EQ(route.least, !changes                    ? Role::viewer
                           : route.path == "/v1/clock" ? Role::admin
                                                       : Role::dispatcher);
  }
}

TEST_F(Api, ReadsEverything) {
  EXPECT_EQ(Json::parse(get("/v1/openapi.json").body)["openapi"], "3.1.0");
  EXPECT_EQ(Json::parse(get("/v1/scenario").body)["title"]["en"], "test");
  EXPECT_EQ(Json::parse(get("/v1/state").body)["units"].size(), 3U);
  EXPECT_EQ(Json::parse(get("/v1/metrics").body)["changes"], 0);
  EXPECT_EQ(Json::parse(get("/v1/log").body)["last"], 0);
  EXPECT_EQ(get("/v1/forecast").status, 204);
  EXPECT_EQ(get("/v1/advice").status, 204);
}

TEST_F(Api, SaysWhoAsks) {
  HttpRequest request;
  request.who = {"李 \"四\"", Role::dispatcher};
  Json const you = Json::parse(ask("GET", "/v1/scenario", request).body)["you"];
  EXPECT_EQ(you["name"], "李 \"四\"");
  EXPECT_EQ(you["role"], "dispatcher");
}

TEST_F(Api, ReadsTheLogFromANumberOn) {
  for (int i = 0; i < 3; ++i) post("/v1/incidents", pond());
  HttpRequest request;
  request.query["from"] = "3";
  EXPECT_EQ(Json::parse(ask("GET", "/v1/log", request).body)["changes"].size(), 1U);
  for (char const* const from : {"", "x", "-1", "1.5"}) {
    request.query["from"] = from;
    EXPECT_EQ(ask("GET", "/v1/log", request).status, 400) << from;
  }
}

TEST_F(Api, TakesReportsCorrectionsAndEnds) {
  EXPECT_EQ(status("/v1/incidents", pond()), 201);
  EXPECT_EQ(status("/v1/incidents", R"({"kind":"pond"})"), 422);
  HttpRequest correction;
  correction.values = {"0"};
  correction.body = R"({"severity":3,"reason":"called again"})";
  EXPECT_EQ(ask("PATCH", "/v1/incidents/{}", correction).status, 200);
  EXPECT_EQ(entry(1)["severity"], 3.0);
  correction.values = {"x"};
  EXPECT_EQ(ask("PATCH", "/v1/incidents/{}", correction).status, 404);
  std::string const end = R"({"outcome":"cleared","reason":"so"})";
  EXPECT_EQ(status("/v1/incidents/{}/close", end, {"7"}), 422);
  EXPECT_EQ(status("/v1/incidents/{}/close", end, {"-1"}), 404);
  EXPECT_EQ(status("/v1/incidents/{}/close", R"({"outcome":"cleared"})", {"0"}), 422);
  EXPECT_EQ(status("/v1/incidents/{}/close", end, {"0"}), 200);
  EXPECT_EQ(status("/v1/incidents/{}/close", end, {"0"}), 422);
}

TEST_F(Api, TakesOrders) {
  post("/v1/incidents", pond());
  EXPECT_EQ(status("/v1/orders", R"({"unit":"pump-east","incident":0})"), 200);
  EXPECT_EQ(status("/v1/orders", R"({"unit":"pump-east","call_off":true})"), 200);
  EXPECT_EQ(status("/v1/orders", R"({"unit":"pump-east","station":"west"})"), 200);
  EXPECT_EQ(status("/v1/orders", R"({"unit":"pump-east"})"), 422);
  EXPECT_EQ(status("/v1/orders", "[]"), 422);
}

TEST_F(Api, AcceptsARecommendedOrder) {
  post("/v1/incidents", pond());
  EXPECT_EQ(status("/v1/orders/{}/accept", "", {"pump-west~0"}), 200);
  EXPECT_EQ(entry(1),
            Json({{"unit", "pump-west"}, {"incident", 0}, {"recommended", "pump-west~0"}}));
}

TEST_F(Api, SendsAnotherUnitInPlaceOfARecommendedOne) {
  post("/v1/incidents", pond());
  EXPECT_EQ(status("/v1/orders/{}/accept", R"({"unit":"pump-east"})", {"pump-west~0"}), 200);
  EXPECT_EQ(entry(1),
            Json({{"unit", "pump-east"}, {"incident", 0}, {"recommended", "pump-west~0"}}));
}

TEST_F(Api, RefusesARecommendedOrder) {
  post("/v1/incidents", pond());
  EXPECT_EQ(status("/v1/orders/{}/refuse", "{}", {"pump-west~0"}), 422);  // no reason
  EXPECT_EQ(status("/v1/orders/{}/refuse", R"({"reason":"so"})", {"pump-west~0"}), 200);
  EXPECT_EQ(Json::parse(get("/v1/state").body)["orders"][0]["id"], "pump-east~0");
}

TEST_F(Api, FindsNoOrderThatIsNone) {
  post("/v1/incidents", pond());
  for (char const* const id : {"", "pump-west", "boat~0", "pump-west~x", "pump-west~0~0"}) {
    EXPECT_EQ(status("/v1/orders/{}/accept", "", {id}), 404) << id;
    EXPECT_EQ(status("/v1/orders/{}/refuse", R"({"reason":"so"})", {id}), 404) << id;
  }
  EXPECT_EQ(status("/v1/orders/{}/accept", "", {"pump-west~7"}), 422);
  EXPECT_EQ(status("/v1/orders/{}/accept", "", {"pump-west~4294967295"}), 422);
  EXPECT_EQ(status("/v1/orders/{}/accept", R"({"incident":0})", {"pump-west~0"}), 422);
}

TEST_F(Api, TakesWhatUnitsSay) {
  EXPECT_EQ(status("/v1/units/{}/position", place_body(near_node(9)), {"pump-west"}), 200);
  EXPECT_EQ(status("/v1/units/{}/position", place_body({121, 31}), {"pump-west"}), 422);
  EXPECT_EQ(status("/v1/units/{}/status", R"({"status":"out_of_service"})", {"pump-west"}), 200);
  EXPECT_EQ(status("/v1/units/{}/status", R"({"status":"done"})", {"pump-west"}), 422);
  HttpReply const unknown = post("/v1/units/{}/status", R"({"status":"done"})", {"pump-\"wset"});
  EXPECT_EQ(unknown.status, 422);
  EXPECT_THAT(unknown.body, HasSubstr("must be the id of a unit"));
  EXPECT_TRUE(Json::parse(get("/v1/state").body)["units"][0]["reported"].get<bool>());
}

TEST_F(Api, TakesReadingsStreetsAndLevels) {
  EXPECT_EQ(status("/v1/readings", R"({"basin":"pool","depth_m":0.2})"), 200);
  EXPECT_EQ(status("/v1/readings", R"({"basin":"pool"})"), 422);
  std::string street = place_body(near_node(9, 100, 0));
  street.back() = ',';
  EXPECT_EQ(status("/v1/closures", street + R"("reason":"pipe"})"), 201);
  EXPECT_EQ(status("/v1/closures", place_body(near_node(9))), 422);
  EXPECT_EQ(status("/v1/closures/{}/open", R"({"reason":"so"})", {"1"}), 422);
  EXPECT_EQ(status("/v1/closures/{}/open", R"({"reason":"so"})", {"one"}), 404);
  EXPECT_EQ(status("/v1/closures/{}/open", R"({"reason":"so"})", {"0"}), 200);
  EXPECT_EQ(status("/v1/level", R"({"level":"II","reason":"so"})"), 200);
  EXPECT_EQ(status("/v1/level", R"({"level":"II"})"), 422);
  EXPECT_EQ(Json::parse(get("/v1/state").body)["level"], "II");
}

TEST_F(Api, MovesTheClock) {
  EXPECT_EQ(status("/v1/clock", R"({"to":600})"), 200);
  for (char const* const body : {"", "{}", "[]", R"({"to":"600"})", R"({"to":1e300})",
                                 R"({"to":599})", R"({"to":99999})", R"({"to":null})", "nonsense"})
    EXPECT_EQ(status("/v1/clock", body), 422) << body;
  EXPECT_EQ(Json::parse(get("/v1/state").body)["now"], 600.0);
}

TEST_F(Api, AsksWhatIf) {
  post("/v1/incidents", pond());
  HttpReply const found = post("/v1/what-if", R"({"unit":"pump-east","incident":0,"hours":1})");
  ASSERT_EQ(found.status, 200);
  EXPECT_EQ(Json::parse(found.body)["hours"], 1);
  for (char const* const body :
       {"", "[]", "{}", R"({"unit":"boat","incident":0})", R"({"unit":"pump-east"})",
        R"({"unit":"pump-east","incident":-1})", R"({"unit":"pump-east","incident":"0"})",
        R"({"unit":"pump-east","incident":7})", R"({"unit":"pump-east","incident":4294967296})",
        R"({"unit":"pump-east","incident":18446744073709551615})",
        R"({"unit":"pump-east","incident":0,"hours":0})",
        R"({"unit":"pump-east","incident":0,"hours":13})",
        R"({"unit":"pump-east","incident":0,"hours":1.5})",
        R"({"unit":"pump-east","incident":0,"hours":1e300})"})
    EXPECT_EQ(status("/v1/what-if", body), 422) << body;
}

TEST_F(Api, KeepsIdempotencyKeys) {
  HttpReply const first = post("/v1/incidents", pond(), {}, "k");
  EXPECT_EQ(post("/v1/incidents", pond(), {}, "k").body, first.body);
  EXPECT_EQ(post("/v1/incidents", report_body("tree", near_node(1)), {}, "k").status, 409);
  EXPECT_EQ(it().entries().size(), 1U);
}

TEST_F(Api, HasNoDrillWhereThereIsNone) {
  for (HttpRoute const& route : routes()) EXPECT_THAT(route.path, testing::Not(HasSubstr("drill")));
}

}  // namespace
}  // namespace sc::test

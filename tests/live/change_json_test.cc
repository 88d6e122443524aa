// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "live/random_change.h"
#include "live/room_case.h"

namespace sc::test {
namespace {

class ChangeJson : public testing::Test {
 protected:
  Change read(std::string_view word, std::string const& json) { return change_of(word, json, s); }
  Scenario const s = named_scenario();
};

TEST_F(ChangeJson, GivesBackAnyChangeToTheLastBit) {
  for (std::size_t kind = 0; kind < change_words().size(); ++kind) {
    SCOPED_TRACE(change_words()[kind]);
    for (std::uint32_t i = 0; i < 400 && !HasFailure(); ++i) {
      Stream random(7, i, Purpose::test, static_cast<std::uint32_t>(kind));
      Change const change = random_change(kind, s, random);
      ASSERT_EQ(change.index(), kind);
      SCOPED_TRACE(json_of(change, s));
      expect_same(change, read(word_of(change), json_of(change, s)));
    }
  }
}

TEST_F(ChangeJson, HasOneWordForEachKind) {
  ASSERT_EQ(change_words().size(), std::variant_size_v<Change>);
  EXPECT_EQ(word_of(Change{ReportChange{}}), "report");
  EXPECT_EQ(word_of(Change{OrderChange{}}), "order");
  EXPECT_EQ(word_of(Change{RefusalChange{}}), "refuse");
}

TEST_F(ChangeJson, TakesWhatAReportDoesNotSayFromItsKind) {
  Scenario grave = s;
  grave.incident_kinds[1].severity = 3.5;
  auto const report = std::get<ReportChange>(
      change_of("report", R"({"kind": "tree", "lon": 120.14, "lat": 30.31})", grave));
  EXPECT_EQ(report.incident.kind, kTree);
  EXPECT_EQ(report.incident.severity, 3.5);
  EXPECT_FALSE(report.incident.trapped);
  EXPECT_FALSE(report.incident.basin);
  EXPECT_EQ(report.note, "");
}

TEST_F(ChangeJson, ReadsAReportAtABasin) {
  auto const report =
      std::get<ReportChange>(read("report", R"({"kind": "pond", "basin": "pool"})"));
  EXPECT_EQ(report.incident.basin, kPool);
  EXPECT_FALSE(report.position);
}

TEST_F(ChangeJson, ReadsTheThreeKindsOfReading) {
  EXPECT_EQ(std::get<ReadingChange>(read("reading", R"({"gauge": "gauge", "mm_per_h": 40})")).gauge,
            0U);
  EXPECT_EQ(std::get<ReadingChange>(read("reading", R"({"basin": "pool", "depth_m": 0.3})")).basin,
            kPool);
  EXPECT_EQ(std::get<ReadingChange>(read("reading", R"({"canal_m": 2.5})")).value, 2.5);
}

TEST_F(ChangeJson, CallsOffWithoutAnIncident) {
  auto const order =
      std::get<OrderChange>(read("order", R"({"unit": "pump-east", "call_off": true})"));
  EXPECT_EQ(order.unit, kPumpEast);
  EXPECT_FALSE(order.incident);
  EXPECT_FALSE(order.station);
}

TEST_F(ChangeJson, TakesNotesUpToTwoThousandBytes) {
  auto const noted = [&](std::size_t bytes) {
    return std::get<CorrectionChange>(
               read("correct", R"({"incident": 1, "note": ")" + std::string(bytes, 'x') + "\"}"))
        .note;
  };
  EXPECT_EQ(noted(2000), std::string(2000, 'x'));
  EXPECT_THROW(noted(2001), InputError);
}

TEST(OrderId, NamesUnitAndIncident) {
  Scenario const s = named_scenario();
  EXPECT_EQ(order_id(s, kPumpEast, IncidentId{12U}), "pump-east~12");
  for (std::uint32_t const incident : {0U, 7U, 1'000'000U})
    for (UnitId const unit : {kPumpWest, kSawWest, kPumpEast}) {
      auto const order = order_of(s, order_id(s, unit, IncidentId{incident}));
      ASSERT_TRUE(order);
      EXPECT_EQ(*order, (UnitAndIncident{unit, IncidentId{incident}}));
    }
}

TEST(OrderId, IsOfAnyUnit) {
  Scenario s = named_scenario();
  s.units[kPumpEast.index()].id = "pump~2";
  auto const order = order_of(s, order_id(s, kPumpEast, IncidentId{12U}));
  ASSERT_TRUE(order);
  EXPECT_EQ(*order, (UnitAndIncident{kPumpEast, IncidentId{12U}}));
}

TEST(OrderId, IsNothingElse) {
  Scenario const s = named_scenario();
  for (char const* const text :
       {"", "~", "pump-east", "pump-east~", "~3", "pump-easy~3", "pump-east~-1", "pump-east~+3",
        "pump-east~3 ", "pump-east~ 3", "pump-east~3.0", "pump-east~0x3", "pump-east~3~3",
        "pump-east~4294967296", "pump-east~99999999999999999999", " pump-east~3", "PUMP-EAST~3"})
    EXPECT_FALSE(order_of(s, text)) << text;
}

TEST(OrderId, IsNoneOfTheNumberThatStandsForNoIncident) {
  auto const order = order_of(named_scenario(), "pump-east~4294967295");
  EXPECT_TRUE(!order || !order->incident);
}

}  // namespace
}  // namespace sc::test

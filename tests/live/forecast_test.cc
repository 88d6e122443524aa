// SPDX-License-Identifier: Apache-2.0
#include "live/forecast.h"

#include <gmock/gmock.h>

#include "base/check.h"
#include "live/random_requests.h"
#include "live/room_case.h"

namespace sc::test {
namespace {

class ForecastTest : public RoomTest {
 protected:
  Forecast ahead(int hours = 2, int futures = 6) {
    return forecast(run(), {policy, nullptr, 1, 1, futures, hours});
  }
  /// Ponds come up, about so many an hour.
  void let_it_pour(double per_h) {
    s.generate_incidents = true;
    s.incident_kinds[0].driver = driver_named("base");
    s.incident_kinds[0].base_per_h = per_h;
  }
};

bool is_ordered(Band const& b) {
  return b.p10 <= b.p50 && b.p50 <= b.p90;
}

void expect_same(Forecast const& a, Forecast const& b) {
  auto const same = [](Band const& x, Band const& y) {
    return x.p10 == y.p10 && x.p50 == y.p50 && x.p90 == y.p90;
  };
  auto const both = [&](std::optional<Band> const& x, std::optional<Band> const& y) {
    return x.has_value() == y.has_value() && (!x || same(*x, *y));
  };
  EXPECT_EQ(a.times, b.times);
  EXPECT_TRUE(std::equal(a.waiting.begin(), a.waiting.end(), b.waiting.begin(), same));
  EXPECT_TRUE(std::equal(a.free_units.begin(), a.free_units.end(), b.free_units.begin(), same));
  ASSERT_EQ(a.hours.size(), b.hours.size());
  for (std::size_t h = 0; h < a.hours.size(); ++h) {
    EXPECT_TRUE(both(a.hours[h].reported, b.hours[h].reported));
    EXPECT_TRUE(both(a.hours[h].response_min, b.hours[h].response_min));
    EXPECT_TRUE(both(a.hours[h].late_share, b.hours[h].late_share));
  }
  ASSERT_EQ(a.dry.size(), b.dry.size());
  for (std::size_t i = 0; i < a.dry.size(); ++i) EXPECT_EQ(a.dry[i].first, b.dry[i].first);
}

TEST_F(ForecastTest, ExpectsNothingWhereNothingThreatens) {
  open();
  Forecast const f = ahead();
  EXPECT_EQ(f.made, nine);
  EXPECT_EQ(f.futures, 6);
  for (Band const& b : f.waiting) EXPECT_EQ(b.p90, 0);
  for (Band const& b : f.free_units) EXPECT_EQ(b.p10, 3);
  for (ForecastHour const& h : f.hours) {
    ASSERT_TRUE(h.reported);
    EXPECT_EQ(h.reported->p90, 0);
    EXPECT_FALSE(h.response_min);
    EXPECT_FALSE(h.late_share);
  }
  EXPECT_TRUE(f.dry.empty());
  EXPECT_TRUE(f.out_of_stock.empty());
}

TEST_F(ForecastTest, LooksEveryTenMinutesAndByTheHour) {
  open();
  Forecast const f = ahead(2);
  ASSERT_EQ(f.times.size(), 13U);
  EXPECT_EQ(f.times.front(), nine);
  EXPECT_EQ(f.times.back(), nine + whole_hours(2));
  ASSERT_EQ(f.hours.size(), 2U);
  EXPECT_EQ(f.hours[1].from, nine + whole_hours(1));
  EXPECT_EQ(f.hours[1].to, nine + whole_hours(2));
}

TEST_F(ForecastTest, EndsWithTheScenario) {
  open();
  run().go_on_to(s.end - whole_minutes(90));
  Forecast const f = ahead(6);
  EXPECT_EQ(f.times.back(), s.end);
  ASSERT_EQ(f.hours.size(), 2U);
  EXPECT_EQ(f.hours.back().to, s.end);
  EXPECT_EQ(f.hours.back().from, s.end - whole_minutes(30));
}

TEST_F(ForecastTest, WorksInTheLastMinuteAndAtTheEnd) {
  let_it_pour(3);
  open();
  report(near_node(5));
  run().go_on_to(s.end - whole_seconds(30));
  Forecast const last = ahead(6);
  EXPECT_EQ(last.times.size(), 1U);
  ASSERT_EQ(last.hours.size(), 1U);
  EXPECT_EQ(last.hours[0].to, s.end);
  run().go_on_to(s.end);
  Forecast const end = ahead(6);
  EXPECT_EQ(end.times.size(), 1U);
  EXPECT_EQ(end.waiting.size(), 1U);
  EXPECT_TRUE(end.hours.empty());
}

void expect_ordered(Forecast const& f) {
  ASSERT_EQ(f.waiting.size(), f.times.size());
  ASSERT_EQ(f.free_units.size(), f.times.size());
  for (Band const& b : f.waiting) EXPECT_TRUE(is_ordered(b));
  for (Band const& b : f.free_units) EXPECT_TRUE(is_ordered(b));
  for (ForecastHour const& h : f.hours)
    for (auto const& b : {h.reported, h.response_min, h.late_share}) {
      EXPECT_TRUE(!b || is_ordered(*b));
    }
}

void expect_sensible(std::vector<RunsOut> const& list, Forecast const& f) {
  for (RunsOut const& it : list) {
    EXPECT_GT(it.share, 0);
    EXPECT_LE(it.share, 1);
    EXPECT_GE(it.first, f.made);
    EXPECT_LE(it.first, f.times.back());
  }
  EXPECT_TRUE(std::is_sorted(list.begin(), list.end(),
                             [](auto const& a, auto const& b) { return a.share > b.share; }));
}

TEST(Forecasts, HaveOrderedBands) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    World const world = random_world(seed);
    NearestIdle const policy;
    DutyRoom room = room_of(world, policy, true);
    room.run().go_on_to(SimTime{0} + whole_hours(1 + static_cast<std::int64_t>(seed % 3)));
    Forecast const f = forecast(room.run(), {policy, nullptr, seed, 1, 8, 3});
    expect_ordered(f);
    expect_sensible(f.dry, f);
    expect_sensible(f.out_of_stock, f);
  }
}

TEST_F(ForecastTest, ExpectsAboutAsManyReportsAsTheHazardsSay) {
  let_it_pour(4);
  s.incident_kinds[0].report_mean_s = 60;
  open();
  Forecast const f = ahead(2, 40);
  ASSERT_TRUE(f.hours[1].reported);
  EXPECT_NEAR(f.hours[1].reported->p50, 4, 1.5);
  EXPECT_LT(f.hours[1].reported->p10, f.hours[1].reported->p90);
  EXPECT_TRUE(f.hours[1].response_min);
}

TEST_F(ForecastTest, IsTheSameOfTheSameSnapshot) {
  let_it_pour(4);
  open();
  report(near_node(5));
  LiveRun const copy = run().snapshot();
  Forecast const first = ahead();
  expect_same(first, ahead());
  expect_same(first, forecast(copy, {policy, nullptr, 1, 1, 6, 2}));
}

TEST_F(ForecastTest, HasOtherLuckWithAnotherSeed) {
  let_it_pour(4);
  open();
  auto const free = [&](std::uint64_t seed) {
    std::vector<double> all;
    for (Band const& b : forecast(run(), {policy, nullptr, seed, 1, 6, 2}).free_units)
      all.push_back(b.p50);
    return all;
  };
  EXPECT_NE(free(1), free(2));
}

TEST_F(ForecastTest, LeavesTheRunAsItIs) {
  let_it_pour(4);
  DutyRoom& asked = open();
  DutyRoom twin = room_of(*world, policy);
  twin.run().go_on_to(nine);
  report(near_node(5));
  twin.apply(ReportChange{{kPond, 2, false, {}}, near_node(5), "", ""}, {"li", "", ""});
  ahead();
  EXPECT_EQ(digest(asked), digest(twin));
  wait(whole_minutes(30));
  ahead();
  wait(whole_minutes(30));
  twin.run().go_on_to(run().now());
  EXPECT_EQ(digest(asked), digest(twin));
}

TEST_F(ForecastTest, CountsAnIncidentThatLacksSomebodyAsWaiting) {
  s.incident_kinds[0].needs.require(0, 3);  // there are two
  open();
  report(near_node(5));
  for (Band const& b : ahead().waiting) EXPECT_EQ(b.p50, 1);
}

TEST_F(ForecastTest, SaysWhenAStationsOnlyUnitWillBeGone) {
  open();
  report(near_node(14));
  tell(OrderChange{kPumpEast, {}, kEast, ""});
  Forecast const f = ahead();
  ASSERT_EQ(f.dry.size(), 1U);
  EXPECT_EQ(f.dry[0].station, kEast);
  EXPECT_FALSE(f.dry[0].material);
  EXPECT_EQ(f.dry[0].share, 1);
  EXPECT_LE(f.dry[0].first, nine + whole_minutes(10));
}

TEST_F(ForecastTest, DoesNotCallAStationDryThatHasNobodyNow) {
  open();
  report(near_node(14));
  tell(OrderChange{kPumpEast, IncidentId{0U}, {}, ""});
  EXPECT_TRUE(ahead().dry.empty());
}

TEST_F(ForecastTest, SaysWhatRunsOut) {
  s.materials.push_back({"bags", {"沙袋", "sandbags"}, "bag", {}});
  MaterialId const bags{0U};
  s.stock.push_back({kWest, bags, 10, {}});
  s.stock.push_back({kEast, bags, 1000, {}});
  s.incident_kinds[0].materials = {{bags, 10}};
  s.unit_kinds[0].load = {{bags, 0.5}};
  open();
  report(near_node(1));
  Forecast const f = ahead();
  ASSERT_EQ(f.out_of_stock.size(), 1U);
  EXPECT_EQ(f.out_of_stock[0].station, kWest);
  EXPECT_EQ(f.out_of_stock[0].material, bags);
  EXPECT_EQ(f.out_of_stock[0].share, 1);
}

TEST(Bands, AreTheQuantilesOfTheirSample) {
  Band const b = band_of({5, 1, 3, 2, 4, 6, 7, 8, 9, 10, 0});
  EXPECT_EQ(b.p10, 1);
  EXPECT_EQ(b.p50, 5);
  EXPECT_EQ(b.p90, 9);
  EXPECT_EQ(band_of({3}).p10, 3);
  EXPECT_EQ(band_of({3}).p90, 3);
}

}  // namespace
}  // namespace sc::test

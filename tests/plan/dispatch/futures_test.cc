// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/futures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "plan/small_view.h"

namespace sc {
namespace {

constexpr IncidentKindId kFirstKind{std::size_t{0}};

/// One kind in two zones.
test::SmallView expecting(double in_zone_0_per_h, double in_zone_1_per_h) {
  test::SmallView view;
  view.outlook.it.zones.resize(2);
  view.outlook.it.incident_kinds.resize(1);
  view.outlook.rate_per_h[{kFirstKind, ZoneId{std::size_t{0}}}] = in_zone_0_per_h;
  view.outlook.rate_per_h[{kFirstKind, ZoneId{std::size_t{1}}}] = in_zone_1_per_h;
  return view;
}

std::vector<Future> imagine(test::SmallView& view, PolicyWeights const& weights = {}) {
  return imagine_futures({view.now, view.open, view.units, view.busy, view.estimates, view.outlook},
                         weights);
}

std::vector<std::int64_t> moments(std::vector<Future> const& futures) {
  std::vector<std::int64_t> all;
  for (Future const& future : futures)
    for (FutureIncident const& it : future) all.push_back(it.after.ms);
  return all;
}

TEST(Futures, AreNoneWhereNothingIsExpected) {
  auto view = expecting(0, 0);
  EXPECT_TRUE(imagine(view).empty());
}

TEST(Futures, HoldAsManyAsExpectedOnAverageInEachZone) {
  auto view = expecting(1, 4);
  double count[2] = {0, 0};
  for (Future const& future : imagine(view, {.horizon_min = 60, .samples = 2000}))
    for (FutureIncident const& it : future) ++count[it.zone.index()];
  EXPECT_NEAR(count[0] / 2000, 1, 4 * std::sqrt(1 / 2000.0));
  EXPECT_NEAR(count[1] / 2000, 4, 4 * std::sqrt(4 / 2000.0));
}

TEST(Futures, RunInOrderAndEndAtTheHorizon) {
  auto view = expecting(3, 3);
  for (Future const& future : imagine(view, {.horizon_min = 60, .samples = 50})) {
    EXPECT_TRUE(std::is_sorted(future.begin(), future.end(),
                               [](auto const& a, auto const& b) { return a.after < b.after; }));
    EXPECT_LE(future.empty() ? Duration{} : future.back().after, whole_minutes(60));
  }
}

TEST(Futures, AreTheSameForTheSameMomentAndOthersForAnother) {
  auto view = expecting(3, 3);
  view.add_open(1);
  auto const once = moments(imagine(view));
  EXPECT_EQ(moments(imagine(view)), once);
  view.now.ms += 10'000;
  EXPECT_NE(moments(imagine(view)), once);
}

TEST(Futures, NeverHoldMoreThanCanBeTriedOutQuickly) {
  auto view = expecting(1e6, 1e6);
  for (Future const& future : imagine(view)) EXPECT_EQ(future.size(), kMostFutureIncidents);
}

}  // namespace
}  // namespace sc

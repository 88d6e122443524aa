// SPDX-License-Identifier: Apache-2.0
#include "plan/relocation/dmexclp.h"

#include <gtest/gtest.h>

#include <cmath>

#include "plan/relocation/random_relocation.h"

namespace sc {
namespace {

using test::RandomRelocation;

/// Expected demand that finds a unit free: all ways in which the units can be busy are gone
/// through.
double expected_coverage(RelocationView const& view, StationId mine) {
  std::vector<StationId> crews{mine};
  for (IdleUnit const& other : view.idle)
    if (other.kind == view.unit.kind) crews.push_back(other.station);
  double covered = 0;
  for (unsigned busy = 0; busy < 1U << crews.size(); ++busy) {
    double chance = 1;
    for (std::size_t c = 0; c < crews.size(); ++c)
      chance *= (busy >> c & 1U) != 0 ? Dmexclp::kBusyShare : 1 - Dmexclp::kBusyShare;
    auto const demand = zone_demand(view);
    for (std::size_t z = 0; z < demand.size(); ++z)
      for (std::size_t c = 0; c < crews.size(); ++c) {
        if ((busy >> c & 1U) != 0) continue;
        if (!in_time(view.outlook, view.unit.kind, crews[c], ZoneId{z})) continue;
        covered += chance * demand[z];
        break;
      }
  }
  return covered;
}

TEST(Dmexclp, FindsTheGreatestExpectedCoverage) {
  Stream random(41, 0, Purpose::test, 0);
  int moved = 0;
  for (int trial = 0; trial < 500; ++trial) {
    RandomRelocation const moment(random);
    StationId const chosen = Dmexclp{}.where(moment.view());
    double const here = expected_coverage(moment.view(), chosen);
    for (StationId const station : moment.with_room)
      EXPECT_LE(expected_coverage(moment.view(), station), here + 1e-9) << "trial " << trial;
    if (chosen == moment.posted) continue;
    ++moved;
    EXPECT_GT(here, expected_coverage(moment.view(), moment.posted) + 1e-9) << "moved for nothing";
  }
  EXPECT_GT(moved, 100);
}

/// One zone per station, each in time from its own only.
struct TwoStations {
  test::FakeOutlook outlook;
  std::vector<IdleUnit> idle;
  std::vector<StationId> room{StationId{std::size_t{0}}, StationId{std::size_t{1}}};
  FreeUnit unit;

  TwoStations() {
    outlook.it.zones.resize(2);
    outlook.it.incident_kinds.resize(1);
    outlook.it.incident_kinds[0].needs.require(0, 1);
    for (std::size_t s = 0; s < 2; ++s)
      outlook.driving[{StationId{s}, ZoneId{s}}] = whole_minutes(10);
    expect(1, 1);
    unit.kind = UnitKindId{std::size_t{0}};
    unit.skills = 1;
  }
  void expect(double in_zone_0, double in_zone_1) {
    outlook.rate_per_h[{IncidentKindId{std::size_t{0}}, ZoneId{std::size_t{0}}}] = in_zone_0;
    outlook.rate_per_h[{IncidentKindId{std::size_t{0}}, ZoneId{std::size_t{1}}}] = in_zone_1;
  }
  void wait_at(std::size_t station, std::size_t kind = 0) {
    idle.push_back({UnitId{idle.size()}, UnitKindId{kind}, 1, StationId{station}});
  }
  [[nodiscard]] std::size_t where() const {
    return Dmexclp{}.where({SimTime{0}, unit, room[0], idle, room, outlook}).index();
  }
};

TEST(Dmexclp, GoesWhereNobodyWaits) {
  TwoStations city;
  city.wait_at(0);
  EXPECT_EQ(city.where(), 1U);
}

TEST(Dmexclp, DoesNotCountOtherKinds) {
  TwoStations city;
  city.wait_at(0, 1);
  EXPECT_EQ(city.where(), 0U);
}

TEST(Dmexclp, SecondsAUnitWhereMuchMoreIsExpected) {
  TwoStations city;
  city.wait_at(0);
  city.expect(3, 1);  // 3 q < 1
  EXPECT_EQ(city.where(), 1U);
  city.expect(4, 1);  // 4 q > 1
  EXPECT_EQ(city.where(), 0U);
}

TEST(Dmexclp, CallHandlingAndTurnOutBelongToTheTime) {
  TwoStations city;
  city.expect(1, 5);
  auto& drive = city.outlook.driving[{city.room[1], ZoneId{std::size_t{1}}}];
  drive = whole_minutes(26);  // 1 min call handling, 3 min turn-out
  EXPECT_EQ(city.where(), 1U);
  drive = whole_minutes(27);
  EXPECT_EQ(city.where(), 0U);
}

}  // namespace
}  // namespace sc

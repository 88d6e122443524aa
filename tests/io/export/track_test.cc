// SPDX-License-Identifier: Apache-2.0
#include "io/export/track.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::ElementsAre;
using testing::FieldsAre;

constexpr SimTime at_s(std::int64_t s) {
  return SimTime{s * 1000};
}

/// Waits, drives 0.01 degrees east in 100 s and 0.02 north in 50 s, works, returns until the end.
///
///   time [s]   0        60       160      210      300        400
///   status   standby  driving  driving  working  returning  returning
UnitTrack one_way_and_back() {
  UnitTrack track;
  track.time = {at_s(0), at_s(60), at_s(160), at_s(210), at_s(300), at_s(400)};
  track.position = {{120.1, 30.3},   {120.1, 30.3},   {120.11, 30.3},
                    {120.11, 30.32}, {120.11, 30.32}, {120.1, 30.3}};
  track.status = {UnitStatus::standby, UnitStatus::driving,   UnitStatus::driving,
                  UnitStatus::working, UnitStatus::returning, UnitStatus::returning};
  track.link.resize(6);
  return track;
}

void expect_place(LonLat is, LonLat must) {
  EXPECT_NEAR(is.lon_deg, must.lon_deg, 1e-9);
  EXPECT_NEAR(is.lat_deg, must.lat_deg, 1e-9);
}

TEST(Track, AUnitOnItsWayIsInTheLineBetweenTwoObservations) {
  expect_place(place_at(one_way_and_back(), 1, at_s(85)), {120.1025, 30.3});
  expect_place(place_at(one_way_and_back(), 2, at_s(185)), {120.11, 30.31});
}

TEST(Track, AUnitThatStandsStaysUntilItIsElsewhere) {
  UnitTrack track = one_way_and_back();
  track.position[4] = {120.2, 30.4};
  expect_place(place_at(track, 3, at_s(299)), {120.11, 30.32});
}

TEST(Track, OutsideItsTimesAUnitIsAtTheEnds) {
  expect_place(place_at(one_way_and_back(), 0, at_s(-5)), {120.1, 30.3});
  expect_place(place_at(one_way_and_back(), 5, at_s(9999)), {120.1, 30.3});
}

TEST(Track, TwoPlacesAtOneMomentAreNotDividedByZero) {
  UnitTrack track = one_way_and_back();
  track.time[2] = track.time[1];
  expect_place(place_at(track, 1, at_s(60)), {120.11, 30.3});
}

TEST(Track, ALegGoesToTheObservationWhereTheStatusChanges) {
  auto const legs = legs_of(one_way_and_back());
  EXPECT_THAT(legs, ElementsAre(FieldsAre(1U, 3U), FieldsAre(4U, 5U)));
}

TEST(Track, AWayOfOneObservationAtTheEndOfTheRunIsNoLine) {
  UnitTrack track = one_way_and_back();
  track.status[5] = UnitStatus::driving;
  track.status[4] = UnitStatus::standby;
  EXPECT_THAT(legs_of(track), ElementsAre(FieldsAre(1U, 3U)));
}

TEST(Track, AnEmptyTrackHasNoLegs) {
  EXPECT_TRUE(legs_of({}).empty());
}

}  // namespace
}  // namespace sc

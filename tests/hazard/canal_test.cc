// SPDX-License-Identifier: Apache-2.0
#include "hazard/canal.h"

#include <gtest/gtest.h>

#include <array>

namespace sc {
namespace {

constexpr std::array kRise{CanalLevel{SimTime{0} + whole_hours(1), 1.5},
                           CanalLevel{SimTime{0} + whole_hours(3), 2.5},
                           CanalLevel{SimTime{0} + whole_hours(4), 2.1}};

double level_at_minutes(std::int64_t minutes) {
  return canal_level_m(kRise, SimTime{0} + whole_minutes(minutes));
}

TEST(Canal, IsLinearBetweenReadings) {
  EXPECT_DOUBLE_EQ(level_at_minutes(120), 2.0);
  EXPECT_DOUBLE_EQ(level_at_minutes(90), 1.75);
  EXPECT_DOUBLE_EQ(level_at_minutes(210), 2.3);
}

TEST(Canal, MeetsItsReadings) {
  EXPECT_DOUBLE_EQ(level_at_minutes(60), 1.5);
  EXPECT_DOUBLE_EQ(level_at_minutes(180), 2.5);
  EXPECT_DOUBLE_EQ(level_at_minutes(240), 2.1);
}

TEST(Canal, IsConstantOutsideTheReadings) {
  EXPECT_EQ(level_at_minutes(0), 1.5);
  EXPECT_EQ(level_at_minutes(1000), 2.1);
}

TEST(Canal, WithoutReadingsItLiesBelowEverything) {
  EXPECT_LT(canal_level_m({}, SimTime{0}), -100);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "response/daylight.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

SimTime at(std::int64_t hour) {
  return SimTime{0} + whole_hours(hour);
}

TEST(Daylight, LastsFromSixToTwentyLocalTime) {
  Scenario s;
  s.utc_offset = whole_hours(8);  // SimTime 0 is 08:00
  EXPECT_EQ(time_of_day(s, at(18)), whole_hours(2));
  EXPECT_FALSE(is_night(s, at(0)));
  EXPECT_FALSE(is_night(s, at(12) - milliseconds(1)));
  EXPECT_TRUE(is_night(s, at(12)));
  EXPECT_TRUE(is_night(s, at(22) - milliseconds(1)));
  EXPECT_FALSE(is_night(s, at(22)));
}

TEST(Daylight, IsThereBefore1970Too) {
  Scenario s;
  s.start_unix_ms = -whole_hours(24 * 365).ms;
  EXPECT_EQ(time_of_day(s, at(13)), whole_hours(13));
  EXPECT_FALSE(is_night(s, at(13)));
  EXPECT_TRUE(is_night(s, at(23)));
}

}  // namespace
}  // namespace sc

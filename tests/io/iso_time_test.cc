// SPDX-License-Identifier: Apache-2.0
#include "io/iso_time.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

// Seconds since 1970 as `date -u -d ... +%s` gives them.
TEST(IsoTime, EqualsTheSystemsCalendar) {
  EXPECT_EQ(parse_date_time("2021-07-25T04:30:00Z", {}), 1627187400'000);
  EXPECT_EQ(parse_date_time("2021-07-25T12:30", whole_hours(8)), 1627187400'000);
  EXPECT_EQ(parse_date_time("2024-02-29T00:00:00Z", {}), 1709164800'000);
  EXPECT_EQ(parse_date_time("1969-12-31T23:59:59Z", {}), -1'000);
}

class NoTime : public testing::TestWithParam<char const*> {};
TEST_P(NoTime, IsRefused) {
  EXPECT_FALSE(parse_date_time(GetParam(), {}).has_value());
}
INSTANTIATE_TEST_SUITE_P(Forms, NoTime,
                         testing::Values("", "2021-07-25", "2021-7-25T04:30", "2021-02-29T00:00",
                                         "2021-13-01T00:00", "2021-00-01T00:00", "2021-07-25T24:00",
                                         "2021-07-25T04:60", "2021-07-25T04:30:60",
                                         "2021-07-25T04:30:00.", "2021-07-25T04:30+8",
                                         "2021-07-25T04:30+15:00", "2021-07-25T04:30 CST",
                                         "0021-07-25T04:30", "2021-07-25T-4:30",
                                         "25.07.2021 04:30"));

TEST(IsoTime, WritesWhatItReads) {
  for (std::int64_t const ms : {0LL, 1627187400'000LL, 1709164800'123LL, -1'000LL})
    for (Duration const offset : {whole_hours(8), Duration{}, whole_minutes(-210)})
      EXPECT_EQ(parse_date_time(date_time_text(ms, offset), {}), ms) << date_time_text(ms, offset);
  EXPECT_EQ(date_time_text(1627187400'000, whole_hours(8)), "2021-07-25T12:30:00+08:00");
  EXPECT_EQ(date_time_text(-1, whole_minutes(-210)), "1969-12-31T20:29:59.999-03:30");
}

}  // namespace
}  // namespace sc

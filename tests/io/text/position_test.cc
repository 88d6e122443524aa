// SPDX-License-Identifier: Apache-2.0
#include "io/text/position.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

TEST(ParsePosition, TakesLongitudeThenLatitude) {
  EXPECT_EQ(parse_position("120.14,30.31").value, (LonLat{120.14, 30.31}));
  EXPECT_EQ(parse_position(" -0.5 , -51.25 ").value, (LonLat{-0.5, -51.25}));
}

class NoPosition : public testing::TestWithParam<char const*> {};
TEST_P(NoPosition, IsRefusedWithWhatItMustBe) {
  auto const parsed = parse_position(GetParam());
  EXPECT_FALSE(parsed.value);
  EXPECT_THAT(parsed.must_be, HasSubstr("must be LON,LAT in degrees"));
}
INSTANTIATE_TEST_SUITE_P(ParsePosition, NoPosition,
                         testing::Values("", "120.14", "120.14,", ",30.31", "120.14 30.31",
                                         "120.14,30.31,5", "120.14,30.31x", "nan,30", "181,30",
                                         "120,90.5", "30.31,120.14"));

TEST(ParsePosition, AsksWhetherTheTwoAreSwapped) {
  EXPECT_THAT(parse_position("30.31,120.14").must_be, EndsWith("are the two swapped?"));
  EXPECT_THAT(parse_position("200,120.14").must_be, testing::Not(HasSubstr("swapped")));
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/interval_plot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace sc {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(IntervalPlot, SpansAllIntervals) {
  std::array const all{with_interval(5, 1, 10, 0, 0.95), with_interval(9, 0.1, 10, 0, 0.95)};
  IntervalPlot const plot(all, IntervalPlot::Zero::where_it_falls);
  EXPECT_EQ(plot.low(), all[0].low);
  EXPECT_EQ(plot.high(), all[1].high);
  EXPECT_THAT(plot.svg(all[0]), Not(HasSubstr("zero")));
  EXPECT_THAT(plot.svg(all[0]), HasSubstr("class=\"whisker\" d=\"M6.0 "));
}

TEST(IntervalPlot, ShowsZeroBesideDifferences) {
  std::array const all{with_interval(5, 1, 10, 0, 0.95)};
  IntervalPlot const plot(all, IntervalPlot::Zero::always);
  EXPECT_EQ(plot.low(), 0);
  EXPECT_THAT(plot.svg(all[0]), HasSubstr("class=\"zero\" d=\"M6.0 0"));
}

TEST(IntervalPlot, DrawsADotAloneWithoutAnInterval) {
  Estimate one;
  one.value = 3;
  IntervalPlot const plot(std::span(&one, 1), IntervalPlot::Zero::where_it_falls);
  EXPECT_THAT(plot.svg(one), HasSubstr("<circle class=\"dot\" cx=\"90.0\""));
  EXPECT_THAT(plot.svg(one), Not(HasSubstr("whisker")));
  EXPECT_EQ(plot.svg({}), "");
}

TEST(IntervalPlot, OfNothingHasAScale) {
  IntervalPlot const plot({}, IntervalPlot::Zero::where_it_falls);
  EXPECT_EQ(plot.low(), 0);
  EXPECT_EQ(plot.high(), 0);
}

}  // namespace
}  // namespace sc

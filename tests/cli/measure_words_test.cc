// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/small_world.h"

namespace sc {
namespace {

using testing::HasSubstr;

/// The words read and said again; the first complaint, if they are refused.
std::string read(std::string const& words) {
  Complaints complaints;
  auto const measures = measures_of(words, ',', complaints);
  return measures ? words_of(*measures) : complaints.faults().front().message;
}

TEST(MeasureWords, NameOneOrMoreWorks) {
  EXPECT_EQ(read("none"), "none");
  EXPECT_EQ(read("before"), "none");
  EXPECT_EQ(read("rebuilt_points"), "rebuilt_points");
  EXPECT_EQ(read("separated_buildings,rebuilt_points"), "rebuilt_points+separated_buildings");
  EXPECT_EQ(read("after"), "rebuilt_points+separated_buildings");
}

TEST(MeasureWords, AreRefusedByName) {
  EXPECT_THAT(read("rebuilt_points,rebuild"), HasSubstr("--measures = rebuild (must be before,"));
  EXPECT_THAT(read("rebuilt_point"), HasSubstr("Did you mean 'rebuilt_points'?"));
  EXPECT_THAT(read("none,rebuilt_points"), HasSubstr("--measures = none"));
  EXPECT_THAT(read(""), HasSubstr("--measures is empty"));
}

TEST(MeasureWords, HaveAnEffectOnlyWhereSomethingWasBuilt) {
  Scenario s = test::quiet_scenario();
  test::add_basin(s, test::near_node(1));
  Complaints complaints;
  expect_effect({false, false}, s, complaints);
  EXPECT_TRUE(complaints.empty());
  expect_effect({true, true}, s, complaints);
  ASSERT_FALSE(complaints.empty());
  EXPECT_THAT(complaints.faults()[0].message, HasSubstr("changes nothing"));
  s.basins[0].rebuilt = s.basins[0].basin;
  EXPECT_EQ(words_of(effective({true, true}, s)), "rebuilt_points");
  test::add_incident_kind(s, 1);
  s.incident_kinds[0].separated_factor = 0.5;
  EXPECT_EQ(words_of(effective({true, true}, s)), "rebuilt_points+separated_buildings");
  EXPECT_EQ(rebuilt_basins(s), 1U);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/one_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> complaints_about(CaseOptions const& options) {
  Complaints complaints;
  expect_one_source(options, complaints);
  std::vector<std::string> texts;
  for (Fault const& fault : complaints.faults()) texts.push_back(to_string(fault));
  return texts;
}

/// Every option that has a key of its own.
CaseOptions all_options() {
  CaseOptions options;
  options.roads = "map.h5";
  options.policy = "priority";
  options.relocation = "dmexclp";
  options.measures = Measures{};
  options.rain_factor = 2;
  options.trips_per_day = 1000;
  options.traffic = true;
  return options;
}

TEST(OneSource, IsEnoughForEveryValue) {
  CaseOptions options = all_options();
  options.settings = {{"rules.late_min", "20"}, {"roads.snap_limit_m", "300"}};
  EXPECT_THAT(complaints_about(options), IsEmpty());
}

TEST(OneSource, IsDemandedOfEveryOptionWithAKey) {
  CaseOptions options = all_options();
  for (char const* key : {"roads.source", "roads.path", "rules.policy", "rules.relocation",
                          "measures.rebuilt_points", "measures.separated_buildings",
                          "weather.rain_factor", "traffic.trips_per_day", "traffic.on"})
    options.settings.push_back({key, "x"});
  EXPECT_THAT(
      complaints_about(options),
      ElementsAre("--set: roads.source = x (must not stand beside --roads)",
                  "--set: roads.path = x (must not stand beside --roads)",
                  "--set: rules.policy = x (must not stand beside --policy)",
                  "--set: rules.relocation = x (must not stand beside --relocation)",
                  "--set: measures.rebuilt_points = x (must not stand beside --measures)",
                  "--set: measures.separated_buildings = x (must not stand beside --measures)",
                  "--set: weather.rain_factor = x (must not stand beside --rain-factor)",
                  "--set: traffic.trips_per_day = x (must not stand beside --trips)",
                  "--set: traffic.on = x (must not stand beside --trips)",
                  "--set: traffic.on = x (must not stand beside --traffic)"));
  CaseOptions alone;
  alone.settings = options.settings;
  EXPECT_THAT(complaints_about(alone), IsEmpty());
}

TEST(OneSource, CanBeTheSettings) {
  CaseOptions options = all_options();
  options.settings = {{"rules.policy", "priority"}, {"traffic.trips_per_day", "9"}};
  leave_to_settings(options);
  EXPECT_EQ(options.policy, "");
  EXPECT_FALSE(options.trips_per_day);
  EXPECT_TRUE(options.traffic);
  EXPECT_EQ(options.relocation, "dmexclp");
  EXPECT_THAT(complaints_about(options), IsEmpty());
}

TEST(OneSource, MayBeASetting) {
  Settings const settings = {{"rules.policy", "priority"}};
  EXPECT_TRUE(gives(settings, "rules.policy"));
  EXPECT_FALSE(gives(settings, "rules.relocation"));
}

}  // namespace
}  // namespace sc

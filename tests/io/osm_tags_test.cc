// SPDX-License-Identifier: Apache-2.0
#include "io/osm_tags.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

Highway const kStreet{RoadClass::residential, false};
Highway const kTrunk{RoadClass::trunk, false};
Highway const kMotorway{RoadClass::motorway, false};
Highway const kMotorwayRamp{RoadClass::motorway, true};

std::uint8_t street_flags(OsmTags const& tags) {
  return flags_of(tags, kStreet);
}

TEST(HighwayOf, KnowsTheNineClassesByTheirNames) {
  for (std::size_t k = 0; k < kRoadClasses; ++k) {
    auto const road_class = static_cast<RoadClass>(k);
    EXPECT_EQ(highway_of(name_of(road_class)), (Highway{road_class, false}));
  }
}

TEST(HighwayOf, TakesLinksAsRampsOfTheirParent) {
  EXPECT_EQ(highway_of("motorway_link"), (Highway{RoadClass::motorway, true}));
  EXPECT_EQ(highway_of("trunk_link"), (Highway{RoadClass::trunk, true}));
  EXPECT_EQ(highway_of("primary_link"), (Highway{RoadClass::primary, true}));
  EXPECT_EQ(highway_of("secondary_link"), (Highway{RoadClass::secondary, true}));
  EXPECT_EQ(highway_of("tertiary_link"), (Highway{RoadClass::tertiary, true}));
  EXPECT_EQ(highway_of("residential_link"), std::nullopt);
  EXPECT_EQ(highway_of("_link"), std::nullopt);
}

TEST(HighwayOf, TakesUnsurveyedRoadsAsUnclassified) {
  EXPECT_EQ(highway_of("road"), (Highway{RoadClass::unclassified, false}));
}

class NoRoad : public testing::TestWithParam<char const*> {};
TEST_P(NoRoad, IsLeftOut) {
  EXPECT_EQ(highway_of(GetParam()), std::nullopt);
}
INSTANTIATE_TEST_SUITE_P(Highway, NoRoad,
                         testing::Values("footway", "cycleway", "track", "path", "steps",
                                         "pedestrian", "bridleway", "construction", "proposed",
                                         "busway", "raceway", "corridor", "Primary", ""));

TEST(MayEnter, LetsTheMostSpecificKeyDecide) {
  EXPECT_TRUE(may_enter({}));
  EXPECT_FALSE(may_enter({{"access", "private"}}));
  EXPECT_TRUE(may_enter({{"access", "private"}, {"vehicle", "yes"}}));
  EXPECT_FALSE(may_enter({{"vehicle", "yes"}, {"motor_vehicle", "no"}}));
  EXPECT_TRUE(may_enter({{"motor_vehicle", "no"}, {"motorcar", "destination"}}));
}

TEST(MayEnter, RefusesTheClosedWordsOnly) {
  for (char const* word : {"no", "private", "agricultural", "forestry", "military",
                           "agricultural;forestry", "no; private"})
    EXPECT_FALSE(may_enter({{"access", word}})) << word;
  for (char const* word : {"yes", "permissive", "destination", "delivery", "customers", "permit",
                           "private;delivery", "unknown"})
    EXPECT_TRUE(may_enter({{"access", word}})) << word;
}

TEST(MayEnter, AdmitsCrewsWhereEmergencyVehiclesMayGo) {
  EXPECT_TRUE(may_enter({{"access", "no"}, {"emergency", "yes"}}));
  EXPECT_TRUE(may_enter({{"motor_vehicle", "no"}, {"emergency", "designated"}}));
  EXPECT_FALSE(may_enter({{"access", "no"}, {"emergency", "no"}}));
}

TEST(DirectionOf, ReadsTheTag) {
  for (char const* word : {"yes", "true", "1"})
    EXPECT_EQ(direction_of({{"oneway", word}}, kStreet), OsmDirection::forward) << word;
  for (char const* word : {"-1", "reverse"})
    EXPECT_EQ(direction_of({{"oneway", word}}, kStreet), OsmDirection::backward) << word;
  for (char const* word : {"no", "false", "0", "alternating", "what"})
    EXPECT_EQ(direction_of({{"oneway", word}}, kStreet), OsmDirection::both) << word;
  EXPECT_EQ(direction_of({{"oneway", "reversible"}}, kStreet), OsmDirection::changing);
}

TEST(DirectionOf, FollowsTheMotorVehicleKeyFirst) {
  EXPECT_EQ(direction_of({{"oneway", "yes"}, {"oneway:motor_vehicle", "no"}}, kStreet),
            OsmDirection::both);
}

TEST(DirectionOf, KnowsWhatIsOneWayWithoutATag) {
  EXPECT_EQ(direction_of({}, kStreet), OsmDirection::both);
  EXPECT_EQ(direction_of({}, kTrunk), OsmDirection::both);
  EXPECT_EQ(direction_of({}, kMotorway), OsmDirection::forward);
  EXPECT_EQ(direction_of({}, kMotorwayRamp), OsmDirection::forward);
  EXPECT_EQ(direction_of({{"oneway", "no"}}, kMotorwayRamp), OsmDirection::both);
  EXPECT_EQ(direction_of({{"junction", "roundabout"}}, kStreet), OsmDirection::forward);
  EXPECT_EQ(direction_of({{"junction", "circular"}}, kStreet), OsmDirection::forward);
  EXPECT_EQ(direction_of({{"junction", "roundabout"}, {"oneway", "-1"}}, kStreet),
            OsmDirection::backward);
}

TEST(FlagsOf, SeesBridges) {
  EXPECT_EQ(street_flags({{"bridge", "yes"}}), link_flag::bridge);
  EXPECT_EQ(street_flags({{"bridge", "viaduct"}}), link_flag::bridge);
  EXPECT_EQ(street_flags({{"bridge", "no"}, {"name", "文晖大桥"}}), 0);
  EXPECT_EQ(street_flags({{"name", "文晖大桥"}}), link_flag::bridge);
  EXPECT_EQ(street_flags({{"name", "大桥路"}}), 0);
}

TEST(FlagsOf, TellsUnderpassesFromCoveredStreets) {
  EXPECT_EQ(street_flags({{"tunnel", "yes"}}), link_flag::tunnel | link_flag::underpass);
  EXPECT_EQ(street_flags({{"tunnel", "building_passage"}}), link_flag::tunnel);
  EXPECT_EQ(street_flags({{"covered", "yes"}}), link_flag::tunnel);
  EXPECT_EQ(street_flags({{"tunnel", "no"}}), 0);
  EXPECT_EQ(street_flags({{"tunnel", "culvert"}}), 0);
  EXPECT_EQ(street_flags({{"layer", "-1"}}), link_flag::underpass);
  EXPECT_EQ(street_flags({{"name", "香积寺路隧道"}}), link_flag::underpass);
  EXPECT_EQ(street_flags({{"name", "石祥路下穿通道"}}), link_flag::underpass);
  EXPECT_EQ(street_flags({{"bridge", "yes"}, {"layer", "-1"}}), link_flag::bridge);
}

TEST(FlagsOf, SeesViaducts) {
  EXPECT_EQ(street_flags({{"name", "上塘高架路"}}), link_flag::elevated);
  EXPECT_EQ(street_flags({{"name", "上塘高架下地面道路"}}), 0);
  EXPECT_EQ(street_flags({{"name", "上塘高架路"}, {"tunnel", "yes"}}) & link_flag::elevated, 0);
  EXPECT_EQ(flags_of({{"bridge", "yes"}, {"layer", "2"}}, kTrunk),
            link_flag::bridge | link_flag::elevated);
  EXPECT_EQ(flags_of({{"bridge", "yes"}, {"layer", "0"}}, kTrunk), link_flag::bridge);
  EXPECT_EQ(street_flags({{"bridge", "yes"}, {"layer", "2"}}), link_flag::bridge);
}

TEST(FlagsOf, MarksRampsAndRoundabouts) {
  EXPECT_EQ(flags_of({}, kMotorwayRamp), link_flag::ramp);
  EXPECT_EQ(street_flags({{"junction", "roundabout"}}), link_flag::roundabout);
}

TEST(LayerOf, ReadsWholeNumbersAndKnowsDefaults) {
  EXPECT_EQ(layer_of({{"layer", "3"}}), 3);
  EXPECT_EQ(layer_of({{"layer", "-2"}}), -2);
  EXPECT_EQ(layer_of({{"layer", "99"}}), 5);
  EXPECT_EQ(layer_of({{"layer", "1.5"}}), 0);
  EXPECT_EQ(layer_of({{"bridge", "yes"}}), 1);
  EXPECT_EQ(layer_of({{"tunnel", "yes"}}), -1);
  EXPECT_EQ(layer_of({}), 0);
}

TEST(NamesOf, PrefersTheTaggedLanguage) {
  RoadName const both = names_of({{"name", "莫干山路"}, {"name:en", "Moganshan Road"}});
  EXPECT_EQ(both, (RoadName{"莫干山路", "Moganshan Road"}));
  RoadName const tagged = names_of({{"name", "Rue"}, {"name:zh", "街"}});
  EXPECT_EQ(tagged, (RoadName{"街", "Rue"}));
}

TEST(NamesOf, FallsBackToTheRouteNumber) {
  EXPECT_EQ(names_of({{"ref", "G25"}}), (RoadName{"G25", "G25"}));
  EXPECT_EQ(names_of({{"name", "留石高架路"}, {"ref", "S2"}}), (RoadName{"留石高架路", "S2"}));
  EXPECT_EQ(names_of({}), RoadName{});
}

TEST(NamesOf, DropsTextThatIsNotUtf8) {
  EXPECT_EQ(names_of({{"name", "\xC3"}, {"ref", "7"}}), (RoadName{"7", "7"}));
  EXPECT_EQ(names_of({{"name", "a\xFFz"}}), RoadName{});
}

}  // namespace
}  // namespace sc

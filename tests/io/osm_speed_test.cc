// SPDX-License-Identifier: Apache-2.0
#include "io/osm_speed.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

struct Reading {
  char const* text;
  double kmh;
};
void PrintTo(Reading const& reading, std::ostream* out) {
  *out << reading.text;
}

class ReadableLimit : public testing::TestWithParam<Reading> {};
TEST_P(ReadableLimit, GivesItsSpeed) {
  auto const speed = maxspeed_mps(GetParam().text);
  ASSERT_TRUE(speed.has_value());
  EXPECT_NEAR(*speed * 3.6, GetParam().kmh, 1e-9);
}
INSTANTIATE_TEST_SUITE_P(
    Maxspeed, ReadableLimit,
    testing::Values(Reading{"50", 50}, Reading{"50 km/h", 50}, Reading{"50kmh", 50},
                    Reading{"22.5", 22.5}, Reading{"30 mph", 48.28032}, Reading{"30mph", 48.28032},
                    Reading{"10 knots", 18.52}, Reading{"50;60", 50}, Reading{"80; 60", 60},
                    Reading{"70|50|70", 50}, Reading{"CN:urban", 50}, Reading{"CN:rural", 70},
                    Reading{"CN:motorway", 120}, Reading{"DE:urban", 50}, Reading{"DE:rural", 100},
                    Reading{"DE:living_street", 7}, Reading{"DE:zone:30", 30},
                    Reading{"DE:zone30", 30}, Reading{"FR:zone30", 30}, Reading{"CN:40", 40},
                    Reading{"GB:nsl_single", 96.56064}, Reading{"XX:rural", 80},
                    Reading{"none", 120}, Reading{"DE:none", 120}, Reading{"walk", 7}));

class UnreadableLimit : public testing::TestWithParam<char const*> {};
TEST_P(UnreadableLimit, GivesNothing) {
  EXPECT_EQ(maxspeed_mps(GetParam()), std::nullopt);
}
INSTANTIATE_TEST_SUITE_P(Maxspeed, UnreadableLimit,
                         testing::Values("", "signals", "variable", "fast", "-50", "0", "1000",
                                         "1e9", "50 furlongs", "50;fast", "urban", "CN:", "nan",
                                         "inf", ";", "50 km/h 60"));

TEST(SpeedOf, TellsTheDirectionsApart) {
  WaySpeed const speed =
      speed_of({{"maxspeed", "60"}, {"maxspeed:backward", "30"}}, {RoadClass::primary, false});
  EXPECT_DOUBLE_EQ(speed.forward_mps, 60 / 3.6);
  EXPECT_DOUBLE_EQ(speed.backward_mps, 30 / 3.6);
  EXPECT_FALSE(speed.assumed);
}

TEST(SpeedOf, AssumesTheClassWithoutALimit) {
  WaySpeed const speed = speed_of({}, {RoadClass::trunk, false});
  EXPECT_DOUBLE_EQ(speed.forward_mps, 80 / 3.6);
  EXPECT_TRUE(speed.assumed);
  EXPECT_FALSE(speed.unreadable);
}

TEST(SpeedOf, MarksALimitThatMakesNoSense) {
  WaySpeed const speed = speed_of({{"maxspeed", "quick"}}, {RoadClass::service, false});
  EXPECT_DOUBLE_EQ(speed.forward_mps, 15 / 3.6);
  EXPECT_TRUE(speed.assumed);
  EXPECT_TRUE(speed.unreadable);
}

TEST(SpeedOf, FindsTheZoneInTheSourceOfTheLimit) {
  Highway const street{RoadClass::residential, false};
  EXPECT_DOUBLE_EQ(speed_of({{"source:maxspeed", "CN:urban"}}, street).forward_mps, 50 / 3.6);
  EXPECT_DOUBLE_EQ(speed_of({{"zone:maxspeed", "DE:30"}}, street).forward_mps, 30 / 3.6);
  WaySpeed const sign = speed_of({{"source:maxspeed", "sign"}}, street);
  EXPECT_TRUE(sign.assumed);
  EXPECT_FALSE(sign.unreadable);
}

TEST(ClassSpeed, NeverRisesWithLessImportanceAndRampsAreSlower) {
  for (std::size_t k = 0; k < kRoadClasses; ++k) {
    auto const road_class = static_cast<RoadClass>(k);
    double const road = class_speed_mps({road_class, false});
    EXPECT_LE(class_speed_mps({road_class, true}), road);
    if (k > 0) {
      EXPECT_LE(road, class_speed_mps({static_cast<RoadClass>(k - 1), false}));
    }
  }
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/planner_sentence.h"

#include <gtest/gtest.h>

#include "support/small_world.h"

namespace sc {
namespace {

Scenario two_rebuilt_points() {
  Scenario s = test::quiet_scenario();
  for (std::size_t node : {1U, 2U}) {
    test::add_basin(s, test::near_node(node));
    s.basins.back().rebuilt = s.basins.back().basin;
  }
  return s;
}

/// Before and after of one policy, every difference nothing until told otherwise.
class Sentence : public testing::Test {
 protected:
  explicit Sentence(Scenario const& s = two_rebuilt_points()) {
    set.worlds.emplace_back(new World(test::make_world(s)));
    set.variants = {{"before", "nearest_idle", "none", {false, false}, {}},
                    {"after", "nearest_idle", "none", {true, false}, {}}};
    for (std::size_t k = 0; k < indicators().size(); ++k) found.push_back({{}, {}});
    tell("waterlogging_incidents", 24.06, -12.3, 0.6);
    tell("flooded_points", 19, -7, 0);
    tell("person_trips", 8800, 2, 3);
  }
  void tell(std::string_view id, double before, double difference, double error) {
    for (std::size_t k = 0; k < indicators().size(); ++k)
      if (indicators()[k].id == id) {
        found[k][0].value.value = before;
        found[k][1].difference =
            with_interval(difference, error, 1'000'000, 0, kUsualLevel);  // half width 1.96 errors
      }
  }
  [[nodiscard]] std::optional<Names> said() const { return planner_sentence({set, found, 100}); }
  VariantSet set;
  Comparison found;
};

TEST_F(Sentence, SaysWhatTheWorksBoughtAndHowSureThatIs) {
  EXPECT_EQ(
      said()->en,
      "Rebuilding the 2 points: 12.3 fewer waterlogging incidents a storm (95 % interval "
      "11.1 to 13.5; 24.1 before), 7.0 fewer points 0.15 m deep or more (19.0 before), 2 more "
      "person-trips (95 % interval -4 to 8, not clear of zero; 8800 before).");
  EXPECT_EQ(said()->zh,
            "改造2处积水点：每场暴雨积水险情减少 12.3 起（95 % 置信区间 11.1 至 13.5；原为 "
            "24.1），水深达 "
            "0.15 米的点减少 7.0 处（原为 19.0），出动增加 2 人次（95 % 置信区间 -4 至 "
            "8，差异不显著；原为 8800）。");
}

TEST_F(Sentence, NeverSaysMinusNothing) {
  tell("waterlogging_incidents", 24, 0, 0.01);
  EXPECT_EQ(said()->en.substr(0, 126),
            "Rebuilding the 2 points: 0.0 fewer waterlogging incidents a storm (95 % interval 0.0 "
            "to 0.0, not clear of zero; 24.0 before), ");
}

TEST_F(Sentence, NamesEveryWork) {
  set.variants[1].measures = {true, true};
  EXPECT_EQ(said()->en.substr(0, 70),
            "Rebuilding the 2 points and separating the drains of buildings: 12.3 f");
}

TEST_F(Sentence, SaysWhereNothingChanges) {
  tell("person_trips", 8800, 0, 0);
  EXPECT_NE(said()->en.find(", 8800 person-trips as before."), std::string::npos);
  EXPECT_NE(said()->zh.find("，出动不变（8800 人次）。"), std::string::npos);
}

TEST_F(Sentence, IsNotSaidOfPolicies) {
  set.variants[1] = {"x", "x", "none", {false, false}, {}};
  EXPECT_FALSE(said());
  set.variants[1].measures = {true, false};
  EXPECT_FALSE(said());
}

class SentenceOfMoreRain : public Sentence {
 protected:
  static Scenario rainy() {
    Scenario s = two_rebuilt_points();
    s.rain_factor = 2;
    return s;
  }
  SentenceOfMoreRain() : Sentence(rainy()) {}
};

TEST_F(SentenceOfMoreRain, SaysThatItIsHypothetical) {
  EXPECT_NE(said()->en.find("points (hypothetical: all rain x 2): "), std::string::npos);
  EXPECT_NE(said()->zh.find("（假设雨量为 2 倍）"), std::string::npos);
}

}  // namespace
}  // namespace sc

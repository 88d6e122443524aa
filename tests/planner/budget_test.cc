// SPDX-License-Identifier: Apache-2.0
#include "planner/budget.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/small_world.h"

namespace sc {
namespace {

using testing::ElementsAre;

/// Two pumps, a saw, 30 bags at two stations, and no rope.
Scenario means() {
  Scenario s = test::quiet_scenario();
  StationId const a = test::add_station(s, test::near_node(0));
  StationId const b = test::add_station(s, test::near_node(15));
  UnitKindId const pump = test::add_unit_kind(s, 1), saw = test::add_unit_kind(s, 2);
  s.unit_kinds[0].id = "pump";
  s.unit_kinds[1].id = "saw";
  for (UnitKindId const kind : {pump, saw, pump}) test::add_unit(s, kind, a);
  s.materials.push_back({"bag", {"袋", "bag"}, "bag", {}});
  s.materials.push_back({"rope", {"绳", "rope"}, "m", {}});
  s.stock = {{a, MaterialId{0U}, 20, {}}, {b, MaterialId{0U}, 10, {}}};
  return s;
}

std::vector<std::string> faults_of(std::string_view text, Scenario const& s = means()) {
  Complaints complaints;
  (void)read_budget(text, s, complaints);
  std::vector<std::string> faults;
  for (Fault const& fault : complaints.faults()) faults.push_back(to_string(fault));
  return faults;
}

Budget good(std::string_view text, Scenario const& s = means()) {
  Complaints complaints;
  Budget budget = read_budget(text, s, complaints);
  complaints.throw_if_any();
  return budget;
}

TEST(Budget, IsNothingWithoutText) {
  for (std::string_view const text : {"", "pump=0", "people=+0,bag=-0"}) {
    Budget const b = good(text);
    EXPECT_THAT(b.units, ElementsAre(0, 0));
    EXPECT_THAT(b.material, ElementsAre(0, 0));
    EXPECT_EQ(b.people, 0);
  }
}

TEST(Budget, ReadsUnitsMaterialAndPeopleWithBlanks) {
  Budget const b = good(" pump = +2 ,\tsaw=-1,bag= -7.5,people =+6 , rope=1e2");
  EXPECT_THAT(b.units, ElementsAre(2, -1));
  EXPECT_THAT(b.material, ElementsAre(-7.5, 100));
  EXPECT_EQ(b.people, 6);
}

TEST(Budget, MayTakeAllThereIs) {
  Budget const b = good("pump=-2,bag=-30,people=-100");
  EXPECT_THAT(b.units, ElementsAre(-2, 0));
  EXPECT_EQ(b.material[0], -30);
}

TEST(Budget, NamesWhatIsUnknownAndWhatWasMeant) {
  EXPECT_THAT(faults_of("pumpe=+1"),
              ElementsAre("--budget: pumpe = +1 (must be a unit kind of unit_kinds.csv, a material "
                          "of materials.csv or people) Did you mean 'pump'?"));
  EXPECT_THAT(faults_of("peple=1"), ElementsAre(testing::HasSubstr("Did you mean 'people'?")));
  EXPECT_THAT(faults_of("xxxxxxx=1"), ElementsAre(testing::EndsWith("or people)")));
}

TEST(Budget, TakesEachNameOnce) {
  EXPECT_THAT(faults_of("pump=+1, pump=+1"),
              ElementsAre("--budget: pump = +1 (must be there once)"));
}

class NoNumber : public testing::TestWithParam<char const*> {};

TEST_P(NoNumber, IsRefused) {
  EXPECT_THAT(faults_of(GetParam()), ElementsAre(testing::HasSubstr("must be a number such as +1")))
      << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Texts, NoNumber,
                         testing::Values("pump", "pump=", "pump=x", "pump=1x", "pump=+", "pump=nan",
                                         "bag=inf", "bag=2e6", "pump=++1", "pump=+-1", "pump==1",
                                         ",pump=1", "bag=1 0"));

TEST(Budget, KnowsNoPartsOfUnitsAndPeople) {
  EXPECT_THAT(faults_of("saw=0.5,people=1.5,bag=0.5"),
              ElementsAre("--budget: saw = 0.5 (must be a whole number)",
                          "--budget: people = 1.5 (must be a whole number)"));
}

TEST(Budget, TakesNoMoreThanThereIs) {
  EXPECT_THAT(faults_of("pump=-3,bag=-30.5,rope=-1"),
              ElementsAre("--budget: pump = -3 (must be at least -2: there are no more)",
                          "--budget: bag = -30.5 (must be at least -30: there is no more)",
                          testing::HasSubstr("rope = -1 (must be at least -0: there is no more)")));
}

TEST(Budget, TellsAllFaultsAtOnce) {
  EXPECT_EQ(faults_of("pmp=+1,people=+2,people=+1,bag=x,saw=0.5,pump=-3").size(), 5U);
}

/// The stock that the plan has lain out is what there is.
TEST(Budget, CountsTheStockOfThePlan) {
  Scenario s = means();
  s.plan.stock = {{StationId{0U}, MaterialId{0U}, 8, {}}};
  EXPECT_THAT(faults_of("bag=-9", s), ElementsAre(testing::HasSubstr("must be at least -8")));
  EXPECT_EQ(good("bag=-8", s).material[0], -8);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
// Every relocation policy of the table passes this suite.
#include <gtest/gtest.h>

#include <ostream>

#include "base/check.h"
#include "plan/relocation/random_relocation.h"
#include "plan/relocation/table.h"

namespace sc {

void PrintTo(RelocationEntry const& entry, std::ostream* out) {
  *out << entry.name;
}

namespace {

using test::RandomRelocation;

class RelocationContract : public testing::TestWithParam<RelocationEntry> {};

TEST_P(RelocationContract, PicksAStationWithRoomAndTheSameOneTwice) {
  Stream random(31, 0, Purpose::test, 0);
  for (int trial = 0; trial < 500; ++trial) {
    RandomRelocation const moment(random);
    StationId const station = GetParam().make()->where(moment.view());
    EXPECT_EQ(station, GetParam().make()->where(moment.view()));
    EXPECT_NE(std::find(moment.with_room.begin(), moment.with_room.end(), station),
              moment.with_room.end());
  }
}

TEST_P(RelocationContract, StaysAtItsPostWhereNothingIsKnown) {
  Stream random(32, 0, Purpose::test, 0);
  RandomRelocation moment(random);
  moment.outlook = {};
  EXPECT_EQ(GetParam().make()->where(moment.view()), moment.posted);
}

INSTANTIATE_TEST_SUITE_P(Table, RelocationContract, testing::ValuesIn(relocation_policies()),
                         [](auto const& test) { return std::string(test.param.name); });

TEST(RelocationTable, NamesTheNearestWhenAskedForWhatIsNotThere) {
  try {
    (void)make_relocation_policy("dmexlcp");
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what())
                  .find("relocation = 'dmexlcp' (must be one of: none, "
                        "dmexclp). Did you mean 'dmexclp'?"),
              std::string::npos)
        << error.what();
  }
}

TEST(NoRelocation, ObeysThePlan) {
  Stream random(33, 0, Purpose::test, 0);
  RandomRelocation const moment(random);
  EXPECT_EQ(make_relocation_policy("none")->where(moment.view()), moment.posted);
}

}  // namespace
}  // namespace sc

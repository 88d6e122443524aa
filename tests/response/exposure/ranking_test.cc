// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::ElementsAre;

FloodExposure harm(FloodKind kind, double person_hours, std::vector<std::uint32_t> felt) {
  FloodExposure flood;
  flood.flood.kind = kind;
  flood.dry.person_hours = person_hours;
  flood.felt = std::move(felt);
  return flood;
}

std::vector<double> person_hours(Ranking const& ranking) {
  std::vector<double> result;
  for (FloodExposure const& flood : ranking.floods) result.push_back(flood.dry.person_hours);
  return result;
}

/// A dead end of three streets, of which the middle one has a basin.
std::vector<FloodExposure> dead_end() {
  return {harm(FloodKind::cut_street, 1, {9}), harm(FloodKind::cut_street, 5, {7, 8, 9}),
          harm(FloodKind::basin, 3, {8, 9}), harm(FloodKind::cut_street, 0, {}),
          harm(FloodKind::cut_street, 4, {1, 8})};
}

TEST(Rank, LeavesOutWhatHarmsOnlyTheSameStreetsButNeverABasin) {
  Ranking const ranking = rank(dead_end(), 10, Nested::leave_out);
  EXPECT_THAT(person_hours(ranking), ElementsAre(5, 4, 3));
  EXPECT_EQ(ranking.nested, 1U);
  EXPECT_EQ(ranking.harmless, 1U);
}

TEST(Rank, ListsEverythingThatCostsAnythingIfAsked) {
  Ranking const ranking = rank(dead_end(), 10, Nested::list);
  EXPECT_THAT(person_hours(ranking), ElementsAre(5, 4, 3, 1));
  EXPECT_EQ(ranking.nested, 0U);
}

TEST(Rank, StopsAtTheTop) {
  EXPECT_THAT(person_hours(rank(dead_end(), 2, Nested::leave_out)), ElementsAre(5, 4));
}

TEST(Rank, KeepsTheGivenOrderOfEquals) {
  auto const ranking =
      rank({harm(FloodKind::basin, 2, {1}), harm(FloodKind::street, 2, {2})}, 2, Nested::leave_out);
  EXPECT_EQ(ranking.floods[0].flood.kind, FloodKind::basin);
}

}  // namespace
}  // namespace sc

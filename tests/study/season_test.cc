// SPDX-License-Identifier: Apache-2.0
#include "study/season.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "named_spread.h"

namespace sc {
namespace {

TEST(ActivationSeed, IsItsOwnForEachActivationAndSeason) {
  std::set<std::uint64_t> seeds;
  for (std::uint64_t season : {0U, 1U, 2021U})
    for (char const* id : {"in-fa", "in-fb", "chanthu", "a", "b"})
      seeds.insert(activation_seed(season, id));
  EXPECT_EQ(seeds.size(), 15U);
}

TEST(ActivationSeed, IsTheSameEverywhere) {
  EXPECT_EQ(activation_seed(2021, "in-fa"), activation_seed(2021, std::string("in-fa")));
  EXPECT_EQ(activation_seed(2021, "in-fa"), 7299445690040529652U);
}

Summary of(std::int64_t person_trips, std::size_t cleared) {
  Summary s;
  s.counts.person_trips = person_trips;
  s.counts.activations = 1;
  s.cleared = cleared;
  return s;
}

TEST(SeasonTotals, AddReplicationByReplication) {
  // seasons of 100 + 30 and 104 + 40 person-trips, 3 and 1 problems
  std::vector<Ensemble> const activations{{of(100, 1), of(104, 1)}, {of(30, 2), of(40, 0)}};
  auto const totals = season_totals(activations);
  EXPECT_EQ(named(totals, "activations").estimate.value, 2);
  EXPECT_EQ(named(totals, "incidents_cleared").estimate.value, 2);
  Spread const& trips = named(totals, "person_trips");
  EXPECT_EQ(trips.estimate.value, 137);
  EXPECT_EQ(trips.estimate.standard_error, 7);
  EXPECT_EQ(trips.least, 130);
  EXPECT_EQ(trips.most, 144);
}

}  // namespace
}  // namespace sc

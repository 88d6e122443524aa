// SPDX-License-Identifier: Apache-2.0
#include "planner/placements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/planning_case.h"

namespace sc {
namespace {

using test::PlanningCase;

/// A random case, what is asked of it, and what the models make of today's plan.
struct Models {
  explicit Models(std::uint64_t seed)
      : it(test::random_scenario(seed)),
        demand(it.searched, seed, 3, 1),
        all(placements(it.searched, it.space, demand, it.space.shipped_plan(), 1)) {}
  PlanningCase const it;
  Demand const demand;
  std::vector<Placement> const all;
};

/// Calls that the kind helps with, by point.
std::vector<double> calls(Models const& m, ModelFit const& fit) {
  Scenario const& s = m.it.searched.scenario;
  std::vector<double> weight(m.demand.points(), 0);
  for (std::size_t k = 0; k < s.incident_kinds.size(); ++k)
    if (s.incident_kinds[k].needs.helped_by(s.unit_kinds[fit.kind.index()].skills))
      for (std::size_t i = 0; i < weight.size(); ++i)
        weight[i] += m.demand.expected(fit.level, IncidentKindId{k}, i);
  return weight;
}

/// Driving time to each point from the nearest unit of the kind on standby [s].
std::vector<double> nearest_s(Models const& m, Candidate const& c, ModelFit const& fit) {
  std::vector<double> least(m.demand.points(), std::numeric_limits<double>::infinity());
  for (std::size_t slot = 0; slot < m.it.space.slots().size(); ++slot) {
    auto const& posting = c.at[fit.level][slot];
    bool const waits = posting && posting->duty == Duty::standby;
    if (!waits || m.it.space.kind(c, slot) != fit.kind) continue;
    for (std::size_t i = 0; i < least.size(); ++i)
      least[i] =
          std::min(least[i], m.demand.from_station(fit.level, fit.kind, posting->station, i));
  }
  return least;
}

template <class Of>
double mean_over_calls(Models const& m, Candidate const& c, ModelFit const& fit, Of of) {
  auto const weight = calls(m, fit), time_s = nearest_s(m, c, fit);
  double sum = 0, total = 0;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    sum += weight[i] > 0 ? weight[i] * of(time_s[i]) : 0;
    total += weight[i];
  }
  return sum / total;
}

constexpr std::uint64_t kCases = 15;

TEST(Placements, AreOfAllFourModels) {
  Models const m(1);
  ASSERT_EQ(m.all.size(), 4U);
  EXPECT_EQ(m.all[0].model, "p_median");
  EXPECT_EQ(m.all[1].model, "mclp");
  EXPECT_EQ(m.all[2].model, "mexclp");
  EXPECT_EQ(m.all[3].model, "p_centre");
  for (Placement const& placement : m.all) EXPECT_FALSE(placement.fits.empty());
}

TEST(Placements, MoveStandbysAloneAndWithinTheRoom) {
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    Models const m(seed);
    Candidate const& start = m.it.space.shipped_plan();
    for (Placement const& placement : m.all) {
      SCOPED_TRACE(std::string(placement.model) + " " + std::to_string(seed));
      Candidate const& c = placement.candidate;
      test::expect_within_means(m.it.space, c);
      EXPECT_EQ(c.as, start.as);
      EXPECT_EQ(c.stock, start.stock);
      for (std::size_t level = 1; level < kResponseLevels; ++level)
        for (std::size_t slot = 0; slot < m.it.space.slots().size(); ++slot) {
          auto const &now = c.at[level][slot], &before = start.at[level][slot];
          ASSERT_EQ(now.has_value(), before.has_value());
          EXPECT_TRUE(!now || now->duty == before->duty);
          EXPECT_TRUE(!now || now->basin == before->basin);
        }
    }
  }
}

TEST(Placements, AreNoBetterThanTheirBounds) {
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    Models const m(seed);
    for (Placement const& placement : m.all)
      for (ModelFit const& fit : placement.fits) {
        SCOPED_TRACE(std::string(placement.model) + " " + std::to_string(seed));
        if (placement.unit == "s") {
          EXPECT_LE(fit.bound, fit.value + 1e-6);
        } else {
          EXPECT_GE(fit.bound, fit.value - 1e-9);
          EXPECT_GE(fit.value, 0);
          EXPECT_LE(fit.value, 1 + 1e-9);
        }
        bool const equal = std::abs(fit.bound - fit.value) <= 1e-6 * std::max(1.0, fit.value);
        EXPECT_TRUE(equal || placement.model != "p_median" || !fit.proven);
      }
  }
}

TEST(Placements, HaveTheValuesThatTheirPlansHave) {
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    Models const m(seed);
    Rules const& rules = m.it.searched.scenario.rules;
    double const in_time_s = (rules.late - rules.call_handling - rules.turn_out_day).seconds();
    for (ModelFit const& fit : m.all[0].fits)
      EXPECT_NEAR(fit.value,
                  mean_over_calls(m, m.all[0].candidate, fit,
                                  [](double s) { return std::min(s, 86'400.0); }),
                  1e-6);
    for (ModelFit const& fit : m.all[1].fits)
      EXPECT_NEAR(fit.value,
                  mean_over_calls(m, m.all[1].candidate, fit,
                                  [&](double s) { return s <= in_time_s ? 1.0 : 0.0; }),
                  1e-9);
    for (ModelFit const& fit : m.all[3].fits) {
      auto const weight = calls(m, fit), time_s = nearest_s(m, m.all[3].candidate, fit);
      double greatest = 0;
      for (std::size_t i = 0; i < weight.size(); ++i)
        if (weight[i] > 0) greatest = std::max(greatest, time_s[i]);
      EXPECT_NEAR(fit.value, greatest, 1e-6);
    }
  }
}

/// With those of its rivals on the same people, so that the first kind to choose has them all.
TEST(Placements, ArePlacedBetterByTheirOwnModelThanByOthers) {
  Scenario s = test::random_scenario(2);
  s.unit_kinds.resize(4);
  for (UnitSpec& unit : s.units) unit.kind = UnitKindId{0U};
  PlanningCase const it(s);
  Demand const demand(it.searched, 2, 3, 1);
  auto const all = placements(it.searched, it.space, demand, it.space.shipped_plan(), 1);
  ASSERT_FALSE(all[0].fits.empty());
  for (ModelFit const& fit : all[0].fits) {
    auto const mean_s = [&](Candidate const& c) {
      double sum = 0, total = 0;
      for (std::size_t i = 0; i < demand.points(); ++i) {
        double weight = 0, least = 86'400;
        for (std::size_t k = 0; k < s.incident_kinds.size(); ++k)
          if (s.incident_kinds[k].needs.helped_by(s.unit_kinds[0].skills))
            weight += demand.expected(fit.level, IncidentKindId{k}, i);
        for (auto const& posting : c.at[fit.level])
          if (posting && posting->duty == Duty::standby)
            least = std::min(least,
                             demand.from_station(fit.level, UnitKindId{0U}, posting->station, i));
        sum += weight * least;
        total += weight;
      }
      return sum / total;
    };
    EXPECT_NEAR(mean_s(all[0].candidate), fit.value, 1e-6);
    for (Placement const& other : all) EXPECT_GE(mean_s(other.candidate), fit.value - 1e-6);
    EXPECT_GE(mean_s(it.space.shipped_plan()), fit.value - 1e-6);
  }
}

TEST(Placements, StandWhereTheCallsAre) {
  PlanningCase const it(test::far_calls());
  Demand const demand(it.searched, 1, 1, 1);
  auto const all = placements(it.searched, it.space, demand, it.space.shipped_plan(), 1);
  for (Placement const& placement : all) {
    if (placement.unit == "share") continue;  // in time from both
    EXPECT_EQ(placement.candidate.at[1][0]->station, StationId{1U}) << placement.model;
    ASSERT_EQ(placement.fits.size(), 1U);
    EXPECT_NEAR(placement.fits[0].value, 0, 1);
    EXPECT_TRUE(placement.fits[0].proven);
  }
}

/// Four calls in four hours, each for two units and of 600 s in the middle; lognormal ones are
/// longer than that in the mean. One unit covers all, as long as it is free.
TEST(Placements, KnowHowBusyUnitsAre) {
  Scenario s = test::far_calls();
  s.incident_kinds[0].needs.require(0, 2);
  s.incident_kinds[0].work_sigma_log = 0.5;
  PlanningCase const it(s);
  Demand const demand(it.searched, 1, 1, 1);
  auto const all = placements(it.searched, it.space, demand, it.space.shipped_plan(), 1);
  ASSERT_EQ(all[2].fits.size(), 1U);
  double const busy = 4 * 2 * 600 * std::exp(0.125) / (4 * 3600);
  EXPECT_NEAR(all[2].fits[0].value, 1 - busy, 1e-9);
}

TEST(Placements, LeaveLevelsThatAreNotPlanned) {
  PlanScope scope;
  scope.levels = {false, false, true, true, true};
  PlanningCase const it(test::far_calls(), "", scope);
  Demand const demand(it.searched, 1, 1, 1);
  for (auto const& placement :
       placements(it.searched, it.space, demand, it.space.shipped_plan(), 1)) {
    EXPECT_EQ(placement.candidate.at[1][0]->station, StationId{0U});
    EXPECT_TRUE(placement.fits.empty());
  }
}

}  // namespace
}  // namespace sc

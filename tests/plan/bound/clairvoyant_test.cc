// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/clairvoyant.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/random.h"
#include "plan/dispatch/nearest_idle.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"
#include "response/simulate.h"
#include "response/summary.h"
#include "support/grid_city.h"
#include "support/random_run.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// What one run says beside the bound; nothing if nobody reported anything.
struct Compared {
  double bound_s = 0;
  double mean_s = 0;
};

std::optional<Compared> expect_bound_to_hold(World const& world, std::uint64_t seed,
                                             Trajectory const& run, BoundScope const& scope) {
  ResponseTimes const response = summarise(world, run).response;
  ClairvoyantBound const bound = clairvoyant_bound(world, seed, 0, scope);
  if (!response.mean_s) {
    EXPECT_EQ(bound.certain, 0U);
    return std::nullopt;
  }
  EXPECT_LE(bound.mean_s, *response.mean_s + 1e-6);
  EXPECT_LE(bound.late_share, *response.late_share() + 1e-9);
  EXPECT_LE(bound.certain, response.reported);
  EXPECT_GE(bound.certain + bound.optional, response.reported);
  return Compared{bound.mean_s, *response.mean_s};
}

// Districts of every sort, as they are in tests/response/properties.

constexpr std::uint64_t kRandomDistricts = 200;

TEST(ClairvoyantBound, IsBelowEveryRunOfRandomDistricts) {
  for (std::uint64_t seed = 0; seed < kRandomDistricts; ++seed) {
    SCOPED_TRACE("random_world(" + std::to_string(seed) + ")");
    World const world = test::random_world(seed);
    Trajectory const run = test::run_random(world, seed);
    expect_bound_to_hold(world, seed, run, {});
    expect_bound_to_hold(world, seed, run, {units_sent_by(world, world.scenario.plan)});
    if (HasFailure()) return;
  }
}

// Districts where there is too much to do, and crews stay with what they have begun.

constexpr std::uint64_t kBusyDistricts = 50;
constexpr std::uint64_t kPlans = 3;
constexpr std::uint64_t kPolicies = 2;

World busy_world(std::uint64_t seed) {
  Scenario s = test::random_world(seed).scenario;
  s.rules.call_handling = whole_minutes(1);
  s.rules.preempt_severity = 0;
  for (IncidentKindSpec& kind : s.incident_kinds) {
    kind.base_per_h *= 3;
    kind.materials.clear();
    kind.work_median_s *= 3;
  }
  return World(std::move(s), test::grid_city(4, 4), 1);
}

Plan random_plan(World const& world, std::uint64_t seed) {
  Scenario const& s = world.scenario;
  Stream random(seed, 0, Purpose::test, 79);
  auto const below = [&](std::size_t n) {
    return std::size_t{random.below(static_cast<std::uint32_t>(n))};
  };
  Plan plan = s.plan;
  for (auto& postings : plan.postings) {
    postings.clear();
    for (std::size_t u = 0; u < s.units.size(); ++u) {
      Posting posting{UnitId{u}, Duty::standby, StationId{below(s.stations.size())}, {}, "", {}};
      std::size_t const luck = below(10);
      if (luck == 0)
        posting = {UnitId{u}, Duty::guard, {}, BasinId{below(s.basins.size())}, "", {}};
      if (luck == 1) posting = {UnitId{u}, Duty::patrol, {}, {}, s.patrols[0].id, {}};
      if (luck > 2) postings.push_back(posting);
    }
  }
  return plan;
}

Trajectory run_plan(World const& world, Plan const& plan, std::uint64_t seed, std::uint64_t turn) {
  auto const policies = dispatch_policies();
  auto const relocations = relocation_policies();
  auto const policy = policies[turn % policies.size()].make(plan.weights);
  auto const relocation = relocations[turn / policies.size() % relocations.size()].make();
  SimulationOptions options;
  options.seed = seed;
  options.relocation = relocation.get();
  options.record_all = false;
  return simulate(world, plan, *policy, options);
}

double median(std::vector<double> values) {
  return quantile(std::move(values), 0.5);
}

TEST(ClairvoyantBound, IsBelowEveryPlanAndPolicyOfBusyDistricts) {
  std::vector<double> ratios;
  std::uint64_t turn = 0;
  for (std::uint64_t seed = 0; seed < kBusyDistricts; ++seed) {
    World const world = busy_world(seed);
    for (std::uint64_t k = 0; k < kPlans * kPolicies; ++k) {
      Plan const plan = random_plan(world, seed * kPlans + k / kPolicies);
      SCOPED_TRACE("busy_world(" + std::to_string(seed) + "), turn " + std::to_string(turn));
      Trajectory const run = run_plan(world, plan, seed, turn++);
      expect_bound_to_hold(world, seed, run, {});
      auto const both = expect_bound_to_hold(world, seed, run, {units_sent_by(world, plan)});
      if (HasFailure()) return;
      if (both) ratios.push_back(both->bound_s / both->mean_s);
    }
  }
  printf("median %g, p90 %g most %g\n", median(ratios), quantile(ratios, 0.9), quantile(ratios, 1));
  EXPECT_GT(median(ratios), 0.3) << "a bound that says nothing";
}

// Tiny districts in which there is nothing that the bound ignores.

/// Sends whoever is idle to the incidents in a fixed order, and waits for the next that is not
/// reported yet.
class InOrder final : public DispatchPolicy {
 public:
  explicit InOrder(std::vector<IncidentId> order) : order_(std::move(order)) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    std::vector<Assignment> orders;
    for (FreeUnit const& unit : view.free_units) {
      bool const open = next_ < order_.size() &&
                        std::any_of(view.open.begin(), view.open.end(),
                                    [&](auto const& it) { return it.id == order_[next_]; });
      if (open && unit.engagement == FreeUnit::Engagement::idle)
        orders.push_back({unit.id, order_[next_++], {}});
    }
    return orders;
  }

 private:
  std::vector<IncidentId> order_;
  mutable std::size_t next_ = 0;
};

/// Four incidents at a station, one or two crews, orders at any moment, no turn-out.
Scenario tiny_district(std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 80);
  Scenario s = test::quiet_scenario();
  s.rules.dispatch_epoch = milliseconds(1);
  s.rules.call_handling = whole_minutes(1);
  s.rules.turn_out_day = {};
  StationId const here = test::add_station(s, test::near_node(5));
  test::add_station(s, test::near_node(0));
  UnitKindId const crew = test::add_unit_kind(s, 1);
  s.unit_kinds[crew.index()].setup = whole_minutes(random.below(5));
  for (std::uint32_t u = 0; u < 1 + seed % 2; ++u) test::add_unit(s, crew, here);
  IncidentKindId const kind = test::add_incident_kind(s, 1);
  for (int k = 0; k < 4; ++k) {
    test::add_recorded(s, kind, SimTime{0} + whole_seconds(random.below(3000)), test::near_node(5));
    s.incidents.back().work = whole_seconds(60 + random.below(4000));
  }
  return s;
}

/// Everybody at the first station, or some at the second.
Plan with_stations(Plan plan, std::size_t choice) {
  for (auto& postings : plan.postings)
    for (Posting& posting : postings)
      posting.station = StationId{choice >> posting.unit.index() & std::size_t{1}};
  return plan;
}

struct Least {
  double mean_s = 1e9;
  double late_share = 1;
};

Least by_brute_force(World const& world) {
  Least least;
  std::size_t const plans = std::size_t{1} << world.scenario.units.size();
  for (std::size_t choice = 0; choice < plans; ++choice) {
    std::vector<IncidentId> order;
    for (std::size_t i = 0; i < world.scenario.incidents.size(); ++i) order.emplace_back(i);
    do {
      Plan const plan = with_stations(world.scenario.plan, choice);
      auto const response = summarise(world, simulate(world, plan, InOrder(order), {})).response;
      least.mean_s = std::min(least.mean_s, response.mean_s.value());
      least.late_share = std::min(least.late_share, response.late_share().value());
    } while (std::next_permutation(order.begin(), order.end()));
  }
  return least;
}

TEST(ClairvoyantBound, IsWhatBruteForceFindsInTinyDistricts) {
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    World const world = test::make_world(tiny_district(seed));
    Least const least = by_brute_force(world);
    ClairvoyantBound const bound = clairvoyant_bound(world, 1, 0);
    double const rounding_s = 0.1 * 4;
    EXPECT_LE(bound.mean_s, least.mean_s + 1e-9) << "district " << seed;
    EXPECT_GE(bound.mean_s, least.mean_s - rounding_s) << "district " << seed;
    EXPECT_DOUBLE_EQ(bound.late_share, least.late_share) << "district " << seed;
  }
}

}  // namespace
}  // namespace sc

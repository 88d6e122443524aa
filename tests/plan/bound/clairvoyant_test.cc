// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/clairvoyant.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
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

constexpr std::uint64_t kBusyDistricts = 25;
constexpr std::uint64_t kPlans = 3;
constexpr std::uint64_t kPolicies = 2;

World busy_world(std::uint64_t seed) {
  Scenario s = test::random_world(seed).scenario;
  s.rules.call_handling = whole_minutes(1);
  s.rules.preempt_severity = 0;
  for (IncidentKindSpec& kind : s.incident_kinds) {
    kind.base_per_h *= 3;
    kind.work_median_s *= 12;
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
  EXPECT_GT(median(ratios), 0.3) << "a bound that says nothing";
}

// Districts in which the bound ignores little: one crew is enough for every incident, and the
// dispatcher knows all work beforehand. Here a bound that is a little too high must fail.

constexpr std::uint64_t kSimpleDistricts = 50;

/// Of the incidents that wait, the one with the least work goes to the nearest idle unit.
class ShortestFirst final : public DispatchPolicy {
 public:
  explicit ShortestFirst(std::vector<PlannedIncident> fate) : fate_(std::move(fate)) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    std::vector<OpenIncident> open(view.open.begin(), view.open.end());
    std::stable_sort(open.begin(), open.end(), [this](auto const& a, auto const& b) {
      return fate_[a.id.index()].work < fate_[b.id.index()].work;
    });
    std::vector<FreeUnit> idle;
    std::copy_if(view.free_units.begin(), view.free_units.end(), std::back_inserter(idle),
                 [](auto const& unit) { return unit.engagement == FreeUnit::Engagement::idle; });
    std::vector<Assignment> orders;
    for (OpenIncident const& it : open)
      if (auto const order = nearest(it, idle, view)) orders.push_back(*order);
    return orders;
  }

 private:
  static std::optional<Assignment> nearest(OpenIncident const& it, std::vector<FreeUnit>& idle,
                                           DispatchView const& view) {
    std::optional<Assignment> best;
    auto const times = view.estimates.to_incident(it.id, idle);
    for (std::size_t k = 0; k < idle.size(); ++k)
      if (times[k] && it.lacking.helped_by(idle[k].skills) && (!best || *times[k] < best->estimate))
        best = {idle[k].id, it.id, *times[k]};
    if (best) std::erase_if(idle, [&](FreeUnit const& unit) { return unit.id == best->unit; });
    return best;
  }

  std::vector<PlannedIncident> fate_;
};

World simple_world(std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 81);
  Scenario s = test::quiet_scenario();
  s.generate_incidents = true;
  s.rules.call_handling = whole_minutes(1);
  s.start_unix_ms = whole_hours(1 + random.below(24)).ms;
  for (std::size_t const node : {std::size_t{0}, std::size_t{10}})
    test::add_station(s, test::near_node(node));
  for (SkillSet const skills : {1U, 2U, 3U}) {
    UnitKindId const crew = test::add_unit_kind(s, skills);
    s.unit_kinds[crew.index()].setup = whole_minutes(random.below(5));
    std::uint32_t const units = 1 + random.below(2);
    for (std::uint32_t u = 0; u < units; ++u) test::add_unit(s, crew, StationId{random.below(2)});
  }
  for (SkillSet const skills : {1U, 2U}) {
    IncidentKindSpec& kind = s.incident_kinds[test::add_incident_kind(s, skills).index()];
    kind.driver = driver_named("base");
    kind.base_per_h = 6 + 6 * random.uniform();
    kind.work_median_s = 2400;
    kind.work_sigma_log = random.uniform();
    kind.report_mean_s = 60;
  }
  return test::make_world(std::move(s));
}

TEST(ClairvoyantBound, IsBelowButNearADispatcherWhoKnowsAllWorkBeforehand) {
  std::vector<double> ratios;
  for (std::uint64_t seed = 0; seed < kSimpleDistricts; ++seed) {
    SCOPED_TRACE("simple_world(" + std::to_string(seed) + ")");
    World const world = simple_world(seed);
    SimulationOptions options;
    options.seed = seed;
    auto const look = [&](DispatchPolicy const& policy) {
      return expect_bound_to_hold(world, seed,
                                  simulate(world, world.scenario.plan, policy, options), {});
    };
    look(NearestIdle{});
    look(*make_dispatch_policy("priority"));
    auto const both = look(ShortestFirst(incidents_of(world, seed, 0)));
    if (HasFailure()) return;
    ratios.push_back(both.value().bound_s / both->mean_s);
  }
  EXPECT_GT(median(ratios), 0.7) << "a bound that says nothing";
}

// What some runs report and others do not.

TEST(ClairvoyantBound, IsDilutedByIncidentsThatSomeRunsReport) {
  Scenario s = test::quiet_scenario();
  s.rules.call_handling = whole_minutes(1);
  BasinId const basin = test::add_basin(s, test::near_node(5));
  s.basins[basin.index()].closure_depth_m = 0.2;
  IncidentKindId const plain = test::add_incident_kind(s, 1);
  IncidentKindId const trapped = test::add_incident_kind(s, 1);
  s.incident_kinds[trapped.index()].pumps_basin = true;
  s.incident_kinds[trapped.index()].prevented_by_closure = true;
  IncidentKindId const parent = test::add_incident_kind(s, 1);
  s.incident_kinds[parent.index()].spawns = plain;
  s.incident_kinds[parent.index()].spawn_mean_s = 1;
  test::add_recorded(s, parent, SimTime{0}, test::near_node(10));
  test::add_recorded(s, trapped, SimTime{0}, test::near_node(5));
  test::add_recorded(s, plain, SimTime{0}, test::near_node(10));
  s.incidents.back().report = s.end;
  ClairvoyantBound const bound = clairvoyant_bound(test::make_world(s), 1, 0);
  EXPECT_EQ(bound.certain, 1U);
  EXPECT_EQ(bound.optional, 3U);  // a child, one that a closure prevents, one seen in passing
  EXPECT_DOUBLE_EQ(bound.waiting_s, 4 * 3600.0);  // nobody is there
  EXPECT_DOUBLE_EQ(bound.mean_s, (4 * 3600.0 + 60) / 4);
  EXPECT_DOUBLE_EQ(bound.late_share, 0.25);
}

TEST(ClairvoyantBound, CountsOnNothingThatARecordedClosurePrevents) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const trapped = test::add_incident_kind(s, 1);
  s.incident_kinds[trapped.index()].prevented_by_closure = true;
  SimTime const onset = SimTime{0} + whole_hours(1);
  test::add_recorded(s, trapped, onset, test::near_node(1, 100, 0));
  s.closures.push_back({onset, s.end, test::near_node(1, 100, 0), 5, "flood", {}});
  EXPECT_EQ(clairvoyant_bound(test::make_world(s), 1, 0).certain, 0U);
  s.closures[0].to = onset;  // open again by then
  s.closures[0].from = SimTime{0};
  EXPECT_EQ(clairvoyant_bound(test::make_world(s), 1, 0).certain, 1U);
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

/// A crew fetches material for three hours of work at node 5 and is cut off from the store.
Scenario cut_off_district() {
  Scenario s = test::quiet_scenario();
  s.rules.call_handling = whole_minutes(1);
  s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
  s.stock = {{test::add_station(s, test::near_node(0)), MaterialId{0U}, 1000, {}}};
  test::add_unit(s, test::add_unit_kind(s, 1), test::add_station(s, test::near_node(5)));
  for (int k = 0; k < 2; ++k) {
    IncidentKindId const kind = test::add_incident_kind(s, 1);
    test::add_recorded(s, kind, SimTime{0}, test::near_node(5));
    s.incidents.back().work = whole_hours(3);
  }
  s.incident_kinds[0].materials = {{MaterialId{0U}, 100}};
  for (LonLat const street : {test::near_node(0, 100, 0), test::near_node(0, 0, 100)})
    s.closures.push_back({SimTime{0}, s.end, street, 5, "works", {}});
  return s;
}

TEST(ClairvoyantBound, HoldsForACrewThatGivesItsSceneUpWhenItIsCutOff) {
  World const world = test::make_world(cut_off_district());
  InOrder const policy({IncidentId{0U}, IncidentId{1U}});
  Trajectory const run = simulate(world, world.scenario.plan, policy, {});
  ASSERT_NE(run.incidents.arrive[1], kNever);
  auto const both = expect_bound_to_hold(world, 0, run, {});
  EXPECT_GT(both.value().bound_s, 0.8 * both->mean_s);
}

}  // namespace
}  // namespace sc

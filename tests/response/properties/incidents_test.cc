// SPDX-License-Identifier: Apache-2.0
// What must hold of the incidents of every run: a life in order, work only with all that is needed,
// and nobody forgotten.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/random_run.h"
#include "support/run_reading.h"

namespace sc {
namespace {

void expect_moments_in_order(IncidentTable const& t, std::size_t i) {
  SimTime last = t.onset[i];
  for (SimTime const next :
       {t.report[i], t.dispatch[i], t.arrive[i], t.work_start[i], t.clear[i]}) {
    ASSERT_LE(last, next) << "incident " << i;
    last = next;
  }
}

void expect_status_to_tell_the_moments(IncidentTable const& t, std::size_t i) {
  bool const known = t.report[i] != kNever;
  bool const never_seen =
      t.status[i] == IncidentStatus::unreported || t.status[i] == IncidentStatus::prevented;
  ASSERT_EQ(known, !never_seen) << "incident " << i;
  ASSERT_EQ(known, t.source[i] != ReportSource::none) << "incident " << i;
  ASSERT_EQ(t.clear[i] != kNever, t.status[i] == IncidentStatus::cleared) << "incident " << i;
  if (t.status[i] == IncidentStatus::assigned) {
    ASSERT_NE(t.dispatch[i], kNever) << i;
  }
  if (t.status[i] == IncidentStatus::arrived) {
    ASSERT_NE(t.arrive[i], kNever) << i;
  }
}

/// Children follow at their parent's place, while nobody works there.
void expect_parent(World const& world, IncidentTable const& t, std::size_t i) {
  auto const parent = static_cast<std::size_t>(t.parent[i]);
  ASSERT_LT(parent, i);
  ASSERT_EQ(world.scenario.incident_kinds[t.kind[parent].index()].spawns, t.kind[i]);
  ASSERT_EQ(t.position[parent], t.position[i]);
  ASSERT_GE(t.onset[i], t.onset[parent]);
  ASSERT_GE(t.work_start[parent], t.onset[i]);
  ASSERT_NE(t.status[parent], IncidentStatus::prevented);
}

void expect_to_stand_in_order_of_onset(IncidentTable const& t) {
  for (std::size_t i = 1; i < t.size(); ++i) {
    if (t.parent[i - 1] >= 0) {
      ASSERT_GE(t.parent[i], 0) << "children come last";
    }
    if (t.parent[i] < 0) {
      ASSERT_LE(t.onset[i - 1], t.onset[i]);
    }
  }
}

void expect_prevention_to_be_allowed(World const& world, IncidentTable const& t, std::size_t i) {
  ASSERT_TRUE(world.scenario.incident_kinds[t.kind[i].index()].prevented_by_closure);
  ASSERT_TRUE(t.basin[i]);
  ASSERT_EQ(t.units_sent[i], 0);
}

using Orders = std::vector<std::vector<test::Order>>;

bool told(std::vector<test::Order> const& orders, std::size_t incident) {
  return std::any_of(orders.begin(), orders.end(), [incident](test::Order const& order) {
    return order.is_to_incident(incident);
  });
}

/// Units at work on the incident at the moment its work began cover its needs.
void expect_work_to_begin_with_enough(World const& world, Trajectory const& run,
                                      Orders const& orders, std::size_t i) {
  Needs lacking = world.scenario.incident_kinds[run.incidents.kind[i].index()].needs;
  SimTime const begin = run.incidents.work_start[i];
  for (std::size_t u = 0; u < run.units.size(); ++u)
    if (told(test::in_force(orders[u], begin), i) &&
        test::was(run.units[u], begin, UnitStatus::working))
      lacking.cover(world.kind_of(UnitId{u}).skills);
  ASSERT_TRUE(lacking.none()) << "incident " << i;
}

/// The first to arrive is on the scene then, and helps.
void expect_the_named_unit_to_arrive(World const& world, Trajectory const& run,
                                     Orders const& orders, std::size_t i) {
  UnitId const u = run.incidents.unit[i];
  SimTime const arrive = run.incidents.arrive[i];
  ASSERT_TRUE(told(test::in_force(orders[u.index()], arrive), i)) << "incident " << i;
  ASSERT_TRUE(test::was(run.units[u.index()], arrive, UnitStatus::setting_up)) << "incident " << i;
  Needs const& needs = world.scenario.incident_kinds[run.incidents.kind[i].index()].needs;
  ASSERT_TRUE(needs.helped_by(world.kind_of(u).skills));
}

/// The last order sends it there, or for what its own work there lacks.
bool committed(std::vector<test::Order> const& orders, std::size_t i) {
  auto const to_work = std::find_if(orders.rbegin(), orders.rend(), [](test::Order const& order) {
    return order.kind != OrderKind::to_supply;
  });
  return to_work != orders.rend() && to_work->is_to_incident(i) && orders.back().target == i;
}

/// Somebody who is committed to it, in a fitting status.
template <class Fits>
bool somebody_is(Trajectory const& run, Orders const& orders, std::size_t i, Fits fits) {
  for (std::size_t u = 0; u < run.units.size(); ++u)
    if (committed(orders[u], i) && fits(run.units[u].status.back())) return true;
  return false;
}

/// One that is told on the road goes on to the next node as what it was.
bool under_way(UnitStatus s) {
  return s == UnitStatus::turning_out || s == UnitStatus::held || test::drives(s);
}

void expect_not_to_be_forgotten(Trajectory const& run, Orders const& orders, std::size_t i) {
  bool const coming = somebody_is(run, orders, i, under_way);
  bool const there = somebody_is(run, orders, i, test::on_scene);
  switch (run.incidents.status[i]) {
    case IncidentStatus::assigned: ASSERT_TRUE(coming && !there) << "incident " << i; break;
    case IncidentStatus::arrived: ASSERT_TRUE(there) << "incident " << i; break;
    default: ASSERT_TRUE(!coming && !there) << "incident " << i;
  }
}

class RandomIncidents : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomIncidents, LiveInOrder) {
  std::size_t all = 0;
  test::for_each_random_run(GetParam(), [&](World const& world, Trajectory const& run) {
    IncidentTable const& t = run.incidents;
    all += t.size();
    expect_to_stand_in_order_of_onset(t);
    for (std::size_t i = 0; i < t.size(); ++i) {
      ASSERT_LT(t.onset[i], run.end);
      expect_moments_in_order(t, i);
      expect_status_to_tell_the_moments(t, i);
      if (t.parent[i] >= 0) expect_parent(world, t, i);
      if (t.status[i] == IncidentStatus::prevented) expect_prevention_to_be_allowed(world, t, i);
    }
  });
  EXPECT_GT(all, 400U) << "too quiet to prove anything";
}

TEST_P(RandomIncidents, AreWorkedOnWithAllThatIsNeeded) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    Orders const orders = test::orders_by_unit(run.orders, run.units.size());
    for (std::size_t i = 0; i < run.incidents.size(); ++i) {
      if (run.incidents.arrive[i] != kNever) expect_the_named_unit_to_arrive(world, run, orders, i);
      if (run.incidents.work_start[i] != kNever)
        expect_work_to_begin_with_enough(world, run, orders, i);
    }
  });
}

TEST_P(RandomIncidents, AreNeverForgotten) {
  test::for_each_random_run(GetParam(), [](World const&, Trajectory const& run) {
    Orders const orders = test::orders_by_unit(run.orders, run.units.size());
    for (std::size_t i = 0; i < run.incidents.size(); ++i)
      expect_not_to_be_forgotten(run, orders, i);
  });
}

TEST_P(RandomIncidents, CountTheUnitsThatWereSent) {
  test::for_each_random_run(GetParam(), [](World const&, Trajectory const& run) {
    std::vector<std::set<UnitId>> sent(run.incidents.size());
    for (std::size_t k = 0; k < run.orders.size(); ++k)
      if (run.orders.kind[k] == OrderKind::to_incident)
        sent[run.orders.target[k]].insert(run.orders.unit[k]);
    for (std::size_t i = 0; i < sent.size(); ++i)
      ASSERT_EQ(static_cast<std::size_t>(run.incidents.units_sent[i]), sent[i].size()) << i;
  });
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, RandomIncidents,
                         testing::Range<std::uint64_t>(0,
                                                       test::kRandomWorlds / test::kWorldsPerTest));

}  // namespace
}  // namespace sc

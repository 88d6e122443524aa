// SPDX-License-Identifier: Apache-2.0
// What must hold after every change, and of the run that is left behind.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "response/live/script.h"

namespace sc {
namespace {

constexpr std::uint64_t kScripts = 20;

bool serves(LiveIncident const& it, UnitId u) {
  return std::find(it.units.begin(), it.units.end(), u) != it.units.end();
}

/// Units that bring material serve an incident whose team they are not of.
void expect_units_and_incidents_to_agree(LiveRun const& run) {
  std::map<UnitId, IncidentId> team;
  for (std::size_t i = 0; i < run.incidents(); ++i) {
    LiveIncident const it = run.incident(IncidentId{i});
    bool const open = std::count(run.open().begin(), run.open().end(), IncidentId{i}) == 1;
    bool const by_status = it.status == IncidentStatus::waiting ||
                           it.status == IncidentStatus::assigned ||
                           it.status == IncidentStatus::arrived;
    ASSERT_EQ(open, by_status) << "incident " << i;
    if (!open) {
      ASSERT_TRUE(it.units.empty()) << "incident " << i << " is not open";
    }
    ASSERT_EQ(it.units.empty(), it.status == IncidentStatus::waiting || !open) << "incident " << i;
    for (UnitId const u : it.units) {
      ASSERT_TRUE(team.emplace(u, IncidentId{i}).second) << "unit " << u.value() << " serves two";
      ASSERT_EQ(run.unit(u).incident, IncidentId{i}) << "unit " << u.value();
    }
  }
}

void expect_sound_units(LiveRun const& run) {
  for (std::size_t k = 0; k < run.world().scenario.units.size(); ++k) {
    UnitId const u{k};
    LiveUnit const it = run.unit(u);
    ASSERT_TRUE(std::isfinite(it.position.lon_deg) && std::isfinite(it.position.lat_deg));
    if (it.incident) {
      LiveIncident const served = run.incident(it.incident);
      ASSERT_NE(std::count(run.open().begin(), run.open().end(), it.incident), 0);
      bool const brings = it.status != UnitStatus::working && !serves(served, u);
      ASSERT_TRUE(serves(served, u) || brings) << "unit " << k;
      ASSERT_TRUE(it.on_duty && !it.out_of_service) << "unit " << k;
    }
    if (it.free) {
      ASSERT_TRUE(it.on_duty && !it.out_of_service && !it.incident) << "unit " << k;
    }
    if (it.out_of_service) {
      ASSERT_FALSE(it.next) << "unit " << k << " drives out of service";
    }
    if (it.next) {
      ASSERT_GT(it.next->at, run.now());
      ASSERT_TRUE(it.on_duty) << "unit " << k << " drives without people";
    }
  }
}

void expect_times_in_order(LiveRun const& run) {
  for (std::size_t i = 0; i < run.incidents(); ++i) {
    LiveIncident const it = run.incident(IncidentId{i});
    if (it.report == kNever) {
      ASSERT_TRUE(it.dispatch == kNever && it.arrive == kNever);
      continue;
    }
    ASSERT_LE(it.report, run.now());
    ASSERT_LE(it.report, it.dispatch);
    ASSERT_TRUE(it.arrive == kNever || it.dispatch <= it.arrive) << "incident " << i;
    ASSERT_TRUE(it.clear == kNever || it.arrive == kNever || it.arrive <= it.clear);
    ASSERT_TRUE(it.clear == kNever || it.report <= it.clear);
    ASSERT_EQ(it.clear != kNever, it.status == IncidentStatus::cleared);
    if (it.status == IncidentStatus::arrived) {
      ASSERT_LE(it.arrive, run.now()) << "incident " << i;
    }
  }
}

void expect_sound(LiveRun const& run) {
  expect_units_and_incidents_to_agree(run);
  expect_sound_units(run);
  expect_times_in_order(run);
  for (float const depth : run.depth_m()) ASSERT_TRUE(depth >= 0 && depth <= 10.001F);
}

void expect_conservation_of_stock(MaterialBalance const& b) {
  for (std::size_t m = 0; m < b.initial.size(); ++m) {
    ASSERT_GE(std::min({b.supplied[m], b.at_stations[m], b.on_units[m], b.used[m]}), 0);
    double const left = b.initial[m] + b.supplied[m];
    ASSERT_NEAR(left, b.at_stations[m] + b.on_units[m] + b.used[m], 1e-9 * (1 + left));
  }
}

void expect_people_to_be_counted(World const& world, Trajectory const& t) {
  std::int64_t people = 0;
  std::int64_t vehicles = 0;
  for (std::size_t k = 0; k < t.trips.size(); ++k) {
    people += t.trips.people[k];
    vehicles += t.trips.vehicles[k];
  }
  ASSERT_EQ(people, t.counts.person_trips);
  ASSERT_EQ(vehicles, t.counts.vehicle_trips);
  std::vector<SimTime> off(t.units.size(), SimTime{INT64_MIN});
  for (std::size_t k = 0; k < t.duties.size(); ++k) {
    std::size_t const u = t.duties.unit[k].index();
    SimTime const end = std::min(t.duties.end[k], t.end);
    ASSERT_LE(off[u], t.duties.begin[k]) << "two crews on unit " << u;
    ASSERT_LE(end - t.duties.begin[k], world.scenario.rules.most_duty);
    off[u] = end;
  }
}

void expect_rows_in_order(IncidentTable const& t) {
  for (std::size_t i = 0; i < t.size(); ++i) {
    ASSERT_LE(t.onset[i], t.report[i]);
    if (t.work_start[i] != kNever) {
      ASSERT_LE(t.arrive[i], t.work_start[i]) << "row " << i;
    }
    if (t.clear[i] != kNever && t.work_start[i] != kNever) {
      ASSERT_LE(t.work_start[i], t.clear[i]) << "row " << i;
    }
  }
}

class Scripts : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Scripts, LeaveEverythingSound) {
  auto const play = [](World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
    test::Script script(world, seed);
    LiveRun run = test::live_run(world, policy, seed);
    for (std::size_t k = 0; k < script.size(); ++k) {
      run.go_on_to(script.at(k));
      auto const told = script.tell(k, run);
      SCOPED_TRACE(std::to_string(k) + ": " + told.what);
      ASSERT_NO_FATAL_FAILURE(expect_sound(run));
    }
    run.go_on_to(world.scenario.end);
    expect_sound(run);
    Trajectory const t = run.finish();
    expect_conservation_of_stock(t.material);
    expect_people_to_be_counted(world, t);
    expect_rows_in_order(t.incidents);
  };
  test::for_each_script(GetParam() * kScripts, kScripts, play);
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, Scripts, testing::Range<std::uint64_t>(0, 10));

}  // namespace
}  // namespace sc

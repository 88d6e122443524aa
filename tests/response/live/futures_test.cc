// SPDX-License-Identifier: Apache-2.0
// Copies of a run go their own way, and leave it alone.
#include <gmock/gmock.h>

#include <algorithm>

#include "base/random.h"
#include "response/live/live_test.h"
#include "response/live/same_run.h"

namespace sc {
namespace {

using testing::IsEmpty;

/// Plays a script; `look` is shown the run after each change.
template <class Look>
Trajectory play(World const& world, DispatchPolicy const& policy, std::uint64_t seed, Look look) {
  test::Script script(world, seed);
  LiveRun run = test::live_run(world, policy, seed);
  for (std::size_t k = 0; k < script.size(); ++k) {
    run.go_on_to(script.at(k));
    script.tell(k, run);
    look(run, script, k);
  }
  run.go_on_to(world.scenario.end);
  return run.finish();
}

TEST(Copies, DoNotDisturbTheRun) {
  test::for_each_script(
      1000, 24, [](World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
        NearestIdle const nearest{PolicyWeights{}};
        auto const try_out = [&](LiveRun const& run, test::Script script, std::size_t k) {
          if (k % 7 != 3) return;
          LiveRun copy = run.snapshot();
          for (std::size_t next = k + 1; next < std::min(k + 5, script.size()); ++next) {
            script.tell(next, copy);
            copy.go_on_to(script.at(next));
          }
          LiveRun future = copy.future({nearest, nullptr, seed, 1});
          LiveRun other = run.future({nearest, nullptr, seed, 2});
          future.go_on_to(run.now() + whole_hours(1));
          other.go_on_to(world.scenario.end);
          other.finish();
        };
        Trajectory const alone =
            play(world, policy, seed, [](LiveRun const&, test::Script const&, std::size_t) {});
        EXPECT_THAT(test::differences(alone, play(world, policy, seed, try_out)), IsEmpty());
      });
}

TEST(Snapshots, ToldTheSameGoTheSameWay) {
  test::for_each_script(1000, 24,
                        [](World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
                          test::Script script(world, seed);
                          LiveRun run = test::live_run(world, policy, seed);
                          std::size_t const half = script.size() / 2;
                          for (std::size_t k = 0; k < half; ++k) {
                            run.go_on_to(script.at(k));
                            script.tell(k, run);
                          }
                          LiveRun copy = run.snapshot();
                          test::Script same = script;
                          for (std::size_t k = half; k < script.size(); ++k) {
                            for (LiveRun* each : {&run, &copy}) each->go_on_to(script.at(k));
                            ASSERT_EQ(test::digest(run), test::digest(copy)) << "before step " << k;
                            ASSERT_EQ(script.tell(k, run).what, same.tell(k, copy).what);
                            ASSERT_EQ(test::digest(run), test::digest(copy)) << "after step " << k;
                          }
                          for (LiveRun* each : {&run, &copy}) each->go_on_to(world.scenario.end);
                          EXPECT_EQ(test::digest(run), test::digest(copy));
                        });
}

/// A run of a random district two hours in.
class Futures : public testing::TestWithParam<std::uint64_t> {
 protected:
  Futures()
      : world(test::random_world(GetParam())), run(world, nearest, SimulationOptions{}, {true, 3}) {
    run.go_on_to(SimTime{0} + whole_hours(2));
  }
  Trajectory future(std::uint64_t seed, std::uint32_t replication) {
    LiveRun it = run.future({nearest, nullptr, seed, replication});
    it.go_on_to(world.scenario.end);
    return it.finish();
  }
  NearestIdle const nearest{PolicyWeights{}};
  World const world;
  LiveRun run;
};

TEST_P(Futures, AreAlikeWithTheSameLuck) {
  EXPECT_THAT(test::differences(future(7, 3), future(7, 3)), IsEmpty());
}

TEST_P(Futures, DifferWithTheirLuck) {
  std::vector<SimTime> const onset = future(7, 3).incidents.onset;
  EXPECT_NE(onset, future(7, 4).incidents.onset);
  EXPECT_NE(onset, future(8, 3).incidents.onset);
}

TEST_P(Futures, HoldWhatIsReportedAndWhatBeginsAfterNow) {
  Trajectory const t = future(7, 3);
  std::size_t known = 0;
  for (std::size_t i = 0; i < run.incidents(); ++i) {
    IncidentStatus const is = run.incident(IncidentId{i}).status;
    if (is != IncidentStatus::unreported && is != IncidentStatus::prevented) ++known;
  }
  std::size_t before = 0;
  for (std::size_t i = 0; i < t.incidents.size(); ++i)
    if (t.incidents.onset[i] <= run.now() && t.incidents.status[i] != IncidentStatus::prevented) {
      ++before;
      EXPECT_LE(t.incidents.report[i], run.now());
    }
  EXPECT_EQ(before, known);
  EXPECT_GT(t.incidents.size(), known) << "nothing new happens";
}

INSTANTIATE_TEST_SUITE_P(Of, Futures, testing::Range<std::uint64_t>(40, 46));

class OneFuture : public test::LiveTest {
 protected:
  LiveRun future(std::uint32_t replication) {
    return live().future({nearest, nullptr, 5, replication});
  }
  NearestIdle const nearest{PolicyWeights{}};
};

TEST_F(OneFuture, KnowsNoTreeThatNobodyHasReported) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);
  s.incident_kinds[tree.index()].blocks_link = true;
  test::add_recorded(s, tree, noon - whole_minutes(10), test::near_node(1, 100, 0));
  s.incidents.back().report = noon + whole_hours(2);
  start();
  IncidentId const id = report(test::near_node(3));
  LiveRun copy = live().snapshot();
  copy.send(unit, id);
  LiveRun forgetful = future(0);
  for (LiveRun* each : {&copy, &forgetful}) each->go_on_to(noon + whole_minutes(5));
  EXPECT_EQ(copy.incident(id).arrive, noon + whole_seconds(60 + 100)) << "round the tree";
  EXPECT_EQ(forgetful.incident(id).arrive, noon + whole_seconds(60 + 60));
  forgetful.go_on_to(s.end);
  EXPECT_EQ(forgetful.finish().incidents.size(), 1U) << "the tree never was";
}

TEST_F(OneFuture, KnowsTheTreeThatIsReported) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);
  s.incident_kinds[tree.index()].blocks_link = true;
  start();
  report(tree, test::near_node(1, 100, 0));
  IncidentId const id = report(test::near_node(3));
  LiveRun it = future(0);
  it.go_on_to(noon + whole_minutes(5));
  EXPECT_EQ(it.incident(id).arrive, noon + whole_seconds(60 + 100));
}

TEST_F(OneFuture, DrawsTheWorkAnew) {
  s.incident_kinds[trouble.index()].work_sigma_log = 0.5;
  start();
  IncidentId const id = report(test::near_node(3));
  std::vector<SimTime> ends;
  for (std::uint32_t r = 0; r < 3; ++r) {
    LiveRun it = future(r);
    it.go_on_to(s.end);
    ends.push_back(it.incident(id).clear);
    EXPECT_NE(ends.back(), kNever);
  }
  EXPECT_NE(ends[0], ends[1]);
  EXPECT_NE(ends[1], ends[2]);
}

TEST_F(OneFuture, DrawsIncidentsEvenWhereNoReportHasRoom) {
  IncidentKindId const often = test::add_incident_kind(s, 1);
  s.incident_kinds[often.index()].driver = driver_named("base");
  s.incident_kinds[often.index()].base_per_h = 20;
  start(silent(), 1);
  report(test::near_node(3));
  LiveRun it = future(0);
  it.go_on_to(s.end);
  EXPECT_GT(it.incidents(), 30U);
  EXPECT_GT(it.open().size() + it.finish().incidents.size(), 30U);
}

}  // namespace
}  // namespace sc

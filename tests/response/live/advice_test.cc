// SPDX-License-Identifier: Apache-2.0
// What a policy would order, and who else could be sent.
#include <gmock/gmock.h>

#include <algorithm>

#include "plan/dispatch/table.h"
#include "response/live/live_test.h"
#include "response/live/same_run.h"

namespace sc {
namespace {

using testing::IsEmpty;

/// Nearest idle units until half an hour before a moment; at the moment `then` decides, if it is
/// set, and its answer is kept.
class Until final : public DispatchPolicy {
 public:
  Until(SimTime moment, DispatchPolicy const* then) : moment_(moment), then_(then) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    if (view.now + whole_minutes(30) < moment_) return before_.decide(view);
    if (view.now != moment_ || then_ == nullptr) return {};
    answer = then_->decide(view);
    return answer;
  }
  mutable std::vector<Assignment> answer;

 private:
  SimTime moment_;
  DispatchPolicy const* then_;
  NearestIdle before_{PolicyWeights{}};
};

/// Orders of an answer, without those that call off.
std::vector<Assignment> sent(std::vector<Assignment> answer) {
  std::erase_if(answer, [](Assignment const& a) { return !a.incident; });
  return answer;
}

std::vector<Assignment> plain(std::vector<RecommendedOrder> const& orders) {
  std::vector<Assignment> result;
  for (RecommendedOrder const& order : orders)
    result.push_back({order.unit, order.incident, order.estimate});
  return result;
}

TEST(Recommended, IsWhatThePolicyWouldHaveDone) {
  std::size_t orders = 0;
  for (std::uint64_t seed = 0; seed < 48; ++seed) {
    SCOPED_TRACE(seed);
    World const world = test::random_world(seed);
    auto const policy = dispatch_policies()[seed % 4].make(world.scenario.plan.weights);
    SimTime const moment = SimTime{0} + whole_minutes(61 + static_cast<std::int64_t>(seed) * 4);
    SimulationOptions options;
    options.ask_at = {moment};
    Until const acts(moment, policy.get());
    Until const waits(moment, nullptr);
    LiveRun acting(world, acts, options, {});
    LiveRun asked(world, waits, options, {});
    for (LiveRun* each : {&acting, &asked}) each->go_on_to(moment);
    EXPECT_EQ(plain(asked.recommend(*policy, {})), sent(acts.answer));
    orders += acts.answer.size();
  }
  EXPECT_GT(orders, 15U) << "too quiet to prove anything";
}

TEST(Recommended, ChangesNothing) {
  test::for_each_script(2000, 16,
                        [](World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
                          auto const asked = test::policy_for(world, seed + 2);
                          auto const play = [&](bool ask) {
                            test::Script script(world, seed);
                            LiveRun run = test::live_run(world, policy, seed);
                            for (std::size_t k = 0; k < script.size(); ++k) {
                              run.go_on_to(script.at(k));
                              script.tell(k, run);
                              if (!ask) continue;
                              std::string const before = test::digest(run);
                              (void)run.recommend(*asked, {});
                              EXPECT_EQ(test::digest(run), before);
                            }
                            run.go_on_to(world.scenario.end);
                            return run.finish();
                          };
                          EXPECT_THAT(test::differences(play(false), play(true)), IsEmpty());
                        });
}

void expect_sound(LiveRun& run, RecommendedOrder const& order) {
  World const& world = run.world();
  EXPECT_EQ(run.why_not(order.unit, order.incident), "");
  LiveIncident const served = run.incident(order.incident);
  EXPECT_EQ(order.lacking, served.lacking);
  EXPECT_EQ(order.extra, served.lacking.none());
  EXPECT_EQ(order.diverts, run.unit(order.unit).incident);
  Needs const needs =
      order.extra ? world.scenario.incident_kinds[served.kind.index()].needs : order.lacking;
  std::int64_t before = 0;
  for (auto const& other : order.alternatives) {
    EXPECT_NE(other.unit, order.unit);
    EXPECT_EQ(run.why_not(other.unit, order.incident), "");
    EXPECT_TRUE(needs.helped_by(world.kind_of(other.unit).skills));
    EXPECT_EQ(other.serves, run.unit(other.unit).incident);
    EXPECT_EQ(other.estimate, run.estimate(other.unit, order.incident));
    std::int64_t const rank = other.estimate ? other.estimate->ms : INT64_MAX;
    EXPECT_LE(before, rank);
    before = rank;
  }
}

TEST(Recommended, NamesOthersInOrderOfTheirWayWhoCouldHelp) {
  std::size_t others = 0;
  test::for_each_script(
      3000, 24, [&](World const& world, DispatchPolicy const&, std::uint64_t seed) {
        test::Script script(world, seed);
        test::Silent const silent;
        LiveRun run = test::live_run(world, silent, seed);
        auto const policy = dispatch_policies()[seed % 3].make(world.scenario.plan.weights);
        for (std::size_t k = 0; k < script.size(); ++k) {
          run.go_on_to(script.at(k));
          script.tell(k, run);
          for (RecommendedOrder const& order : run.recommend(*policy, {})) {
            expect_sound(run, order);
            others += order.alternatives.size();
          }
        }
      });
  EXPECT_GT(others, 200U) << "too few to prove anything";
}

/// What a policy is shown.
class Shown final : public DispatchPolicy {
 public:
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    open.assign(view.open.begin(), view.open.end());
    return {};
  }
  mutable std::vector<OpenIncident> open;
};

class Advice : public test::LiveTest {
 protected:
  NearestIdle const nearest{PolicyWeights{}};
};

TEST_F(Advice, DoesNotComeBackToWhatWasRefused) {
  UnitId const far = test::add_unit(s, pump, test::add_station(s, test::near_node(15)));
  start();
  IncidentId const id = report(test::near_node(1));
  auto const first = live().recommend(nearest, {});
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].unit, unit);
  EXPECT_EQ(first[0].estimate, whole_seconds(60 + 20));
  ASSERT_EQ(first[0].alternatives.size(), 1U);
  EXPECT_EQ(first[0].alternatives[0].unit, far);
  std::vector<UnitAndIncident> refused{{unit, id}};
  auto const second = live().recommend(nearest, refused);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].unit, far);
  refused.push_back({far, id});
  EXPECT_THAT(live().recommend(nearest, refused), IsEmpty());
}

TEST_F(Advice, RefusesAPairAndNotAUnit) {
  start();
  IncidentId const id = report(test::near_node(1));
  IncidentId const other = report(test::near_node(3));
  auto const orders = live().recommend(nearest, std::vector<UnitAndIncident>{{unit, id}});
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders[0].incident, other);
}

TEST_F(Advice, IsAboutFortyEightIncidentsThatPressMost) {
  IncidentKindId const trapping = test::add_incident_kind(s, 1);
  s.incident_kinds[trapping.index()].people_trapped = true;
  start(silent(), 100);
  std::vector<IncidentId> severe;
  for (int k = 0; k < 60; ++k) {
    bool const presses = k % 2 == 1 && k > 10;
    IncidentId const id = report(test::near_node(3), presses ? 3 + 0.01 * k : 1 + 0.01 * k);
    if (presses) severe.push_back(id);
    wait(whole_seconds(1));
  }
  severe.push_back(report(trapping, test::near_node(3), 0.5));
  Shown const shown;
  (void)live().recommend(shown, {});
  ASSERT_EQ(shown.open.size(), 48U);
  for (IncidentId const id : severe)
    EXPECT_TRUE(std::any_of(shown.open.begin(), shown.open.end(), [&](OpenIncident const& it) {
      return it.id == id;
    })) << id.value();
  EXPECT_TRUE(std::is_sorted(
      shown.open.begin(), shown.open.end(),
      [](OpenIncident const& a, OpenIncident const& b) { return a.report < b.report; }));
}

}  // namespace
}  // namespace sc

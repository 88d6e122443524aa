// SPDX-License-Identifier: Apache-2.0
#include "drill/scripted_policy.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>

#include "drill/actions.h"
#include "drill/busy_district.h"
#include "drill/score_case.h"
#include "plan/dispatch/table.h"
#include "response/simulate.h"

namespace sc {
namespace {

using test::ScoreCase;

struct Replay {
  Trajectory run;
  std::vector<OrderOutcome> outcomes;
};

/// `left`: incidents left to the reference.
Replay replay(ScoreCase const& the, std::vector<TeamAction> const& actions,
              std::vector<IncidentId> const& left = {}) {
  Drill const& drill = the.drill;
  auto const planned = incidents_of(*the.world, drill.seed, drill.replication);
  Script const script = script_of(drill, actions, planned);
  Replay result;
  result.outcomes.resize(script.orders.size());
  auto const reference = make_dispatch_policy(drill.reference_policy, drill.scenario.plan.weights);
  ScriptedPolicy const policy(script, *reference, result.outcomes, left);
  SimulationOptions options;
  options.seed = drill.seed;
  options.replication = drill.replication;
  options.ask_at = ScriptedPolicy::moments(script);
  result.run = simulate(*the.world, drill.scenario.plan, policy, options);
  return result;
}

/// A line for each incident and each order, all times in ms. What is ordered at one moment has no
/// order of its own here: two sources may give them.
std::vector<std::string> lines_of(Trajectory const& run) {
  std::vector<std::string> lines;
  IncidentTable const& it = run.incidents;
  for (std::size_t i = 0; i < it.size(); ++i)
    lines.push_back(fmt::format("incident {}: {} {} {} {} {} {}", i, it.onset[i].ms,
                                it.report[i].ms, it.dispatch[i].ms, it.arrive[i].ms,
                                it.work_start[i].ms, it.clear[i].ms));
  OrderTable const& orders = run.orders;
  std::vector<std::size_t> by_unit(orders.size());
  std::iota(by_unit.begin(), by_unit.end(), std::size_t{0});
  std::stable_sort(by_unit.begin(), by_unit.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(orders.time[a], orders.unit[a]) < std::tie(orders.time[b], orders.unit[b]);
  });
  for (std::size_t const k : by_unit)
    lines.push_back(fmt::format("order: {} {} {} {} {}", orders.time[k].ms, orders.unit[k].value(),
                                name_of(orders.kind[k]), orders.target[k], orders.estimate[k].ms));
  return lines;
}

/// "" if the runs are the same.
std::string first_difference(Trajectory const& a, Trajectory const& b) {
  auto const left = lines_of(a);
  auto const right = lines_of(b);
  auto const at = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (at.first == left.end() && at.second == right.end()) return "";
  return (at.first == left.end() ? "nothing" : *at.first) + " instead of " +
         (at.second == right.end() ? "nothing" : *at.second);
}

class ScriptedReplay : public testing::TestWithParam<std::tuple<char const*, std::uint32_t>> {
 protected:
  [[nodiscard]] static test::ScoreCut cut() {
    return std::get<0>(GetParam()) == std::string("tiny") ? test::tiny_cut() : test::stress_cut();
  }
  ScoreCase const the_ = test::score_case(cut(), std::get<1>(GetParam()));
};

TEST_P(ScriptedReplay, OfTheReferencesActionsIsTheReference) {
  auto const actions = reference_actions(the_.drill);
  ASSERT_GE(actions.size(), 4U);
  Replay const again = replay(the_, actions);
  EXPECT_EQ(first_difference(again.run, the_.drill.reference), "");
  for (std::size_t k = 0; k < actions.size(); ++k)
    EXPECT_EQ(again.outcomes[k].carried_out, actions[k].at) << "order " << k;
}

TEST_P(ScriptedReplay, OfTheReferencesActionsStaysSoWithAnyInjectLeftToTheReference) {
  auto const planned = incidents_of(*the_.world, the_.drill.seed, the_.drill.replication);
  auto const actions = reference_actions(the_.drill);
  for (Inject const& inject : the_.drill.injects) {
    Replay const again = replay(the_, actions, incidents_of_inject(inject, planned));
    EXPECT_EQ(first_difference(again.run, the_.drill.reference), "") << "inject " << inject.number;
  }
}

// In yanhua-stress 4 a unit is called off and sent again at one moment.
INSTANTIATE_TEST_SUITE_P(Storms, ScriptedReplay,
                         testing::Values(std::tuple("tiny", 0U), std::tuple("tiny", 1U),
                                         std::tuple("tiny", 2U), std::tuple("yanhua-stress", 2U),
                                         std::tuple("yanhua-stress", 4U)),
                         [](auto const& it) {
                           std::string name = std::get<0>(it.param);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name + "_" + std::to_string(std::get<1>(it.param));
                         });

/// A pond that is called in after an hour, for a pump unit 0 that stands at its station, beside two
/// tree units.
ScoreCase one_pond() {
  ScoreCase the;
  Drill& drill = the.drill;
  drill.scenario = test::idle_scenario();
  test::add_call(drill.scenario, test::kPump, 60, 60, 30, 15);
  drill.seed = drill.scenario.seed;
  drill.end = drill.scenario.end;
  drill.injects.emplace_back().number = 1;
  the.world = std::make_unique<World const>(drill.scenario, test::drill_roads(), 1);
  return the;
}

// Who is called off at its station is free at once, so that all is decided once more.
TEST(ScriptedPolicy, ACallOffStaysCarriedOutBesideAnOrderThatCannotBe) {
  ScoreCase const the = one_pond();
  SimTime const report = SimTime{0} + whole_minutes(60);
  SimTime const later = report + whole_seconds(30);
  UnitId const pump{0U}, tree{1U};
  Replay const played = replay(the, {{report, pump, ActionKind::send, 1},
                                     {later, pump, ActionKind::call_off},
                                     {later, tree, ActionKind::send, 1}});
  EXPECT_EQ(played.outcomes[0].carried_out, report);
  EXPECT_EQ(played.outcomes[1].carried_out, later);
  EXPECT_EQ(played.outcomes[1].obstacle, Obstacle::none);
  EXPECT_EQ(played.outcomes[2].obstacle, Obstacle::no_skill);
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "drill/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "drill/remarks.h"
#include "drill/score_case.h"
#include "drill/score_report.h"
#include "io/text/csv.h"

namespace sc {
namespace {

using test::ScoreCase;

/// Numbers that decide everything else, to be compared.
std::vector<double> numbers_of(DrillScore const& score) {
  std::vector<double> all{score.team.cost.arrival_h, score.team.cost.work_h,
                          score.expected.cost.arrival_h, score.team.mean_response_s};
  for (InjectScore const& it : score.injects) {
    all.push_back(it.saved.arrival_h);
    all.push_back(it.saved.work_h);
    all.push_back(it.team.response ? it.team.response->seconds() : -1);
  }
  return all;
}

class Scoring : public testing::Test {
 protected:
  void use(test::ScoreCut const& cut, std::uint32_t replication) {
    the_.emplace(test::score_case(cut, replication));
    runner_.emplace(*the_->world, the_->drill);
  }
  [[nodiscard]] Drill const& drill() const { return the_->drill; }
  [[nodiscard]] DrillScore score(std::vector<TeamAction> const& actions, int threads = 2) const {
    return score_drill(*runner_, actions, threads);
  }
  [[nodiscard]] Scenario const& scenario() const { return the_->world->scenario; }

  /// Injects that the reference reaches with single units, more than 75 min before the end.
  [[nodiscard]] std::vector<Inject> spoilable() const {
    std::vector<Inject> found;
    for (Inject const& inject : drill().injects)
      if (inject.expected_dispatch && inject.expected_arrive &&
          *inject.expected_dispatch + whole_minutes(75) < drill().end &&

          drill().reference.incidents.units_sent[inject.incident] == 1)
        found.push_back(inject);
    return found;
  }

  /// Of the units that the reference never sends and that can help: the one that lives farthest.
  [[nodiscard]] std::optional<UnitId> farthest_spare(Inject const& inject) const {
    Needs const& needs = scenario().incident_kinds[inject.kind.index()].needs;
    auto const used = reference_actions(drill());
    std::optional<UnitId> farthest;
    double most_m = 0;
    for (std::size_t u = 0; u < scenario().units.size(); ++u) {
      bool const spare = std::none_of(used.begin(), used.end(),
                                      [&](TeamAction const& it) { return it.unit == UnitId{u}; });
      LonLat const home = scenario().stations[scenario().units[u].home.index()].position;
      double const away_m = distance_m(home, inject.position);
      if (!spare || !needs.helped_by(the_->world->kind_of(UnitId{u}).skills) || away_m <= most_m)
        continue;
      most_m = away_m;
      farthest = UnitId{u};
    }
    return farthest;
  }

  /// The reference's actions, those to one inject an hour late.
  [[nodiscard]] std::vector<TeamAction> with_late(Inject const& inject) const {
    auto actions = reference_actions(drill());
    for (TeamAction& it : actions)
      if (it.inject == inject.number) it.at = it.at + whole_minutes(60);
    std::stable_sort(actions.begin(), actions.end(),
                     [](TeamAction const& a, TeamAction const& b) { return a.at < b.at; });
    return actions;
  }

  [[nodiscard]] std::vector<TeamAction> random_actions(std::uint32_t trial) const {
    Stream random(trial, 0, Purpose::test, 0);
    std::vector<TeamAction> actions;
    auto const span_s = static_cast<std::uint32_t>((drill().end - drill().begin).ms / 1000);
    for (int k = 0; k < 30; ++k) {
      TeamAction it;
      it.at = drill().begin + whole_seconds(random.below(span_s));
      it.unit = UnitId{static_cast<std::size_t>(
          random.below(static_cast<std::uint32_t>(scenario().units.size())))};
      it.kind = random.below(6) == 0 ? ActionKind::call_off : ActionKind::send;
      if (it.kind == ActionKind::send)
        it.inject =
            1 + static_cast<int>(random.below(static_cast<std::uint32_t>(drill().injects.size())));
      actions.push_back(it);
    }
    std::stable_sort(actions.begin(), actions.end(),
                     [](TeamAction const& a, TeamAction const& b) { return a.at < b.at; });
    return actions;
  }

  std::optional<ScoreCase> the_;
  std::optional<DrillRunner> runner_;
};

struct ScoredStorm {
  char const* name;
  test::ScoreCut cut;
  std::uint32_t replication;
};
void PrintTo(ScoredStorm const& storm, std::ostream* out) {
  *out << storm.name;
}

class ScoringStorms : public Scoring, public testing::WithParamInterface<ScoredStorm> {
 protected:
  ScoringStorms() { use(GetParam().cut, GetParam().replication); }
};

TEST_P(ScoringStorms, GivesTheReferenceItsOwnTimes) {
  DrillScore const it = score(reference_actions(drill()));
  for (std::size_t i = 0; i < it.injects.size(); ++i) {
    InjectScore const& inject = it.injects[i];
    EXPECT_EQ(inject.team.dispatch, drill().injects[i].expected_dispatch);
    EXPECT_EQ(inject.team.arrive, drill().injects[i].expected_arrive);
    EXPECT_EQ(inject.team.clear, drill().injects[i].expected_clear);
    EXPECT_EQ(inject.team.until_work, inject.expected.until_work);
    EXPECT_EQ(inject.team.response, inject.expected.response);
    EXPECT_EQ(inject.saved.arrival_h, 0) << "inject " << i + 1;
    EXPECT_EQ(inject.saved.work_h, 0) << "inject " << i + 1;
    EXPECT_EQ(inject.verdict.kind, Verdict::Kind::as_expected);
  }
  EXPECT_EQ(it.team.cost.arrival_h, it.expected.cost.arrival_h);
  EXPECT_FALSE(costliest(it));
}

TEST_P(ScoringStorms, NamesTheInjectThatWasServedAnHourLate) {
  auto const injects = spoilable();
  ASSERT_FALSE(injects.empty());
  for (std::size_t k = 0; k < injects.size() && k < 3; ++k) {
    DrillScore const it = score(with_late(injects[k]));
    auto const worst = costliest(it);
    ASSERT_TRUE(worst);
    EXPECT_EQ(drill().injects[*worst].number, injects[k].number);
    EXPECT_GT(it.injects[*worst].most_saved_h(), 0.5 * injects[k].severity);
    // or its unit had something else to do by then
    EXPECT_THAT(it.injects[*worst].verdict.kind,
                testing::AnyOf(Verdict::Kind::sent_late, Verdict::Kind::not_possible));
  }
}

/// Who is there first goes as the reference sends it, the others are forgotten.
TEST_P(ScoringStorms, TellsATeamThatSendsAPartThatWorkBeginsLate) {
  std::size_t told = 0;
  for (Inject const& inject : drill().injects) {
    UnitId const first = drill().reference.incidents.unit[inject.incident];
    auto actions = reference_actions(drill());
    std::size_t const left_out = std::erase_if(actions, [&](TeamAction const& it) {
      return it.inject == inject.number && it.kind == ActionKind::send && !it.follow_up &&
             it.unit != first;
    });
    if (left_out == 0 || told == 3) continue;
    InjectScore const it = score(actions).injects[static_cast<std::size_t>(inject.number - 1)];
    if (it.team.arrive != it.expected.arrive || it.team.work == it.expected.work) continue;
    ++told;
    EXPECT_EQ(it.verdict.kind, Verdict::Kind::incomplete);
    EXPECT_EQ(it.verdict.difference, *it.team.until_work - *it.expected.until_work);
    EXPECT_GE(it.team.cost.work_h - it.expected.cost.work_h,
              0.999 * inject.severity * it.verdict.difference.hours());
    EXPECT_GT(it.saved.work_h, 0);
  }
  if (std::string_view(GetParam().name).starts_with("stress")) {
    EXPECT_GT(told, 0U);
  }
}

TEST_P(ScoringStorms, NamesTheInjectToWhichTheFarthestUnitWasSent) {
  std::size_t tried = 0;
  for (Inject const& inject : spoilable()) {
    auto const far = farthest_spare(inject);
    if (!far || tried == 3) continue;
    auto actions = reference_actions(drill());
    for (TeamAction& it : actions)
      if (it.inject == inject.number) it.unit = *far;
    DrillScore const it = score(actions);
    auto const spoiled = static_cast<std::size_t>(inject.number - 1);
    if (it.injects[spoiled].verdict.difference < whole_minutes(5)) continue;  // not far enough
    if (it.team.cost.arrival_h < it.expected.cost.arrival_h + 0.1)
      continue;  // spared a unit that others needed
    ++tried;
    EXPECT_EQ(costliest(it), spoiled);
    EXPECT_NE(it.injects[spoiled].verdict.kind, Verdict::Kind::sent_late);
  }
  if (std::string_view(GetParam().name).starts_with("stress")) {
    EXPECT_GT(tried, 0U);
  }
}

INSTANTIATE_TEST_SUITE_P(Storms, ScoringStorms,
                         testing::Values(ScoredStorm{"tiny_0", test::tiny_cut(), 0},
                                         ScoredStorm{"tiny_1", test::tiny_cut(), 1},
                                         ScoredStorm{"tiny_2", test::tiny_cut(), 2},
                                         ScoredStorm{"stress_0", test::stress_cut(), 0},
                                         ScoredStorm{"stress_1", test::stress_cut(), 1}),
                         [](auto const& it) { return std::string(it.param.name); });

TEST_F(Scoring, LetsAllWaitWhereNothingIsDone) {
  use(test::tiny_cut(), 1);
  DrillScore const it = score({});
  for (InjectScore const& inject : it.injects) {
    if (!inject.team.response) continue;
    EXPECT_TRUE(!inject.team.dispatch || *inject.team.dispatch >= drill().end);
    Duration const behind = *inject.team.response - *inject.expected.response;
    Verdict::Kind const kind = behind > kVerdictTolerance        ? Verdict::Kind::not_sent
                               : behind < kVerdictTolerance * -1 ? Verdict::Kind::earlier
                                                                 : Verdict::Kind::as_expected;
    EXPECT_EQ(inject.verdict.kind, kind);
  }
  EXPECT_GT(it.team.cost.arrival_h, it.expected.cost.arrival_h);
  EXPECT_TRUE(costliest(it));
}

TEST_F(Scoring, RemarksOnOrdersThatCannotBeCarriedOut) {
  use(test::tiny_cut(), 1);
  auto const unit_with = [&](bool able, Inject const& inject) {
    Needs const& needs = scenario().incident_kinds[inject.kind.index()].needs;
    for (std::size_t u = 0; u < scenario().units.size(); ++u)
      if (needs.helped_by(the_->world->kind_of(UnitId{u}).skills) == able) return UnitId{u};
    return UnitId{};
  };
  Inject const& the_one = drill().injects[drill().injects.size() / 2];
  SimTime const after = the_one.at + whole_minutes(5);
  std::vector<TeamAction> const actions = {
      {drill().begin, unit_with(true, the_one), ActionKind::send, the_one.number, false, 2},
      {after, unit_with(false, the_one), ActionKind::send, the_one.number, false, 3},
      {after + whole_minutes(11), unit_with(false, the_one), ActionKind::call_off, 0, false, 4},
      {after + whole_minutes(12), unit_with(true, the_one), ActionKind::send, the_one.number, true,
       5}};
  ASSERT_LT(actions.back().at, drill().end);
  DrillScore const it = score(actions);
  std::vector<std::string> english;
  for (Names const& remark : remarks_on(drill(), actions, it.outcomes))
    english.push_back(remark.en);
  auto const id = [&](std::size_t k) { return scenario().units[actions[k].unit.index()].id; };
  auto const number = std::to_string(the_one.number);
  EXPECT_EQ(english[1], "line 3: " + id(1) + " to inject " + number +
                            ": not carried out: the unit lacks the skill");
  EXPECT_EQ(english[2],
            "line 4: " + id(2) +
                " called off: not carried out: the unit was not on its way to an incident");
  EXPECT_EQ(english[3], "line 5: " + id(3) + " to inject " + number +
                            "+: not carried out: it was not reported yet, had all it needs on the "
                            "spot, or was finished");
  EXPECT_EQ(english[0].substr(0, 8 + id(0).size()), "line 2: " + id(0));
  EXPECT_EQ(english.size(), 4U);
  EXPECT_EQ(it.injects[drill().injects.size() / 2].verdict.kind, Verdict::Kind::no_skill);
}

// The first never met an obstacle: orders are given each 10 s.
TEST_F(Scoring, RemarksOnAnOrderThatWasReplacedAtOnce) {
  use(test::tiny_cut(), 1);
  SimTime const at = drill().injects[0].at + whole_minutes(5);
  std::vector<TeamAction> const actions = {
      {at + milliseconds(1), UnitId{0U}, ActionKind::send, 1, false, 2},
      {at + milliseconds(2), UnitId{0U}, ActionKind::call_off, 0, false, 3}};
  auto const remarks = remarks_on(drill(), actions, std::vector<OrderOutcome>(2));
  ASSERT_EQ(remarks.size(), 2U);
  EXPECT_EQ(remarks[0].en, "line 2: " + scenario().units[0].id +
                               " to inject 1: not carried out before a later order replaced it");
  EXPECT_EQ(remarks[1].en, "line 3: " + scenario().units[0].id +
                               " called off: not carried out: nothing was open, or no unit free");
}

TEST_F(Scoring, TellsItSoThatHostileNamesAreInert) {
  use(test::tiny_cut(), 1);
  Drill hostile = drill();
  hostile.names = {"=1+1", "</script><script>alert(1)</script>"};
  hostile.injects[0].place = {"@甲,\"乙\"", "-2+3"};
  Scenario names = hostile.scenario;
  names.incident_kinds[hostile.injects[0].kind.index()].names = {"=cmd|'/c'!A1", "+\t\"x\",y"};
  World const world(names, the_->world->roads.table(), 1);
  DrillRunner const runner(world, hostile);
  DrillScore const it = score_drill(runner, {}, 1);
  ScoreReport const report{world, hostile, {}, it, "=team", DrillVariant::live};

  Complaints complaints;
  constexpr std::array kColumns = {CsvColumn{"inject"}, CsvColumn{"name_zh"}, CsvColumn{"name_en"},
                                   CsvColumn{"saved_h"}};
  CsvTable const table("score.csv", score_as_csv(report), kColumns, complaints,
                       OtherColumns::ignored);
  EXPECT_TRUE(complaints.empty());
  ASSERT_EQ(table.rows(), hostile.injects.size());
  EXPECT_EQ(table.row(0).raw("name_zh"), "'=cmd|'/c'!A1（@甲,\"乙\"）");
  EXPECT_EQ(table.row(0).raw("name_en"), "'+ \"x\",y (-2+3)");

  auto const page = nlohmann::json::parse(drill_score_json(report));
  EXPECT_EQ(page["names"]["en"], hostile.names.en);
  EXPECT_EQ(page["team"], "=team");
  EXPECT_EQ(page["variant"], "live");
  EXPECT_EQ(page["injects"].size(), hostile.injects.size());
  EXPECT_EQ(page["injects"][0]["number"], 1);
  EXPECT_EQ(page["injects"][0]["saved_by_better"], it.injects[0].most_saved_h());
  EXPECT_EQ(page["totals"].size(), 6U);
}

TEST_F(Scoring, IsTheSameForAnyNumberOfThreads) {
  use(test::tiny_cut(), 0);
  auto const actions = random_actions(5);
  EXPECT_EQ(numbers_of(score(actions, 1)), numbers_of(score(actions, 3)));
}

TEST_F(Scoring, NeverBeatsTheBound) {
  use(test::tiny_cut(), 1);
  for (std::uint32_t trial = 0; trial < 50; ++trial) {
    DrillScore const it = score(random_actions(trial));
    for (InjectScore const& inject : it.injects) {
      if (!inject.bound) continue;
      EXPECT_LE(inject.bound->response, inject.team.response);
      EXPECT_LE(inject.bound->response, inject.expected.response);
      EXPECT_LE(inject.bound->arrive, inject.team.arrive.value_or(kNever));
      EXPECT_LE(inject.bound->arrive, inject.expected.arrive.value_or(kNever));
    }
    EXPECT_LE(it.bound.mean_s, it.team.mean_response_s);
    EXPECT_LE(it.bound_cost_h, it.team.cost.arrival_h);
    EXPECT_LE(it.bound.late_share, it.team.late_share());
  }
}

}  // namespace
}  // namespace sc

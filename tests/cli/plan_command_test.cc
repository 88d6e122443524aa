// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run_command.h"
#include "io/scenario/scenario_reader.h"
#include "plan/dispatch/table.h"
#include "study/comparison.h"
#include "study/season.h"
#include "support/complaint_of.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class PlanCommand : public testing::Test {
 protected:
  PlanCommand() {
    options.what.scenario = scenario.folder();
    options.what.threads = 1;
    options.simulations = 60;
    options.replications = 4;
    options.shadow_replications = 2;
    options.out = folder.path("plan.toml");
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(plan_command(options, out), 0);
    return out.str();
  }
  std::string complaint() {
    return test::complaint_of([&](std::ostream& out) { plan_command(options, out); });
  }
  [[nodiscard]] Scenario planned() const { return read_scenario(scenario.folder(), options.out); }
  /// Pumps and tree crews on one vehicle.
  void let_refit() { scenario.add_columns("unit_kinds.csv", "vehicle", {"truck", "truck"}, ""); }
  test::ScenarioCopy scenario;
  test::TempFolder folder;
  Complaints complaints;
  PlanOptions options;
};

bool same_postings(std::vector<Posting> a, std::vector<Posting> b) {
  auto const by_unit = [](Posting const& x, Posting const& y) { return x.unit < y.unit; };
  std::sort(a.begin(), a.end(), by_unit);
  std::sort(b.begin(), b.end(), by_unit);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Posting const& x, Posting const& y) {
    return x.unit == y.unit && x.duty == y.duty && x.station == y.station && x.basin == y.basin &&
           x.route == y.route;
  });
}

TEST_F(PlanCommand, WritesAPlanThatRunReads) {
  let_refit();
  EXPECT_THAT(printed(), HasSubstr("plan 方案文件  " + options.out));
  EXPECT_EQ(folder.entries(), 6);
  RunOptions run;
  run.what.scenario = scenario.folder();
  run.what.plan = options.out;
  run.out = folder.path("run.h5");
  std::ostringstream out;
  EXPECT_EQ(run_command(run, out), 0);
  EXPECT_EQ(planned().plan.name, "tiny default posture, planned");
}

TEST_F(PlanCommand, WritesItsTables) {
  printed();
  json const map = json::parse(test::bytes_of(folder / "plan.geojson"));
  EXPECT_EQ(map["type"], "FeatureCollection");
  EXPECT_GT(map["features"].size(), 3U);
  std::string const csv = test::bytes_of(folder / "plan.csv");
  std::size_t postings = 0;
  for (auto const& level : planned().plan.postings) postings += level.size();
  EXPECT_GE(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), 1 + postings);
  EXPECT_THAT(test::bytes_of(folder / "plan-stock.csv"), HasSubstr("station"));
}

TEST_F(PlanCommand, ReportsToPeopleAndPrograms) {
  std::string const text = printed();
  EXPECT_THAT(text, testing::StartsWith(test::bytes_of(folder / "plan-report.txt")));
  EXPECT_THAT(text, HasSubstr("clairvoyant bound"));
  EXPECT_THAT(text, HasSubstr("what the plan gives up"));
  std::string const file = test::bytes_of(folder / "plan-report.json");
  EXPECT_THAT(text, HasSubstr("~ replications are few for it"));
  EXPECT_THAT(text, testing::ContainsRegex("\n  shipped +[0-9.]+  .[0-9.]+ to [0-9.]+.~"));
  json const report = json::parse(file);
  EXPECT_EQ(report["plans"][0]["indicators"]["response_mean"]["few"], true);
  EXPECT_EQ(report["format"], "stormcrew-plan-report");
  EXPECT_EQ(report["seed"], 7);
  EXPECT_EQ(report["replications"], 4);
  EXPECT_EQ(report["plans"].size(), 5U);
  EXPECT_EQ(report["plans"][0]["name"], "shipped");
  EXPECT_EQ(report["plans"][4]["name"], "plan");
  EXPECT_GE(report["search"]["simulations"], 60);
  EXPECT_FALSE(report["location_models"].empty());
  EXPECT_FALSE(report["one_more_unit"].empty());
  options.json = true;
  json again = json::parse(printed());
  again["search"]["seconds"] = report["search"]["seconds"];
  EXPECT_EQ(again, report);
}

TEST_F(PlanCommand, LeavesOutTheTableOfOneMoreUnit) {
  options.shadow_replications = 0;
  options.json = true;
  EXPECT_TRUE(json::parse(printed())["one_more_unit"].empty());
}

/// The bound stands under means over all storms.
TEST_F(PlanCommand, SaysOfWhichStormTheHeaviestGroupIs) {
  EXPECT_THAT(printed(), HasSubstr("  in the worst storm 最重的一场: "));
}

/// Whichever level it is at, not the busiest alone.
TEST_F(PlanCommand, TellsSkillsGivenUpAtEveryLevel) {
  options.simulations = 200;
  options.replications = 20;
  options.shadow_replications = 0;
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("P1 SB1 -> off duty"));
  EXPECT_THAT(text, HasSubstr("  skill pump: 1 units instead of 2 at level III"));
  EXPECT_THAT(text, Not(HasSubstr("nothing that this report measures")));
  json const report = json::parse(test::bytes_of(folder / "plan-report.json"));
  json const loss = {{"level", "III"}, {"skill", "pump"}, {"shipped", 2}, {"plan", 1}};
  EXPECT_THAT(report["skills_on_duty"], testing::Contains(loss));
}

/// A storm in which nobody calls: dashes for numbers that do not exist, and no verdict.
TEST_F(PlanCommand, SaysNothingOfResponsesWhereNobodyCalls) {
  scenario.remove("incidents.csv");
  options.what.settings = {*parse_setting("incidents.generate=false", complaints)};
  options.simulations = 5;
  options.replications = 2;
  std::string const text = printed();
  for (char const* wrong : {"nan", "inf", "Below saturation", "clearly better", "greatest gap 0"})
    EXPECT_THAT(text, Not(HasSubstr(wrong)));
  EXPECT_THAT(text, HasSubstr("\n  shipped                -"));
  EXPECT_THAT(text, HasSubstr("nothing to compare"));
  EXPECT_THAT(text, HasSubstr("mean       - min (plan -), late     - % (plan -)"));
  json const report = json::parse(test::bytes_of(folder / "plan-report.json"));
  EXPECT_TRUE(report["regime"].is_null());
  EXPECT_TRUE(report["queued_share"]["plan"].is_null());
  EXPECT_TRUE(report["drive_min"]["plan"].is_null());
  EXPECT_TRUE(report["clairvoyant_bound"]["response_mean_min"].is_null());
}

TEST_F(PlanCommand, DoesNotDependOnThreads) {
  let_refit();
  printed();
  std::string const one = test::bytes_of(options.out);
  options.what.threads = 2;
  printed();
  EXPECT_EQ(test::bytes_of(options.out), one);
}

/// Not those of a run, nor of the search.
TEST_F(PlanCommand, ReportsFromStormsOfItsOwn) {
  options.json = true;
  json const report = json::parse(printed());
  double const told = report["plans"][0]["indicators"]["response_mean"]["value"];
  Case const tiny = load_case(options.what);
  auto const mean_min = [&](std::uint64_t seed) {
    EnsembleCase const cases[] = {
        {tiny.world.get(), &tiny.world->scenario.plan, tiny.policy.get(), nullptr, seed}};
    auto const runs = run_ensembles(cases, {4, 1, {}});
    World const* const worlds[] = {tiny.world.get()};
    return compare(runs, worlds)[indicator_number("response_mean")][0].value.value / 60;
  };
  EXPECT_NEAR(told, mean_min(activation_seed(7, "plan/report")), 1e-9);
  EXPECT_GT(std::abs(told - mean_min(activation_seed(7, "plan/search"))), 1e-6);
  EXPECT_GT(std::abs(told - mean_min(7)), 1e-6);
}

TEST_F(PlanCommand, PlansTheLevelsAskedForAlone) {
  Scenario const tiny = read_scenario(scenario.folder());
  options.levels = "II";
  printed();
  Scenario const made = planned();
  EXPECT_TRUE(same_postings(made.plan.postings[1], tiny.plan.postings[1]));
  EXPECT_TRUE(same_postings(made.plan.postings[2], tiny.plan.postings[2]));
  EXPECT_TRUE(same_postings(made.plan.postings[4], tiny.plan.postings[4]));
}

TEST_F(PlanCommand, BuysUnits) {
  options.budget = "pump_truck=+1";
  printed();
  Scenario const made = planned();
  ASSERT_EQ(made.plan.fleet.size(), 1U);
  EXPECT_TRUE(made.plan.fleet[0].bought);
  EXPECT_EQ(made.units.back().id, "new_pump_truck_1");
}

/// A second plan upon a first keeps what that bought.
TEST_F(PlanCommand, GoesOnFromAnEarlierPlan) {
  let_refit();
  options.budget = "pump_truck=+1";
  printed();
  options.what.plan = options.out;
  options.out = folder.path("second.toml");
  printed();
  Scenario const made = planned();
  EXPECT_EQ(made.units.size(), 8U);
  EXPECT_EQ(made.units[6].id, "new_pump_truck_1");
  EXPECT_EQ(made.units[7].id, "new_pump_truck_2");
}

TEST_F(PlanCommand, TakesStockAway) {
  test::furnish(scenario);
  options.budget = "sandbag=-2090";
  printed();
  double sum = 0;
  auto const stock = planned().plan.stock;
  EXPECT_FALSE(stock.empty());
  for (StockRow const& row : stock) sum += row.amount;
  EXPECT_EQ(sum, 0);
}

TEST_F(PlanCommand, TellsEveryFaultAtOnce) {
  options.out = folder.path("plan.json");
  options.levels = "IV..V";
  options.budget = "pump_trucks=+1,people=x,tree_crew=-2";
  std::string const text = complaint();
  EXPECT_THAT(text, HasSubstr("plan.json' (must end in .toml)"));
  EXPECT_THAT(text, HasSubstr("--levels: IV..V (must be levels of IV, III, II, I"));
  EXPECT_THAT(text, HasSubstr("Did you mean 'pump_truck'?"));
  EXPECT_THAT(text, HasSubstr("people = x (must be a number"));
  EXPECT_THAT(text, HasSubstr("tree_crew = -2 (must be at least -1"));
  EXPECT_EQ(folder.entries(), 0);
}

class BadLevels : public PlanCommand, public testing::WithParamInterface<char const*> {};

TEST_P(BadLevels, AreRefused) {
  options.levels = GetParam();
  EXPECT_THAT(complaint(), HasSubstr("--levels: " + options.levels));
}
INSTANTIATE_TEST_SUITE_P(Words, BadLevels,
                         testing::Values("", "V", "none", "iv", "I..IV", "IV..", "..I", "II,",
                                         ",II", "II;I", "IV...I"));

class GoodLevels : public PlanCommand, public testing::WithParamInterface<char const*> {};

TEST_P(GoodLevels, AreTaken) {
  options.levels = GetParam();
  options.simulations = 1;
  options.shadow_replications = 0;
  EXPECT_EQ(complaint(), "accepted");
}
INSTANTIATE_TEST_SUITE_P(Words, GoodLevels,
                         testing::Values("I", "II,I", "I,II", "III..II", "I..I"));

TEST_F(PlanCommand, DoesNotWriteOverWhatItReads) {
  std::string const before = scenario.read("plan.toml");
  options.out = scenario.folder() + "/plan.toml";
  EXPECT_THAT(complaint(), HasSubstr("must not replace what is read"));
  EXPECT_EQ(scenario.read("plan.toml"), before);
  options.out = scenario.folder() + "/stations.toml";  // and stations.csv
  EXPECT_THAT(complaint(), HasSubstr("stations.csv (must not replace what is read)"));
  options.out = options.what.plan = folder.write("mine.toml", before);
  EXPECT_THAT(complaint(), HasSubstr("must not replace what is read"));
}

TEST_F(PlanCommand, KnowsBeforehandThatThereIsNoPlaceForThePlan) {
  options.out = folder.write("file", "") + "/plan.toml";
  options.simulations = 1'000'000'000;
  std::ostringstream out;
  EXPECT_THROW(plan_command(options, out), IoError);
  EXPECT_EQ(folder.entries(), 1);
}

/// The last of its files has no place: none of the others appears.
TEST_F(PlanCommand, WritesAllItsFilesOrNone) {
  std::filesystem::create_directory(folder / "plan-report.json");
  std::ostringstream out;
  EXPECT_THROW(plan_command(options, out), IoError);
  EXPECT_EQ(folder.entries(), 1);
}

TEST_F(PlanCommand, RefusesABudgetThatCannotBeUsed) {
  options.budget = "pump_truck=+9,people=-3";
  EXPECT_THAT(complaint(), HasSubstr("pump_truck = +9 (must be at most "));
  options.budget = "people=-10";
  EXPECT_THAT(complaint(), HasSubstr("may be on duty at level IV (must be at least 2"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(PlanCommand, RefusesAStationWithoutARoad) {
  scenario.append("stations.csv", "far,远,far,depot,120.1400,30.3400,9\n");
  EXPECT_THAT(complaint(), HasSubstr("stations.csv:5"));
}

TEST_F(PlanCommand, RefusesAPlanThatPostsNobody) {
  scenario.write("plan.toml",
                 "format_version = 1\nname = \"nobody\"\n[level.IV]\npostings = []\n"
                 "[level.III]\npostings = []\n[level.II]\npostings = []\n");
  EXPECT_THAT(complaint(), HasSubstr("posts nobody (must post units at some level"));
}

/// Two hours into the storm: one pump in the north-west, an open pond in the east.
class PlanNow : public PlanCommand {
 protected:
  PlanNow() {
    options.now = folder.write("state.json", R"({
      "time": "2024-08-01T15:30:00",
      "units": [{"unit": "P1", "station": "DEP1"}, {"unit": "P2", "station": "YARD"},
                {"unit": "T1", "station": "DEP1", "free_at": "2024-08-01T17:00:00"}],
      "incidents": [{"kind": "pond", "lon_deg": 120.149, "lat_deg": 30.325,
                     "reported": "2024-08-01T15:20:00"}]})");
    options.out.clear();
    options.hours = 2;
  }
};

TEST_F(PlanNow, TellsWhoIsNeededAndWhereOthersWait) {
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("is needed at pond"));
  EXPECT_THAT(text, HasSubstr("calls expected"));
  EXPECT_EQ(folder.entries(), 1);
}

TEST_F(PlanNow, TellsProgramsTheSame) {
  options.json = true;
  json const plan = json::parse(printed());
  EXPECT_EQ(plan["format"], "stormcrew-rolling-plan");
  EXPECT_EQ(plan["needed"].size(), 1U);
  ASSERT_EQ(plan["hours"].size(), 2U);
  for (json const& hour : plan["hours"]) {
    EXPECT_LE(hour["covered_after"], hour["covered_bound"]);
    for (json const& move : hour["moves"]) EXPECT_NE(move["unit"], plan["needed"][0]["unit"]);
  }
}

TEST_F(PlanNow, TakesNoOptionsThatItWouldNotHeed) {
  options.only_for_plans = {"--out", "--seed"};
  std::string const text = complaint();
  EXPECT_THAT(text, HasSubstr("--out: must not be there with --now"));
  EXPECT_THAT(text, HasSubstr("--seed: must not be there with --now"));
}

TEST_F(PlanNow, TellsTheFaultsOfTheState) {
  options.now =
      folder.write("state.json", R"({"time": "2024-08-01T15:30:00", "units": [{"unit": "P9"}]})");
  EXPECT_THAT(complaint(), HasSubstr("P9"));
  options.now = folder.path("nowhere.json");
  std::ostringstream out;
  EXPECT_ANY_THROW(plan_command(options, out));
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/merge_command.h"
#include "cli/run_command.h"
#include "io/run/run_reader.h"
#include "io/study/study_reader.h"
#include "support/faults_of.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::faults_of;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::StartsWith;

class BatchCommand : public testing::Test {
 protected:
  BatchCommand() {
    options.scenarios = {scenario.folder()};
    options.replications = 4;
    options.threads = 2;
    options.out = folder.path("study.h5");
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(batch_command(options, out), 0);
    return out.str();
  }
  std::vector<std::string> faults() {
    auto found = faults_of([&] { printed(); });
    EXPECT_FALSE(std::filesystem::exists(options.out));
    return found;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    StudyReader const study(options.out);
    for (StudyVariant const& v : study.head().variants) all.push_back(v.name);
    return all;
  }

  test::ScenarioCopy scenario;
  test::TempFolder folder;
  BatchOptionsGiven options;
};

TEST_F(BatchCommand, TellsWhereThePolicyStandsThatThereIsNot) {
  scenario.edit("scenario.toml", "policy = \"nearest_idle\"", "policy = \"x\"");
  EXPECT_THAT(faults(),
              ElementsAre(StartsWith("scenario.toml:26: policy = 'x' (must be one of: ")));
}

TEST_F(BatchCommand, ByItselfRunsTheScenarioAsItIs) {
  EXPECT_THAT(printed(), AllOf(HasSubstr("4 rows: 1 scenario 场景, 1 variant 方案, 4 replications"),
                               HasSubstr("stormcrew compare " + options.out)));
  StudyReader const study(options.out);
  EXPECT_TRUE(study.complete());
  StudyVariant const& variant = study.head().variants.front();
  EXPECT_EQ(variant.name, "own");
  EXPECT_EQ(variant.policy, "nearest_idle");
  EXPECT_EQ(variant.relocation, "none");
  EXPECT_EQ(variant.plan_sha256.size(), 64U);
  StudyScenario const& s = study.head().scenarios.front();
  EXPECT_EQ(s.input_sha256.count("units.csv"), 1U);
  EXPECT_EQ(s.input_sha256.count("plan.toml"), 0U);
}

TEST_F(BatchCommand, CombinesEverythingAndNamesWhatDiffers) {
  options.plans = {"own", folder.path("other.toml")};
  test::put_bytes(folder / "other.toml", bytes_of(scenario.folder() + "/plan.toml"));
  options.policies = {"nearest_idle", "priority"};
  options.settings = {"rules.late_min=10,20", "weather.step_min=5"};
  options.replications = 1;
  printed();
  EXPECT_THAT(
      names(),
      ElementsAre(
          "own / nearest_idle / rules.late_min=10", "own / priority / rules.late_min=10",
          "own / nearest_idle / rules.late_min=20", "own / priority / rules.late_min=20",
          "other / nearest_idle / rules.late_min=10", "other / priority / rules.late_min=10",
          "other / nearest_idle / rules.late_min=20", "other / priority / rules.late_min=20"));
  StudyReader const study(options.out);
  EXPECT_EQ(study.head().variants[2].late, whole_minutes(20));
  EXPECT_THAT(study.head().variants[2].settings,
              ElementsAre("rules.late_min=20", "weather.step_min=5"));
  EXPECT_EQ(study.head().variants[4].plan, folder.path("other.toml"));
}

TEST_F(BatchCommand, ARowIsTheRunOfThatReplication) {
  options.policies = {"priority"};
  options.settings = {"rules.late_min=10"};
  options.seed = 77;
  printed();
  RunOptions run;
  run.what.scenario = scenario.folder();
  run.what.policy = "priority";
  run.what.settings = {{"rules.late_min", "10"}};
  run.what.seed = 77;
  run.what.replication = 3;
  run.out = folder.path("run.h5");
  std::ostringstream unheard;
  run_command(run, unheard);
  StudyReader const study(options.out);
  StudyRows const rows = study.rows_of(0);
  std::size_t compared = 0;
  for (auto const& [name, value] : RunReader(run.out).summary())
    for (std::size_t c = 0; c < study.head().columns.size(); ++c)
      if (study.head().columns[c].name == name && !std::isnan(value)) {
        EXPECT_EQ(rows.numbers[c][3], value) << name;
        ++compared;
      }
  EXPECT_GT(compared, 20U);
}

TEST_F(BatchCommand, ShardsMergeIntoTheWholeFile) {
  options.policies = {"nearest_idle", "priority"};
  printed();
  std::string const whole = bytes_of(options.out);
  std::vector<std::string> shards;
  for (std::uint32_t index = 0; index < 3; ++index) {
    options.shard = {index, 3};
    options.out = folder.path("shard" + std::to_string(index) + ".h5");
    EXPECT_THAT(printed(), HasSubstr("shard 分片 " + std::to_string(index) + "/3"));
    shards.push_back(options.out);
  }
  std::ostringstream out;
  EXPECT_EQ(merge_command(shards, folder.path("merged.h5"), out), 0);
  EXPECT_EQ(bytes_of(folder / "merged.h5"), whole);
  EXPECT_THAT(faults_of([&] { merge_command(shards, shards[0], out); }),
              ElementsAre(HasSubstr("--out")));
}

TEST_F(BatchCommand, ResumesAndExtendsWhatIsThere) {
  printed();
  options.start = StudyStart::resume;
  EXPECT_THAT(printed(), HasSubstr("0 simulated"));
  options.replications = 9;
  EXPECT_THAT(printed(), HasSubstr("5 simulated"));
  std::string const extended = bytes_of(options.out);
  options.start = StudyStart::replace;
  EXPECT_THAT(printed(), HasSubstr("9 simulated"));
  EXPECT_EQ(bytes_of(options.out), extended);
}

TEST_F(BatchCommand, AStudyOfChangedInputsIsNotResumed) {
  printed();
  std::string const before = bytes_of(options.out);
  options.start = StudyStart::resume;
  std::string const zones = bytes_of(scenario.folder() + "/units.csv");
  test::put_bytes(scenario.folder() + "/units.csv", zones + "\n");
  EXPECT_THAT(faults_of([&] { printed(); }),
              ElementsAre(HasSubstr("scenarios[0].input_sha256.units.csv = ")));
  EXPECT_EQ(bytes_of(options.out), before);
}

TEST_F(BatchCommand, TheSameFaultOfManyCombinationsIsToldOnce) {
  test::put_bytes(scenario.folder() + "/roster.csv", "nonsense\n");
  options.settings = {"rules.late_min=10,20,30"};
  auto const found = faults();
  for (std::size_t k = 1; k < found.size(); ++k) EXPECT_NE(found[k], found[k - 1]);
  EXPECT_THAT(found, testing::Contains(HasSubstr("roster.csv")));
}

TEST_F(BatchCommand, FaultsOfAllListsAreToldTogether) {
  options.scenarios.push_back("nowhere");
  options.policies = {"x", "nearest_idle", "nearest_idle"};
  options.relocations = {"y"};
  options.plans = {"missing.toml"};
  options.settings = {"rules.late_min", "rules.lat_min=3"};
  options.until = HalfWidth{0.05, true};
  options.until_kpi = "x";
  options.shard = {0, 2};
  options.out = folder.path("study.txt");
  EXPECT_THAT(
      faults(),
      IsSupersetOf({HasSubstr("--out = "), HasSubstr("--policies = nearest_idle is there"),
                    HasSubstr("--kpi = x (must be one of incidents,"),
                    HasSubstr("--until-halfwidth with --shard"),
                    HasSubstr("rules.late_min (must be key=value)"), HasSubstr("missing.toml"),
                    HasSubstr("SCENARIO: nowhere (must be a folder")}));
}

TEST_F(BatchCommand, FaultsOfTheListsAreToldOnceForAllScenarios) {
  test::ScenarioCopy const other;
  options.scenarios.push_back(other.folder());
  options.policies = {"x", "nearest_idle", "nearest_idle"};
  options.settings = {"rules.late_min=10,20"};
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("--policies = nearest_idle is there twice"),
                                    HasSubstr("'x' (must be one of")));
}

TEST_F(BatchCommand, UnknownPoliciesAreTold) {
  options.policies = {"x"};
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("x")));
}

TEST_F(BatchCommand, UntilHalfwidthSaysHowManyItTook) {
  options.until = HalfWidth{0.2, true};
  options.until_kpi = "km_driven";
  options.most_replications = 60;
  EXPECT_THAT(printed(), HasSubstr("replications each"));
  StudyReader const study(options.out);
  EXPECT_EQ(study.head().stop_rule, "km_driven 20%, at most 60");
  EXPECT_GE(study.rows_of(0).size(), 20U);
}

TEST(ParseShardTest, TakesShares) {
  EXPECT_EQ(parse_shard("0/3"), (Shard{0, 3}));
  EXPECT_EQ(parse_shard("2/3"), (Shard{2, 3}));
  for (char const* bad :
       {"", "3/3", "1", "1/", "/2", "-1/2", "1/0", "a/2", "1/2x", "1.0/2", " 1/2"})
    EXPECT_FALSE(parse_shard(bad)) << bad;
}

TEST(ParseHalfWidthTest, TakesSharesAndNumbers) {
  EXPECT_DOUBLE_EQ(parse_half_width("5%")->value, 0.05);
  EXPECT_TRUE(parse_half_width("5%")->relative);
  EXPECT_DOUBLE_EQ(parse_half_width("30")->value, 30);
  EXPECT_FALSE(parse_half_width("30")->relative);
  for (char const* bad : {"", "%", "0", "0%", "-5%", "nan", "inf", "5 %", "5%%", "x"})
    EXPECT_FALSE(parse_half_width(bad)) << bad;
  EXPECT_EQ(text_of(HalfWidth{0.075, true}), "7.5%");
  EXPECT_EQ(text_of(HalfWidth{30, false}), "30");
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/compare_study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/batch_command.h"
#include "cli/compare_command.h"
#include "cli/run_command.h"
#include "cli/run_words.h"
#include "io/study/study_reader.h"
#include "io/study/study_writer.h"
#include "support/complaint_of.h"
#include "support/scenario_copy.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A batch of tiny, 12 replications of two policies.
class CompareStudyCommand : public testing::Test {
 protected:
  CompareStudyCommand() {
    BatchOptionsGiven batch;
    batch.scenarios = {scenario.folder()};
    batch.policies = {"nearest_idle", "priority"};
    batch.replications = 12;
    batch.out = options.study = folder.path("study.h5");
    std::ostringstream unheard;
    batch_command(batch, unheard);
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(compare_study_command(options, out), 0);
    return out.str();
  }
  std::string printed(ReportForm form) {
    options.form = form;
    return printed();
  }
  json parsed() { return json::parse(printed(ReportForm::json)); }
  std::string complaint() {
    return test::complaint_of([&](std::ostream& out) { compare_study_command(options, out); });
  }
  test::ScenarioCopy scenario;
  test::TempFolder folder;
  CompareStudyOptions options;
};

TEST_F(CompareStudyCommand, TellsValuesDifferencesGroupsAndWorst) {
  std::string const text = printed();
  EXPECT_THAT(text, AllOf(HasSubstr("nearest_idle: 12 of 12 replications"),
                          HasSubstr("Late: not there within 20 min"),
                          HasSubstr("mean response 平均响应 [min]\n  nearest_idle "),
                          HasSubstr("variance ratio "), HasSubstr("severity 3-4 严重\n"),
                          HasSubstr("worst replications 最差的重复\n"),
                          HasSubstr("judged together (Holm)")));
  EXPECT_THAT(text, Not(HasSubstr("Unfinished")));
}

TEST_F(CompareStudyCommand, AgreesWithTheComparisonOfTheScenario) {
  CompareOptions direct;
  direct.variants.what.scenario = scenario.folder();
  direct.variants.policies = {"nearest_idle", "priority"};
  direct.replications = 12;
  direct.json = true;
  std::ostringstream out;
  compare_command(direct, out);
  json const expected = json::parse(out.str())["variants"][1]["indicators"];
  json const found = parsed()["scenarios"][0]["variants"][1]["indicators"];
  for (char const* id : {"response_mean", "late_share", "incidents", "person_trips", "km_driven"})
    for (char const* key : {"value", "low", "high"}) {
      EXPECT_NEAR(found[id]["mean"][key].get<double>(), expected[id][key].get<double>(), 1e-9)
          << id << ' ' << key;
      EXPECT_NEAR(found[id]["mean"]["difference"][key].get<double>(),
                  expected[id]["difference"][key].get<double>(), 1e-9)
          << id << ' ' << key;
    }
  EXPECT_NEAR(found["response_mean"]["p90"]["difference"]["high"].get<double>(),
              expected["response_p90"]["difference"]["high"].get<double>(), 1e-9);
}

TEST_F(CompareStudyCommand, MarksAShareThatNobodyHasYet) {
  EXPECT_THAT(printed(),
              testing::ContainsRegex("flooded underpass .*\n  nearest_idle .*  0\\.0~\n"));
  EXPECT_THAT(printed(ReportForm::csv), HasSubstr(",underpass,late_share,mean,%,0,,,,12,0,yes,"));
}

TEST_F(CompareStudyCommand, NamesWorstReplicationsThatReplayToTheSameMean) {
  json const worst = parsed()["scenarios"][0]["variants"][1]["worst"][0];
  RunOptions run;
  run.what.scenario = scenario.folder();
  run.what.policy = "priority";
  run.what.replication = worst["replication"].get<std::uint32_t>();
  run.summary = RunOptions::Format::json;
  run.out = folder.path("run.h5");
  std::ostringstream out;
  run_command(run, out);
  EXPECT_NEAR(json::parse(out.str())["response_mean_s"].get<double>() / 60,
              worst["response_mean_min"].get<double>(), 1e-9);
}

TEST_F(CompareStudyCommand, ComparesWithTheBaselineOfThatName) {
  options.how.baseline = "priority";
  json const found = parsed()["scenarios"][0];
  EXPECT_EQ(found["baseline"], "priority");
  EXPECT_TRUE(found["variants"][1]["indicators"]["response_mean"]["mean"]["difference"].is_null());
  EXPECT_FALSE(found["variants"][0]["indicators"]["response_mean"]["mean"]["difference"].is_null());
  options.how.baseline = "prio";
  EXPECT_THAT(complaint(), HasSubstr("--baseline = prio (must be a variant of " +
                                     scenario.folder() + ": nearest_idle, priority)"));
}

TEST_F(CompareStudyCommand, WritesTheFormThatTheNameSays) {
  for (auto const& [name, start] : std::vector<std::pair<std::string, std::string>>{
           {"a.csv", "scenario,variant,by,group,indicator,statistic,"},
           {"a.json", "{\n  \"format\": \"stormcrew-study-comparison\""},
           {"a.html", "<!doctype html>"},
           {"a.txt", "Tiny district"}}) {
    options.out = folder.path(name);
    EXPECT_THAT(printed(), HasSubstr("mean response"));
    EXPECT_THAT(test::bytes_of(options.out), testing::StartsWith(start));
  }
}

TEST_F(CompareStudyCommand, RefusesNamesThatAreNoFormOrThatItReads) {
  options.out = folder.path("a.pdf");
  EXPECT_THAT(complaint(), HasSubstr("must end in .csv, .json, .html or .txt"));
  options.out = options.study;
  EXPECT_THAT(complaint(), HasSubstr("must not replace what is read"));
}

TEST_F(CompareStudyCommand, RefusesAFileThatIsNoStudy) {
  options.study = folder.write("readme.txt", "hello");
  EXPECT_THAT(complaint(), HasSubstr("readme.txt: is no study file"));
}

TEST_F(CompareStudyCommand, StandsBehindTheArgumentOfCompare) {
  CompareOptions compare;
  compare.variants.what.scenario = options.study;
  std::ostringstream out;
  EXPECT_EQ(compare_command(compare, out), 0);
  EXPECT_EQ(out.str(), printed());
  compare.only_for_scenarios = {"--policy", "--seed"};
  EXPECT_THAT(test::complaint_of([&](std::ostream& o) { compare_command(compare, o); }),
              AllOf(HasSubstr("--policy is there (must not be"), HasSubstr("--seed is there")));
}

TEST_F(CompareStudyCommand, RefusesOptionsOfStudiesForScenarios) {
  CompareOptions compare;
  compare.variants.what.scenario = scenario.folder();
  compare.only_for_studies = {"--baseline"};
  EXPECT_THAT(test::complaint_of([&](std::ostream& o) { compare_command(compare, o); }),
              HasSubstr("--baseline is there (must not be: only for study files)"));
}

TEST_F(CompareStudyCommand, HasARowOfCsvForEachFinding) {
  json const j = parsed();
  std::size_t rows = 1;
  for (json const& variant : j["scenarios"][0]["variants"])
    rows += 3 * variant["indicators"].size() + 5 * variant["groups"].size();
  std::string const csv = printed(ReportForm::csv);
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), rows);
  EXPECT_THAT(csv, HasSubstr(",priority,severity,3,response_mean,p90,min,"));
}

/// Two scenarios, one with a name that markup must not take for its own, and two columns.
class CompareSmallStudy : public testing::Test {
 protected:
  CompareSmallStudy() { options.study = folder.path("small.h5"); }
  void write(StudyHead const& head, std::size_t leave_out) {
    StudyWriter writer(options.study, head, StudyStart::create);
    auto const cells = test::shuffled_cells(head, 3);
    for (std::size_t k = leave_out; k < cells.size(); ++k)
      writer.put(cells[k], test::small_row(head, cells[k]));
    if (leave_out == 0) writer.close();
  }
  std::string printed(ReportForm form) {
    options.form = form;
    std::ostringstream out;
    compare_study_command(options, out);
    return out.str();
  }
  test::TempFolder folder;
  CompareStudyOptions options;
};

TEST_F(CompareSmallStudy, SaysWhatIsMissing) {
  write(test::small_study(20), 11);
  std::string const text = printed(ReportForm::text);
  EXPECT_THAT(text, testing::StartsWith("Unfinished: 11 replications are missing."));
  json const found = json::parse(printed(ReportForm::json));
  EXPECT_EQ(found["complete"], false);
  EXPECT_EQ(found["missing"], 11);
  std::size_t rows = 0;
  for (json const& s : found["scenarios"])
    for (json const& v : s["variants"]) rows += v["replications"].get<std::size_t>();
  EXPECT_EQ(rows, 49U);
  json const& better = found["scenarios"][0]["variants"][1];
  json const& of_group = better["groups"][0]["response_mean"]["difference"];
  EXPECT_EQ(of_group["used"].get<std::size_t>() + of_group["left_out"].get<std::size_t>(),
            better["pairs"]);
  EXPECT_LT(better["pairs"].get<std::size_t>(), better["replications"].get<std::size_t>());
}

TEST_F(CompareSmallStudy, SaysThatAShareIsOne) {
  write(test::small_study(20, {1, 3}), 0);
  EXPECT_THAT(printed(ReportForm::text), testing::StartsWith("Share 1 of 3 of a study"));
}

TEST_F(CompareSmallStudy, HasABlockForEachScenario) {
  write(test::small_study(20), 0);
  std::string const text = printed(ReportForm::text);
  EXPECT_THAT(text, AllOf(HasSubstr("A  甲\na note\n"), HasSubstr("B <&\"  乙\n"),
                          HasSubstr("fallen tree 倒树\n")));
}

TEST_F(CompareSmallStudy, EscapesNamesInHtml) {
  StudyHead head = test::small_study(20);
  head.variants[0].name = "a<b & \"c\" 方案";
  head.kinds[0].labels.en = "<script>";
  write(head, 0);
  std::string const html = printed(ReportForm::html);
  EXPECT_THAT(html, AllOf(HasSubstr(R"("B \u003c&\"")"), HasSubstr(R"("a\u003cb & \"c\" 方案")"),
                          HasSubstr(R"("\u003cscript>")"), Not(HasSubstr("<script>"))));
  EXPECT_THAT(printed(ReportForm::csv), HasSubstr(",\"a<b & \"\"c\"\" 方案\","));
}

TEST(RunWords, AreWhatAShellReadsBack) {
  EXPECT_EQ(shell_word("scenarios/a-1.5_x"), "scenarios/a-1.5_x");
  EXPECT_EQ(shell_word("a b"), "'a b'");
  EXPECT_EQ(shell_word("it's $5"), "'it'\\''s $5'");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("杨"), "'杨'");
}

TEST(RunWords, NameAllThatMakesTheVariant) {
  StudyHead head = test::small_study(20);
  EXPECT_EQ(run_words(head, 1, 17),
            "stormcrew run scenarios/a --plan plans/better.toml --policy priority --relocation "
            "none --seed 7 --replication 17");
  head.variants[2].settings = {"rules.late_min=30", "name.en=\"two words\""};
  head.scenarios[1].roads = "my roads.osm";
  EXPECT_EQ(run_words(head, 2, 0),
            "stormcrew run scenarios/b --roads 'my roads.osm' --policy nearest_idle --relocation "
            "none --set rules.late_min=30 --set 'name.en=\"two words\"' --seed 8 --replication 0");
}

}  // namespace
}  // namespace sc

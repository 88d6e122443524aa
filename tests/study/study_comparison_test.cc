// SPDX-License-Identifier: Apache-2.0
#include "study/study_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/check.h"
#include "base/random.h"
#include "study/kpi.h"
#include "study/paired.h"
#include "study/pooled.h"
#include "study/sample.h"
#include "study/study_row.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Two scenarios; the first has three variants, the second one.
StudyHead head(std::uint32_t replications) {
  StudyHead h;
  h.columns = study_columns();
  h.kinds = {{"tree", {"倒树", "fallen tree"}}, {"flood", {"积水", "waterlogging"}}};
  h.scenarios = {{"scenarios/a", {}, "", 7, {}, "", ""}, {"scenarios/b", {}, "", 8, {}, "", ""}};
  for (char const* name : {"first", "second", "third"})
    h.variants.push_back({0, name, "", "", "p", "r", {}, whole_minutes(30), replications});
  h.variants.push_back({1, "first", "", "", "p", "r", {}, whole_minutes(30), replications});
  return h;
}

/// Replications of 1 to 8 incidents that wait about `factor` times as long as those of the same
/// luck.
StudyRows rows(std::vector<std::uint32_t> const& replications, double factor) {
  StudyRows result;
  result.numbers.resize(study_columns().size());
  result.begin.push_back(0);
  for (std::uint32_t const r : replications) {
    Stream luck(5, r, Purpose::test, 8);
    std::uint32_t const n = 1 + luck.below(8);
    double waited = 0, late = 0;
    for (std::uint32_t k = 0; k < n; ++k) {
      double const wait = factor * luck.exponential(1200);
      result.kind.push_back(static_cast<std::int16_t>(luck.below(2)));
      result.severity.push_back(static_cast<float>(1 + 3 * luck.uniform()));
      result.late.push_back(wait > 1800 ? 1 : 0);
      result.wait_s.push_back(wait);
      waited += wait;
      late += wait > 1800 ? 1 : 0;
    }
    result.replication.push_back(r);
    result.begin.push_back(result.kind.size());
    for (auto& column : result.numbers) column.push_back(std::nan(""));
    result.numbers[kpi_number("incidents_reported")].back() = n;
    result.numbers[kpi_number("waited_s")].back() = waited;
    result.numbers[kpi_number("late")].back() = late;
    result.numbers[kpi_number("person_trips")].back() = 10;
  }
  return result;
}

std::vector<std::uint32_t> first(std::uint32_t n) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t r = 0; r < n; ++r) numbers.push_back(r);
  return numbers;
}

std::vector<StudyRows> finished() {
  return {rows(first(40), 1), rows(first(40), 0.8), rows(first(40), 1), rows(first(40), 1)};
}

StudyLine const& line(VariantFindings const& v, std::string_view id) {
  for (StudyLine const& l : v.lines)
    if (all_indicators()[l.indicator].id == id) return l;
  ADD_FAILURE() << "no " << id;
  return v.lines.front();
}

TEST(CompareStudy, ComparesEachVariantWithItsScenariosFirst) {
  auto const found = compare_study(head(40), finished(), {});
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[0].variants.size(), 3U);
  EXPECT_FALSE(line(found[0].variants[0], "response_mean").mean.difference.exists());
  Estimate const value = line(found[0].variants[0], "response_mean").mean.value;
  Estimate const difference = line(found[0].variants[1], "response_mean").mean.difference;
  EXPECT_NEAR(difference.value, -0.2 * value.value, 1e-9);
  EXPECT_LT(difference.high, 0);
  EXPECT_FALSE(line(found[1].variants[0], "response_mean").mean.difference.exists());
}

TEST(CompareStudy, GivesTheEstimatesOfTheirOwnFunctions) {
  auto const all = finished();
  auto const found = compare_study(head(40), all, {});
  auto const column = [&](std::size_t v, char const* kpi) -> std::vector<double> const& {
    return all[v].numbers[kpi_number(kpi)];
  };
  Estimate const expected = ratio_difference({column(1, "late"), column(1, "incidents_reported")},
                                             {column(0, "late"), column(0, "incidents_reported")});
  Estimate const d = line(found[0].variants[1], "late_share").mean.difference;
  EXPECT_DOUBLE_EQ(d.low, expected.low);
  EXPECT_DOUBLE_EQ(d.high, expected.high);
  PooledValues const pool(sample_of(all[1], study_columns()).pools());
  Estimate const p90 = pooled_quantile(pool, 0.9, Resamples(40));
  EXPECT_DOUBLE_EQ(line(found[0].variants[1], "response_mean").p90.value.high, p90.high);
}

TEST(CompareStudy, TakesTheBaselineByName) {
  StudyComparisonOptions options;
  options.baseline = "second";
  StudyHead h = head(40);
  h.variants[3].name = "second";
  auto const found = compare_study(h, finished(), options);
  EXPECT_EQ(found[0].baseline, 1U);
  EXPECT_GT(line(found[0].variants[0], "response_mean").mean.difference.low, 0);
}

TEST(CompareStudy, NamesTheVariantsWhereTheBaselineIsNone) {
  StudyComparisonOptions options;
  options.baseline = "second";
  try {
    compare_study(head(40), finished(), options);
    ADD_FAILURE() << "accepted";
  } catch (InputError const& error) {
    EXPECT_THAT(error.what(),
                HasSubstr("--baseline = second (must be a variant of scenarios/b: first)"));
    EXPECT_EQ(error.faults().size(), 1U);
  }
}

TEST(CompareStudy, PairsWhatBothHaveByNumber) {
  std::vector<StudyRows> all = finished();
  all[0] = rows({0, 2, 3, 5, 6, 8, 9, 11}, 1);
  all[1] = rows({1, 2, 4, 5, 7, 8, 10, 11, 12}, 0.8);
  auto const found = compare_study(head(40), all, {});
  VariantFindings const& second = found[0].variants[1];
  EXPECT_EQ(second.rows, 9U);
  EXPECT_EQ(second.wanted, 40U);
  EXPECT_EQ(second.pairs, 4U);
  Estimate const d = line(second, "response_mean").mean.difference;
  EXPECT_EQ(d.used, 4U);
  double waited = 0, n = 0;
  for (std::uint32_t const r : {2U, 5U, 8U, 11U}) {
    StudyRows const one = rows({r}, 1);
    waited += one.numbers[kpi_number("waited_s")][0];
    n += one.numbers[kpi_number("incidents_reported")][0];
  }
  EXPECT_NEAR(d.value, -0.2 * waited / n, 1e-9);
  EXPECT_EQ(line(second, "response_mean").mean.value.used, 9U);
}

TEST(CompareStudy, HasNoDifferenceWhereNothingIsShared) {
  std::vector<StudyRows> all = finished();
  all[0] = rows({0, 2, 4}, 1);
  all[1] = rows({1, 3, 5}, 1);
  all[2] = rows({}, 1);
  auto const found = compare_study(head(40), all, {});
  EXPECT_TRUE(line(found[0].variants[1], "response_mean").mean.value.exists());
  EXPECT_FALSE(line(found[0].variants[1], "response_mean").mean.difference.exists());
  EXPECT_FALSE(line(found[0].variants[2], "response_mean").mean.value.exists());
  EXPECT_EQ(found[0].differences, 0U);
}

TEST(CompareStudy, TellsGroupsThatAddUpToTheWhole) {
  auto const found = compare_study(head(40), finished(), {});
  VariantFindings const& v = found[0].variants[1];
  ASSERT_EQ(v.groups.size(), 5U);  // three bands, two kinds
  double by_severity = 0, by_kind = 0;
  for (StudyGroup const& g : v.groups)
    (g.by == StudyGroup::By::severity ? by_severity : by_kind) += g.reported.value.value;
  double const reported = line(v, "incidents_reported").mean.value.value;
  EXPECT_NEAR(by_severity, reported, 1e-9);
  EXPECT_NEAR(by_kind, reported, 1e-9);
  EXPECT_NEAR(v.groups[0].mean.difference.value,
              -0.2 * found[0].variants[0].groups[0].mean.value.value, 1e-9);
}

TEST(CompareStudy, LeavesGroupsOutThatAreNotAskedFor) {
  StudyComparisonOptions options;
  options.by_kind = false;
  EXPECT_EQ(compare_study(head(40), finished(), options)[0].variants[0].groups.size(), 3U);
  options.by_severity = false;
  EXPECT_TRUE(compare_study(head(40), finished(), options)[0].variants[0].groups.empty());
}

TEST(CompareStudy, JudgesTogetherOnlyWhatVaries) {
  auto const found = compare_study(head(40), finished(), {});
  // second: mean, P50, P90, late share; five groups' means and late shares. third never differs.
  EXPECT_EQ(found[0].differences, 14U);
  EXPECT_TRUE(line(found[0].variants[1], "response_mean").mean.clear_together);
  EXPECT_FALSE(line(found[0].variants[2], "response_mean").mean.clear_together);
  EXPECT_EQ(line(found[0].variants[2], "response_mean").p90.difference.high, 0);
  EXPECT_EQ(line(found[0].variants[2], "response_mean").mean.difference.high, 0);
}

TEST(CompareStudy, TellsHowManyReplicationsItTakes) {
  StudyComparisonOptions options;
  options.halfwidth = 0.1;
  auto const relative = compare_study(head(40), finished(), options);
  StudyFinding const& mean = line(relative[0].variants[1], "response_mean").mean;
  double const half = (mean.value.high - mean.value.low) / 2;
  double const rough = 40 * std::pow(half / (0.1 * mean.value.value), 2);
  EXPECT_NEAR(static_cast<double>(*mean.needed), rough, 0.05 * rough + 1);
  EXPECT_LT(*mean.needed_difference, *mean.needed);
  EXPECT_GT(mean.variance_ratio, 10);
  options.relative = false;  // 0.1 min
  auto const absolute = compare_study(head(40), finished(), options);
  EXPECT_GT(*line(absolute[0].variants[1], "response_mean").mean.needed, 1000U);
}

TEST(CompareStudy, DoesNotDependOnThreads) {
  StudyComparisonOptions options;
  options.threads = 1;
  auto const one = compare_study(head(40), finished(), options);
  options.threads = 4;
  auto const four = compare_study(head(40), finished(), options);
  for (std::size_t k = 0; k < one[0].variants[1].lines.size(); ++k) {
    EXPECT_EQ(one[0].variants[1].lines[k].p90.value.high,
              four[0].variants[1].lines[k].p90.value.high);
    EXPECT_EQ(one[0].variants[1].lines[k].mean.value.high,
              four[0].variants[1].lines[k].mean.value.high);
  }
}

TEST(WorstOf, IsByMeanThenByWaitThenByNumber) {
  StudyRows r;
  r.replication = {3, 4, 7, 8, 9};
  r.begin = {0, 1, 3, 4, 4, 6};
  r.wait_s = {60, 60, 60, 60, std::nan(""), 90};
  auto const worst = worst_of(r, 4);
  std::vector<std::uint32_t> numbers;
  for (WorstReplication const& w : worst) numbers.push_back(w.replication);
  EXPECT_THAT(numbers, ElementsAre(9, 4, 3, 7));
  EXPECT_EQ(worst[1].waited_s, 120);
  EXPECT_EQ(worst_of(r, 1).size(), 1U);
}

}  // namespace
}  // namespace sc

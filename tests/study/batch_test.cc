// SPDX-License-Identifier: Apache-2.0
#include "study/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "io/study/study_merge.h"
#include "io/study/study_reader.h"
#include "plan/dispatch/table.h"
#include "study/ensemble.h"
#include "study/estimate.h"
#include "study/kpi.h"
#include "study/study_row.h"
#include "support/small_world.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using test::bytes_of;
using test::TempFolder;

/// Two scenarios; the first with two policies in one World and the first of them in another.
class BatchOf : public testing::Test {
 protected:
  BatchOf() {
    head.columns = study_columns();
    head.scenarios.resize(2);
    for (std::size_t s = 0; s < 2; ++s) {
      std::vector<std::int16_t>& kinds = batch.kinds.emplace_back();
      for (std::size_t k = 0; k < world(s).scenario.incident_kinds.size(); ++k)
        kinds.push_back(static_cast<std::int16_t>(k));
    }
    for (auto const& [scenario, number, policy] :
         {std::tuple{0, 0, &nearest}, {0, 0, &priority}, {0, 1, &nearest}, {1, 2, &nearest}}) {
      StudyVariant variant;
      variant.scenario = static_cast<std::size_t>(scenario);
      variant.name = std::to_string(head.variants.size());
      variant.replications = 6;
      head.variants.push_back(variant);
      batch.variants.push_back({static_cast<std::size_t>(number), policy->get(), nullptr, 40});
    }
    batch.make_world = [this](std::size_t number) {
      ++made[number];
      return std::unique_ptr<World const>(new World(world(number)));
    };
  }

  /// Worlds 0 and 1 are alike.
  static World world(std::size_t number) { return test::random_world(number < 2 ? 3 : 4); }

  std::string run(int threads, Shard shard = {}) {
    TempFolder const folder;
    head.shard = shard;
    StudyWriter study(folder / "s.h5", head, StudyStart::create);
    EXPECT_TRUE(run_batch(batch, study, {threads, {}, nullptr}));
    return bytes_of(folder / "s.h5");
  }

  std::unique_ptr<DispatchPolicy const> const nearest = make_dispatch_policy("nearest_idle");
  std::unique_ptr<DispatchPolicy const> const priority = make_dispatch_policy("priority");
  StudyHead head;
  Batch batch;
  std::map<std::size_t, int> made;
};

TEST_F(BatchOf, RowsAreWhatSingleRunsGive) {
  TempFolder const folder;
  test::put_bytes(folder / "s.h5", run(2));
  StudyReader const reader(folder / "s.h5");
  for (std::size_t v = 0; v < 4; ++v) {
    World const w = world(batch.variants[v].world);
    StudyRows const rows = reader.rows_of(v);
    ASSERT_EQ(rows.size(), 6U);
    for (std::uint32_t r = 0; r < 6; ++r) {
      Summary const alone =
          one_replication({&w, &w.scenario.plan, batch.variants[v].policy, nullptr, 40}, r);
      std::vector<double> const expected = kpis_of(alone, w);
      for (std::size_t c = 0; c < expected.size(); ++c)
        if (!std::isnan(expected[c]) || !std::isnan(rows.numbers[c][r])) {
          EXPECT_EQ(rows.numbers[c][r], expected[c]) << kpis()[c].id << " of " << r;
        }
      std::vector<double> waits;
      std::size_t late = 0;
      for (std::size_t k = rows.begin[r]; k < rows.begin[r + 1]; ++k) {
        if (!std::isnan(rows.wait_s[k])) waits.push_back(rows.wait_s[k]);
        late += rows.late[k];
      }
      EXPECT_EQ(waits, alone.response.waited_s);
      EXPECT_EQ(late, alone.response.late);
      EXPECT_EQ(rows.begin[r + 1] - rows.begin[r], alone.incidents);
    }
  }
}

TEST_F(BatchOf, VariantsOfAScenarioShareTheirLuck) {
  TempFolder const folder;
  test::put_bytes(folder / "s.h5", run(2));
  StudyReader const reader(folder / "s.h5");
  StudyRows const same = reader.rows_of(2), first = reader.rows_of(0), other = reader.rows_of(1);
  EXPECT_EQ(first.wait_s.size(), same.wait_s.size());
  EXPECT_EQ(first.numbers[kpi_number("km_driven")], same.numbers[kpi_number("km_driven")]);
  EXPECT_NE(first.numbers[kpi_number("km_driven")], other.numbers[kpi_number("km_driven")]);
}

TEST_F(BatchOf, TheFileDoesNotDependOnThreads) {
  std::string const one = run(1);
  EXPECT_EQ(run(2), one);
  EXPECT_EQ(run(8), one);
}

TEST_F(BatchOf, WorldsAreMadeOnceAndOnlyWhereCellsAreMissing) {
  TempFolder const folder;
  run(2);
  EXPECT_THAT(made, testing::ElementsAre(std::pair(0U, 1), std::pair(1U, 1), std::pair(2U, 1)));
  made.clear();
  StudyWriter study(folder / "s.h5", head, StudyStart::create);
  World const w = world(2);
  for (std::uint32_t r = 0; r < 6; ++r)
    study.put({3, r},
              study_row(w, simulate_one({&w, &w.scenario.plan, nearest.get(), nullptr, 40}, r),
                        batch.kinds[1]));
  EXPECT_TRUE(run_batch(batch, study, {2, {}, nullptr}));
  EXPECT_THAT(made, testing::ElementsAre(std::pair(0U, 1), std::pair(1U, 1)));
}

TEST_F(BatchOf, ShardsMergeIntoTheUnshardedFile) {
  TempFolder const folder;
  std::vector<std::string> shards;
  for (std::uint32_t index = 0; index < 3; ++index) {
    shards.push_back(folder.path(std::to_string(index)));
    test::put_bytes(shards.back(), run(2, {index, 3}));
  }
  merge_studies(shards, folder.path("merged.h5"));
  EXPECT_EQ(bytes_of(folder / "merged.h5"), run(2));
}

TEST_F(BatchOf, InterruptedAndResumedItIsTheSameFile) {
  std::string const whole = run(2);
  TempFolder const folder;
  std::size_t last = 0;
  for (int attempt = 0; attempt < 5; ++attempt) {
    StudyWriter study(folder / "s.h5", head, StudyStart::resume);
    EXPECT_EQ(study.finished(), last);
    std::atomic<bool> stop = false;
    bool const ended = run_batch(
        batch, study,
        {1, [&](std::size_t finished, std::size_t) { stop = finished >= last + 3; }, &stop});
    EXPECT_FALSE(ended);
    EXPECT_EQ(study.finished(), last + 3);
    last = study.finished();
  }
  StudyWriter study(folder / "s.h5", head, StudyStart::resume);
  EXPECT_TRUE(run_batch(batch, study, {2, {}, nullptr}));
  EXPECT_EQ(bytes_of(folder / "s.h5"), whole);
}

TEST_F(BatchOf, TellsRowsFinishedOfAll) {
  TempFolder const folder;
  StudyWriter study(folder / "s.h5", head, StudyStart::create);
  std::vector<std::size_t> heard;
  run_batch(batch, study,
            {2,
             [&](std::size_t finished, std::size_t wanted) {
               EXPECT_EQ(wanted, 24U);
               heard.push_back(finished);
             },
             nullptr});
  EXPECT_EQ(heard.front(), 0U);
  EXPECT_EQ(heard.size(), 25U);
  EXPECT_EQ(*std::max_element(heard.begin(), heard.end()), 24U);
}

double half_width(std::vector<double> const& values) {
  Estimate const mean = mean_of(values);
  return (mean.high - mean.low) / 2 / mean.value;
}

TEST_F(BatchOf, GoesOnUntilTheIntervalIsNarrowInEveryVariantOfAScenario) {
  std::size_t const km = kpi_number("km_driven");
  for (StudyVariant& v : head.variants) v.replications = kFirstReplications;
  batch.stop = StopRule{km, 0.06, true, 1000};
  head.stop_rule = "km_driven 6%, at most 1000";
  std::string const bytes = run(2);
  TempFolder const folder;
  test::put_bytes(folder / "s.h5", bytes);
  StudyReader const reader(folder / "s.h5");
  std::vector<std::size_t> counts;
  for (std::size_t v = 0; v < 4; ++v) {
    StudyRows const rows = reader.rows_of(v);
    EXPECT_EQ(rows.size(), reader.head().variants[v].replications);
    EXPECT_LE(half_width(rows.numbers[km]), 0.06);
    counts.push_back(rows.size());
  }
  EXPECT_GT(counts[0], kFirstReplications);
  EXPECT_EQ(counts[0], counts[1]);
  EXPECT_EQ(counts[0], counts[2]);

  // Ended anywhere, it goes the same way.
  std::size_t last = 0;
  for (bool ended = false; !ended;) {
    StudyWriter study(folder / "again.h5", head, StudyStart::resume);
    std::atomic<bool> stop = false;
    ended = run_batch(
        batch, study,
        {2, [&](std::size_t finished, std::size_t) { stop = finished >= last + 37; }, &stop});
    last = study.finished();
  }
  EXPECT_EQ(bytes_of(folder / "again.h5"), bytes);
}

TEST(StopRuleTest, AsksForWhatTheSpreadCallsFor) {
  // Standard deviation 1 about 10: half a 95 % interval of n is t(n - 1) / sqrt(n).
  std::vector<double> values;
  for (int k = 0; k < 50; ++k) values.push_back(10 + (k % 2 == 0 ? -1 : 1) * std::sqrt(49.0 / 50));
  auto const next = [&](double halfwidth, bool relative, std::uint32_t most = 10'000) {
    return next_replications({0, halfwidth, relative, most}, {values});
  };
  double const half = two_sided_t(0.95, 49) / std::sqrt(50);
  EXPECT_EQ(next(half * 1.001, false), 50U);           // content
  EXPECT_EQ(next(half * 0.999, false), 63U);           // a quarter more at least
  EXPECT_EQ(next(half / std::sqrt(1.6), false), 80U);  // as the spread says
  EXPECT_EQ(next(half / 10, false), 100U);             // twice as many at most
  EXPECT_EQ(next(half / 10, false, 90), 90U);          // or all there may be
  EXPECT_EQ(next(half / 10 * 1.001, true), 50U);       // a share of the mean
}

TEST(StopRuleTest, TheWidestVariantDecidesAndNoMeanIsNeverContent) {
  std::vector<double> const calm(20, 5.0), none(20, std::nan(""));
  std::vector<double> wild;
  for (int k = 0; k < 20; ++k) wild.push_back(k % 2);
  EXPECT_EQ(next_replications({0, 0.1, true, 1000}, {calm}), 20U);
  EXPECT_EQ(next_replications({0, 0.1, true, 1000}, {calm, wild}), 40U);
  EXPECT_EQ(next_replications({0, 0.1, true, 1000}, {calm, none}), 40U);
}

TEST(KpiTest, NamesAreThoseOfTheSummaryAndAreUnique) {
  World const world = test::random_world(3);
  auto const policy = make_dispatch_policy("nearest_idle");
  Summary const s = one_replication({&world, &world.scenario.plan, policy.get(), nullptr, 1}, 0);
  auto const all = numbers(s);
  for (std::size_t k = 0; k < all.size(); ++k) EXPECT_EQ(kpis()[k].id, all[k].first);
  std::vector<double> const row = kpis_of(s, world);
  EXPECT_EQ(row.size(), kpis().size());
  EXPECT_DOUBLE_EQ(row[kpi_number("waited_s")],
                   *s.response.mean_s * static_cast<double>(s.response.reported));
  EXPECT_EQ(row[kpi_number("late")], static_cast<double>(s.response.late));
  EXPECT_TRUE(std::isnan(row[kpi_number("car_trips")]));
  for (std::size_t k = 0; k < kpis().size(); ++k) EXPECT_EQ(kpi_number(kpis()[k].id), k);
}

}  // namespace
}  // namespace sc

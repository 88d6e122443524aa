// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_cells.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "support/small_study.h"

namespace sc {
namespace {

TEST(StudyCellsTest, RowsAreByVariantThenReplication) {
  StudyCells const cells(test::small_study(4));
  ASSERT_EQ(cells.size(), 12U);
  EXPECT_EQ(cells.cell(0), (StudyCell{0, 0}));
  EXPECT_EQ(cells.cell(3), (StudyCell{0, 3}));
  EXPECT_EQ(cells.cell(4), (StudyCell{1, 0}));
  EXPECT_EQ(cells.cell(11), (StudyCell{2, 3}));
}

TEST(StudyCellsTest, ShardsShareOutEveryCellOnceAndEvenly) {
  for (std::uint32_t const count : {1U, 2U, 3U, 5U, 7U, 40U})
    for (std::uint32_t const replications : {0U, 1U, 2U, 11U, 12U}) {
      std::set<std::pair<std::size_t, std::uint32_t>> seen;
      std::size_t least = SIZE_MAX, most = 0;
      for (std::uint32_t index = 0; index < count; ++index) {
        StudyCells const cells(test::small_study(replications, {index, count}));
        for (std::size_t row = 0; row < cells.size(); ++row) {
          StudyCell const cell = cells.cell(row);
          EXPECT_EQ(cells.row(cell), row);
          EXPECT_LT(cell.replication, replications);
          EXPECT_TRUE((Shard{index, count}.holds(cell.variant, cell.replication)));
          EXPECT_TRUE(seen.emplace(cell.variant, cell.replication).second);
        }
        least = std::min(least, cells.size());
        most = std::max(most, cells.size());
      }
      EXPECT_EQ(seen.size(), 3U * replications);
      EXPECT_LE(most - least, 3U);  // at most one a variant
    }
}

}  // namespace
}  // namespace sc

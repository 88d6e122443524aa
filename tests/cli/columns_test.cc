// SPDX-License-Identifier: Apache-2.0
#include "cli/columns.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Columns, AreTwoForAChineseCharacter) {
  EXPECT_EQ(columns_of(""), 0U);
  EXPECT_EQ(columns_of("late, %"), 7U);
  EXPECT_EQ(columns_of("late 迟到率"), 11U);
  EXPECT_EQ(columns_of("，"), 2U);
}

TEST(Columns, LineUpText) {
  EXPECT_EQ(left_aligned("人次", 6), "人次  ");
  EXPECT_EQ(left_aligned("person", 6), "person ");
  EXPECT_EQ(right_aligned("人次", 6), "  人次");
  EXPECT_EQ(right_aligned("persons", 6), "persons");
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_bar.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(ProgressBar, ShowsTheShareAndTheTimeLeft) {
  EXPECT_EQ(progress_text(0, 0), "[------------------------------]   0 %");
  EXPECT_EQ(progress_text(0.5, 65), "[###############---------------]  50 %  left 1:05");
  EXPECT_EQ(progress_text(1.2, 10), "[##############################] 100 %  left 0:00");
}

TEST(ProgressBar, ShowsMoreTimeLeftThanAnIntHolds) {
  EXPECT_EQ(progress_text(1e-9, 60), "[------------------------------]   0 %  left 999999999:00");
  EXPECT_FALSE(progress_text(1e-300, 60).empty());
}

}  // namespace
}  // namespace sc

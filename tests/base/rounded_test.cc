// SPDX-License-Identifier: Apache-2.0
#include "base/rounded.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Rounded, HasWholeParts) {
  EXPECT_EQ(rounded(1.26, 10), 1.3);
  EXPECT_EQ(rounded(-1.25, 10), -1.3);  // halves go away from zero
  EXPECT_EQ(rounded(2, 1000), 2);
  EXPECT_EQ(rounded_degrees(120.15000004), 120.15);
  EXPECT_EQ(rounded_degrees(-30.28000016), -30.2800002);
}

}  // namespace
}  // namespace sc

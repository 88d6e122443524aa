// SPDX-License-Identifier: Apache-2.0
#include "io/text/utf8.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Utf8, KnowsAscii) {
  EXPECT_TRUE(is_ascii(""));
  EXPECT_TRUE(is_ascii("a\t~"));
  EXPECT_FALSE(is_ascii("a\u00E9"));
}

TEST(Utf8, BeginsWithWholeCharacters) {
  EXPECT_EQ(beginning("文一路", 9), "文一路");
  EXPECT_EQ(beginning("文一路", 8), "文一");
  EXPECT_EQ(beginning("文一路", 6), "文一");
  EXPECT_EQ(beginning("文一路", 2), "");
  EXPECT_EQ(beginning("road", 3), "roa");
  EXPECT_EQ(beginning("", 3), "");
}

}  // namespace
}  // namespace sc

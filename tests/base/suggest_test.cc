// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.h"

#include <gtest/gtest.h>

#include <array>

namespace sc {
namespace {

TEST(EditDistance, CountsEditsAndNeighbourSwaps) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("polciy", "policy"), 1U);
  EXPECT_EQ(edit_distance("same", "same"), 0U);
}

TEST(DidYouMean, NamesTheClosestAndStaysSilentWhenNothingIsClose) {
  constexpr std::array<std::string_view, 3> known{"policy", "seed", "horizon"};
  EXPECT_EQ(did_you_mean("polcy", known), " Did you mean 'policy'?");
  EXPECT_EQ(did_you_mean("xyzzy", known), "");
}

}  // namespace
}  // namespace sc

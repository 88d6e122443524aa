// SPDX-License-Identifier: Apache-2.0
#include "drill/drill.h"

#include <gtest/gtest.h>

#include <set>

namespace sc {
namespace {

TEST(DrillWords, EveryStrainAndVariantHasItsOwn) {
  std::set<std::string_view> words;
  for (std::size_t k = 0; k < kStrainKinds; ++k) words.insert(name_of(StrainKind(k)));
  for (std::size_t v = 0; v < kDrillVariants; ++v) words.insert(name_of(DrillVariant(v)));
  EXPECT_EQ(words.size(), kStrainKinds + kDrillVariants);
}

}  // namespace
}  // namespace sc

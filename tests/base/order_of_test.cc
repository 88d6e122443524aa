// SPDX-License-Identifier: Apache-2.0
#include "base/order_of.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(OrderOf, HasTheLeastFirstAndOfEqualsTheLowerNumber) {
  std::vector<int> const keys{3, 1, 2, 1};
  auto const order = order_of(keys.size(), [&](std::size_t i) { return keys[i]; });
  EXPECT_EQ(order, (std::vector<std::size_t>{1, 3, 2, 0}));
  EXPECT_TRUE(order_of(0, [](std::size_t) { return 0; }).empty());
}

}  // namespace
}  // namespace sc

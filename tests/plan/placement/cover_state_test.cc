// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/cover_state.h"

#include <gtest/gtest.h>

#include "plan/placement/small_district.h"

namespace sc {
namespace {

std::vector<int> moved(std::vector<int> units, std::size_t out, std::size_t in) {
  --units[out];
  ++units[in];
  return units;
}

void expect_true_swaps(CoveringCase const& what, CoverState const& state) {
  double const now = covering_value(what, state.units());
  EXPECT_NEAR(state.value(), now, 1e-12);
  for (std::size_t out = 0; out < what.capacity.size(); ++out)
    for (std::size_t in = 0; in < what.capacity.size(); ++in) {
      if (out == in || state.units()[out] == 0 || !state.has_room(in)) continue;
      double const gain = covering_value(what, moved(state.units(), out, in)) - now;
      EXPECT_NEAR(state.swap_gain(out, in), gain, 1e-12);
      EXPECT_GE(state.swap_gain_at_most(out, in), gain - 1e-12);
    }
}

TEST(CoverState, KnowsEachSwapAsUnitsComeAndGo) {
  Stream random(76, 0, Purpose::test, 0);
  for (int trial = 0; trial < 60; ++trial) {
    test::SmallDistrict const district(random);
    auto const what = district.covering(900, trial % 3 == 0 ? 0 : 0.3);
    CoveringGroups const groups(what);
    CoverState state(what, groups);
    std::vector<std::size_t> placed;
    for (int step = 0; step < 30; ++step) {
      auto const s = random.below(static_cast<std::uint32_t>(what.capacity.size()));
      if (placed.size() < static_cast<std::size_t>(what.units) && state.has_room(s)) {
        state.add(s);
        placed.push_back(s);
      } else if (!placed.empty()) {
        state.take(placed.front());
        placed.erase(placed.begin());
      }
      expect_true_swaps(what, state);
    }
  }
}

}  // namespace
}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/path_relinking.h"

#include <algorithm>
#include <optional>

namespace sc {
namespace {

/// The swaps of a way and its costs: value[k] after k swaps.
struct Way {
  std::vector<Swap> swaps;
  std::vector<double> value;
};

Way walk(FastSwap& search, MedianSet const& from, MedianSet const& to) {
  Facilities in = only_in(to.open, from.open);
  Facilities out = only_in(from.open, to.open);
  Way way;
  search.start(from.open);
  way.value.push_back(search.value());
  while (!in.empty()) {
    Swap const swap = search.best_swap(in, out);
    search.make(swap.in, swap.out);
    std::erase(in, swap.in);
    std::erase(out, swap.out);
    way.swaps.push_back(swap);
    way.value.push_back(search.value());
  }
  return way;
}

/// Number of swaps after which to leave the way, neither none nor all of them.
std::size_t place_to_leave(Way const& way) {
  std::optional<std::size_t> best;
  for (std::size_t k = 1; k < way.swaps.size(); ++k) {
    bool const dip = way.value[k] <= way.value[k - 1] && way.value[k] <= way.value[k + 1];
    if (dip && (!best || way.value[k] < way.value[*best])) best = k;
  }
  return best.value_or(way.swaps.size() / 2);
}

Facilities after(Facilities open, Way const& way, std::size_t swaps) {
  for (std::size_t k = 0; k < swaps; ++k)
    std::replace(open.begin(), open.end(), way.swaps[k].out, way.swaps[k].in);
  return open;
}

}  // namespace

MedianSet relink(FastSwap& search, MedianSet const& from, MedianSet const& to) {
  Way const way = walk(search, from, to);
  if (way.swaps.size() < 2) return from.value <= to.value ? from : to;
  search.start(after(from.open, way, place_to_leave(way)));
  search.descend();
  return {search.open(), search.value()};
}

}  // namespace sc

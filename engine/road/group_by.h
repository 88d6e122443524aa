// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace sc {

/// Entries grouped by a number that each has, below `groups`: offsets [groups + 1], and the entries
/// group by group, ascending in each. Item: made of an entry's place.
template <class Item>
std::pair<std::vector<std::uint32_t>, std::vector<Item>> group_by(
    std::span<std::uint32_t const> group_of, std::size_t groups) {
  std::vector<std::uint32_t> first(groups + 1, 0);
  for (std::uint32_t const group : group_of) ++first[group + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Item> items(group_of.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::size_t i = 0; i < group_of.size(); ++i) items[next[group_of[i]]++] = Item(i);
  return {std::move(first), std::move(items)};
}

}  // namespace sc

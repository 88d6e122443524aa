// SPDX-License-Identifier: Apache-2.0
#include "io/study/study_cells.h"

#include <algorithm>

#include "base/check.h"

namespace sc {

StudyCells::StudyCells(StudyHead const& head) : shard_(head.shard), begin_{0} {
  for (std::size_t v = 0; v < head.variants.size(); ++v) {
    std::uint32_t const all = head.variants[v].replications;
    std::uint32_t const first = first_replication(v);
    std::size_t const rows = all > first ? (all - first - 1) / shard_.count + 1 : 0;
    begin_.push_back(begin_.back() + rows);
  }
}

std::uint32_t StudyCells::first_replication(std::size_t variant) const {
  auto const shift = static_cast<std::uint32_t>(variant % shard_.count);
  return (shard_.index + shard_.count - shift) % shard_.count;
}

StudyCell StudyCells::cell(std::size_t row) const {
  SC_EXPECT(row < size());
  auto const next = std::upper_bound(begin_.begin(), begin_.end(), row);
  auto const variant = static_cast<std::size_t>(next - begin_.begin()) - 1;
  auto const k = static_cast<std::uint32_t>(row - begin_[variant]);
  return {variant, first_replication(variant) + k * shard_.count};
}

std::size_t StudyCells::row(StudyCell cell) const {
  SC_EXPECT(shard_.holds(cell.variant, cell.replication));
  std::uint32_t const first = first_replication(cell.variant);
  return begin_[cell.variant] + (cell.replication - first) / shard_.count;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "io/study/study.h"

namespace sc {

/// One replication of one variant.
struct StudyCell {
  std::size_t variant = 0;
  std::uint32_t replication = 0;
  bool operator==(StudyCell const&) const = default;
};

/// The cells of a study's shard and the rows they stand in: by variant, then replication.
class StudyCells {
 public:
  explicit StudyCells(StudyHead const& head);

  [[nodiscard]] std::size_t size() const { return begin_.back(); }
  /// Rows of one variant: [begin(v), begin(v + 1)).
  [[nodiscard]] std::size_t begin(std::size_t variant) const { return begin_[variant]; }
  [[nodiscard]] StudyCell cell(std::size_t row) const;
  /// Precondition: the shard holds it.
  [[nodiscard]] std::size_t row(StudyCell cell) const;

 private:
  [[nodiscard]] std::uint32_t first_replication(std::size_t variant) const;

  Shard shard_;
  std::vector<std::size_t> begin_;  ///< [variants + 1]
};

}  // namespace sc

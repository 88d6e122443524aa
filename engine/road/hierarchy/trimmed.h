// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/hierarchy/upward.h"

namespace sc {

/// Perfect customisation of one lane: each arc's time becomes the true time between its ends, and
/// arcs that no fastest way needs are left out, which makes searches on the same times faster.
/// Costs about two customisations more; pays where many searches follow.
/// Source: Dibbelt, Strasser & Wagner (2016), section 5.3.
class TrimmedArcs {
 public:
  /// Takes all it needs but the elimination tree: the hierarchy must outlive it, not the metric.
  explicit TrimmedArcs(Metric const& metric, std::size_t lane = 0);

  [[nodiscard]] UpwardArcs upward() const;
  [[nodiscard]] std::size_t arcs() const { return head_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  Hierarchy const* hierarchy_;
  Kernels const* kernels_;
  std::vector<std::uint32_t> first_;  ///< [ranks + 1]
  std::vector<std::uint32_t> head_;   ///< [arcs kept]
  std::vector<std::int32_t>
      weights_;  ///< [arcs kept][up, down] kNoWay where a direction is not needed
};

}  // namespace sc

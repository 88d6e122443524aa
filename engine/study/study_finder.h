// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "study/observed.h"
#include "study/study_comparison.h"

/// Private to study/: how a number of a variant and its difference to the baseline are found.

namespace sc {

/// Rows of a variant and of the baseline that are of the same replications, in order.
struct RowPairs {
  RowPairs(StudyRows const& ours, StudyRows const& yardstick);
  std::vector<std::size_t> ours, yardstick;
  bool all_of_ours, all_of_yardstick;
};

/// What a variant's numbers are found from. Without pairs it has no difference.
struct StudyMaterial {
  std::shared_ptr<Observed const> all;
  std::shared_ptr<Observed const> pairs, yardstick;  ///< rows in pairs: ours, the baseline's
};

StudyMaterial paired_material(Sample ours, std::shared_ptr<Observed const> const& yardstick,
                              RowPairs const& pairs);

class StudyFinder {
 public:
  explicit StudyFinder(StudyComparisonOptions const& options) : options_(options) {}

  /// Mean or ratio of sums.
  StudyFinding mean(Indicator const& indicator, StudyMaterial const& material);
  /// With its difference where the indicator is of responses.
  StudyFinding quantile(Indicator const& indicator, double q, StudyMaterial const& material);

 private:
  StudyComparisonOptions const& options_;
  ResamplesOfSizes resamples_;
};

}  // namespace sc

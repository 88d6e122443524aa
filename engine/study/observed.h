// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/bootstrap.h"
#include "study/estimate.h"
#include "study/indicator.h"
#include "study/pooled.h"
#include "study/sample.h"

namespace sc {

/// A sample ready to be estimated from: its response times are sorted once.
class Observed {
 public:
  explicit Observed(Sample sample) : sample_(std::move(sample)), responses_(sample_.pools()) {}
  [[nodiscard]] Sample const& sample() const { return sample_; }
  [[nodiscard]] PooledValues const& responses() const { return responses_; }

 private:
  Sample sample_;
  PooledValues responses_;
};

/// Is the indicator about response times, each incident's?
bool of_responses(Indicator const& indicator);

/// An indicator of all that was observed, in SI: by study/paired.h, study/pooled.h or the mean over
/// replications (study/estimate.h).
Estimate estimate_of(Indicator const& indicator, Observed const& observed,
                     ResamplesOfSizes& resamples);
/// ours less yardstick. Equal numbers of replications, in pairs that share their luck.
Estimate difference_of(Indicator const& indicator, Observed const& ours, Observed const& yardstick,
                       ResamplesOfSizes& resamples);

/// How the indicator spreads: of responses over all incidents of all replications, else over the
/// replications' own values. Both by study/pooled.h; the latter are pools of one value each.
Estimate quantile_of(Indicator const& indicator, double q, Observed const& observed,
                     ResamplesOfSizes& resamples);
/// Likewise; pairs of which one has no value are left out.
Estimate quantile_difference_of(Indicator const& indicator, double q, Observed const& ours,
                                Observed const& yardstick, ResamplesOfSizes& resamples);

/// Each replication's own value; NaN: it has none. Not for quantiles.
std::vector<double> values_of(Indicator const& indicator, Sample const& sample);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/summary.h"

namespace sc {

/// Response times of some reported incidents in a future that stops somewhere: one that nobody has
/// come to by then has waited so far, and is late only once it has waited too long.
class Responses {
 public:
  explicit Responses(Duration limit) : limit_(limit) {}

  /// Precondition: reported.
  void add(IncidentTable const& incidents, std::size_t row, SimTime end) {
    Duration const waited = response_time(incidents, row, end)->waited;
    ++count_;
    sum_min_ += waited.minutes();
    late_ += waited > limit_ ? 1 : 0;
  }
  [[nodiscard]] double count() const { return count_; }
  /// 0 where there are none.
  [[nodiscard]] double mean_min() const { return count_ > 0 ? sum_min_ / count_ : 0; }
  [[nodiscard]] double late_share() const { return count_ > 0 ? late_ / count_ : 0; }

 private:
  Duration limit_;
  double count_ = 0, sum_min_ = 0, late_ = 0;
};

}  // namespace sc

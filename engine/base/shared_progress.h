// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>

namespace sc {

/// Tells how much of some work is done, whichever threads do it; one of them tells at a time.
class SharedProgress {
 public:
  /// tell: hears the share done; may be empty; must outlive it.
  SharedProgress(std::function<void(double)> const& tell, std::size_t all)
      : tell_(tell), all_(all) {}

  void add(std::size_t done) {
    if (!tell_) return;
    std::lock_guard const lock(mutex_);
    done_ += done;
    tell_(static_cast<double>(done_) / static_cast<double>(all_));
  }

 private:
  std::function<void(double)> const& tell_;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::size_t all_;
};

}  // namespace sc

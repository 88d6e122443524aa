// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace sc {

/// One line on standard error with share done and time left, drawn at the first show() and then at
/// most ten times a second, wiped at the end. Silent unless a terminal watches.
class ProgressBar {
 public:
  explicit ProgressBar(std::string what);
  ~ProgressBar();
  ProgressBar(ProgressBar const&) = delete;
  ProgressBar& operator=(ProgressBar const&) = delete;

  void show(double share);

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kPause{100};
  std::string what_;
  bool watched_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_ = start_ - kPause;
};

/// "[#####-----]  50 %  left 0:02": the bar's text for a share done in `elapsed_s` seconds.
std::string progress_text(double share, double elapsed_s);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace sc {
namespace {

constexpr int kWidth = 30;
constexpr double kLongestLeft_s = 1e15;

}  // namespace

std::string progress_text(double share, double elapsed_s) {
  share = std::clamp(share, 0.0, 1.0);
  int const full = static_cast<int>(share * kWidth);
  std::string text =
      fmt::format("[{:#<{}}{:-<{}}] {:3.0f} %", "", full, "", kWidth - full, 100 * share);
  if (share <= 0) return text;
  // Of a billion rows the first may take a minute: more seconds than an int holds.
  auto const left_s =
      static_cast<std::int64_t>(std::min(elapsed_s / share * (1 - share) + 0.5, kLongestLeft_s));
  return text + fmt::format("  left {}:{:02}", left_s / 60, left_s % 60);
}

ProgressBar::ProgressBar(std::string what)
    : what_(std::move(what)), watched_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (watched_) fmt::print(stderr, "\r\033[K");
}

void ProgressBar::show(double share) {
  auto const now = Clock::now();
  if (!watched_ || now - drawn_ < kPause) return;
  drawn_ = now;
  double const elapsed_s = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r{} {}\033[K", what_, progress_text(share, elapsed_s));
  std::fflush(stderr);
}

}  // namespace sc

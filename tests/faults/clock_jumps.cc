// SPDX-License-Identifier: Apache-2.0
// Loaded before a program, it sets the clock of the machine to another moment each time it is
// asked: years back, years on, before 1970. The steady clock is left alone, as the system does.
#include <ctime>

#include <dlfcn.h>
#include <time.h>

#include <array>
#include <atomic>

namespace {

constexpr std::time_t kDay_s = 86'400;
constexpr std::array<std::time_t, 8> kJumps_s = {
    0, -3 * kDay_s, 400 * kDay_s, -30'000 * kDay_s, 3600, -3601, 8'000 * kDay_s, -1,
};

std::atomic<std::size_t> asked{0};

std::time_t jump_s() {
  return kJumps_s[asked++ % kJumps_s.size()];
}

int real_clock_gettime(clockid_t clock, timespec* now) {
  using Ask = int(clockid_t, timespec*);
  static auto* const ask = reinterpret_cast<Ask*>(::dlsym(RTLD_NEXT, "clock_gettime"));
  return ask(clock, now);
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* now) noexcept {
  int const failed = real_clock_gettime(clock, now);
  if (failed == 0 && clock == CLOCK_REALTIME) now->tv_sec += jump_s();
  return failed;
}

std::time_t time(std::time_t* out) noexcept {
  timespec now{};
  real_clock_gettime(CLOCK_REALTIME, &now);
  now.tv_sec += jump_s();
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

}  // extern "C"

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace sc::test {

/// While it lives, this process can write no file longer than `bytes`: write() fails as on a full
/// disk.
class DiskFull {
 public:
  explicit DiskFull(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit const now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~DiskFull() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }
  DiskFull(DiskFull const&) = delete;
  DiskFull& operator=(DiskFull const&) = delete;

 private:
  rlimit before_{};
  void (*signal_)(int);
};

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>

namespace sc {

/// METIS draws from one random generator of the whole process: one caller at a time.
inline std::mutex& metis_lock() {
  static std::mutex lock;
  return lock;
}

}  // namespace sc

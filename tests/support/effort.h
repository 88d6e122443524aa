// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace sc::test {

/// Of `whole` tries one in ten where a sanitizer watches: it looks for other faults than the test,
/// and each try takes up to fifty times as long. For tests whose tries are independent.
constexpr std::size_t tries(std::size_t whole) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return whole / 10;
#else
  return whole;
#endif
}

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/check.h"

namespace sc::fuzz {

/// What every target holds a reader to: bytes are taken, or refused by an InputError that names a
/// fault. Any other exception is left to end the process, which libFuzzer reports with the input.

/// Ends the process where a law is broken.
inline void must(bool holds, char const* law) {
  if (holds) return;
  std::fprintf(stderr, "broken law: %s\n", law);
  std::abort();
}

/// Did it take what it read?
template <class Read>
bool taken(Read const& read) {
  try {
    read();
    return true;
  } catch (InputError const& error) {
    must(!error.faults().empty(), "a refusal names a fault");
    return false;
  }
}

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) {
  return {reinterpret_cast<char const*>(data), size};
}

/// Inputs that say what they are: "zones.csv" on the first line, the content below.
struct Titled {
  explicit Titled(std::string_view text)
      : title(text.substr(0, text.find('\n'))),
        content(text.substr(std::min(title.size() + 1, text.size()))) {}
  std::string_view title, content;
};

/// What a target returns for bytes that are no input of its at all: not to be kept.
inline constexpr int kNoInput = -1;

}  // namespace sc::fuzz

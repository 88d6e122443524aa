// SPDX-License-Identifier: Apache-2.0
#include "io/text/line_faults.h"

#include <fmt/format.h>

#include <algorithm>

#include "io/text/cell.h"

namespace sc {
namespace {

constexpr std::size_t kLimit = 20;

}  // namespace

void LineFaults::add(std::size_t line, std::string message) {
  if (count_++ < kLimit) complaints_.add(file_, line, std::move(message));
  if (count_ == kLimit + 1) next_ = line;
}

void LineFaults::throw_if_any() {
  if (count_ > kLimit)
    complaints_.add(file_, next_, fmt::format("... and {} more from here on", count_ - kLimit));
  complaints_.throw_if_any();
}

std::string quoted(std::string_view word) {
  bool const plain =
      std::all_of(word.begin(), word.end(), [](char c) { return c > 32 && c < 127; });
  return plain ? shown(word) : "something that is not plain text";
}

}  // namespace sc

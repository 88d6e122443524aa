// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/check.h"

namespace sc {

/// Faults of one file, line by line: the first 20 in words, the rest as a number at the place of
/// the first of them, so that a broken file of a million lines does not print as many.
class LineFaults {
 public:
  explicit LineFaults(std::string file) : file_(std::move(file)) {}

  void add(std::size_t line, std::string message);
  /// Throws InputError when anything was added here or to of_the_file().
  void throw_if_any();
  [[nodiscard]] Complaints& of_the_file() { return complaints_; }

 private:
  std::string file_;
  Complaints complaints_;
  std::size_t count_ = 0;
  std::size_t next_ = 0;
};

/// A word of a file as a complaint shows it: bytes that are not plain text are not repeated.
std::string quoted(std::string_view word);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Private to the sources of the alert reader.

namespace sc {

/// Faults of an alert with their places in its text, told in order of line, each once: the first 20
/// in words.
class CapFaults {
 public:
  explicit CapFaults(std::string_view text);

  /// `line N: message`, N of the byte with this offset.
  void add(std::size_t offset, std::string message);
  /// `line N: path = "value" (must_be)`.
  void add(std::size_t offset, std::string_view path, std::string_view value,
           std::string_view must_be);
  /// Throws InputError when anything was added.
  void throw_if_any();

 private:
  struct Entry {
    std::size_t line = 0;
    std::string message;
    auto operator<=>(Entry const&) const = default;
  };
  std::vector<std::size_t> line_ends_;
  std::vector<Entry> entries_;
};

/// `path = "value" (must_be)`, a long value cut.
std::string cap_fault(std::string_view path, std::string_view value, std::string_view must_be);

}  // namespace sc

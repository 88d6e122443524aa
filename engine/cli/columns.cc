// SPDX-License-Identifier: Apache-2.0
#include "cli/columns.h"

#include "io/text/utf8.h"

namespace sc {
namespace {

/// Bytes of three and more begin at U+0800; between there and U+1100 lies nothing we write.
bool begins_wide(char byte) {
  return static_cast<unsigned char>(byte) >= 0xE0U;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (char const c : text) {
    if (continues_character(c)) continue;
    columns += begins_wide(c) ? 2U : 1U;
  }
  return columns;
}

std::string left_aligned(std::string_view text, std::size_t columns) {
  std::size_t const own = columns_of(text);
  std::string result(text);
  return result.append(own < columns ? columns - own : 1, ' ');
}

std::string right_aligned(std::string_view text, std::size_t columns) {
  std::size_t const own = columns_of(text);
  return std::string(own < columns ? columns - own : 0, ' ').append(text);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/text/utf8.h"

#include <algorithm>

namespace sc {
namespace {

/// Length of the well-formed sequence that begins at text[i] (Unicode table 3-7), or 0.
std::size_t sequence_length(std::string_view text, std::size_t i) {
  auto const at = [&](std::size_t k) -> unsigned {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U;
  };
  auto const tail = [&](std::size_t k) { return at(k) >= 0x80U && at(k) <= 0xBFU; };
  unsigned const lead = at(i);
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return tail(i + 1) ? 2 : 0;
  if (lead >= 0xE0U && lead <= 0xEFU) {
    bool const overlong = lead == 0xE0U && at(i + 1) < 0xA0U;
    bool const surrogate = lead == 0xEDU && at(i + 1) > 0x9FU;
    return !overlong && !surrogate && tail(i + 1) && tail(i + 2) ? 3 : 0;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    bool const overlong = lead == 0xF0U && at(i + 1) < 0x90U;
    bool const beyond = lead == 0xF4U && at(i + 1) > 0x8FU;
    return !overlong && !beyond && tail(i + 1) && tail(i + 2) && tail(i + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> first_non_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && continues_character(text[most])) --most;
  return text.substr(0, most);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/half_width.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace sc {

std::optional<HalfWidth> parse_half_width(std::string_view text) {
  HalfWidth width;
  width.relative = text.ends_with('%');
  if (width.relative) text.remove_suffix(1);
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), width.value);
  bool const whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !std::isfinite(width.value) || width.value <= 0) return std::nullopt;
  if (width.relative) width.value /= 100;
  return width;
}

std::string text_of(HalfWidth const& width) {
  return width.relative ? fmt::format("{:.10g}%", 100 * width.value)
                        : fmt::format("{:.10g}", width.value);
}

}  // namespace sc

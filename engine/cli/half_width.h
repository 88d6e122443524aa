// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// How well a mean is wished to be known: half its interval, as a share of it or in its own unit.
struct HalfWidth {
  double value = 0.05;
  bool relative = true;
};

/// "5%" or "30"; nothing where it is neither, or not above 0.
std::optional<HalfWidth> parse_half_width(std::string_view text);

/// "5%" or "30".
std::string text_of(HalfWidth const& width);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Where a request goes: "/v1/units/7?from=3" is {"v1", "units", "7"} and {from: 3}; "/" is {""}.
struct Target {
  std::vector<std::string> parts;
  std::map<std::string, std::string> query;
  bool operator==(Target const&) const = default;
};

/// Splits, then decodes each part once. Nothing for whatever a careful client never sends: no
/// leading `/`, `//`, parts `.` and `..`, a `/` or `\` in a part however written, bad escapes,
/// control characters, bytes that are no UTF-8, a fragment, a query key that stands twice.
std::optional<Target> target_of(std::string_view text);

}  // namespace sc

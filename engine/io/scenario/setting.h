// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"

namespace sc {

/// One value of scenario.toml, given from outside: "rules.late_min=20" (docs/formats.md,
/// "Settings from outside").
struct Setting {
  std::string key;    ///< bare keys joined by dots, as in docs/formats.md
  std::string value;  ///< a TOML value; plain text where it is none
  bool operator==(Setting const&) const = default;
};
using Settings = std::vector<Setting>;

/// "key=value", blanks around both dropped. Otherwise a complaint, without a file:
/// "--set = rules.late_min (must be key=value)". Whether the format knows the key is
/// read_scenario's affair.
std::optional<Setting> parse_setting(std::string_view text, Complaints& complaints);

/// "key=value": the inverse of parse_setting.
std::string text_of(Setting const& setting);

/// Those that may be tried on a scenario. Complaints, with "--set" for a file, about the others:
/// keys given twice, and those that say what a scenario is rather than how it goes (its name, note,
/// base, format) or have an option (seed).
Settings usable(Settings const& settings, Complaints& complaints);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/settings_text.h"

#include <fmt/format.h>

namespace sc {

std::string settings_line(Scenario const& scenario) {
  if (scenario.settings.empty()) return "";
  return fmt::format("set 另设: {}\n", fmt::join(scenario.settings, ", "));
}

}  // namespace sc

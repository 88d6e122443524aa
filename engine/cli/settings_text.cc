// SPDX-License-Identifier: Apache-2.0
#include "cli/settings_text.h"

#include <fmt/format.h>

namespace sc {

std::string title_lines(Scenario const& scenario) {
  std::string const note = scenario.note.empty() ? "" : scenario.note + '\n';
  return fmt::format("{}  {}\n{}{}", scenario.names.en, scenario.names.zh, note,
                     settings_line(scenario));
}

std::string settings_line(Scenario const& scenario) {
  if (scenario.settings.empty()) return "";
  return fmt::format("set 另设: {}\n", fmt::join(scenario.settings, ", "));
}

}  // namespace sc

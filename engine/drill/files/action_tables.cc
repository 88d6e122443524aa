// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "drill/actions.h"
#include "drill/files/drill_tables.h"
#include "drill/files/drill_words.h"

namespace sc {

std::string actions_template_csv(DrillCase const& what) {
  Drill const& drill = what.drill;
  Scenario const& s = drill.scenario;
  std::string const example =
      drill.injects.empty() || s.units.empty()
          ? std::string()
          : fmt::format("# {},{},send,{},\n", local_time(s, drill.injects.front().at),
                        s.units.front().id, drill.injects.front().number);
  return actions_csv(drill, {}) +
         "# one order a row; time: the storm's clock; action: send, or call_off (inject may be "
         "empty)\n" +
         example;
}

std::string reference_actions_csv(DrillCase const& what) {
  return actions_csv(what.drill, reference_actions(what.drill));
}

}  // namespace sc

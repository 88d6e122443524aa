// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_score_options.h"

#include <iostream>

#include "cli/case_options.h"
#include "cli/option_checks.h"

namespace sc {
void add_drill_score(CLI::App& drill, DrillScoreOptions& options, std::function<int()>& action) {
  CLI::App& score = *drill.add_subcommand(
      "score", "what a team did in a drill, against the reference and what nobody can beat");
  score.add_option("DRILL", options.drill, "folder of one drill: DIR/01")->required();
  score
      .add_option("ACTIONS", options.actions,
                  "CSV of the team's orders: time, unit, action (send, call_off), inject")
      ->required();
  score.add_option("--team", options.team, "name of the team, for the report")->type_name("NAME");
  add_choice(score, "--variant", options.variant, drill_variant_words(),
             "how it was played: tabletop, live or no_notice");
  score.add_option("-o,--out", options.out, "report page (HTML) of the team's run")
      ->type_name("FILE");
  score.add_option("--csv", options.csv, "table of all injects")->type_name("FILE");
  score.add_flag("--json", options.json, "print JSON");
  score.add_option("--threads", options.threads, "0: one per core")->check(whole_between(0, 1024));
  score.footer(
      "Example:\n  stormcrew drill score drills/01 actions.csv --team \"Shift B\" -o report.html\n"
      "For each inject the drill is simulated again with the reference deciding that one alone: "
      "what\nthis would have saved tells which decision cost most.");
  score.callback([&] { action = [&] { return drill_score_command(options, std::cout); }; });
}

}  // namespace sc

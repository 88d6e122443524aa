// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/batch_command.h"
#include "io/scenario/setting.h"
#include "study/batch.h"

namespace sc {

/// A plan as a batch names it.
struct PlanWord {
  std::string word;  ///< "own", or the file's name
  std::string file;  ///< empty: the scenario's own
};

/// What a batch combines, every list with an entry; an empty word stands for the scenario's own
/// choice.
struct BatchLists {
  std::vector<PlanWord> plans;
  std::vector<std::string> policies, relocations;
  std::vector<Settings> settings;  ///< every combination of their values

  /// What tells a combination from the others: "better / priority / rules.late_min=20".
  [[nodiscard]] std::string name(PlanWord const& plan, std::string const& policy,
                                 std::string const& relocation, Settings const& set) const;
};

/// Complains about words given twice and settings that are none.
BatchLists batch_lists(BatchOptionsGiven const& options, Complaints& complaints);

/// "response_mean_s 5%, at most 10000".
std::string stop_rule_text(BatchOptionsGiven const& options);
/// None without --until-halfwidth. Complains about a KPI that there is not.
std::optional<StopRule> stop_rule_of(BatchOptionsGiven const& options,
                                     std::vector<StudyColumn> const& columns,
                                     Complaints& complaints);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "drill/files/drill_words.h"

namespace sc {

/// A unit as it stands when the exercise begins, by the plan at the level in force.
struct RosterLine {
  UnitId unit;
  bool on_duty = false;
  Names duty;
  std::string place;  ///< id of station, basin or route; of its home while off duty
  Names place_names;
  int crews = 0;  ///< that take turns
};

/// All units, those on duty first, each part in order of units.csv.
std::vector<RosterLine> roster_of(Drill const& drill);

/// Units on duty by kind, in order of unit_kinds.csv.
struct KindOnDuty {
  UnitKindId kind;
  int units = 0;
  int people = 0;
};
std::vector<KindOnDuty> forces_of(Drill const& drill);

}  // namespace sc

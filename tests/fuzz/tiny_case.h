// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc::fuzz {

/// A copy of scenarios/tiny with one of everything, in the folder for temporary files.
class TinyCase {
 public:
  TinyCase() { test::furnish(copy); }
  test::ScenarioCopy copy;
};

/// What it says.
inline Scenario const& tiny_scenario() {
  static Scenario const scenario = read_scenario(TinyCase().copy.folder());
  return scenario;
}

}  // namespace sc::fuzz

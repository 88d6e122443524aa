// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "drill/drill.h"
#include "response/world.h"

namespace sc::test {

/// A drill to be scored, with its world and the times of its reference, made from a shipped
/// scenario without a search: some of its storm's incidents within a few hours.
struct ScoreCase {
  std::unique_ptr<World const> world;
  Drill drill;
};

/// Which incidents: those of one replication in its busiest `hours`, at most `most` of them,
/// evenly.
struct ScoreCut {
  std::string scenario;  ///< in scenarios/
  int hours = 4;
  int tail_h = 4;
  std::size_t most = 20;
};
ScoreCut tiny_cut();
ScoreCut stress_cut();

ScoreCase score_case(ScoreCut const& cut, std::uint32_t replication);

}  // namespace sc::test

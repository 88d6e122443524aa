// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/load_case.h"
#include "io/scenario/season_reader.h"
#include "study/ensemble.h"

namespace sc {

/// A season ready to be simulated: a World for each activation.
struct LoadedSeason {
  Season season;
  std::vector<std::unique_ptr<World const>> worlds;  ///< [activations]
  std::vector<std::unique_ptr<DispatchPolicy const>> policies;
  std::vector<std::unique_ptr<RelocationPolicy const>> relocations;

  /// One for each activation, with a seed of its own (study/season.h).
  [[nodiscard]] std::vector<EnsembleCase> cases() const;
};

/// Reads and checks a season folder with the options' changes to every activation. Roads are read
/// once for all that have them in common. Errors: InputError with every fault of all activations,
/// each once, those handed in included; IoError.
LoadedSeason load_season(CaseOptions const& options, Complaints complaints = {});

}  // namespace sc

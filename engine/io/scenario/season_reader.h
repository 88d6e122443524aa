// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "response/scenario.h"

namespace sc {

/// One activation of the emergency response within a season.
struct Activation {
  std::string id;
  Names names;
  std::string status, source, note;  ///< where it is known from; may be empty
  Scenario scenario;                 ///< its own; times count from the start of its window
};

/// A season: activations in order of time that share stations, units and all else without a date.
struct Season {
  Names names;
  std::string note;
  std::string folder;
  std::uint64_t seed = 1;
  int replications = 20;  ///< of each activation, unless asked otherwise
  std::vector<Activation> activations;
};

/// Does the folder's scenario.toml have activations? No also where there is no such file.
bool is_season(std::string const& folder);

/// Reads a season folder (docs/formats.md). Each activation becomes a scenario of its own: of the
/// rows with times it has those of its window, of the track also a day before and after.
///
/// `plan_file` is read instead of every plan.toml, if not empty.
/// Errors: InputError with every fault of every file, each once; IoError when a device fails.
Season read_season(std::string const& folder, std::string const& plan_file = {});

}  // namespace sc

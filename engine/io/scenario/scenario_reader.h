// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/scenario/setting.h"
#include "response/scenario.h"

namespace sc {

/// Reads a scenario folder (docs/formats.md, format version 1): text to plain data, SI units,
/// WGS 84. Every file is read even when earlier ones have faults.
///
/// Beyond the form of each cell it checks what can be judged without roads: ids unique, references
/// known, times in order and inside the simulation where they must be, skills that some unit kind
/// has, stations not over their capacity, positions near each other.
///
/// Files that the folder lacks are read from its base, if scenario.toml names one. `plan_file` is
/// read instead of plan.toml, if not empty. `settings` replace or add values of scenario.toml,
/// which are then judged like its own; faults of them name "--set" instead of the file. Errors:
/// InputError with every fault of every file, or when the folder is a season
/// (io/scenario/season_reader.h); IoError when a device fails.
Scenario read_scenario(std::string const& folder, std::string const& plan_file = {},
                       Settings const& settings = {});

/// One hash for everything read: SHA-256 over the lines "<hash>  <name>\n" of input_sha256 in order
/// of name, that is `sha256sum <names> | sha256sum` in the folder.
std::string scenario_sha256(Scenario const& scenario);

}  // namespace sc

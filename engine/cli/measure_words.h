// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/check.h"
#include "response/scenario.h"

namespace sc {

/// Works that were done, in words of the command line.

/// Every one of them.
std::span<std::string_view const> measure_words();

/// "none" or "before"; "after" for all works; else rebuilt_points and separated_buildings, joined
/// by `separator`. Complains about anything else in the name of --measures.
std::optional<Measures> measures_of(std::string const& words, char separator,
                                    Complaints& complaints);

/// "none", "rebuilt_points", "separated_buildings", "rebuilt_points+separated_buildings".
std::string words_of(Measures const& measures);

/// Those of the measures that change something in this scenario.
Measures effective(Measures const& measures, Scenario const& scenario);

/// Complains about measures that would change nothing in this scenario.
void expect_effect(Measures const& measures, Scenario const& scenario, Complaints& complaints);

/// Basins that Measures::rebuilt_points changes.
std::size_t rebuilt_basins(Scenario const& scenario);

}  // namespace sc

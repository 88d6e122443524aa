// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "io/scenario/season_reader.h"
#include "study/ensemble.h"

namespace sc {

/// What a season's replications came to. docs/formats.md, "Season table", describes the forms.

/// Name, note and a line for each activation: dates, highest level, hours of response; with
/// ensembles the means of what it took, and then the totals of the season.
std::string season_as_text(Season const& season, std::span<Ensemble const> ensembles);
std::string season_as_json(Season const& season, std::span<Ensemble const> ensembles);
/// One row for each replication and activation. The file appears complete or not at all. Errors:
/// IoError.
void write_season_csv(std::string const& path, Season const& season,
                      std::span<Ensemble const> ensembles);

/// Time at a response level above none, within the simulation.
Duration response_time(Scenario const& scenario);

}  // namespace sc

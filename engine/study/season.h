// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "study/ensemble.h"
#include "study/spread.h"

namespace sc {

/// Seed of one activation of a season: a hash of the season's seed and the activation's id, so that
/// each has luck of its own in replication r, and keeps it when others are added or moved.
/// FNV-1a over the id, then the finaliser of SplitMix64 (Steele, Lea & Flood 2014).
std::uint64_t activation_seed(std::uint64_t season_seed, std::string_view activation_id);

/// What a season is summed up by.
struct SeasonNumber {
  std::string_view id;
  std::string_view en;
  std::string_view zh;
  double (*of)(Summary const&);
};
std::span<SeasonNumber const> season_numbers();

/// Sums over all activations in each replication: a season of replication r is replication r of
/// every activation. [season_numbers]; `least` and `most` are of seasons. Ensembles of equal
/// length.
std::vector<Spread> season_totals(std::span<Ensemble const> activations);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sc {

/// The choice of a few things that are far from each other, tell much and do not all tell the same.

struct Choice {
  std::vector<std::vector<double>> distance;  ///< [things][things]
  double least_distance = 0;                  ///< between any two chosen
  std::vector<double> worth;                  ///< [things] >= 0
  std::vector<std::string> subject;           ///< [things] what each is about
  double variety = 0;  ///< worth of each different subject among the chosen, >= 0
};

struct Chosen {
  std::vector<std::size_t> things;  ///< ascending
  bool proved = true;  ///< no better choice of this number, and no greater number up to
                       ///< the wished; false: the search was stopped
};

/// At most `wished` things, as many as can be, of the greatest worth in all. Branch and bound over
/// cliques of the graph of distances, from greedy starts; stopped after kMostChoiceNodes. Of equal
/// choices the first one met, things of greater worth first, then of lower number. Pure function of
/// its arguments.
Chosen choose(Choice const& choice, std::size_t wished);

inline constexpr std::size_t kMostChoiceNodes = 2'000'000;

}  // namespace sc

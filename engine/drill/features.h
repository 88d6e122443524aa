// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "drill/drill.h"
#include "response/world.h"

namespace sc {

/// Numbers that tell drills apart, and how far apart they are.

/// What is measured, in order; the first ones are, for each of the scenario's skills, how long
/// incidents wait while nobody who has it can be sent.
struct FeatureList {
  std::vector<std::string> ids;
  std::vector<Names> names;
};
FeatureList feature_list(Scenario const& s);

/// One value for each of feature_list(). `costs_h` as policy_costs_h gives them.
std::vector<double> feature_values(World const& drill, Trajectory const& reference, SimTime begin,
                                   std::span<double const> costs_h);

/// Features of a study in one scale: minus the median, over the spread (interquartile range
/// / 1.349, or the standard deviation where that is 0), at most kMostScaled either way. What does
/// not vary drops out; of the starved skills the kMostSkillFeatures that vary most are kept.
struct ScaledFeatures {
  std::vector<std::size_t> kept;              ///< numbers in feature_list()
  std::vector<std::vector<double>> scaled;    ///< [drills][kept]
  std::vector<std::vector<double>> distance;  ///< [drills][drills] Euclidean
  double median_distance = 0;                 ///< of all pairs; 0 where there are none
};
inline constexpr double kMostScaled = 5;
inline constexpr std::size_t kMostSkillFeatures = 4;

/// values: [drills][features], the first `skills` features are those of skills.
ScaledFeatures scale_features(std::vector<std::vector<double>> const& values, std::size_t skills);

}  // namespace sc

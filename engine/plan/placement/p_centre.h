// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/matching.h"

namespace sc {

/// Where to post the units of one kind so that the farthest demand point is reached soonest:
///
///   least  greatest over points i of  least over stations j with a unit of  time_ij
///
/// The p-centre with capacities for the stations only: Hakimi (1964), "Optimum locations of
/// switching centers", Operations Research 12, 450-459.
struct CentreCase {
  PairCosts time_s{0, 0};      ///< points x stations, >= 0; PairCosts::kForbidden = no way
  std::vector<double> weight;  ///< one per point, >= 0; points of weight 0 do not count
  std::vector<int> capacity;   ///< most units, one per station; 0 = none may stand here
  int units = 0;               ///< all are placed
};

/// Throws InputError, with all faults, where a time, weight, capacity or units cannot be; units may
/// not exceed the sum of the capacities. Vectors of the wrong length are the caller's bug.
void check_centre_case(CentreCase const& what);

/// The greatest time above; infinite where a point stays without, 0 without points. Points that no
/// station with capacity reaches do not count.
double centre_time(CentreCase const& what, std::vector<int> const& units);

struct CentrePlacement {
  std::vector<int> units;  ///< one count per station, never above its capacity
  double greatest_s = 0;   ///< centre_time of the units: the least there is; may be infinite
  double bound_s = 0;      ///< by the linear relaxation; <= greatest_s
  std::vector<std::size_t> unreached;  ///< points with weight that no station with capacity reaches
};

/// Bisection over the distinct times; whether a time will do is a question of covering all points
/// with few stations (Minieka (1970), "The m-center problem", SIAM Review 12, 138-139), answered by
/// branch and bound, so the placement is proven. Among the placements of least greatest time: the
/// one whose units together reach most weight within it, a point counted once for each unit. Where
/// the units cannot reach every point, the time is infinite and they are placed to reach most
/// weight at all, as place_for_cover finds it. Throws InputError as check_centre_case does.
CentrePlacement best_centre(CentreCase const& what);

/// bound_s alone: the least time at which a fractional cover needs no more than the units.
double centre_bound(CentreCase const& what);

}  // namespace sc

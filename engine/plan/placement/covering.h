// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/check.h"

namespace sc {

/// Which stations' units get to which demand points in time.
class ReachTable {
 public:
  ReachTable(std::size_t points, std::size_t stations)
      : points_(points), stations_(stations), reached_(points * stations) {}

  [[nodiscard]] std::size_t points() const { return points_; }
  [[nodiscard]] std::size_t stations() const { return stations_; }
  [[nodiscard]] bool at(std::size_t point, std::size_t station) const {
    return reached_[point * stations_ + station];
  }
  void set(std::size_t point, std::size_t station, bool reached = true) {
    reached_[point * stations_ + station] = reached;
  }

 private:
  std::size_t points_;
  std::size_t stations_;
  std::vector<bool> reached_;
};

/// Where to post the units of one kind so that most incidents find a free unit in time:
///
///   greatest  sum over points i of  weight_i (1 - busy^n_i),
///   n_i = units at stations that reach point i
///
/// Each unit is busy with the probability q = busy, whatever the others do. With q = 0 one unit in
/// time suffices: MCLP, Church & ReVelle (1974), "The maximal covering location problem", Papers of
/// the Regional Science Association 32, 101-118. With q > 0: MEXCLP, Daskin (1983), "A maximum
/// expected covering location model", Transportation Science 17, 48-70.
struct CoveringCase {
  std::vector<double> weight;  ///< expected incidents, one per point, >= 0
  ReachTable reach{0, 0};
  std::vector<int> capacity;  ///< most units, one per station; 0 = none may stand here
  int units = 0;              ///< all are placed
  double busy = 0;            ///< q, in [0, 1)
};

/// Throws InputError, with all faults, where a weight, capacity, busy or units cannot be; units may
/// not exceed the sum of the capacities. Vectors of the wrong length are the caller's bug.
void check_covering_case(CoveringCase const& what);

/// Complains of capacities below 0 and of units that do not fit into them.
void check_places(std::vector<int> const& capacity, int units, Complaints& complaints);

/// The sum above. `units`: one count per station.
double covering_value(CoveringCase const& what, std::vector<int> const& units);

struct CoveringPlacement {
  std::vector<int> units;  ///< one count per station, never above its capacity
  double value = 0;        ///< covering_value of the units
  double bound = 0;        ///< no placement has more than that; >= value
  bool proven = false;     ///< no placement is better by more than 1e-9 of the value

  /// Share of the bound that may be missing, in [0, 1].
  [[nodiscard]] double gap() const { return bound > 0 ? (bound - value) / bound : 0; }
};

struct CoveringEffort {
  std::uint64_t seed = 1;
  int starts = 12;  ///< of the search
  /// points * stations * units up to which a gap that is left is closed by branch and bound.
  double exact_up_to = 1e6;
  int most_nodes = 20'000;  ///< of branch and bound
};

/// Searches; takes the bound of the linear relaxation; where the two differ and the case is small,
/// solves it exactly. Throws InputError as check_covering_case does.
CoveringPlacement place_for_cover(CoveringCase const& what, CoveringEffort const& effort = {});

}  // namespace sc

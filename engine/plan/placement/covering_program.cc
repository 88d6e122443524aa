// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/covering_program.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "plan/placement/covering_groups.h"
#include "plan/placement/integer_program.h"

namespace sc {
namespace {

using Kind = IntegerProgram::Kind;
using Term = IntegerProgram::Term;

/// Columns 0 .. stations - 1 are the x.
struct CoveringProgram {
  IntegerProgram program{IntegerProgram::Sense::greatest};
  double scale = 1;  ///< the total weight becomes 1000: the solver's tolerances are absolute

  explicit CoveringProgram(CoveringCase const& what) {
    check_covering_case(what);
    CoveringGroups const groups(what);
    if (groups.total > 0) scale = 1000 / groups.total;
    place(what);
    for (std::size_t g = 0; g < groups.weight.size(); ++g) cover(what, groups, g);
  }

  void place(CoveringCase const& what) {
    std::vector<Term> all;
    for (int const capacity : what.capacity)
      all.push_back({program.add_column(0, capacity, 0, Kind::integer), 1});
    program.add_row(all, what.units, what.units);
  }

  void cover(CoveringCase const& what, CoveringGroups const& groups, std::size_t g) {
    std::vector<Term> row;
    int most = 0;
    for (std::size_t const s : groups.stations[g]) {
      row.push_back({s, -1});
      most = std::min(what.units, most + what.capacity[s]);
    }
    for (std::size_t k = 0; k < static_cast<std::size_t>(most); ++k) {
      double const worth = scale * groups.weight[g] * groups.chance[k];
      if (worth > 0) row.push_back({program.add_column(0, 1, worth, Kind::continuous), 1});
    }
    program.add_row(std::move(row), -HUGE_VAL, 0);
  }
};

}  // namespace

CoveringPlacement with_bound(CoveringPlacement placement, double bound) {
  placement.bound = std::max(bound, placement.value);
  placement.proven = placement.bound - placement.value <= kEqualShare * placement.bound;
  return placement;
}

CoveringPlacement exact_covering(CoveringCase const& what, std::optional<int> most_nodes) {
  CoveringProgram const covering(what);
  auto const solution = covering.program.solve(most_nodes);
  SC_ENSURE(solution.outcome != IntegerProgram::Outcome::infeasible);
  CoveringPlacement placement;
  if (!solution.columns.empty()) {
    for (std::size_t s = 0; s < what.capacity.size(); ++s)
      placement.units.push_back(static_cast<int>(solution.columns[s]));
    placement.value = covering_value(what, placement.units);
  }
  placement = with_bound(std::move(placement), solution.bound / covering.scale);
  if (solution.outcome == IntegerProgram::Outcome::optimal) placement.proven = true;
  return placement;
}

double covering_bound(CoveringCase const& what) {
  CoveringProgram const covering(what);
  auto const relaxed = covering.program.solve_relaxation();
  SC_ENSURE(relaxed.outcome == IntegerProgram::Outcome::optimal);
  return relaxed.bound / covering.scale;
}

}  // namespace sc

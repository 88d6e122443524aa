// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/covering.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/check.h"
#include "plan/placement/covering_program.h"
#include "plan/placement/covering_search.h"

namespace sc {
namespace {

double size_of(CoveringCase const& what) {
  return static_cast<double>(what.reach.points()) * static_cast<double>(what.reach.stations()) *
         what.units;
}

void complain(Complaints& complaints, std::string const& name, std::string const& value,
              std::string const& must) {
  complaints.add("", 0, name + " = " + value + " (must be " + must + ")");
}

std::string entry(char const* name, std::size_t index) {
  return std::string(name) + "[" + std::to_string(index) + "]";
}

}  // namespace

void check_places(std::vector<int> const& capacity, int units, Complaints& complaints) {
  long places = 0;
  for (std::size_t s = 0; s < capacity.size(); ++s) {
    places += std::max(0, capacity[s]);
    if (capacity[s] < 0)
      complain(complaints, entry("capacity", s), std::to_string(capacity[s]), "at least 0");
  }
  if (units < 0 || units > places)
    complain(complaints, "units", std::to_string(units),
             "from 0 to the " + std::to_string(places) + " places at the stations");
}

void check_covering_case(CoveringCase const& what) {
  SC_EXPECT(what.weight.size() == what.reach.points());
  SC_EXPECT(what.capacity.size() == what.reach.stations());
  Complaints complaints;
  for (std::size_t i = 0; i < what.weight.size(); ++i)
    if (!(what.weight[i] >= 0) || !std::isfinite(what.weight[i]))
      complain(complaints, entry("weight", i), std::to_string(what.weight[i]),
               "at least 0 and finite");
  check_places(what.capacity, what.units, complaints);
  if (!(what.busy >= 0 && what.busy < 1))
    complain(complaints, "busy", std::to_string(what.busy), "in [0, 1)");
  complaints.throw_if_any();
}

double covering_value(CoveringCase const& what, std::vector<int> const& units) {
  SC_EXPECT(units.size() == what.reach.stations());
  double value = 0;
  for (std::size_t i = 0; i < what.weight.size(); ++i) {
    int in_time = 0;
    for (std::size_t s = 0; s < units.size(); ++s)
      if (what.reach.at(i, s)) in_time += units[s];
    if (in_time > 0) value += what.weight[i] * (1 - std::pow(what.busy, in_time));
  }
  return value;
}

CoveringPlacement place_for_cover(CoveringCase const& what, CoveringEffort const& effort) {
  CoveringPlacement found = search_covering(what, {effort.seed, effort.starts});
  if (found.proven || size_of(what) > effort.exact_up_to) return found;
  CoveringPlacement exact = exact_covering(what, effort.most_nodes);
  double const bound = std::min(found.bound, exact.bound);
  // Of equally good placements the found one, which does not depend on CBC's version.
  if (exact.value > found.value + kEqualShare * found.value) found = std::move(exact);
  return with_bound(std::move(found), bound);
}

}  // namespace sc

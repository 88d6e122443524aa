// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/p_median_program.h"

#include <algorithm>

#include "plan/placement/integer_program.h"
#include "plan/placement/nearest_first.h"

namespace sc {
namespace {

constexpr double kEqual = 1e-9;
constexpr int kMostNodes = 2'000;
constexpr double kScale =
    1'000;  ///< of the value in the program: the solver's tolerances are absolute

/// Columns 0 to facilities - 1 say which are open.
IntegerProgram program_of(CostTable const& table, std::size_t p, double factor) {
  using Kind = IntegerProgram::Kind;
  IntegerProgram program(IntegerProgram::Sense::least);
  std::vector<IntegerProgram::Term> all;
  for (std::size_t j = 0; j < table.facilities(); ++j)
    all.push_back({program.add_column(0, 1, 0, Kind::integer), 1});
  auto const open = static_cast<double>(p);
  program.add_row(std::move(all), open, open);
  for (std::size_t i = 0; i < table.customers(); ++i) {
    std::vector<IntegerProgram::Term> served;
    for (std::size_t j = 0; j < table.facilities(); ++j) {
      if (table.at(i, j) == CostTable::kUnserved) continue;
      std::size_t const x = program.add_column(0, 1, factor * table.at(i, j), Kind::continuous);
      served.push_back({x, 1});
      program.add_row({{x, 1}, {j, -1}}, -1, 0);
    }
    program.add_row(std::move(served), 1, 1);
  }
  return program;
}

}  // namespace

PMedian with_proof(CostTable const& table, std::size_t p, PMedian found) {
  bool const small = table.customers() * table.facilities() <= kProvenPairs;
  bool const finite = found.value < CostTable::kUnserved;
  if (!small || !finite || found.value <= 0 || found.gap() <= kEqual) return found;
  double const factor = kScale / found.value;
  auto const solution = program_of(table, p, factor).solve(kMostNodes);
  if (solution.columns.empty()) return found;
  found.bound = std::max(found.bound, solution.bound / factor);
  Facilities open;
  for (std::size_t j = 0; j < table.facilities(); ++j)
    if (solution.columns[j] > 0.5) open.push_back(static_cast<Facilities::value_type>(j));
  if (double const value = total_cost(NearestFirst(table), open); value < found.value) {
    found.open = std::move(open);
    found.value = value;
  }
  bool const proven = solution.outcome == IntegerProgram::Outcome::optimal;
  found.bound = proven ? found.value : std::min(found.bound, found.value);
  return found;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace sc {

/// A mixed integer linear program:
///
///   least (or greatest)  sum of cost_c x_c
///   row_lower <= sum of factor x_c <= row_upper     for each row
///   lower_c <= x_c <= upper_c,  x_c whole where the column is integer
///
/// Bounds may be infinite. Costs and factors should lie between 1e-3 and 1e4 or so: the tolerances
/// of the solver are absolute (1e-7 for rows and prices).
///
/// Solved by branch and bound, one thread, no clock, nothing printed: CBC 2.10, Forrest &
/// Lougee-Heimer (2005), "CBC user guide", INFORMS TutORials, 257-277; relaxations by its simplex
/// code, CLP. Equal programs have equal answers. CBC's preprocessing and cuts are off, for they
/// make it err (see the .cc). It keeps state of its own in the process, so programs are solved one
/// at a time: several threads may call, and wait for each other.
class IntegerProgram {
 public:
  enum class Sense { least, greatest };
  enum class Kind { continuous, integer };
  enum class Outcome {
    optimal,      ///< proven
    feasible,     ///< a solution, but the node limit came before the proof
    infeasible,   ///< proven
    unbounded,    ///< so is the relaxation
    interrupted,  ///< no solution before the node limit
  };

  struct Term {
    std::size_t column;
    double factor;
  };

  struct Solution {
    Outcome outcome = Outcome::infeasible;
    std::vector<double> columns;  ///< empty without a solution; integer columns exactly whole
    double value = 0;             ///< of the columns
    double bound = 0;             ///< no solution is better than that
  };

  struct Relaxation {
    Outcome outcome = Outcome::infeasible;  ///< optimal, infeasible or unbounded
    /// Best value without wholeness, read from the row prices: weak duality holds for any prices,
    /// so it is on the safe side however early the simplex stopped. (Where a column that has a
    /// price has no bound, the simplex's own value.)
    double bound = 0;
  };

  explicit IntegerProgram(Sense sense) : sense_(sense) {}

  /// Returns the number of the column; they count from 0.
  std::size_t add_column(double lower, double upper, double cost, Kind kind);
  /// No column twice.
  void add_row(std::vector<Term> terms, double lower, double upper);

  /// Gives up after so many nodes of the search tree. Throws IoError when CBC fails.
  [[nodiscard]] Solution solve(std::optional<int> most_nodes = std::nullopt) const;
  /// Throws IoError when CLP fails.
  [[nodiscard]] Relaxation solve_relaxation() const;

 private:
  struct Loaded;
  struct Relaxed {
    Outcome outcome = Outcome::infeasible;
    double bound = 0;
    std::vector<double> columns;
  };

  [[nodiscard]] bool has_integers() const;
  [[nodiscard]] bool rows_allow_nothing() const;
  [[nodiscard]] Solution solution_at(double const* columns, Outcome outcome) const;
  [[nodiscard]] double bound_by_prices(double const* row_price, double otherwise) const;
  [[nodiscard]] Relaxed relax() const;
  [[nodiscard]] Solution branch_and_bound(std::optional<int> most_nodes) const;

  Sense sense_;
  std::vector<double> cost_, lower_, upper_;  ///< one per column
  std::vector<Kind> kind_;
  std::vector<std::vector<Term>> rows_;
  std::vector<double> row_lower_, row_upper_;
};

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/integer_program.h"

#include <Cbc_C_Interface.h>
#include <Clp_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

using Term = IntegerProgram::Term;
using Outcome = IntegerProgram::Outcome;

// The models are void* to C: the deleters keep them apart.
struct DeleteCbc {
  void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};
struct DeleteClp {
  void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};
using CbcModel = std::unique_ptr<Cbc_Model, DeleteCbc>;
using ClpModel = std::unique_ptr<Clp_Simplex, DeleteClp>;

/// Held while the solvers work: they keep options and signal handlers in statics of their own.
std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

/// The solvers say "no bound" with the greatest number, not with infinity.
std::vector<double> finite(std::vector<double> bounds) {
  constexpr double kNoBound = std::numeric_limits<double>::max();
  for (double& bound : bounds) bound = std::clamp(bound, -kNoBound, kNoBound);
  return bounds;
}

/// Both solvers seek the least.
std::vector<double> to_least(std::vector<double> costs, IntegerProgram::Sense sense) {
  if (sense == IntegerProgram::Sense::greatest)
    for (double& cost : costs) cost = -cost;
  return costs;
}

/// Least of price * x for x between the bounds.
double least(double price, double lower, double upper) {
  return price == 0 ? 0 : price * (price > 0 ? lower : upper);
}

/// 0 = optimal, 1 = infeasible, 2 = unbounded.
Outcome relaxed_outcome(int status) {
  if (status == 0) return Outcome::optimal;
  if (status == 1) return Outcome::infeasible;
  if (status == 2) return Outcome::unbounded;
  throw IoError("CLP", "gave up with status " + std::to_string(status));
}

/// CBC 2.10 calls worse answers optimal when it preprocesses, or cuts by probing (its issue 293) or
/// by flow covers: some in 300 of the small programs of the tests. Its presolve leaks. It does none
/// of that here.
void be_quiet_and_exact(Cbc_Model* model) {
  Cbc_setLogLevel(model, 0);
  Cbc_setParameter(model, "log", "0");
  Cbc_setParameter(model, "threads", "0");
  Cbc_setParameter(model, "presolve", "off");
  Cbc_setParameter(model, "preprocess", "off");
  Cbc_setParameter(model, "cuts", "off");
  Cbc_setParameter(model, "increment", "1e-9");  // else all within 1e-5 of the best are as good
  Cbc_setAllowableGap(model, 0);
  Cbc_setAllowableFractionGap(model, 0);
}

/// CLP 1.17 aborts in some programs of two rows and two columns (its issue 288): columns fixed to 0
/// make them larger.
constexpr std::size_t kPadding = 6;

}  // namespace

/// The program as the solvers take it: by columns, least cost, finite numbers.
struct IntegerProgram::Loaded {
  std::vector<double> cost, lower, upper, row_lower, row_upper;
  std::vector<CoinBigIndex> start;  ///< of each column in the two below, and the end
  std::vector<int> row;
  std::vector<double> factor;

  explicit Loaded(IntegerProgram const& program)
      : cost(to_least(program.cost_, program.sense_)),
        lower(finite(program.lower_)),
        upper(finite(program.upper_)),
        row_lower(finite(program.row_lower_)),
        row_upper(finite(program.row_upper_)),
        start(cost.size() + 1 + kPadding, 0) {
    turn(program.rows_);
    for (auto* const column : {&cost, &lower, &upper}) column->resize(column->size() + kPadding, 0);
  }

  void turn(std::vector<std::vector<Term>> const& rows) {
    for (auto const& terms : rows)
      for (Term const& term : terms) ++start[term.column + 1];
    for (std::size_t c = 0; c + 1 < start.size(); ++c) start[c + 1] += start[c];
    row.resize(static_cast<std::size_t>(start.back()));
    factor.resize(row.size());
    std::vector<CoinBigIndex> next(start.begin(), start.end() - 1);
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (Term const& term : rows[r]) {
        auto const at = static_cast<std::size_t>(next[term.column]++);
        row[at] = static_cast<int>(r);
        factor[at] = term.factor;
      }
  }

  /// `load` is Cbc_loadProblem or Clp_loadProblem.
  template <class Model, class Load>
  void into(Model* model, Load load) const {
    load(model, static_cast<int>(cost.size()), static_cast<int>(row_lower.size()), start.data(),
         row.data(), factor.data(), lower.data(), upper.data(), cost.data(), row_lower.data(),
         row_upper.data());
  }
};

std::size_t IntegerProgram::add_column(double lower, double upper, double cost, Kind kind) {
  SC_EXPECT(lower <= upper && std::isfinite(cost));
  lower_.push_back(lower);
  upper_.push_back(upper);
  cost_.push_back(cost);
  kind_.push_back(kind);
  return cost_.size() - 1;
}

void IntegerProgram::add_row(std::vector<Term> terms, double lower, double upper) {
  SC_EXPECT(lower <= upper);
  for ([[maybe_unused]] Term const& term : terms) SC_EXPECT(term.column < cost_.size());
  rows_.push_back(std::move(terms));
  row_lower_.push_back(lower);
  row_upper_.push_back(upper);
}

bool IntegerProgram::has_integers() const {
  return std::find(kind_.begin(), kind_.end(), Kind::integer) != kind_.end();
}

/// Without columns all rows are 0.
bool IntegerProgram::rows_allow_nothing() const {
  for (std::size_t r = 0; r < rows_.size(); ++r)
    if (row_lower_[r] > 0 || row_upper_[r] < 0) return false;
  return true;
}

IntegerProgram::Solution IntegerProgram::solution_at(double const* columns, Outcome outcome) const {
  Solution solution{outcome, {columns, columns + cost_.size()}, 0, 0};
  for (std::size_t c = 0; c < cost_.size(); ++c) {
    double& x = solution.columns[c];
    if (kind_[c] == Kind::integer) x = std::round(x);
    solution.value += cost_[c] * x;
  }
  solution.bound = solution.value;
  return solution;
}

/// For the least c x: any row prices y give c x = y (A x) + (c - y A) x >= the least that the
/// bounds of each row and each column allow it by itself.
double IntegerProgram::bound_by_prices(double const* row_price, double otherwise) const {
  std::vector<double> reduced = to_least(cost_, sense_);
  double bound = 0;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    double const side = least(row_price[r], row_lower_[r], row_upper_[r]);
    if (!std::isfinite(side)) continue;  // of the wrong sign by rounding: take 0 for its price
    bound += side;
    for (Term const& term : rows_[r]) reduced[term.column] -= row_price[r] * term.factor;
  }
  for (std::size_t c = 0; c < reduced.size(); ++c) bound += least(reduced[c], lower_[c], upper_[c]);
  if (!std::isfinite(bound)) bound = otherwise;
  return sense_ == Sense::greatest ? -bound : bound;
}

IntegerProgram::Relaxed IntegerProgram::relax() const {
  Relaxed relaxed;
  if (cost_.empty()) {
    relaxed.outcome = rows_allow_nothing() ? Outcome::optimal : Outcome::infeasible;
    return relaxed;
  }
  ClpModel const model(Clp_newModel());
  Clp_setLogLevel(model.get(), 0);
  Loaded(*this).into(model.get(), Clp_loadProblem);
  Clp_dual(model.get(), 0);                                      // without presolve, which leaks
  if (Clp_status(model.get()) != 0) Clp_primal(model.get(), 0);  // tells unbounded from infeasible
  relaxed.outcome = relaxed_outcome(Clp_status(model.get()));
  if (relaxed.outcome != Outcome::optimal) return relaxed;
  double const* const columns = Clp_primalColumnSolution(model.get());
  relaxed.columns.assign(columns, columns + cost_.size());
  relaxed.bound =
      bound_by_prices(Clp_dualRowSolution(model.get()), Clp_objectiveValue(model.get()));
  return relaxed;
}

IntegerProgram::Solution IntegerProgram::branch_and_bound(std::optional<int> most_nodes) const {
  CbcModel const model(Cbc_newModel());
  be_quiet_and_exact(model.get());
  Loaded(*this).into(model.get(), Cbc_loadProblem);
  for (std::size_t c = 0; c < kind_.size(); ++c)
    if (kind_[c] == Kind::integer) Cbc_setInteger(model.get(), static_cast<int>(c));
  if (most_nodes) Cbc_setMaximumNodes(model.get(), *most_nodes);
  Cbc_solve(model.get());
  if (Cbc_isAbandoned(model.get()) != 0) throw IoError("CBC", "gave up for numerical reasons");
  if (Cbc_isProvenInfeasible(model.get()) != 0) return {};
  bool const proven = Cbc_isProvenOptimal(model.get()) != 0;
  double const* const best = Cbc_bestSolution(model.get());
  Solution solution;
  if (best != nullptr) solution = solution_at(best, proven ? Outcome::optimal : Outcome::feasible);
  if (best == nullptr) solution.outcome = Outcome::interrupted;
  if (proven) return solution;
  double const bound = Cbc_getBestPossibleObjValue(model.get());
  solution.bound = sense_ == Sense::greatest ? -bound : bound;
  return solution;
}

IntegerProgram::Solution IntegerProgram::solve(std::optional<int> most_nodes) const {
  std::lock_guard const alone(one_at_a_time());
  Relaxed const relaxed = relax();
  if (relaxed.outcome != Outcome::optimal) return {relaxed.outcome, {}, 0, 0};
  if (!has_integers()) return solution_at(relaxed.columns.data(), Outcome::optimal);
  return branch_and_bound(most_nodes);
}

IntegerProgram::Relaxation IntegerProgram::solve_relaxation() const {
  std::lock_guard const alone(one_at_a_time());
  Relaxed const relaxed = relax();
  return {relaxed.outcome, relaxed.bound};
}

}  // namespace sc

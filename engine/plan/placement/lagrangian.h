// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/placement/nearest_first.h"

namespace sc {

/// Lower bounds for the p-median problem. Each customer u pays a price for being served, and the
/// demand that it be served exactly once is relaxed:
///
///   L(price) = sum over u of price(u) + sum over the p lowest of rho(f),
///   rho(f)   = sum over u of min(0, d(u, f) - price(u))
///
/// is a bound for any prices; the best one equals that of the linear relaxation. Prices follow
/// subgradients, with steps by how far the bound is from a known value.
///
/// Source: Cornuejols, Fisher & Nemhauser (1977), "Location of bank accounts to optimize float",
/// Management Sci. 23, 789-810; steps and their halving as in Beasley (1993), "Lagrangean
/// heuristics for location problems", Eur. J. Oper. Res. 65, 383-399; each direction remembers the
/// last: Camerini, Fratta & Maffioli (1975), Math. Program. Study 3, 26-34.
class Lagrangian {
 public:
  /// Prices to begin with, one per customer; best between the costs from the cheapest and from the
  /// second cheapest facility of a good set. `costs` must outlive the object. 1 <= p <= facilities.
  Lagrangian(NearestFirst const& costs, std::size_t p, std::vector<double> price);

  /// One step towards `value`, the cost of a set at hand. O(cells cheaper than the prices).
  void step(double value);
  /// The step sizes begin anew, from the best prices.
  void restart();

  /// The best bound so far, a little less for rounding, and rounded up where costs are whole.
  [[nodiscard]] double bound() const;
  /// The p facilities of lowest rho at the last step: a guess at a good set. Ascending.
  [[nodiscard]] Facilities const& chosen() const { return chosen_; }

 private:
  void find_rho();
  void choose();
  [[nodiscard]] double relaxed_value() const;
  void note(double relaxed);
  void move(double value, double relaxed);

  NearestFirst const& costs_;
  std::vector<double> price_, best_price_;  ///< [customer]
  std::vector<double> direction_;           ///< [customer]
  std::vector<double> rho_;                 ///< [facility]
  std::vector<bool> is_chosen_;             ///< [facility]
  Facilities by_rho_;
  Facilities chosen_;
  double best_ = 0;  ///< all costs are at least 0
  double step_size_;
  int idle_steps_ = 0;  ///< since the bound last rose
};

}  // namespace sc

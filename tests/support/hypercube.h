// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace sc::test {

/// Larson's hypercube queuing model: units that are busy or free, incidents at atoms that come as
/// Poisson processes and take the first free unit of their atom's preference list, one unit each,
/// exponential service that does not depend on the atom.
///
///   P(B) (sum of mu_n over n in B + lambda)
///     = sum over n in B of r(B - n, n) P(B - n) + sum over n not in B of mu_n P(B + n)
///
/// for every set B of busy units (without lambda where all are busy), with r(B, n) the rate of the
/// atoms whose first free unit is n. A queue, first come first served, adds a geometric tail to the
/// state where all are busy and changes nothing else.
/// Source: Larson (1974), "A hypercube queuing model for facility location and redistricting in
/// urban emergency services", Computers & Operations Research 1, 67-95.
struct HypercubeDistrict {
  std::vector<double> arrivals;                      ///< [atoms] rates
  std::vector<double> service;                       ///< [units] rates
  std::vector<std::vector<std::size_t>> preference;  ///< [atoms][units] unit numbers, best first
};

/// What becomes of incidents that find all units busy.
enum class Overflow { lost, queued };

struct Hypercube {
  std::vector<double> state;   ///< [2^units] probability; bit n of the index: unit n is busy
  std::vector<double> number;  ///< [units + 1] probability that so many are busy
  std::vector<double> busy;    ///< [units] share of time
  std::vector<double> share;   ///< [units*atoms] row = unit; of all incidents that are served
  double all_busy = 0;         ///< probability; share of incidents that are lost, or wait
};

/// Exact but for rounding: the steady state to a relative change of 1e-14 a sweep (Gauss-Seidel).
/// Cost: some hundred sweeps of 2^units * units operations. Preconditions: at most 16 units; each
/// atom prefers every unit once; a queue needs arrivals below service.
Hypercube solve(HypercubeDistrict const& district, Overflow overflow);

/// Share of incidents that a group of units with so much offered work [units] loses, or lets wait
/// (Erlang 1917; the loss also for service that is not exponential: Sevastyanov 1957).
double erlang_b(std::size_t units, double offered);
double erlang_c(std::size_t units, double offered);

}  // namespace sc::test

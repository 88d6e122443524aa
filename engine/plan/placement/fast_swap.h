// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "plan/placement/nearest_first.h"

namespace sc {

/// Closing `out` and opening `in` lowers the total cost by `profit`.
struct Swap {
  std::uint32_t in = 0;
  std::uint32_t out = 0;
  double profit = 0;
};

/// Local search for the p-median problem by swaps of an open for a closed facility. For each
/// customer u it knows the cheapest and the second cheapest open facility, at d1 and d2, and keeps
///
///   gain(f)     = sum over u of max(0, d1 - d(u, f))                        if f opened
///   loss(r)     = sum over u served from r of d2 - d1                       if r closed
///   extra(f, r) = sum over u served from r, d(u, f) < d2, of d2 - max(d1, d(u, f))
///
/// so that the swap's profit is gain(f) - loss(r) + extra(f, r). A swap changes only the shares of
/// customers whose d1 or d2 it changes, and each has shares only with facilities nearer than d2.
///
/// Source: Resende & Werneck (2007), "A fast swap-based local search procedure for location
/// problems", Ann. Oper. Res. 150, 205-230. Memory: 8 bytes x facilities x p.
class FastSwap {
 public:
  /// `costs` must outlive the search.
  explicit FastSwap(NearestFirst const& costs);

  /// Starts from these facilities: at least one, each once.
  void start(Facilities const& open);
  /// Makes the best swap until none lowers the cost.
  void descend();
  /// The best of all swaps, whatever its profit; there must be a closed facility.
  [[nodiscard]] Swap best_swap() const;
  /// The best of opening one of `in` and closing one of `out`; both not empty.
  [[nodiscard]] Swap best_swap(std::span<std::uint32_t const> in,
                               std::span<std::uint32_t const> out) const;
  [[nodiscard]] double profit(std::uint32_t in, std::uint32_t out) const;
  void make(std::uint32_t in, std::uint32_t out);

  [[nodiscard]] bool is_open(std::uint32_t facility) const { return slot_[facility] != kClosed; }
  /// Ascending.
  [[nodiscard]] Facilities open() const;
  /// With far() for each customer that nobody serves.
  [[nodiscard]] double value() const;
  /// [customer] cost from the cheapest and the second cheapest open facility; far() for none.
  [[nodiscard]] std::span<double const> cheapest() const { return d1_; }
  [[nodiscard]] std::span<double const> second() const { return d2_; }

 private:
  static constexpr std::uint32_t kClosed = UINT32_MAX;

  void find_cheapest(std::size_t customer);
  void add_shares(std::size_t customer, double sign);
  [[nodiscard]] bool touches(std::size_t customer, std::uint32_t in, std::uint32_t out) const;
  [[nodiscard]] std::span<double> extra_of(std::size_t slot);
  [[nodiscard]] std::span<double const> extra_of(std::size_t slot) const;

  NearestFirst const& costs_;
  Facilities open_;                         ///< [slot]
  std::vector<std::uint32_t> slot_;         ///< [facility] its place in open_, or kClosed
  std::vector<std::uint32_t> phi1_, phi2_;  ///< [customer] facilities behind d1_ and d2_
  std::vector<double> d1_, d2_;             ///< [customer]
  std::vector<double> gain_;                ///< [facility] meaningless for open ones
  std::vector<double> loss_;                ///< [slot]
  std::vector<double> extra_;               ///< [slot][facility]
};

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/fast_swap.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

/// Sums of other than whole numbers are not exact: a smaller share of the cost is no profit.
constexpr double kLeastProfit = 1e-10;

}  // namespace

FastSwap::FastSwap(NearestFirst const& costs)
    : costs_(costs),
      slot_(costs.facilities(), kClosed),
      phi1_(costs.customers(), kClosed),
      phi2_(costs.customers(), kClosed),
      d1_(costs.customers(), costs.far()),
      d2_(costs.customers(), costs.far()),
      gain_(costs.facilities()) {}

void FastSwap::start(Facilities const& open) {
  SC_EXPECT(!open.empty());
  open_ = open;
  std::fill(slot_.begin(), slot_.end(), kClosed);
  for (std::uint32_t s = 0; s < open_.size(); ++s) slot_[open_[s]] = s;
  std::fill(gain_.begin(), gain_.end(), 0.0);
  loss_.assign(open_.size(), 0.0);
  extra_.assign(open_.size() * costs_.facilities(), 0.0);
  for (std::size_t c = 0; c < costs_.customers(); ++c) {
    find_cheapest(c);
    add_shares(c, 1);
  }
}

void FastSwap::descend() {
  if (open_.size() == costs_.facilities()) return;
  for (Swap swap = best_swap(); swap.profit > kLeastProfit * value(); swap = best_swap())
    make(swap.in, swap.out);
}

Swap FastSwap::best_swap() const {
  std::vector<double> best(costs_.facilities(), -std::numeric_limits<double>::infinity());
  for (std::size_t s = 0; s < open_.size(); ++s) {
    double const* const extra = extra_of(s).data();
    double const loss = loss_[s];
    for (std::size_t f = 0; f < best.size(); ++f) best[f] = std::max(best[f], extra[f] - loss);
  }
  Swap swap{.in = kClosed};
  for (std::uint32_t f = 0; f < best.size(); ++f) {
    if (is_open(f)) continue;
    double const profit = gain_[f] + best[f];
    if (swap.in == kClosed || profit > swap.profit) swap = {.in = f, .profit = profit};
  }
  return best_swap({&swap.in, 1}, open_);
}

Swap FastSwap::best_swap(std::span<std::uint32_t const> in,
                         std::span<std::uint32_t const> out) const {
  Swap best{in.front(), out.front(), profit(in.front(), out.front())};
  for (std::uint32_t const r : out) {
    std::size_t const s = slot_[r];
    auto const extra = extra_of(s);
    for (std::uint32_t const f : in) {
      double const here = gain_[f] + (extra[f] - loss_[s]);
      if (here > best.profit) best = {f, r, here};
    }
  }
  return best;
}

double FastSwap::profit(std::uint32_t in, std::uint32_t out) const {
  SC_EXPECT(!is_open(in) && is_open(out));
  std::size_t const s = slot_[out];
  return gain_[in] + (extra_of(s)[in] - loss_[s]);
}

bool FastSwap::touches(std::size_t customer, std::uint32_t in, std::uint32_t out) const {
  return phi1_[customer] == out || phi2_[customer] == out ||
         costs_.column(in)[customer] < d2_[customer];
}

void FastSwap::make(std::uint32_t in, std::uint32_t out) {
  SC_EXPECT(!is_open(in) && is_open(out));
  std::vector<std::uint32_t> touched;
  for (std::uint32_t c = 0; c < costs_.customers(); ++c)
    if (touches(c, in, out)) touched.push_back(c);
  for (std::uint32_t const c : touched) add_shares(c, -1);
  std::uint32_t const s = slot_[out];
  slot_[out] = kClosed;
  slot_[in] = s;
  open_[s] = in;
  // Nobody has a share here now: what is left is rounding.
  loss_[s] = 0;
  std::ranges::fill(extra_of(s), 0.0);
  for (std::uint32_t const c : touched) {
    find_cheapest(c);
    add_shares(c, 1);
  }
}

Facilities FastSwap::open() const {
  Facilities ascending = open_;
  std::sort(ascending.begin(), ascending.end());
  return ascending;
}

double FastSwap::value() const {
  return std::accumulate(d1_.begin(), d1_.end(), 0.0);
}

void FastSwap::find_cheapest(std::size_t customer) {
  auto const order = costs_.order(customer);
  auto const cost = costs_.cost(customer);
  std::size_t rank = 0;
  while (!is_open(order[rank])) ++rank;
  phi1_[customer] = order[rank];
  d1_[customer] = cost[rank];
  do ++rank;
  while (rank < order.size() && !is_open(order[rank]));
  bool const found = rank < order.size();
  phi2_[customer] = found ? order[rank] : kClosed;
  d2_[customer] = found ? cost[rank] : costs_.far();
}

/// Adds what the customer contributes to gain, loss and extra, or takes it away (sign -1).
void FastSwap::add_shares(std::size_t customer, double sign) {
  auto const order = costs_.order(customer);
  auto const cost = costs_.cost(customer);
  double const d1 = d1_[customer];
  double const d2 = d2_[customer];
  std::size_t const s = slot_[phi1_[customer]];
  auto const extra = extra_of(s);
  loss_[s] += sign * (d2 - d1);
  std::size_t rank = 0;
  for (; rank < order.size() && cost[rank] < d1; ++rank) {
    gain_[order[rank]] += sign * (d1 - cost[rank]);
    extra[order[rank]] += sign * (d2 - d1);
  }
  for (; rank < order.size() && cost[rank] < d2; ++rank)
    extra[order[rank]] += sign * (d2 - cost[rank]);
}

std::span<double> FastSwap::extra_of(std::size_t slot) {
  return {extra_.data() + slot * costs_.facilities(), costs_.facilities()};
}

std::span<double const> FastSwap::extra_of(std::size_t slot) const {
  return {extra_.data() + slot * costs_.facilities(), costs_.facilities()};
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/nearest_first.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kLargestExact = 0x1.0p53;

}  // namespace

NearestFirst::NearestFirst(CostTable const& table)
    : customers_(table.customers()),
      facilities_(table.facilities()),
      order_(customers_ * facilities_),
      cost_(order_.size()),
      column_(order_.size()) {
  measure(table);
  for (std::size_t c = 0; c < customers_; ++c) sort_customer(table, c);
}

void NearestFirst::measure(CostTable const& table) {
  for (std::size_t c = 0; c < customers_; ++c) {
    double highest = 0;
    for (std::size_t f = 0; f < facilities_; ++f) {
      double const cost = table.at(c, f);
      SC_EXPECT(cost >= 0);
      if (cost == CostTable::kUnserved) continue;
      highest = std::max(highest, cost);
      whole_ = whole_ && cost == std::floor(cost);
    }
    far_ += highest;
  }
  SC_EXPECT(std::isfinite(far_ * static_cast<double>(customers_ + 1)));
  whole_ = whole_ && far_ * static_cast<double>(customers_ + 1) < kLargestExact;
}

void NearestFirst::sort_customer(CostTable const& table, std::size_t customer) {
  auto const first = order_.begin() + static_cast<std::ptrdiff_t>(customer * facilities_);
  auto const last = first + static_cast<std::ptrdiff_t>(facilities_);
  std::iota(first, last, 0U);
  std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
    double const cost_a = table.at(customer, a);
    double const cost_b = table.at(customer, b);
    return cost_a != cost_b ? cost_a < cost_b : a < b;
  });
  for (std::size_t rank = 0; rank < facilities_; ++rank) {
    std::uint32_t const facility = first[static_cast<std::ptrdiff_t>(rank)];
    double const cost = std::min(table.at(customer, facility), far_);
    cost_[customer * facilities_ + rank] = cost;
    column_[facility * customers_ + customer] = cost;
  }
}

double total_cost(NearestFirst const& costs, Facilities const& open) {
  std::vector<double> least(costs.customers(), costs.far());
  for (std::uint32_t const f : open) {
    auto const column = costs.column(f);
    for (std::size_t c = 0; c < least.size(); ++c) least[c] = std::min(least[c], column[c]);
  }
  return std::accumulate(least.begin(), least.end(), 0.0);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/lagrangian.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kFirstStep = 1.5;  // [share of the gap per squared length of the direction]
constexpr double kBeyond = 1.02;    // of the value: steps do not die where the bound meets it
constexpr double kMemory = 0.6;     // share of the old direction in the new one
constexpr int kPatience = 25;       // steps without a better bound before steps are halved
constexpr double kRounding = 1e-9;  // far more than sums of doubles lose

}  // namespace

Lagrangian::Lagrangian(NearestFirst const& costs, std::size_t p, std::vector<double> price)
    : costs_(costs),
      price_(std::move(price)),
      best_price_(price_),
      direction_(price_.size(), 0.0),
      rho_(costs.facilities()),
      is_chosen_(costs.facilities(), false),
      by_rho_(costs.facilities()),
      chosen_(p),
      step_size_(kFirstStep) {
  SC_EXPECT(price_.size() == costs.customers() && p >= 1 && p <= costs.facilities());
  std::iota(by_rho_.begin(), by_rho_.end(), 0U);
}

void Lagrangian::step(double value) {
  find_rho();
  choose();
  double const relaxed = relaxed_value();
  note(relaxed);
  move(value, relaxed);
}

void Lagrangian::restart() {
  price_ = best_price_;
  std::fill(direction_.begin(), direction_.end(), 0.0);
  step_size_ = kFirstStep;
  idle_steps_ = 0;
}

void Lagrangian::find_rho() {
  std::fill(rho_.begin(), rho_.end(), 0.0);
  for (std::size_t c = 0; c < price_.size(); ++c) {
    auto const order = costs_.order(c);
    auto const cost = costs_.cost(c);
    double const price = price_[c];
    for (std::size_t rank = 0; rank < order.size() && cost[rank] < price; ++rank)
      rho_[order[rank]] += cost[rank] - price;
  }
}

void Lagrangian::choose() {
  for (std::uint32_t const f : chosen_) is_chosen_[f] = false;
  auto const end = by_rho_.begin() + static_cast<std::ptrdiff_t>(chosen_.size());
  std::nth_element(by_rho_.begin(), end - 1, by_rho_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return rho_[a] != rho_[b] ? rho_[a] < rho_[b] : a < b;
  });
  std::copy(by_rho_.begin(), end, chosen_.begin());
  std::sort(chosen_.begin(), chosen_.end());
  for (std::uint32_t const f : chosen_) is_chosen_[f] = true;
}

double Lagrangian::relaxed_value() const {
  double sum = std::accumulate(price_.begin(), price_.end(), 0.0);
  for (std::uint32_t const f : chosen_) sum += rho_[f];
  return sum;
}

void Lagrangian::note(double relaxed) {
  ++idle_steps_;
  if (relaxed <= best_) return;
  best_ = relaxed;
  best_price_ = price_;
  idle_steps_ = 0;
}

void Lagrangian::move(double value, double relaxed) {
  if (idle_steps_ == kPatience) {
    step_size_ /= 2;
    idle_steps_ = 0;
    price_ = best_price_;
  }
  double length = 0;
  for (std::size_t c = 0; c < price_.size(); ++c) {
    auto const order = costs_.order(c);
    auto const cost = costs_.cost(c);
    double served = 0;
    for (std::size_t rank = 0; rank < order.size() && cost[rank] < price_[c]; ++rank)
      served += is_chosen_[order[rank]] ? 1 : 0;
    direction_[c] = kMemory * direction_[c] + (1 - kMemory) * (1 - served);
    length += direction_[c] * direction_[c];
  }
  if (length == 0) return;
  double const stride = step_size_ * std::max(0.0, kBeyond * value - relaxed) / length;
  for (std::size_t c = 0; c < price_.size(); ++c)
    price_[c] = std::clamp(price_[c] + stride * direction_[c], 0.0, costs_.far());
}

double Lagrangian::bound() const {
  double const magnitude = std::accumulate(best_price_.begin(), best_price_.end(), best_);
  double const safe = std::max(0.0, best_ - kRounding * magnitude);
  return costs_.whole() ? std::ceil(safe) : safe;
}

}  // namespace sc

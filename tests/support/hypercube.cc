// SPDX-License-Identifier: Apache-2.0
#include "support/hypercube.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/check.h"

namespace sc::test {
namespace {

constexpr double kSettled = 1e-14;  // some units in the last place
constexpr int kMostSweeps = 10'000;

bool busy(std::size_t state, std::size_t unit) {
  return (state >> unit & 1U) != 0;
}

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The balance of every state, and where incidents go from it.
class Balance {
 public:
  explicit Balance(HypercubeDistrict const& district)
      : district_(district),
        units_(district.service.size()),
        full_((std::size_t{1} << units_) - 1),
        arrivals_(sum(district.arrivals)),
        taken_((full_ + 1) * units_, 0.0) {
    for (std::size_t state = 0; state < full_; ++state)
      for (std::size_t atom = 0; atom < district.arrivals.size(); ++atom)
        taken_[state * units_ + first_free(atom, state)] += district.arrivals[atom];
  }

  [[nodiscard]] std::size_t full() const { return full_; }
  [[nodiscard]] std::size_t first_free(std::size_t atom, std::size_t state) const {
    auto const& list = district_.preference[atom];
    return *std::find_if(list.begin(), list.end(), [&](std::size_t n) { return !busy(state, n); });
  }
  /// Probability of the state from those of its neighbours.
  [[nodiscard]] double settled(std::vector<double> const& p, std::size_t state) const {
    double in = 0;
    double out = state == full_ ? 0.0 : arrivals_;
    for (std::size_t n = 0; n < units_; ++n) {
      std::size_t const other = state ^ std::size_t{1} << n;
      in += p[other] * (busy(state, n) ? taken_[other * units_ + n] : district_.service[n]);
      if (busy(state, n)) out += district_.service[n];
    }
    return in / out;
  }

 private:
  HypercubeDistrict const& district_;
  std::size_t units_;
  std::size_t full_;
  double arrivals_;
  std::vector<double> taken_;  ///< [states*units] rate at which the unit is sent in the state
};

/// Steady state up to a factor, there and back over the states. Returns the largest change.
double sweep(Balance const& balance, std::vector<double>& p) {
  double change = 0;
  auto const settle = [&](std::size_t state) {
    double const next = balance.settled(p, state);
    change = std::max(change, std::abs(next - p[state]) / next);
    p[state] = next;
  };
  for (std::size_t s = 0; s <= balance.full(); ++s) settle(s);
  for (std::size_t s = balance.full(); s-- > 0;) settle(s);
  return change;
}

std::vector<double> steady_state(Balance const& balance) {
  std::vector<double> p(balance.full() + 1, 1.0);
  int sweeps = 0;
  while (sweep(balance, p) > kSettled && sweeps < kMostSweeps) ++sweeps;
  SC_ENSURE(sweeps < kMostSweeps);
  double const all = sum(p);
  for (double& x : p) x /= all;
  return p;
}

/// Adds the states with a queue to the one where all are busy.
void add_queue(std::vector<double>& p, double utilisation) {
  p.back() /= 1 - utilisation;
  double const all = sum(p);
  for (double& x : p) x /= all;
}

/// Shares of those who find somebody free, then of those who wait: whoever ends first takes them.
std::vector<double> shares(HypercubeDistrict const& d, Balance const& balance,
                           std::vector<double> const& p, Overflow overflow) {
  std::size_t const atoms = d.arrivals.size();
  double const served = overflow == Overflow::lost ? 1 - p.back() : 1;
  std::vector<double> share(d.service.size() * atoms, 0.0);
  for (std::size_t j = 0; j < atoms; ++j) {
    double const of_atom = d.arrivals[j] / sum(d.arrivals) / served;
    for (std::size_t s = 0; s < balance.full(); ++s)
      share[balance.first_free(j, s) * atoms + j] += of_atom * p[s];
    if (overflow == Overflow::lost) continue;
    for (std::size_t n = 0; n < d.service.size(); ++n)
      share[n * atoms + j] += of_atom * p.back() * d.service[n] / sum(d.service);
  }
  return share;
}

bool prefers_every_unit_once(std::vector<std::size_t> list, std::size_t units) {
  std::sort(list.begin(), list.end());
  std::vector<std::size_t> all(units);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return list == all;
}

}  // namespace

Hypercube solve(HypercubeDistrict const& district, Overflow overflow) {
  std::size_t const units = district.service.size();
  SC_EXPECT(units >= 1 && units <= 16 && district.preference.size() == district.arrivals.size());
  for (auto const& list : district.preference) SC_EXPECT(prefers_every_unit_once(list, units));
  double const utilisation = sum(district.arrivals) / sum(district.service);
  SC_EXPECT(overflow == Overflow::lost || utilisation < 1);
  Balance const balance(district);
  Hypercube result;
  result.state = steady_state(balance);
  if (overflow == Overflow::queued) add_queue(result.state, utilisation);
  result.all_busy = result.state.back();
  result.number.assign(units + 1, 0.0);
  result.busy.assign(units, 0.0);
  for (std::size_t s = 0; s < result.state.size(); ++s) {
    result.number[static_cast<std::size_t>(std::popcount(s))] += result.state[s];
    for (std::size_t n = 0; n < units; ++n)
      if (busy(s, n)) result.busy[n] += result.state[s];
  }
  result.share = shares(district, balance, result.state, overflow);
  return result;
}

double erlang_b(std::size_t units, double offered) {
  double lost = 1;
  for (std::size_t k = 1; k <= units; ++k)
    lost = offered * lost / (static_cast<double>(k) + offered * lost);
  return lost;
}

double erlang_c(std::size_t units, double offered) {
  double const lost = erlang_b(units, offered);
  return lost / (1 - offered / static_cast<double>(units) * (1 - lost));
}

}  // namespace sc::test

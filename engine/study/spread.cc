// SPDX-License-Identifier: Apache-2.0
#include "study/spread.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace sc {

Spread spread_of(std::string name, std::vector<double> const& values) {
  Spread result{std::move(name), mean_of(values), std::nan(""), std::nan("")};
  for (double const value : values) {
    result.least = std::fmin(result.least, value);  // fmin and fmax pass NaN over
    result.most = std::fmax(result.most, value);
  }
  return result;
}

std::vector<Spread> spread_of(Ensemble const& ensemble) {
  SC_EXPECT(!ensemble.empty());
  auto const names = numbers(ensemble.front());
  std::vector<std::vector<double>> columns(names.size());
  for (Summary const& summary : ensemble) {
    auto const all = numbers(summary);
    SC_EXPECT(all.size() == names.size());
    for (std::size_t k = 0; k < all.size(); ++k) columns[k].push_back(all[k].second);
  }
  std::vector<Spread> result;
  for (std::size_t k = 0; k < names.size(); ++k)
    result.push_back(spread_of(names[k].first, columns[k]));
  return result;
}

}  // namespace sc

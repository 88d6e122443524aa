// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "study/pooled.h"

namespace sc::test {

/// A law of which mean and quantiles are known, drawn from through a standard normal number, so
/// that values of one replication, and of two variants, may depend on each other.
struct KnownLaw {
  std::string name;
  double mean = 0;
  double (*of_normal)(double) = nullptr;  ///< ascending

  /// Where the normal law has its quantile `normal_quantile`, say 1.281552 for 0.9.
  [[nodiscard]] double quantile(double normal_quantile) const { return of_normal(normal_quantile); }
};

inline constexpr double kNormalP50 = 0, kNormalP90 = 1.2815515655446004;

inline double normal_share(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

inline KnownLaw normal_law() {
  return {"normal", 30, [](double z) { return 30 + 5 * z; }};
}
inline KnownLaw exponential_law() {
  return {"exponential", 1, [](double z) { return -std::log(normal_share(-z)); }};
}
inline KnownLaw uniform_law() {
  return {"uniform", 0.5, [](double z) { return normal_share(z); }};
}
/// Of deviation 0.5 of the logarithm, as response times are.
inline KnownLaw lognormal_law() {
  return {"lognormal 0.5", std::exp(0.125), [](double z) { return std::exp(0.5 * z); }};
}
inline KnownLaw wide_lognormal_law() {
  return {"lognormal 1", std::exp(0.5), [](double z) { return std::exp(z); }};
}
/// A quarter of all far away, as those who are reached after the storm.
inline KnownLaw two_humps_law() {
  return {"two humps", 0.75 * 10 + 0.25 * 100, [](double z) {
            double const share = normal_share(z);
            return share < 0.75 ? 10 + 4 * (share - 0.375) : 100 + 40 * (share - 0.875);
          }};
}

/// Incidents of two variants that share luck. Values within a replication have correlation
/// `within` on the normal scale; the variants `between`, with `ours` `factor` times as long.
struct KnownSample {
  struct Shape {
    std::size_t replications = 50;
    std::size_t most_incidents = 30;  ///< 1 to this, all as likely; 1: one each
    double within = 0.3;
    double between = 0.9;
    double factor = 0.8;
  };
  KnownSample(KnownLaw const& law, Shape const& shape, std::uint32_t trial)
      : ours(shape.replications), yardstick(shape.replications) {
    Stream random(20, trial, Purpose::test, 5);
    auto const partner = [&](double z) {
      return shape.between * z + std::sqrt(1 - shape.between * shape.between) * random.normal();
    };
    for (std::size_t r = 0; r < shape.replications; ++r) {
      std::size_t const incidents =
          1 + random.below(static_cast<std::uint32_t>(shape.most_incidents));
      double const storm = random.normal(), our_storm = partner(storm);
      for (std::size_t i = 0; i < incidents; ++i) {
        double const own = random.normal(), our_own = partner(own);
        double const a = std::sqrt(shape.within), b = std::sqrt(1 - shape.within);
        yardstick[r].push_back(law.of_normal(a * storm + b * own));
        ours[r].push_back(shape.factor * law.of_normal(a * our_storm + b * our_own));
      }
    }
  }
  static std::vector<Pool> pools(std::vector<std::vector<double>> const& of) {
    return {of.begin(), of.end()};
  }
  std::vector<std::vector<double>> ours, yardstick;
};

}  // namespace sc::test

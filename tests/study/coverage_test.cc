// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <functional>
#include <iostream>

#include "study/known_law.h"
#include "study/paired.h"
#include "study/pooled.h"

namespace sc {
namespace {

using test::KnownLaw;
using test::KnownSample;
using Shape = KnownSample::Shape;

constexpr std::uint32_t kTrials = 5000;

/// Sums and counts of each replication, and numbers of replications as one KPI each.
struct Sums {
  explicit Sums(std::vector<std::vector<double>> const& pools) {
    for (auto const& pool : pools) {
      double sum = 0;
      for (double const value : pool) sum += value;
      part.push_back(sum);
      whole.push_back(static_cast<double>(pool.size()));
      first.push_back(pool.front());
    }
  }
  std::vector<double> part, whole;
  std::vector<double> first;  ///< a value of each replication: independent of each other
};

/// What is estimated, and its truth.
struct Asked {
  char const* name;
  Estimate (*estimate)(KnownSample const&, Resamples const&);
  double (*truth)(KnownLaw const&, Shape const&);
};

double p90(KnownLaw const& law) {
  return law.quantile(test::kNormalP90);
}
template <int percent>
Estimate quantile_of(KnownSample const& s, Resamples const& resamples) {
  return pooled_quantile(PooledValues(KnownSample::pools(s.yardstick)), percent / 100.0, resamples);
}

// clang-format off
Asked const kMean{"mean",
    [](KnownSample const& s, Resamples const&) { return mean_of(Sums(s.yardstick).first); },
    [](KnownLaw const& law, Shape const&) { return law.mean; }};
Asked const kPaired{"paired difference",
    [](KnownSample const& s, Resamples const&) {
      return paired_difference(Sums(s.ours).first, Sums(s.yardstick).first); },
    [](KnownLaw const& law, Shape const& shape) { return (shape.factor - 1) * law.mean; }};
Asked const kRatio{"ratio of sums",
    [](KnownSample const& s, Resamples const&) {
      Sums const sums(s.yardstick);
      return ratio_of({sums.part, sums.whole}); },
    [](KnownLaw const& law, Shape const&) { return law.mean; }};
Asked const kRatioDifference{"difference of ratios",
    [](KnownSample const& s, Resamples const&) {
      Sums const ours(s.ours), yardstick(s.yardstick);
      return ratio_difference({ours.part, ours.whole}, {yardstick.part, yardstick.whole}); },
    [](KnownLaw const& law, Shape const& shape) { return (shape.factor - 1) * law.mean; }};
Asked const kP50{"P50", quantile_of<50>,
    [](KnownLaw const& law, Shape const&) { return law.quantile(test::kNormalP50); }};
Asked const kP90{"P90", quantile_of<90>,
    [](KnownLaw const& law, Shape const&) { return p90(law); }};
Asked const kP90Difference{"P90 difference",
    [](KnownSample const& s, Resamples const& resamples) {
      return pooled_quantile_difference(PooledValues(KnownSample::pools(s.ours)),
                                        PooledValues(KnownSample::pools(s.yardstick)), 0.9,
                                        resamples); },
    [](KnownLaw const& law, Shape const& shape) { return (shape.factor - 1) * p90(law); }};
// clang-format on

struct Coverage {
  double held = 0;  ///< share of trials
  double few = 0;   ///< share of trials that said so
};

Coverage coverage(Asked const& asked, KnownLaw const& law, Shape const& shape,
                  std::uint32_t trials = kTrials) {
  double const truth = asked.truth(law, shape);
  Resamples const resamples(shape.replications);
  Coverage result;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    Estimate const e = asked.estimate(KnownSample(law, shape, trial), resamples);
    result.held += e.low <= truth && truth <= e.high ? 1.0 / trials : 0;
    result.few += e.few ? 1.0 / trials : 0;
  }
  return result;
}

struct Case {
  Asked const* asked;
  KnownLaw law;
  Shape shape;
};

std::string name_of(Case const& c) {
  return std::string(c.asked->name) + ", " + c.law.name + ", " +
         std::to_string(c.shape.replications) + " x 1 to " +
         std::to_string(c.shape.most_incidents) + ", correlation " + std::to_string(c.shape.within);
}

void PrintTo(Case const& c, std::ostream* out) {
  *out << name_of(c);
}

class Intervals : public testing::TestWithParam<Case> {};

// Must show: 93 to 97 of 100 over 5,000 trials. The count of an interval that holds 95 of 100 has a
// deviation of 0.31 points: it leaves these bounds once in ten billion; one that holds 94 of 100
// once in 700, by the luck of the seed, which is fixed.
TEST_P(Intervals, HoldTheTruthAsOftenAsTheySay) {
  Coverage const found = coverage(*GetParam().asked, GetParam().law, GetParam().shape);
  EXPECT_GE(found.held, 0.93) << name_of(GetParam());
  EXPECT_LE(found.held, 0.97) << name_of(GetParam());
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Means, Intervals, testing::Values(
    Case{&kMean, test::normal_law(), {5, 1, 0}},
    Case{&kMean, test::uniform_law(), {20, 1, 0}},
    Case{&kMean, test::lognormal_law(), {50, 1, 0}},
    Case{&kMean, test::exponential_law(), {50, 1, 0}},
    Case{&kMean, test::two_humps_law(), {50, 1, 0}},
    Case{&kPaired, test::normal_law(), {5, 1, 0}},
    Case{&kPaired, test::exponential_law(), {50, 1, 0}},
    Case{&kPaired, test::lognormal_law(), {50, 1, 0}},
    Case{&kPaired, test::two_humps_law(), {100, 1, 0}}));
INSTANTIATE_TEST_SUITE_P(Ratios, Intervals, testing::Values(
    Case{&kRatio, test::normal_law(), {20, 30, 0.3}},
    Case{&kRatio, test::exponential_law(), {50, 30, 0.3}},
    Case{&kRatio, test::lognormal_law(), {50, 30, 0.8}},
    Case{&kRatioDifference, test::exponential_law(), {50, 30, 0.3}},
    Case{&kRatioDifference, test::lognormal_law(), {50, 30, 0.3}}));
INSTANTIATE_TEST_SUITE_P(PooledQuantiles, Intervals, testing::Values(
    Case{&kP90, test::normal_law(), {20, 30, 0}},
    Case{&kP90, test::exponential_law(), {20, 30, 0.3}},
    Case{&kP90, test::lognormal_law(), {50, 30, 0.3}},
    Case{&kP90, test::wide_lognormal_law(), {50, 30, 0.8}},
    Case{&kP90, test::two_humps_law(), {50, 30, 0.3}},
    Case{&kP90, test::exponential_law(), {200, 10, 0.3}},
    Case{&kP50, test::exponential_law(), {20, 30, 0.3}},
    Case{&kP50, test::lognormal_law(), {100, 10, 0.3}}));
INSTANTIATE_TEST_SUITE_P(QuantilesOfReplications, Intervals, testing::Values(
    Case{&kP90, test::normal_law(), {50, 1, 0}},
    Case{&kP90, test::exponential_law(), {100, 1, 0}},
    Case{&kP90, test::wide_lognormal_law(), {200, 1, 0}},
    Case{&kP50, test::exponential_law(), {100, 1, 0}}));
INSTANTIATE_TEST_SUITE_P(QuantileDifferences, Intervals, testing::Values(
    Case{&kP90Difference, test::normal_law(), {50, 1, 0}},
    Case{&kP90Difference, test::exponential_law(), {20, 30, 0.3}},
    Case{&kP90Difference, test::lognormal_law(), {50, 30, 0.3}},
    Case{&kP90Difference, test::two_humps_law(), {100, 10, 0.3}}));
// clang-format on

/// A row for each law, shape and number of replications.
void print_table(std::vector<Asked const*> const& all, std::vector<Shape> const& shapes) {
  std::cout << "estimate,law,replications,most_incidents,within,held_percent,few_percent\n";
  for (Asked const* asked : all)
    for (KnownLaw const& law : {test::normal_law(), test::exponential_law(), test::lognormal_law(),
                                test::wide_lognormal_law(), test::two_humps_law()})
      for (Shape shape : shapes)
        for (std::size_t const n : {10U, 20U, 30U, 50U, 100U, 200U}) {
          shape.replications = n;
          Coverage const c = coverage(*asked, law, shape);
          std::cout << asked->name << ',' << law.name << ',' << n << ',' << shape.most_incidents
                    << ',' << shape.within << ',' << 100 * c.held << ',' << 100 * c.few << '\n'
                    << std::flush;
        }
}

Shape const kOneEach{0, 1, 0};
std::vector<Shape> const kShapes{kOneEach, {0, 30, 0}, {0, 30, 0.3}, {0, 30, 0.8}, {0, 10, 0.3}};

// The tables of docs/statistics.md: scripts/check_coverage.sh prints them.
TEST(CoverageTable, DISABLED_OfMeans) {
  print_table({&kMean, &kPaired}, {kOneEach});
}
TEST(CoverageTable, DISABLED_OfRatios) {
  print_table({&kRatio, &kRatioDifference}, kShapes);
}
TEST(CoverageTable, DISABLED_OfQuantiles) {
  print_table({&kP50, &kP90, &kP90Difference}, kShapes);
}

}  // namespace
}  // namespace sc

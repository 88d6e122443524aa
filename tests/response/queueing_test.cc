// SPDX-License-Identifier: Apache-2.0
// The simulation against queues whose laws are known: Larson's hypercube model, Erlang's loss and
// queue. support/queueing_district.h says how alike they are.
//
// Each figure is the mean of 32 independent replications. All figures of one test together are
// wrong with probability 0.001 at most under a new seed (Student's t with 31 degrees of freedom,
// Bonferroni); the seed is fixed. Every run starts empty; of that exp(-15) or less is left after
// the warm-up: relaxation takes 1 mean work at most without a queue, 6.6 with one (three units at
// utilisation 0.6: 1 / (units (1 - sqrt(utilisation))^2)).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/queueing_district.h"
#include "support/replications.h"

namespace sc {
namespace {

constexpr std::uint32_t kReplications = 32;
constexpr double kFalseAlarm = 0.001;
constexpr double kQueueUtilisation = 0.6;
constexpr test::QueueingLength kQueueRun{100, 4000};
constexpr double kLossUtilisation = 0.8;
/// Short, since the lost stay on the dispatcher's list.
constexpr test::QueueingLength kLossRun{15, 1000};
/// Pairs of unit and atom with fewer dispatches in all replications are summed up to one figure:
/// means of so few are not normal enough for the tails asked for here.
constexpr double kFewest = 500;

/// The nearest idle unit, but only for those who have just come: whoever finds nobody free is lost.
class AtOnceOrNever final : public DispatchPolicy {
 public:
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    std::vector<OpenIncident> fresh;
    for (OpenIncident const& it : view.open)
      if (it.report + test::kPrompt > view.now) fresh.push_back(it);
    return NearestIdle{PolicyWeights{}}.decide(
        {view.now, fresh, view.free_units, view.busy_units, view.estimates, view.outlook});
  }
};

std::vector<test::Observed> observe_all(test::QueueingDistrict const& district, test::WorkLaw law,
                                        test::QueueingLength length, DispatchPolicy const& policy) {
  std::vector<test::Observed> seen;
  for (std::uint32_t r = 0; r < kReplications; ++r) {
    test::QueueingRun const run = test::draw_run(district, law, length, r);
    World const world = test::world_of(district, run);
    SimulationOptions options;
    options.record_all = false;
    Trajectory const result = simulate(world, world.scenario.plan, policy, options);
    seen.push_back(test::observe(district, run, result.incidents));
  }
  return seen;
}

/// A figure in theory, and in each replication.
struct Comparison {
  std::string name;
  double theory = 0;
  std::vector<double> samples;
};

template <class Figure>
Comparison compare(std::string name, double theory, std::vector<test::Observed> const& seen,
                   Figure figure) {
  Comparison c{std::move(name), theory, {}};
  for (test::Observed const& one : seen) c.samples.push_back(figure(one));
  return c;
}

void add_shares(test::Hypercube const& cube, std::size_t incidents,
                std::vector<test::Observed> const& seen, std::vector<Comparison>& all) {
  Comparison rare{"rare pairs", 0, std::vector<double>(seen.size(), 0.0)};
  std::size_t const atoms = cube.share.size() / cube.busy.size();
  for (std::size_t k = 0; k < cube.share.size(); ++k) {
    Comparison const pair =
        compare("unit " + std::to_string(k / atoms) + " to atom " + std::to_string(k % atoms),
                cube.share[k], seen, [k](test::Observed const& one) { return one.share[k]; });
    if (cube.share[k] * static_cast<double>(incidents * kReplications) >= kFewest) {
      all.push_back(pair);
      continue;
    }
    rare.theory += pair.theory;
    for (std::size_t r = 0; r < seen.size(); ++r) rare.samples[r] += pair.samples[r];
  }
  if (rare.theory > 0) all.push_back(rare);
}

std::vector<Comparison> compare_all(test::Hypercube const& cube, std::size_t incidents,
                                    std::vector<test::Observed> const& seen) {
  std::vector<Comparison> all;
  all.push_back(compare("all busy", cube.all_busy, seen,
                        [](test::Observed const& one) { return one.all_busy; }));
  for (std::size_t n = 0; n < cube.busy.size(); ++n)
    all.push_back(compare("unit " + std::to_string(n) + " busy", cube.busy[n], seen,
                          [n](test::Observed const& one) { return one.busy[n]; }));
  add_shares(cube, incidents, seen, all);
  return all;
}

void expect_agreement(std::vector<Comparison> const& all) {
  double const allowed = test::allowed_errors(kFalseAlarm, all.size(), kReplications);
  for (Comparison const& c : all) {
    test::Estimate const e = test::estimate(c.samples);
    EXPECT_NEAR(e.mean, c.theory, allowed * e.standard_error) << c.name;
    EXPECT_LT(allowed * e.standard_error, 0.2 * c.theory + 0.002) << c.name << " is hardly known";
  }
}

class Districts : public testing::TestWithParam<std::size_t> {};

TEST_P(Districts, QueueAndShareOutAsTheHypercubeModelSays) {
  auto const district = test::queueing_district(GetParam(), kQueueUtilisation);
  test::Hypercube const cube = test::solve(district.model, test::Overflow::queued);
  auto const seen =
      observe_all(district, test::WorkLaw::exponential, kQueueRun, NearestIdle{PolicyWeights{}});
  expect_agreement(compare_all(cube, kQueueRun.incidents, seen));
}

TEST_P(Districts, LoseAndShareOutAsTheHypercubeModelSays) {
  auto const district = test::queueing_district(GetParam(), kLossUtilisation);
  test::Hypercube const cube = test::solve(district.model, test::Overflow::lost);
  auto const seen = observe_all(district, test::WorkLaw::exponential, kLossRun, AtOnceOrNever{});
  expect_agreement(compare_all(cube, kLossRun.incidents, seen));
}

// Erlang's loss hangs on the mean of the work alone (Sevastyanov 1957).
TEST_P(Districts, LoseAsErlangSaysWhateverTheLawOfWork) {
  auto const district = test::queueing_district(GetParam(), kLossUtilisation);
  auto const seen = observe_all(district, test::WorkLaw::lognormal, kLossRun, AtOnceOrNever{});
  auto const units = static_cast<double>(GetParam());
  double const lost = test::erlang_b(GetParam(), kLossUtilisation * units);
  auto const mean_busy = [units](test::Observed const& one) {
    double all = 0;
    for (double const x : one.busy) all += x;
    return all / units;
  };
  expect_agreement(
      {compare("lost", lost, seen, [](test::Observed const& one) { return one.all_busy; }),
       compare("mean busy", kLossUtilisation * (1 - lost), seen, mean_busy)});
}

INSTANTIATE_TEST_SUITE_P(Stations, Districts, testing::Values(3U, 6U, 12U));

}  // namespace
}  // namespace sc

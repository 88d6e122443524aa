// SPDX-License-Identifier: Apache-2.0
// The same changes at the same moments make the same run, however its time is cut.
#include <gmock/gmock.h>

#include "base/random.h"
#include "response/live/digest.h"
#include "response/live/same_run.h"
#include "response/live/script.h"

namespace sc {
namespace {

using testing::IsEmpty;
constexpr std::uint64_t kScripts = 20;

struct Played {
  Trajectory run;
  std::string view;
};

/// With extra pauses, or with none: not even between changes of one moment.
Played play(World const& world, DispatchPolicy const& policy, std::uint64_t seed, double pauses) {
  Stream random(seed, 0, Purpose::test, 99);
  test::Script script(world, seed);
  LiveRun run = test::live_run(world, policy, seed);
  for (std::size_t k = 0; k < script.size(); ++k) {
    while (random.uniform() < pauses) {
      double const left_s = (script.at(k) - run.now()).seconds();
      run.go_on_to(run.now() + from_seconds(left_s * random.uniform()));
    }
    if (pauses > 0 || run.now() < script.at(k)) run.go_on_to(script.at(k));
    script.tell(k, run);
  }
  run.go_on_to(world.scenario.end);
  std::string view = test::digest(run);
  return {run.finish(), std::move(view)};
}

class Cuts : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Cuts, ChangeNothing) {
  test::for_each_script(GetParam() * kScripts, kScripts,
                        [](World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
                          Played const smooth = play(world, policy, seed, 0);
                          Played const cut = play(world, policy, seed, 0.6);
                          EXPECT_THAT(test::differences(smooth.run, cut.run), IsEmpty());
                          EXPECT_EQ(smooth.view, cut.view);
                        });
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, Cuts, testing::Range<std::uint64_t>(0, 10));

TEST(Refusals, ChangeNothing) {
  std::size_t refused = 0;
  std::size_t told = 0;
  test::for_each_script(0, 60,
                        [&](World const& world, DispatchPolicy const& policy, std::uint64_t seed) {
                          test::Script script(world, seed);
                          LiveRun run = test::live_run(world, policy, seed);
                          for (std::size_t k = 0; k < script.size(); ++k) {
                            run.go_on_to(script.at(k));
                            std::string const before = test::digest(run);
                            bool const no = script.tell(k, run).refused;
                            ++(no ? refused : told);
                            if (no) {
                              ASSERT_EQ(test::digest(run), before);
                            }
                          }
                        });
  EXPECT_GT(refused, 200U) << "too polite to prove anything";
  EXPECT_GT(told, 1000U) << "too rude to prove anything";
}

}  // namespace
}  // namespace sc

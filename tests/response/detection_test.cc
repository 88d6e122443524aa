// SPDX-License-Identifier: Apache-2.0
#include "response/detection.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sc {
namespace {

constexpr std::uint64_t kSeed = 2106;

TEST(Detection, IsCertainAtOneAndImpossibleAtZero) {
  for (std::uint32_t pass = 0; pass < 1000; ++pass) {
    EXPECT_TRUE(sees(kSeed, 0, IncidentId{3U}, pass, 1));
    EXPECT_FALSE(sees(kSeed, 0, IncidentId{3U}, pass, 0));
  }
}

// 100 incidents x 200 passes: the share lies within 4.4 standard errors of 0.9, false alarm 1e-5.
TEST(Detection, SeesTheGivenShare) {
  int seen = 0;
  for (std::uint32_t incident = 0; incident < 100; ++incident)
    for (std::uint32_t pass = 0; pass < 200; ++pass)
      seen += sees(kSeed, 0, IncidentId{incident}, pass, 0.9) ? 1 : 0;
  EXPECT_NEAR(seen / 20'000.0, 0.9, 4.4 * std::sqrt(0.9 * 0.1 / 20'000));
}

// Of 20,000 pairs of neighbouring passes, incidents and replications, agreement by chance is one
// half: within 4.4 standard errors, false alarm 1e-5 each.
TEST(Detection, ForgetsEveryOtherPass) {
  int next_pass = 0, next_incident = 0, next_replication = 0;
  for (std::uint32_t k = 0; k < 20'000; ++k) {
    IncidentId const incident{k % 100};
    std::uint32_t const pass = k / 100;
    bool const seen = sees(kSeed, 0, incident, pass, 0.5);
    next_pass += seen == sees(kSeed, 0, incident, pass + 1, 0.5) ? 1 : 0;
    next_incident += seen == sees(kSeed, 0, IncidentId{incident.value() + 1}, pass, 0.5) ? 1 : 0;
    next_replication += seen == sees(kSeed, 1, incident, pass, 0.5) ? 1 : 0;
  }
  double const error = 4.4 * std::sqrt(0.25 / 20'000);
  EXPECT_NEAR(next_pass / 20'000.0, 0.5, error);
  EXPECT_NEAR(next_incident / 20'000.0, 0.5, error);
  EXPECT_NEAR(next_replication / 20'000.0, 0.5, error);
}

}  // namespace
}  // namespace sc

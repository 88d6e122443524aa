// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/nearest_idle.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

/// Unit u is |u - incident| minutes away.
class OnALine final : public TravelEstimates {
 public:
  std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                   std::span<FreeUnit const> units) override {
    std::vector<std::optional<Duration>> times;
    for (FreeUnit const& unit : units) {
      auto const apart = static_cast<std::int64_t>(unit.id.value()) - incident.value();
      times.push_back(whole_minutes(apart < 0 ? -apart : apart));
    }
    return times;
  }
};

TEST(NearestIdle, ServesFirstComersFirstEvenIfOthersLieNearer) {
  std::vector<WaitingIncident> const waiting{{IncidentId{std::size_t{9}}, 0, 1, SimTime{1}},
                                             {IncidentId{std::size_t{5}}, 0, 4, SimTime{2}}};
  std::vector<FreeUnit> const units{{UnitId{std::size_t{5}}, 0}};
  OnALine estimates;
  auto const orders = NearestIdle{}.decide({SimTime{3}, waiting, units, estimates});
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders[0], (Assignment{units[0].id, waiting[0].id, whole_minutes(4)}));
}

TEST(NearestIdle, BreaksTiesByUnitNumber) {
  std::vector<WaitingIncident> const waiting{{IncidentId{std::size_t{5}}, 0, 1, SimTime{1}}};
  std::vector<FreeUnit> const units{{UnitId{std::size_t{4}}, 0}, {UnitId{std::size_t{6}}, 0}};
  OnALine estimates;
  EXPECT_EQ(NearestIdle{}.decide({SimTime{1}, waiting, units, estimates})[0].unit, units[0].id);
}

}  // namespace
}  // namespace sc

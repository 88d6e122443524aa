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

/// Expects nothing.
class EmptyOutlook final : public Outlook {
 public:
  [[nodiscard]] double expected_incidents(IncidentKindId, ZoneId, SimTime, SimTime) const override {
    return 0;
  }
  [[nodiscard]] std::optional<Duration> station_to_zone(UnitKindId, StationId,
                                                        ZoneId) const override {
    return std::nullopt;
  }
  [[nodiscard]] Scenario const& scenario() const override { return scenario_; }

 private:
  Scenario scenario_;
};

OpenIncident lacks_one(std::size_t id, double severity, SimTime report) {
  OpenIncident incident;
  incident.id = IncidentId{id};
  incident.lacking = incident.unsettled = Needs::one_of_each(1);
  incident.severity = severity;
  incident.report = report;
  return incident;
}

FreeUnit idle_unit(std::size_t id) {
  FreeUnit unit;
  unit.id = UnitId{id};
  unit.skills = 1;
  return unit;
}

std::vector<Assignment> decide(std::vector<OpenIncident> const& open,
                               std::vector<FreeUnit> const& units) {
  OnALine estimates;
  EmptyOutlook const outlook;
  return NearestIdle{}.decide({SimTime{3}, open, units, {}, estimates, outlook});
}

TEST(NearestIdle, ServesFirstComersFirstEvenIfOthersLieNearer) {
  std::vector const open{lacks_one(9, 1, SimTime{1}), lacks_one(5, 4, SimTime{2})};
  std::vector const units{idle_unit(5)};
  auto const orders = decide(open, units);
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders[0], (Assignment{units[0].id, open[0].id, whole_minutes(4)}));
}

TEST(NearestIdle, BreaksTiesByUnitNumber) {
  std::vector const units{idle_unit(4), idle_unit(6)};
  EXPECT_EQ(decide({lacks_one(5, 1, SimTime{1})}, units)[0].unit, units[0].id);
}

}  // namespace
}  // namespace sc

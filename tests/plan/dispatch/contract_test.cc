// SPDX-License-Identifier: Apache-2.0
// Every policy of the table passes this suite; a new one is tested by being listed.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/random.h"
#include "plan/dispatch/table.h"

namespace sc {
namespace {

/// Times as a fixed function of the pair; some pairs cannot reach each other.
class FakeEstimates final : public TravelEstimates {
 public:
  std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                   std::span<FreeUnit const> units) override {
    std::vector<std::optional<Duration>> times;
    for (FreeUnit const& unit : units) {
      std::uint32_t const mix = (incident.value() * 31 + unit.id.value() * 17) % 23;
      times.push_back(mix == 0 ? std::nullopt : std::optional(whole_minutes(mix)));
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

OpenIncident lacks(std::size_t id, SkillSet skills, double severity, SimTime report) {
  OpenIncident incident;
  incident.id = IncidentId{id};
  incident.lacking = incident.unsettled = Needs::one_of_each(skills);
  incident.severity = severity;
  incident.report = report;
  return incident;
}

FreeUnit idle_unit(std::size_t id, SkillSet skills) {
  FreeUnit unit;
  unit.id = UnitId{id};
  unit.skills = skills;
  return unit;
}

class PolicyContract : public testing::TestWithParam<std::string_view> {
 protected:
  [[nodiscard]] std::vector<Assignment> decide(std::vector<OpenIncident> const& waiting,
                                               std::vector<FreeUnit> const& units) {
    FakeEstimates estimates;
    EmptyOutlook const outlook;
    return make_dispatch_policy(GetParam())
        ->decide({SimTime{0}, waiting, units, {}, estimates, outlook});
  }
};

std::vector<OpenIncident> random_waiting(Stream& random, std::size_t n) {
  std::vector<OpenIncident> waiting;
  for (std::size_t i = 0; i < n; ++i)
    waiting.push_back(
        lacks(i, random.below(8), 1 + 3 * random.uniform(), SimTime{static_cast<std::int64_t>(i)}));
  return waiting;
}

std::vector<FreeUnit> random_units(Stream& random, std::size_t n) {
  std::vector<FreeUnit> units;
  for (std::size_t i = 0; i < n; ++i) units.push_back(idle_unit(i, random.below(8)));
  return units;
}

TEST_P(PolicyContract, HoldsOnRandomViews) {
  Stream random(11, 0, Purpose::test, 0);
  std::size_t given = 0;
  for (int trial = 0; trial < 200; ++trial) {
    auto const waiting = random_waiting(random, random.below(8));
    auto const units = random_units(random, random.below(8));
    auto const orders = decide(waiting, units);
    EXPECT_EQ(orders, decide(waiting, units)) << "not the same twice";
    std::set<UnitId> used;
    std::set<IncidentId> served;
    FakeEstimates estimates;
    for (Assignment const& order : orders) {
      ASSERT_LT(order.unit.index(), units.size());
      ASSERT_LT(order.incident.index(), waiting.size());
      FreeUnit const unit = units[order.unit.index()];
      EXPECT_TRUE(used.insert(order.unit).second) << "a unit twice";
      EXPECT_TRUE(served.insert(order.incident).second) << "an incident twice";
      EXPECT_TRUE(waiting[order.incident.index()].lacking.beside(unit.skills).none());
      auto const time = estimates.to_incident(order.incident, std::span(&unit, 1))[0];
      EXPECT_EQ(time, std::optional(order.estimate)) << "unreachable, or a wrong estimate";
    }
    given += orders.size();
  }
  EXPECT_GT(given, 100U);
}

TEST_P(PolicyContract, DoesNothingWhenThereIsNothingToDo) {
  Stream random(12, 0, Purpose::test, 0);
  EXPECT_TRUE(decide({}, random_units(random, 5)).empty());
  EXPECT_TRUE(decide(random_waiting(random, 5), {}).empty());
}

TEST_P(PolicyContract, LeavesNoServableIncidentWaitingBesideAFreeUnit) {
  std::vector<OpenIncident> const waiting{lacks(1, 1, 1, SimTime{0})};
  std::vector<FreeUnit> const units{idle_unit(0, 1)};
  EXPECT_EQ(decide(waiting, units).size(), 1U);
}

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (DispatchEntry const& entry : dispatch_policies()) names.push_back(entry.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Table, PolicyContract, testing::ValuesIn(all_names()),
                         [](auto const& test) { return std::string(test.param); });

TEST(PolicyTable, NamesTheNearestWhenAskedForWhatIsNotThere) {
  try {
    (void)make_dispatch_policy("nearest_idel");
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find("Did you mean 'nearest_idle'?"), std::string::npos);
  }
}

}  // namespace
}  // namespace sc

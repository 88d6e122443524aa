// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include "plan/dispatch/table.h"
#include "response/decision.h"

namespace sc::test {

/// Times from a function of the pair's ids; by default |unit - incident| minutes: all on a line.
class FakeEstimates final : public TravelEstimates {
 public:
  using Times = std::function<std::optional<Duration>(IncidentId, UnitId)>;
  FakeEstimates() = default;
  explicit FakeEstimates(Times times) : times_(std::move(times)) {}

  std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                   std::span<FreeUnit const> units) override {
    std::vector<std::optional<Duration>> result;
    for (FreeUnit const& unit : units) result.push_back(times_(incident, unit.id));
    return result;
  }

 private:
  Times times_ = [](IncidentId incident, UnitId unit) {
    return std::optional(
        whole_minutes(std::abs(std::int64_t{incident.value()} - std::int64_t{unit.value()})));
  };
};

/// Expects what it is told: incidents per hour by kind and zone, driving times by station and zone.
class FakeOutlook final : public Outlook {
 public:
  Scenario it;
  std::map<std::pair<IncidentKindId, ZoneId>, double> rate_per_h;
  std::map<std::pair<StationId, ZoneId>, Duration> driving;

  [[nodiscard]] double expected_incidents(IncidentKindId kind, ZoneId zone, SimTime from,
                                          SimTime to) const override {
    auto const found = rate_per_h.find({kind, zone});
    return found == rate_per_h.end() ? 0 : found->second * (to - from).hours();
  }
  [[nodiscard]] std::optional<Duration> station_to_zone(UnitKindId, StationId station,
                                                        ZoneId zone) const override {
    auto const found = driving.find({station, zone});
    return found == driving.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] Scenario const& scenario() const override { return it; }
};

/// What a policy is asked about. Fill it, then `decide`.
struct SmallView {
  SimTime now{0};
  std::vector<OpenIncident> open;
  std::vector<FreeUnit> units;
  std::vector<BusyUnit> busy;
  FakeEstimates estimates;
  FakeOutlook outlook;

  OpenIncident& add_open(std::size_t id, Needs const& needs, double severity = 1) {
    OpenIncident incident;
    incident.id = IncidentId{id};
    incident.lacking = incident.unsettled = needs;
    incident.severity = severity;
    incident.report = now;
    return open.emplace_back(incident);
  }
  OpenIncident& add_open(std::size_t id, SkillSet skills = 1, double severity = 1) {
    return add_open(id, Needs::one_of_each(skills), severity);
  }
  FreeUnit& add_idle(std::size_t id, SkillSet skills = 1) {
    FreeUnit unit;
    unit.id = UnitId{id};
    unit.skills = skills;
    return units.emplace_back(unit);
  }
  /// On its way to an incident added before, which then lacks no longer what the unit covers.
  FreeUnit& add_driving(std::size_t id, std::size_t incident, SkillSet skills = 1) {
    FreeUnit& unit = add_idle(id, skills);
    unit.engagement = FreeUnit::Engagement::driving;
    unit.incident = IncidentId{incident};
    for (OpenIncident& to : open)
      if (to.id == unit.incident) to.lacking.cover(skills);
    return unit;
  }

  [[nodiscard]] std::vector<Assignment> decide(std::string_view policy,
                                               PolicyWeights const& weights = {}) {
    return make_dispatch_policy(policy, weights)
        ->decide({now, open, units, busy, estimates, outlook});
  }
};

inline Assignment order(std::size_t unit, std::size_t incident, std::int64_t minutes) {
  return {UnitId{unit}, IncidentId{incident}, whole_minutes(minutes)};
}
inline Assignment called_off(std::size_t unit) {
  return {UnitId{unit}, {}, {}};
}

inline Needs need(std::size_t skill, int units) {
  Needs needs;
  needs.require(skill, units);
  return needs;
}

using Orders = std::vector<Assignment>;

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#include "plan/random_view.h"

#include <algorithm>

namespace sc::test {
namespace {

constexpr std::uint32_t kSkills = 3;

std::optional<Duration> scattered(IncidentId incident, UnitId unit) {
  std::uint32_t const mix = (incident.value() * 31 + unit.value() * 17) % 23;
  return mix == 0 ? std::nullopt : std::optional(whole_minutes(mix * 2));
}

Needs random_needs(Stream& random) {
  Needs needs;
  for (std::size_t s = 0; s < kSkills; ++s) needs.require(s, static_cast<int>(random.below(3)));
  return needs;
}

}  // namespace

RandomView::RandomView(Stream& random) {
  view.now = SimTime{whole_hours(2).ms};
  view.estimates = FakeEstimates(scattered);
  view.outlook.it.rules.preempt_severity = random.below(2);
  add_kinds(random);
  add_places(random);
  std::uint32_t const incidents = random.below(8);
  std::uint32_t const units = random.below(10);
  for (std::uint32_t i = 0; i < incidents; ++i) add_incident(random, i);
  for (std::uint32_t u = 0; u < units; ++u) add_unit(random, u);
  settle(random);
}

void RandomView::add_kinds(Stream& random) {
  for (int k = 0; k < 4; ++k) {
    IncidentKindSpec kind;
    kind.needs = random_needs(random);
    kind.work_median_s = 600 + 3000 * random.uniform();
    view.outlook.it.incident_kinds.push_back(kind);
  }
}

void RandomView::add_places(Stream& random) {
  view.outlook.it.zones.resize(2);
  view.outlook.it.stations.resize(2);
  for (std::size_t z = 0; z < 2; ++z) {
    for (std::size_t k = 0; k < 4; ++k)
      view.outlook.rate_per_h[{IncidentKindId{k}, ZoneId{z}}] = random.below(3);
    for (std::size_t s = 0; s < 2; ++s)
      view.outlook.driving[{StationId{s}, ZoneId{z}}] = whole_minutes(1 + random.below(30));
  }
}

/// `unsettled` until units are added: what those on scene leave open.
void RandomView::add_incident(Stream& random, std::size_t id) {
  std::size_t const kind = random.below(4);
  Needs needs = view.outlook.it.incident_kinds[kind].needs;
  if (random.below(3) == 0) needs.cover(random.below(8));
  OpenIncident& it = view.add_open(id, needs, 1 + 3 * random.uniform());
  it.kind = IncidentKindId{kind};
  it.people_trapped = random.below(4) == 0;
  it.growth_per_h = random.uniform();
  it.report = SimTime{static_cast<std::int64_t>(id) * whole_minutes(10).ms};
  it.expected_work = from_seconds(view.outlook.it.incident_kinds[kind].work_median_s);
  severity[it.id] = it.severity;
}

void RandomView::add_unit(Stream& random, std::size_t id) {
  SkillSet const skills = random.below(8);
  view.outlook.it.units.push_back({{}, {}, StationId{std::size_t{random.below(2)}}, {}});
  std::uint32_t const what = random.below(6);
  if (what == 0) {
    BusyUnit busy;
    busy.id = UnitId{id};
    busy.skills = skills;
    busy.home = view.outlook.it.units.back().home;
    busy.expected_free = view.now + whole_minutes(random.below(100));
    view.busy.push_back(busy);
  } else if (what == 1 && view.outlook.it.rules.preempt_severity > 0) {
    IncidentId const at{std::size_t{random.below(20)}};
    severity.emplace(at, 1 + 3 * random.uniform());
    FreeUnit& unit = view.add_idle(id, skills);
    unit.engagement = FreeUnit::Engagement::working;
    unit.incident = at;
  } else if (what <= 3 && !view.open.empty()) {
    view.add_driving(id, random.below(static_cast<std::uint32_t>(view.open.size())), skills);
  } else {
    view.add_idle(id, skills);
  }
}

/// Drops what would not be in a view, and grants extras where nothing lacks.
void RandomView::settle(Stream& random) {
  for (OpenIncident& it : view.open)
    it.extra = it.lacking.none() ? static_cast<int>(random.below(3)) : 0;
  auto const driven_to = [&](OpenIncident const& it) {
    return std::any_of(view.units.begin(), view.units.end(), [&](FreeUnit const& unit) {
      return unit.engagement == FreeUnit::Engagement::driving && unit.incident == it.id;
    });
  };
  std::erase_if(view.open, [&](OpenIncident const& it) {
    return it.lacking.none() && it.extra == 0 && !driven_to(it);
  });
  std::erase_if(view.units, [&](FreeUnit const& unit) {
    return unit.engagement == FreeUnit::Engagement::working &&
           std::none_of(view.open.begin(), view.open.end(), [&](OpenIncident const& it) {
             return it.severity >= severity[unit.incident] + view.outlook.it.rules.preempt_severity;
           });
  });
}

}  // namespace sc::test

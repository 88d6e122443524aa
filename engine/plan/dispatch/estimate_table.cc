// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/estimate_table.h"

#include <algorithm>

#include "base/check.h"

namespace sc {

SkillSet skills_wanted(OpenIncident const& incident, Outlook const& outlook) {
  auto const& kinds = outlook.scenario().incident_kinds;
  SkillSet const open = incident.lacking.skills() | incident.unsettled.skills();
  return incident.kind.index() < kinds.size() ? open | kinds[incident.kind.index()].needs.skills()
                                              : open;
}

EstimateTable::Row const& EstimateTable::row(std::size_t incident) {
  auto& row = row_[incident];
  if (row) return *row;
  SkillSet const wanted = skills_wanted(view_.open[incident], view_.outlook);
  std::vector<FreeUnit> asked;
  std::vector<std::size_t> where;
  for (std::size_t u = 0; u < view_.free_units.size(); ++u) {
    if ((view_.free_units[u].skills & wanted) == 0) continue;
    asked.push_back(view_.free_units[u]);
    where.push_back(u);
  }
  row.emplace(view_.free_units.size());
  if (asked.empty()) return *row;
  auto const times = view_.estimates.to_incident(view_.open[incident].id, asked);
  for (std::size_t i = 0; i < where.size(); ++i) (*row)[where[i]] = times[i];
  return *row;
}

std::optional<Duration> EstimateTable::time(std::size_t unit, std::size_t incident) {
  return row(incident)[unit];
}

std::vector<std::optional<Duration>> EstimateTable::to_incident(IncidentId incident,
                                                                std::span<FreeUnit const> units) {
  auto const here = std::find_if(view_.open.begin(), view_.open.end(),
                                 [&](OpenIncident const& open) { return open.id == incident; });
  SC_EXPECT(here != view_.open.end());
  Row const& times = row(static_cast<std::size_t>(here - view_.open.begin()));
  std::vector<std::optional<Duration>> result;
  for (FreeUnit const& unit : units) {
    auto const u =
        std::lower_bound(view_.free_units.begin(), view_.free_units.end(), unit.id,
                         [](FreeUnit const& known, UnitId const id) { return known.id < id; });
    SC_EXPECT(u != view_.free_units.end() && u->id == unit.id);
    result.push_back(times[static_cast<std::size_t>(u - view_.free_units.begin())]);
  }
  return result;
}

}  // namespace sc

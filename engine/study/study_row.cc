// SPDX-License-Identifier: Apache-2.0
#include "study/study_row.h"

#include <string>

#include "response/summary.h"
#include "study/kpi.h"

namespace sc {
namespace {

StudyIncident incident(World const& world, Trajectory const& run, std::size_t i,
                       std::span<std::int16_t const> kinds) {
  IncidentTable const& t = run.incidents;
  StudyIncident result;
  result.kind = kinds[t.kind[i].index()];
  result.severity = t.severity[i];
  result.status = static_cast<std::uint8_t>(t.status[i]);
  result.wait_ms = -1;
  if (auto const response = response_time(t, i, run.end)) {
    result.wait_ms = response->waited.ms;
    result.late = response->late(world.scenario.rules.late) ? 1 : 0;
  }
  result.onset = t.onset[i];
  result.report = t.report[i];
  result.dispatch = t.dispatch[i];
  result.arrive = t.arrive[i];
  result.work_start = t.work_start[i];
  result.clear = t.clear[i];
  result.position = t.position[i];
  return result;
}

}  // namespace

std::vector<StudyColumn> study_columns() {
  std::vector<StudyColumn> columns;
  for (Kpi const& kpi : kpis())
    columns.push_back(
        {std::string(kpi.id), std::string(kpi.unit), {std::string(kpi.zh), std::string(kpi.en)}});
  return columns;
}

StudyRow study_row(World const& world, Trajectory const& run, std::span<std::int16_t const> kinds) {
  StudyRow row;
  row.numbers = kpis_of(summarise(world, run), world);
  for (std::size_t i = 0; i < run.incidents.size(); ++i)
    if (happened(run.incidents, i)) row.incidents.push_back(incident(world, run, i, kinds));
  return row;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
// The life of an incident up to the moment when somebody is sent, and its end.
#include <algorithm>

#include "response/simulation.h"

namespace sc {

void Simulation::on_onset(IncidentId id) {
  IncidentState& it = incident(id);
  for (RoadPosition const p : it.planned.place) {
    unreported_[p.link].push_back(id);
    if (!kind_of(it).blocks_link) continue;
    picture_.block(p.link);
    tell_traffic(p.link);
  }
  if (it.planned.basin && guarded(it.planned.basin)) return report_now(id, ReportSource::guard);
  SimTime const call = now() + it.planned.citizen_report;
  ReportSource const source = it.planned.recorded ? ReportSource::record : ReportSource::citizen;
  std::uint32_t const creator = static_cast<std::uint32_t>(1 + units_.size()) + id.value();
  post_event(creator, call, EventKind::report, id.value(), 0, static_cast<std::uint16_t>(source));
}

/// A call comes in; somebody may have seen it before.
void Simulation::on_report(IncidentId id, ReportSource source) {
  if (incident(id).status == IncidentStatus::unreported) report_now(id, source);
}

void Simulation::report_now(IncidentId id, ReportSource source) {
  IncidentState& it = incident(id);
  it.report = now();
  it.source = source;
  it.status = IncidentStatus::waiting;
  waiting_.push_back(id);
  for (RoadPosition const p : it.planned.place) {
    std::erase(unreported_[p.link], id);
    picture_.learn(p.link);
  }
  request_dispatch(now() + world_.scenario.rules.call_handling);
}

/// Crews report what they see: guards at their basin, patrols on their round, others on their way.
void Simulation::look_around(UnitId u, LinkId link) {
  auto const found = unreported_.find(link);
  if (found == unreported_.end() || found->second.empty()) return;
  ReportSource source = ReportSource::driver;
  if (unit(u).status == UnitStatus::guarding) source = ReportSource::guard;
  if (unit(u).task.kind == Task::Kind::patrol) source = ReportSource::patrol;
  std::vector<IncidentId> const seen = found->second;  // report_now changes the list
  for (IncidentId const id : seen) report_now(id, source);
}

bool Simulation::guarded(BasinId basin) const {
  return std::any_of(units_.begin(), units_.end(), [&](UnitState const& u) {
    return u.status == UnitStatus::guarding && u.task.target == basin.value();
  });
}

/// Severity grows until the first unit arrives.
double Simulation::severity_now(IncidentState const& it) const {
  double const hours = (std::min(now(), it.arrive) - it.planned.onset).hours();
  double const grown = it.planned.severity + kind_of(it).severity_growth_per_h * hours;
  return std::min(grown, std::max(it.planned.severity, world_.scenario.rules.severity_max));
}

void Simulation::clear_incident(IncidentId id) {
  IncidentState& it = incident(id);
  it.clear = now();
  it.status = IncidentStatus::cleared;
  if (!kind_of(it).blocks_link) return;
  for (RoadPosition const p : it.planned.place) {
    picture_.unblock(p.link);
    tell_traffic(p.link);
  }
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
// The life of an incident up to the moment when somebody is sent, and its end.
#include <algorithm>

#include "response/detection.h"
#include "response/simulation.h"

namespace sc {

void Simulation::on_onset(IncidentId id) {
  IncidentState& it = incident(id);
  if (it.forgotten) return;
  it.onset = now();
  if (prevented(it)) {
    it.status = IncidentStatus::prevented;
    return;
  }
  for (RoadPosition const p : it.planned.place) unreported_[p.link].push_back(id);
  put_on_road(it);
  if (it.planned.child >= 0)
    post_event(creator(id), now() + it.planned.spawn_after, EventKind::spawn, id.value());
  if (it.planned.basin && guarded(it.planned.basin)) return report_now(id, ReportSource::guard);
  ReportSource const source = it.planned.recorded ? ReportSource::record : ReportSource::citizen;
  post_event(creator(id), now() + it.planned.citizen_report, EventKind::report, id.value(), 0,
             static_cast<std::uint16_t>(source));
}

/// What lies on its street, and before its basin's inlets.
void Simulation::put_on_road(IncidentState const& it) {
  IncidentKindSpec const& kind = kind_of(it);
  if (kind.blocks_inlet > 0 && it.planned.basin)
    water_.block_inlet(it.planned.basin, kind.blocks_inlet);
  if (!kind.blocks_link) return;
  for (RoadPosition const p : it.planned.place) {
    picture_.block(p.link);
    tell_traffic(p.link);
  }
}

void Simulation::take_off_road(IncidentState const& it) {
  IncidentKindSpec const& kind = kind_of(it);
  if (kind.blocks_inlet > 0 && it.planned.basin)
    water_.clear_inlet(it.planned.basin, kind.blocks_inlet);
  if (!kind.blocks_link) return;
  for (RoadPosition const p : it.planned.place) {
    picture_.unblock(p.link);
    tell_traffic(p.link);
  }
}

/// Nobody drives into an underpass that is closed: by its depth, by guards or by a record.
bool Simulation::prevented(IncidentState const& it) const {
  if (!kind_of(it).prevented_by_closure) return false;
  RoadPlace const& place = it.planned.place;
  bool const by_record = std::all_of(place.begin(), place.end(), [&](RoadPosition p) {
    return picture_.closed_by_record(p.link);
  });
  if (by_record) return true;
  if (!it.planned.basin) return false;
  double const closes_m = world_.scenario.basins[it.planned.basin.index()].closure_depth_m;
  bool const by_depth =
      closes_m > 0 && static_cast<double>(water_.depth_m(it.planned.basin)) >= closes_m;
  return by_depth || picture_.guard_closed(it.planned.basin);
}

/// Where nobody works by now, one trouble leads to another.
void Simulation::on_spawn(IncidentId id) {
  IncidentState const& it = incident(id);
  bool const neglected =
      it.work_start == kNever && (it.open() || it.status == IncidentStatus::unreported);
  if (neglected) on_onset(IncidentId{static_cast<std::uint32_t>(it.planned.child)});
}

/// A call comes in; somebody may have seen it before.
void Simulation::on_report(IncidentId id, ReportSource source) {
  IncidentState const& it = incident(id);
  if (!it.forgotten && it.status == IncidentStatus::unreported) report_now(id, source);
}

void Simulation::report_now(IncidentId id, ReportSource source) {
  IncidentState& it = incident(id);
  it.report = now();
  it.source = source;
  it.status = IncidentStatus::waiting;
  open_.push_back(id);
  for (RoadPosition const p : it.planned.place) {
    forget_unreported(p.link, id);
    picture_.learn(p.link);
  }
  request_dispatch(now() + rules().call_handling);
}

void Simulation::forget_unreported(LinkId link, IncidentId id) {
  auto const here = unreported_.find(link);
  if (here == unreported_.end()) return;
  std::erase(here->second, id);
  if (here->second.empty()) unreported_.erase(here);
}

/// Crews may see what they pass: guards at their basin always, patrols nearly always, others often.
void Simulation::look_around(UnitId u, LinkId link) {
  auto const found = unreported_.find(link);
  if (found == unreported_.end()) return;
  ReportSource source = ReportSource::driver;
  double chance = rules().driver_detection;
  if (unit(u).task.kind == Task::Kind::patrol) {
    source = ReportSource::patrol;
    chance = rules().patrol_detection;
  }
  if (unit(u).guards) {
    source = ReportSource::guard;
    chance = 1;
  }
  std::vector<IncidentId> const passed = found->second;  // report_now changes the list
  for (IncidentId const id : passed)
    if (sees(options_.seed, options_.replication, id, incident(id).passes++, chance))
      report_now(id, source);
}

/// Severity grows until work begins, from what it was or was last said to be.
double Simulation::severity_now(IncidentState const& it) const {
  auto const [severity, from] =
      it.corrected.value_or(IncidentState::Correction{it.planned.severity, it.onset});
  SimTime const to = std::min({now(), it.work_start, it.clear});
  double const hours = std::max(0.0, (to - from).hours());
  double const grown = severity + kind_of(it).severity_growth_per_h * hours;
  return std::min(grown, std::max(severity, rules().severity_max));
}

void Simulation::clear_incident(IncidentId id) {
  IncidentState& it = incident(id);
  it.clear = now();
  it.status = IncidentStatus::cleared;
  std::erase(open_, id);
  take_off_road(it);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
// What people say of incidents: that one has happened, what it is really like, that it is over.
#include <algorithm>

#include "base/check.h"
#include "response/simulation.h"

namespace sc {

/// Its work is what half of its kind need: nobody knows more yet.
IncidentId Simulation::take_report(ReportedIncident const& report, RoadPlace place) {
  SC_EXPECT(incidents_.size() < most_incidents_);
  IncidentKindSpec const& kind = world_.scenario.incident_kinds[report.kind.index()];
  LinkId const link = place.front().link;
  IncidentState it;
  it.planned.kind = report.kind;
  it.planned.onset = now();
  it.planned.zone = world_.exposure.zone[link.index()];
  it.planned.basin = report.basin ? report.basin : basin_at(world_, kind, place);
  it.planned.place = std::move(place);
  it.planned.severity = report.severity;
  it.planned.work = from_seconds(kind.work_median_s);
  it.planned.recorded = true;
  it.onset = now();
  it.answered = true;
  it.trapped = report.trapped;
  IncidentId const id{incidents_.size()};
  incidents_.push_back(std::move(it));
  put_on_road(incident(id));
  report_now(id, ReportSource::record);
  request_dispatch(now());
  return id;
}

void Simulation::correct_incident(IncidentId id, IncidentCorrection const& correction) {
  if (correction.kind && *correction.kind != incident(id).planned.kind)
    change_kind(id, *correction.kind);
  IncidentState& it = incident(id);
  if (correction.severity) say_severity(it, *correction.severity);
  if (correction.trapped) it.trapped = *correction.trapped;
  update_scene(id);
  request_dispatch(now());
}

/// So it was from the beginning, as far as the work goes; it grows on from now.
void Simulation::say_severity(IncidentState& it, double severity) {
  it.planned.severity = severity;
  it.corrected = {severity, now()};
}

/// Precondition: nobody has begun to work.
void Simulation::change_kind(IncidentId id, IncidentKindId kind) {
  IncidentState& it = incident(id);
  SC_EXPECT(it.work_start == kNever);
  say_severity(it, severity_now(it));
  take_off_road(it);
  it.planned.kind = kind;
  it.planned.work = from_seconds(kind_of(it).work_median_s);
  it.supplied = false;
  if (it.wanted) {  // somebody is on the way with what the old kind needed
    it.wanted = kind_of(it).materials;
    ++it.supply_call;
    call_outside_supply(id);
  }
  if (!it.planned.basin) it.planned.basin = basin_at(world_, kind_of(it), it.planned.place);
  put_on_road(it);
  for (RoadPosition const p : it.planned.place) picture_.learn(p.link);
}

/// One that nobody has worked at gets no time of work.
void Simulation::close_incident(IncidentId id) {
  finish_incident(id);
  request_dispatch(now());
}

}  // namespace sc

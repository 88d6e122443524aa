// SPDX-License-Identifier: Apache-2.0
// What is left to write down at the horizon.
#include <algorithm>

#include "response/simulation.h"

namespace sc {

void Simulation::finish() {
  if (options_.record_all) end_tracks();
  fill_incident_table();
  trajectory_.material = stores_.balance();
  if (traffic_) record_trips();
}

/// Last observation of every unit.
void Simulation::end_tracks() {
  for (UnitTrack& track : trajectory_.units) {
    track.time.push_back(world_.scenario.end);
    track.position.push_back(track.position.back());
    track.status.push_back(track.status.back());
    track.link.push_back(track.link.back());
  }
}

void Simulation::add_incident_row(IncidentState const& it, std::int32_t parent) {
  IncidentTable& t = trajectory_.incidents;
  RoadPosition const here = it.planned.place.front();
  t.kind.push_back(it.planned.kind);
  t.link.push_back(here.link);
  t.position.push_back(world_.roads.lonlat_at(here));
  t.zone.push_back(it.planned.zone);
  t.basin.push_back(it.planned.basin);
  t.severity.push_back(static_cast<float>(it.planned.severity));
  t.severity_at_arrival.push_back(static_cast<float>(it.severity_at_arrival));
  t.onset.push_back(it.onset);
  t.report.push_back(it.report);
  t.dispatch.push_back(it.dispatch);
  t.arrive.push_back(it.arrive);
  t.work_start.push_back(it.work_start);
  t.clear.push_back(it.clear);
  t.unit.push_back(it.unit);
  t.units_sent.push_back(static_cast<std::int32_t>(it.sent.size()));
  t.parent.push_back(parent);
  t.source.push_back(it.source);
  t.status.push_back(it.status);
}

/// By onset, so that what was reported stands among the scenario's own; those that others have led
/// to come last, behind their parents.
std::vector<std::size_t> Simulation::rows_in_order() const {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < incidents_.size(); ++i)
    if (incidents_[i].planned.parent < 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return incidents_[a].planned.onset < incidents_[b].planned.onset;
  });
  for (std::size_t i = 0; i < incidents_.size(); ++i)
    if (incidents_[i].planned.parent >= 0) order.push_back(i);
  return order;
}

/// Incidents that never began, or never were, have no row.
void Simulation::fill_incident_table() {
  std::vector<std::int32_t> row_of(incidents_.size(), -1);
  IncidentTable& t = trajectory_.incidents;
  for (std::size_t const i : rows_in_order()) {
    if (incidents_[i].onset == kNever || incidents_[i].forgotten) continue;
    row_of[i] = static_cast<std::int32_t>(t.size());
    std::int32_t const parent = incidents_[i].planned.parent;
    add_incident_row(incidents_[i], parent < 0 ? -1 : row_of[static_cast<std::size_t>(parent)]);
  }
  number_orders_by_row(row_of);
}

void Simulation::number_orders_by_row(std::vector<std::int32_t> const& row_of) {
  OrderTable& orders = trajectory_.orders;
  for (std::size_t k = 0; k < orders.size(); ++k) {
    bool const names_incident =
        orders.kind[k] == OrderKind::to_incident || orders.kind[k] == OrderKind::to_supply;
    if (names_incident) orders.target[k] = static_cast<std::uint32_t>(row_of[orders.target[k]]);
  }
}

}  // namespace sc

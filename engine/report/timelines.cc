// SPDX-License-Identifier: Apache-2.0
#include "report/timelines.h"

#include <algorithm>

namespace sc {
namespace {

/// The column a unit of that status counts in; none while off duty.
std::vector<int>* column_of(BusyTimeline& busy, UnitStatus status) {
  switch (status) {
    case UnitStatus::off_duty: return nullptr;
    case UnitStatus::standby:
    case UnitStatus::resting: return &busy.standby;
    case UnitStatus::turning_out:
    case UnitStatus::driving:
    case UnitStatus::returning:
    case UnitStatus::called_in: return &busy.moving;
    case UnitStatus::held:
    case UnitStatus::wind_stopped: return &busy.stopped;
    case UnitStatus::guarding:
    case UnitStatus::patrolling: return &busy.guarding;
    case UnitStatus::setting_up:
    case UnitStatus::working:
    case UnitStatus::awaiting:
    case UnitStatus::handing_over: return &busy.on_scene;
  }
  return nullptr;
}

void count(UnitTrack const& track, BusyTimeline& busy) {
  std::size_t row = 0;
  for (std::size_t k = 0; k < busy.on_duty.size(); ++k) {
    SimTime const t{static_cast<std::int64_t>(k) * busy.step.ms};
    while (row < track.time.size() && track.time[row] <= t) ++row;
    std::vector<int>* const column = row == 0 ? nullptr : column_of(busy, track.status[row - 1]);
    if (column == nullptr) continue;
    ++(*column)[k];
    ++busy.on_duty[k];
  }
}

}  // namespace

BusyTimeline busy_timeline(RunContents const& run) {
  BusyTimeline busy;
  busy.step = run.weather.step;
  for (auto* column :
       {&busy.on_duty, &busy.moving, &busy.on_scene, &busy.stopped, &busy.guarding, &busy.standby})
    column->assign(run.weather.steps, 0);
  for (UnitTrack const& track : run.run.units) count(track, busy);
  return busy;
}

TripTimeline trip_timeline(RunContents const& run) {
  TripTimeline timeline{whole_hours(1), {}, {}};
  TripTable const& trips = run.run.trips;
  std::int64_t person = 0;
  std::int64_t vehicle = 0;
  std::size_t row = 0;
  for (SimTime t{0}; t < run.run.end;) {
    t = std::min(t + timeline.step, run.run.end);
    for (; row < trips.size() && trips.time[row] <= t; ++row) {
      person += trips.people[row];
      vehicle += trips.vehicles[row];
    }
    timeline.person.push_back(person);
    timeline.vehicle.push_back(vehicle);
  }
  return timeline;
}

}  // namespace sc

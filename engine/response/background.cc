// SPDX-License-Identifier: Apache-2.0
// What units and cars are to each other: cars meet the water, closures and blocks that units meet;
// units meet the queues. Units take no room in them.
#include <algorithm>

#include "response/simulation.h"

namespace sc {
namespace {

/// Links are recorded about once an hour: a whole number of weather steps.
std::int64_t steps_per_record(HazardTimeline const& timeline) {
  return std::max<std::int64_t>(1, (whole_hours(1).ms + timeline.step.ms - 1) / timeline.step.ms);
}

}  // namespace

/// A weather step begins: cars take up the new road state, drivers who start during it set off, and
/// the dispatcher hears where vehicles are held up.
void Simulation::move_traffic_on() {
  if (!traffic_) return;
  picture_.car_times(car_times_);
  SimTime const until = now() + world_.timeline.step;
  traffic_->begin_step(std::min(until, world_.scenario.end), car_times_, *scheduler_);
  picture_.hear_delays(traffic_->known_delays(false), traffic_->known_delays(true));
  bool const due = static_cast<std::int64_t>(step_) % steps_per_record(world_.timeline) == 0;
  if (due && step_ > 0) record_links();
}

/// A row of the links' record, for the interval that ends now.
void Simulation::record_links() {
  TrafficTable& table = trajectory_.traffic;
  for (std::size_t i = 0; i < entered_before_.size(); ++i) {
    std::uint32_t const entered = traffic_->queues().entered(LinkId{i});
    table.entered.push_back(entered - entered_before_[i]);
    entered_before_[i] = entered;
    table.delay_s.push_back(static_cast<float>(traffic_->known_delays(false)[i]) / 1000.0F);
  }
}

/// Something has blocked or freed the link.
void Simulation::tell_traffic(LinkId link) {
  if (traffic_) traffic_->set_time(link, picture_.car_time(link));
}

/// How much longer than `free` the unit really needs on a link that it enters now.
Duration Simulation::held_up(UnitId u, LinkId link, LinkTime free) const {
  if (!traffic_) return {};
  return traffic_->queues().delay(link, now(), free, world_.kind_of(u).siren);
}

void Simulation::record_trips() {
  TrafficTable& table = trajectory_.traffic;
  table.on = true;
  table.interval = world_.timeline.step * steps_per_record(world_.timeline);
  table.totals = traffic_->queues().totals();
  std::vector<NodeId> const ends = ends_of(world_.town->zones);
  for (Traffic::TripRecord const& record : traffic_->trips()) {
    table.departure.push_back(record.trip.departure);
    table.end.push_back(record.trip.end);
    table.outcome.push_back(record.trip.outcome);
    table.from.push_back(ends[record.wish.from]);
    table.to.push_back(ends[record.wish.to]);
  }
}

}  // namespace sc

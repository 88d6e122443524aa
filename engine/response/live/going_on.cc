// SPDX-License-Identifier: Apache-2.0
// A run in pieces, and copies of it that go their own way.
#include <algorithm>

#include "base/random.h"
#include "response/simulation.h"

namespace sc {

/// What would happen at the scenario's end no longer does, as in run(). What was told at now()
/// bears fruit when time goes on: a pause between two changes of one moment is none.
void Simulation::go_on_to(SimTime t) {
  SimTime const until = std::min(t, world_.scenario.end);
  if (until <= now()) return;
  run_kernel(std::min(until + milliseconds(1), world_.scenario.end));
  own_scheduler_.wait_until(until);
}

std::unique_ptr<Simulation> Simulation::snapshot() const {
  std::unique_ptr<Simulation> copy(new Simulation(*this));
  copy->scheduler_ = &copy->own_scheduler_;
  copy->picture_.hear_delays({}, {});
  copy->options_.record_all = false;
  copy->options_.progress = {};
  copy->options_.kernel = KernelChoice::serial;
  return copy;
}

std::unique_ptr<Simulation> Simulation::future(LiveFuture const& of) const {
  std::unique_ptr<Simulation> copy = snapshot();
  copy->policy_ = &of.policy;
  copy->options_.seed = of.seed;
  copy->options_.replication = of.replication;
  copy->options_.relocation = of.relocation;
  copy->forget_unreported();
  copy->redraw_work();
  copy->add_incidents(drawn_incidents_of(world_, of.seed, of.replication));
  copy->request_dispatch(now());
  return copy;
}

/// Nobody in the room can know of them.
void Simulation::forget_unreported() {
  for (IncidentState& it : incidents_) {
    if (it.status != IncidentStatus::unreported || it.forgotten) continue;
    it.forgotten = true;
    if (it.onset != kNever) take_off_road(it);
  }
  unreported_.clear();
}

/// How long open work takes is as uncertain as that of incidents to come.
void Simulation::redraw_work() {
  for (IncidentId const id : open_) {
    IncidentState& it = incident(id);
    if (it.work_start != kNever) continue;
    IncidentKindSpec const& kind = kind_of(it);
    Stream random(options_.seed, options_.replication, Purpose::work_time,
                  0x80000000U | id.value());
    it.planned.work = from_seconds(random.lognormal(kind.work_median_s, kind.work_sigma_log));
  }
}

/// Those that begin after now, and what they may lead to, beyond the room for reports too.
void Simulation::add_incidents(std::vector<PlannedIncident> drawn) {
  std::vector<std::int32_t> number(drawn.size(), -1);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    PlannedIncident& it = drawn[i];
    bool const child = it.parent >= 0;
    bool const wanted = child ? number[static_cast<std::size_t>(it.parent)] >= 0 : it.onset > now();
    if (!wanted) continue;
    number[i] = static_cast<std::int32_t>(incidents_.size());
    IncidentState state;
    state.planned = std::move(it);
    if (child) {
      state.planned.parent = number[static_cast<std::size_t>(state.planned.parent)];
      incidents_[static_cast<std::size_t>(state.planned.parent)].planned.child = number[i];
    } else {
      state.planned.child = -1;  // until it has its number
    }
    incidents_.push_back(std::move(state));
  }
  for (std::int32_t const n : number) {
    if (n < 0) continue;
    IncidentId const id{static_cast<std::uint32_t>(n)};
    PlannedIncident const& planned = incident(id).planned;
    if (planned.parent < 0) post_event(creator(id), planned.onset, EventKind::onset, id.value());
  }
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
// Who is on duty where: response levels, shifts, guards and patrols.
#include <algorithm>

#include "base/check.h"
#include "response/simulation.h"

namespace sc {
namespace {

RosterRow const* roster_row(Scenario const& s, ResponseLevel level) {
  auto const row = std::find_if(s.roster.begin(), s.roster.end(),
                                [&](RosterRow const& r) { return r.level == level; });
  return row == s.roster.end() ? nullptr : &*row;
}

/// Next change of shift after `now`: local times day_start + n * shift.
SimTime next_change(Scenario const& s, RosterRow const& row, SimTime now) {
  std::int64_t const local = s.start_unix_ms + s.utc_offset.ms + now.ms - row.day_start.ms;
  std::int64_t const into = ((local % row.shift.ms) + row.shift.ms) % row.shift.ms;
  return now + Duration{row.shift.ms - into};
}

}  // namespace

void Simulation::on_level_change(std::size_t change) {
  ResponseLevel const before = level_;
  level_ = world_.scenario.levels[change].level;
  std::vector<std::optional<Posting>> postings(units_.size());
  for (Posting const& posting : plan_.postings[static_cast<std::size_t>(level_)])
    postings[posting.unit.index()] = posting;
  for (std::size_t i = 0; i < units_.size(); ++i) take_posting(UnitId{i}, postings[i]);
  if (before == ResponseLevel::none) on_shift_change(++shift_series_);
  count_people();
  request_dispatch(now());
}

/// A new shift: everybody on duty counts again. Runs on while an activation lasts.
void Simulation::on_shift_change(std::uint64_t series) {
  if (series != shift_series_) return;
  RosterRow const* row = roster_row(world_.scenario, level_);
  if (row == nullptr) return;
  for (UnitState& it : units_) it.counted = false;
  command_counted_ = 0;
  count_people();
  post_event(0, next_change(world_.scenario, *row, now()), EventKind::shift_change, 0, series);
}

/// A person-trip is one person turned out for one shift of one activation.
void Simulation::count_people() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitState& it = unit(UnitId{i});
    bool const on_duty = it.posting || it.status != UnitStatus::off_duty;
    if (it.counted || !on_duty) continue;
    it.counted = true;
    trajectory_.counts.person_trips += world_.kind_of(UnitId{i}).crew;
  }
  if (RosterRow const* row = roster_row(world_.scenario, level_)) {
    int const more = std::max(0, row->command_staff - command_counted_);
    command_counted_ += more;
    trajectory_.counts.person_trips += more;
  }
}

std::size_t Simulation::route_number(Posting const& posting) const {
  auto const& patrols = world_.scenario.patrols;
  auto const found = std::find_if(patrols.begin(), patrols.end(),
                                  [&](PatrolRoute const& r) { return r.id == posting.route; });
  SC_EXPECT(found != patrols.end());
  return static_cast<std::size_t>(found - patrols.begin());
}

/// Takes up a place in the plan. A unit at an incident finishes first.
void Simulation::take_posting(UnitId u, std::optional<Posting> posting) {
  UnitState& it = unit(u);
  it.posting = std::move(posting);
  std::uint64_t const series = ++it.patrol_series;
  if (it.posting && it.posting->duty == Duty::patrol)
    post_event(1 + u.value(), now(), EventKind::patrol_due, u.value(), series);
  bool const busy = it.task.kind == Task::Kind::incident;
  bool const on_round =
      it.task.kind == Task::Kind::patrol && it.posting && it.posting->duty == Duty::patrol;
  if (!busy && !on_round) follow_posting(u);
}

/// What a unit without an incident does next.
void Simulation::follow_posting(UnitId u) {
  UnitState& it = unit(u);
  if (!it.posting || it.posting->duty != Duty::guard) return go_to_station(u);
  bool const there =
      it.task.kind == Task::Kind::guard && it.task.target == it.posting->basin.value();
  if (there) return;
  give_order(u, {Task::Kind::guard, it.posting->basin.value(), 0}, {});
}

void Simulation::go_to_station(UnitId u) {
  UnitState& it = unit(u);
  bool const posted_elsewhere = it.posting && it.posting->duty == Duty::standby;
  StationId const station =
      posted_elsewhere ? it.posting->station : world_.scenario.units[u.index()].home;
  Task const task{Task::Kind::station, station.value(), 0};
  if (it.at_station == station && !it.moving) {
    it.task = task;
    return settle_at_station(u);
  }
  bool const under_way = it.task.kind == Task::Kind::station && it.task.target == station.value();
  if (!under_way) give_order(u, task, {});
}

void Simulation::settle_at_station(UnitId u) {
  UnitState& it = unit(u);
  it.at_station = StationId{it.task.target};
  it.place = world_.station_place[it.task.target];
  it.away = false;
  it.task = {};
  ++it.ticket;
  set_status(u, it.posting ? UnitStatus::standby : UnitStatus::off_duty);
  if (it.posting) request_dispatch(now());
}

void Simulation::start_guarding(UnitId u) {
  set_status(u, UnitStatus::guarding);
  for (RoadPosition const p : goal_of(unit(u).task)) look_around(u, p.link);
}

/// Rounds begin at the level's interval; one that finds its unit away is left out.
void Simulation::on_patrol_due(UnitId u, std::uint64_t series) {
  UnitState& it = unit(u);
  if (series != it.patrol_series) return;
  Duration const interval = plan_.patrol_interval[static_cast<std::size_t>(level_)];
  post_event(1 + u.value(), now() + interval, EventKind::patrol_due, u.value(), series);
  if (it.status != UnitStatus::standby) return;
  auto const route = static_cast<std::uint32_t>(route_number(*it.posting));
  give_order(u, {Task::Kind::patrol, route, 0}, {});
}

void Simulation::next_patrol_stop(UnitId u) {
  UnitState& it = unit(u);
  if (++it.task.stop < world_.patrol_place[it.task.target].size()) return start_route(u);
  it.task = {};
  follow_posting(u);
}

}  // namespace sc

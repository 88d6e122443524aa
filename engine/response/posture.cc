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

/// Next change of shift after `time`: local times day_start + n * shift.
SimTime next_change(Scenario const& s, RosterRow const& row, SimTime time) {
  std::int64_t const local = s.start_unix_ms + s.utc_offset.ms + time.ms - row.day_start.ms;
  std::int64_t const into = ((local % row.shift.ms) + row.shift.ms) % row.shift.ms;
  return time + Duration{row.shift.ms - into};
}

bool change_alike(RosterRow const* a, RosterRow const* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->shift == b->shift && a->day_start == b->day_start;
}

}  // namespace

void Simulation::on_level_change(std::size_t change) {
  if (!level_by_hand_) change_level(world_.scenario.levels[change].level);
}

void Simulation::change_level(ResponseLevel level) {
  ResponseLevel const before = level_;
  level_ = level;
  std::vector<std::optional<Posting>> postings(units_.size());
  for (Posting const& posting : plan_.postings[static_cast<std::size_t>(level_)])
    postings[posting.unit.index()] = posting;
  for (std::size_t i = 0; i < units_.size(); ++i) take_posting(UnitId{i}, postings[i]);
  if (before == ResponseLevel::none && level_ != ResponseLevel::none) {
    ++trajectory_.counts.activations;
    begin_shift();
  } else {
    follow_row(before);
  }
  request_dispatch(now());
}

/// Changes of shift are those of the level's row from now on. Who is there may be due at this very
/// moment; the people of the command centre change with them then.
void Simulation::follow_row(ResponseLevel before) {
  constexpr Duration kTick{1};
  RosterRow const* row = roster_row(world_.scenario, level_);
  bool const begun = shift_began_ == now();
  if (!change_alike(roster_row(world_.scenario, before), row))
    note_next_change(begun ? now() : now() - kTick);
  bool const due =
      row != nullptr && !begun && next_change(world_.scenario, *row, now() - kTick) == now();
  if (!due) count_command();
}

/// The people of the command centre change, and the next change is noted; goes on while the
/// activation lasts.
void Simulation::begin_shift() {
  shift_began_ = now();
  command_counted_ = 0;
  count_command();
  note_next_change(now());
}

/// The next change of shift of the level's row; those of other rows are void.
void Simulation::note_next_change(SimTime after) {
  ++shift_series_;
  if (RosterRow const* row = roster_row(world_.scenario, level_))
    post_event(0, next_change(world_.scenario, *row, after), EventKind::shift_change, 0,
               shift_series_);
}

void Simulation::on_shift_change(std::uint64_t series) {
  if (series != shift_series_ || level_ == ResponseLevel::none) return;
  for (std::size_t i = 0; i < units_.size(); ++i)
    if (unit(UnitId{i}).posting) relieve(UnitId{i});
  begin_shift();
}

/// Those who come when the level rises join those who are there.
void Simulation::count_command() {
  RosterRow const* row = roster_row(world_.scenario, level_);
  if (row == nullptr) return;
  int const more = std::max(0, row->command_staff - command_counted_);
  command_counted_ += more;
  if (more > 0) count_trips(more, 0);
}

std::size_t Simulation::route_number(Posting const& posting) const {
  auto const& patrols = world_.scenario.patrols;
  auto const found = std::find_if(patrols.begin(), patrols.end(),
                                  [&](PatrolRoute const& r) { return r.id == posting.route; });
  SC_EXPECT(found != patrols.end());
  return static_cast<std::size_t>(found - patrols.begin());
}

/// Takes up a place in the plan. A unit at an incident or with a delivery finishes first; one
/// without people calls them in, or sends them home before they have come.
void Simulation::take_posting(UnitId u, std::optional<Posting> posting) {
  UnitState& it = unit(u);
  it.posting = std::move(posting);
  it.relocated = {};
  std::uint64_t const series = ++it.patrol_series;
  bool const patrols = it.posting && it.posting->duty == Duty::patrol;
  if (!it.crew.there()) {
    if (it.posting && it.status != UnitStatus::called_in) return call_in(u);
    if (it.posting || !it.at_station) return;
    ++it.crew.call;
    return set_status(u, UnitStatus::off_duty);
  }
  if (it.out_of_service && !it.posting) return end_duty(u);
  if (patrols) post_event(creator(u), now(), EventKind::patrol_due, u.value(), series);
  bool const on_round = it.task.kind == Task::Kind::patrol && patrols;
  if (!it.task.serves_incident() && !on_round) follow_posting(u);
}

/// What a unit without an incident does next.
void Simulation::follow_posting(UnitId u) {
  UnitState& it = unit(u);
  if (!it.crew.there() || it.out_of_service) return;
  if (!it.posting || it.posting->duty != Duty::guard) return go_to_station(u);
  bool const there =
      it.task.kind == Task::Kind::guard && it.task.target == it.posting->basin.value();
  if (there) return;
  give_order(u, {Task::Kind::guard, it.posting->basin.value(), 0}, {});
}

/// Where it waits when nothing calls: where it was relocated to, else posted, else its home.
StationId Simulation::waits_at(UnitId u) const {
  UnitState const& it = unit(u);
  if (it.relocated) return it.relocated;
  bool const posted = it.posting && it.posting->duty == Duty::standby;
  return posted ? it.posting->station : world_.scenario.units[u.index()].home;
}

void Simulation::go_to_station(UnitId u) {
  UnitState& it = unit(u);
  leave_post(u);
  StationId const station = waits_at(u);
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
  it.gave_up = {};
  it.task = {};
  ++it.ticket;
  refill(u);
  if (!it.posting) {
    end_duty(u);
    return set_status(u, UnitStatus::off_duty);
  }
  if (it.status == UnitStatus::resting) return on_meal_over(u);
  set_status(u, UnitStatus::standby);
  request_dispatch(now());
}

/// A unit that has become free may wait elsewhere than its posting says.
void Simulation::relocate(UnitId u) {
  UnitState& it = unit(u);
  it.relocated = {};
  bool const waits = it.posting && it.posting->duty == Duty::standby;
  if (options_.relocation == nullptr || !waits || !it.crew.there()) return;
  auto const& stations = world_.scenario.stations;
  std::vector<int> taken(stations.size(), 0);
  std::vector<IdleUnit> idle;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitState const& other = units_[i];
    bool const waits_too = other.posting && other.posting->duty == Duty::standby;
    if (UnitId{i} == u || !waits_too) continue;
    StationId const at = waits_at(UnitId{i});
    ++taken[at.index()];
    if (on_call(UnitId{i}))
      idle.push_back(
          {UnitId{i}, world_.scenario.units[i].kind, world_.kind_of(UnitId{i}).skills, at});
  }
  std::vector<StationId> with_room;
  for (std::size_t k = 0; k < stations.size(); ++k)
    if (StationId{k} == it.posting->station || taken[k] < stations[k].capacity_units)
      with_room.push_back(StationId{k});
  FreeUnit const free{u, world_.scenario.units[u.index()].kind, world_.kind_of(u).skills, {}, {}};
  it.relocated =
      options_.relocation->where({now(), free, it.posting->station, idle, with_room, *this});
}

/// Rounds begin at the level's interval; one that finds its unit away, or where it was ordered to
/// wait, is left out.
void Simulation::on_patrol_due(UnitId u, std::uint64_t series) {
  UnitState& it = unit(u);
  if (series != it.patrol_series) return;
  Duration const interval = plan_.patrol_interval[static_cast<std::size_t>(level_)];
  post_event(creator(u), now() + interval, EventKind::patrol_due, u.value(), series);
  bool const waits_as_told = static_cast<bool>(it.relocated);
  if (it.status != UnitStatus::standby || waits_as_told) return;
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

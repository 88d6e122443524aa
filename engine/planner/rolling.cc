// SPDX-License-Identifier: Apache-2.0
#include "planner/rolling.h"

#include <algorithm>
#include <cmath>

#include "base/order_of.h"
#include "plan/matching.h"
#include "plan/placement/covering.h"
#include "plan/relocation/dmexclp.h"
#include "planner/step_roads.h"
#include "response/drive_in_time.h"
#include "road/snap.h"

namespace sc {
namespace {

constexpr double kLeastGain = 0.02;  ///< calls
constexpr double kSnap_m = 2000;
constexpr double kCutOff_s = 86'400;  ///< driving time where there is no way
constexpr double kTie = 1e-9;

/// A unit as the plan goes on.
struct Waiting {
  UnitId unit;
  UnitKindId kind;
  RoadPlace place;
  StationId station;  ///< unset: elsewhere
  SimTime free_at;
  bool reserved = false;
};

/// Where a unit goes, and for how long it drives.
struct Way {
  StationId to;
  Duration drive;
};
using Ways = std::vector<std::optional<Way>>;  ///< [units] unset: it stays where it is

/// One rolling plan in the making.
class Rolling {
 public:
  Rolling(World const& world, StormState const& state, int threads)
      : world_(world), state_(state), threads_(threads), snap_(world.roads) {
    for (UnitNow const& it : state.units) {
      if (!it.on_duty) continue;
      RoadPlace place = it.station ? world.station_place[it.station.index()] : snapped(it.position);
      units_.push_back({it.unit, world.scenario.units[it.unit.index()].kind, std::move(place),
                        it.station, it.free_at, false});
    }
  }

  RollingPlan run(int hours) {
    reserve();
    for (int h = 0; h < hours; ++h) {
      SimTime const begin = state_.now + whole_hours(h);
      if (begin >= world_.scenario.end) break;
      plan_hour(begin);
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] RoadPlace snapped(LonLat p) const {
    auto const near = snap_.nearest(p, kSnap_m, on_the_ground(world_.roads));
    return near ? both_directions(world_.roads, near->position) : RoadPlace{};
  }

  void reserve() {
    auto const order = order_of(state_.incidents.size(),
                                [&](std::size_t i) { return -state_.incidents[i].severity; });
    for (std::size_t const i : order) reserve_for(i);
    std::sort(result_.unserved.begin(), result_.unserved.end());
  }

  void reserve_for(std::size_t i) {
    IncidentNow const& incident = state_.incidents[i];
    Needs left = world_.scenario.incident_kinds[incident.kind.index()].needs;
    for (UnitId const u : incident.units) left.cover(world_.kind_of(u).skills);
    for (Waiting& unit : units_) {
      bool const there = std::find(incident.units.begin(), incident.units.end(), unit.unit) !=
                         incident.units.end();
      if (there && unit.free_at <= state_.now) unit.reserved = true;
    }
    RoadPlace const goal = snapped(incident.position);
    while (!left.none()) {
      Waiting* const best = nearest(left, goal);
      if (best == nullptr) return result_.unserved.push_back(i);
      best->reserved = true;
      left.cover(world_.kind_of(best->unit).skills);
      result_.reserved.push_back({best->unit, i, drive(*best, goal, state_.now)});
    }
  }

  Waiting* nearest(Needs const& left, RoadPlace const& goal) {
    Waiting* best = nullptr;
    std::optional<Duration> least;
    for (Waiting& unit : units_) {
      bool const able = !unit.reserved && unit.free_at <= state_.now &&
                        left.helped_by(world_.kind_of(unit.unit).skills);
      if (!able) continue;
      auto const time = drive(unit, goal, state_.now);
      if (best != nullptr && !(time && (!least || *time < *least))) continue;
      best = &unit;
      least = time;
    }
    return best;
  }

  /// On the roads of that moment.
  [[nodiscard]] TravelMatrix times(UnitKindId kind, SimTime t, std::vector<RoadPlace> const& from,
                                   std::vector<RoadPlace> const& to) const {
    std::size_t const step = world_.timeline.step_of(t);
    return times_on(world_, *roads_at(world_, kind, step, water_at(world_, step)), from, to,
                    threads_);
  }

  [[nodiscard]] std::optional<Duration> drive(Waiting const& unit, RoadPlace const& goal,
                                              SimTime t) const {
    if (unit.place.empty() || goal.empty()) return std::nullopt;
    return times(unit.kind, t, {unit.place}, {goal}).time(0, 0);
  }

  void plan_hour(SimTime begin) {
    RollingHour& hour = result_.hours.emplace_back();
    hour.begin = begin;
    std::size_t const first = world_.timeline.step_of(begin);
    std::size_t const last = world_.timeline.step_of(begin + whole_hours(1));
    std::vector<int> room;
    for (std::size_t s = 0; s < world_.scenario.stations.size(); ++s)
      room.push_back(floods_at_door(world_, StationId{s}, first, last)
                         ? 0
                         : world_.scenario.stations[s].capacity_units);
    for (Waiting const& unit : units_)
      if (unit.station) --room[unit.station.index()];
    for (std::size_t k = 0; k < world_.scenario.unit_kinds.size(); ++k)
      plan_kind(UnitKindId{k}, begin, room, hour);
  }

  /// Calls of the hour that the kind helps with, by zone.
  [[nodiscard]] std::vector<double> calls(UnitKindId kind, SimTime begin) const {
    Scenario const& s = world_.scenario;
    std::vector<double> weight(s.zones.size(), 0);
    for (std::size_t k = 0; k < s.incident_kinds.size(); ++k) {
      if (!s.incident_kinds[k].needs.helped_by(s.unit_kinds[kind.index()].skills)) continue;
      for (std::size_t z = 0; z < weight.size(); ++z)
        weight[z] +=
            world_.onsets.expected(IncidentKindId{k}, ZoneId{z}, begin, begin + whole_hours(1));
    }
    return weight;
  }

  void plan_kind(UnitKindId kind, SimTime begin, std::vector<int>& room, RollingHour& hour) {
    std::vector<double> weight = calls(kind, begin);
    for (double const expected : weight) hour.calls += expected;
    std::vector<Waiting*> free;
    for (Waiting& unit : units_)
      if (unit.kind == kind && !unit.reserved && unit.free_at <= begin) free.push_back(&unit);
    if (free.empty()) return;
    TravelMatrix const to_zones = times(kind, begin, world_.station_place, world_.zone_middle);
    CoveringCase const what = cover_case(std::move(weight), to_zones, room, free);
    CoveringPlacement best = place_for_cover(what);
    hour.covered_bound += best.bound;
    best.units = nearer(what, to_zones, std::move(best.units));
    post(free, what, ways_to(free, best.units, begin), room, hour);
  }

  /// Sends them, if that is worth it, and counts the calls that those who stand somewhere cover.
  void post(std::vector<Waiting*> const& free, CoveringCase const& what, Ways const& ways,
            std::vector<int>& room, RollingHour& hour) const {
    double const before = covering_value(what, standing(free, Ways(free.size()), what.capacity));
    // Of those who get there: who is cut off covers nothing where it was wanted.
    double const after = covering_value(what, standing(free, ways, what.capacity));
    bool const move = after >= before + kLeastGain || houses_somebody(free, ways, what.capacity);
    hour.covered_before += before;
    hour.covered_after += move ? after : before;
    if (move) send(free, ways, room, hour);
  }

  /// Units per station once they have gone. Only as many count as there is room for: a station
  /// under water has none.
  [[nodiscard]] static std::vector<int> standing(std::vector<Waiting*> const& free,
                                                 Ways const& ways,
                                                 std::vector<int> const& capacity) {
    std::vector<int> count(capacity.size(), 0);
    for (std::size_t u = 0; u < free.size(); ++u) {
      StationId const at = ways[u] ? ways[u]->to : free[u]->station;
      if (at && count[at.index()] < capacity[at.index()]) ++count[at.index()];
    }
    return count;
  }

  /// Somebody who is on the road, or at a station that has no room for it any more, gets a place.
  [[nodiscard]] static bool houses_somebody(std::vector<Waiting*> const& free, Ways const& ways,
                                            std::vector<int> const& capacity) {
    std::vector<int> left = capacity;
    for (Waiting const* unit : free)
      if (unit->station) --left[unit->station.index()];
    for (std::size_t u = 0; u < free.size(); ++u)
      if (ways[u] && (!free[u]->station || left[free[u]->station.index()] < 0)) return true;
    return false;
  }

  [[nodiscard]] CoveringCase cover_case(std::vector<double> weight, TravelMatrix const& to_zones,
                                        std::vector<int> const& room,
                                        std::vector<Waiting*> const& free) const {
    Duration const longest = longest_drive_in_time(world_.scenario.rules);
    CoveringCase what{std::move(weight), ReachTable(world_.zone_middle.size(), room.size()), room,
                      0, Dmexclp::kBusyShare};
    for (Waiting const* unit : free)
      if (unit->station) ++what.capacity[unit->station.index()];
    int all = 0;
    for (int& capacity : what.capacity) all += capacity = std::max(0, capacity);
    what.units = std::min(static_cast<int>(free.size()), all);
    for (std::size_t z = 0; z < world_.zone_middle.size(); ++z)
      for (std::size_t s = 0; s < room.size(); ++s) {
        auto const time = to_zones.time(s, z);
        what.reach.set(z, s, time && *time <= longest);
      }
    return what;
  }

  /// Of postings that cover as much, one with less driving: swaps of one unit while they help.
  [[nodiscard]] static std::vector<int> nearer(CoveringCase const& what,
                                               TravelMatrix const& to_zones,
                                               std::vector<int> units) {
    auto const driving_s = [&](std::vector<int> const& at) {
      double sum = 0;
      for (std::size_t z = 0; z < what.weight.size(); ++z) {
        double nearest_s = kCutOff_s;
        for (std::size_t s = 0; s < at.size(); ++s)
          if (auto const time = to_zones.time(s, z); at[s] > 0 && time)
            nearest_s = std::min(nearest_s, time->seconds());
        sum += what.weight[z] * nearest_s;
      }
      return sum;
    };
    double const covered = covering_value(what, units);
    double least_s = driving_s(units);
    for (bool better = true; better;) {
      better = false;
      for (std::size_t from = 0; from < units.size(); ++from)
        for (std::size_t to = 0; to < units.size(); ++to) {
          if (from == to || units[from] == 0 || units[to] >= what.capacity[to]) continue;
          std::vector<int> swapped = units;
          --swapped[from];
          ++swapped[to];
          double const s = driving_s(swapped);
          if (s >= least_s || covering_value(what, swapped) < covered - kTie) continue;
          least_s = s;
          units = std::move(swapped);
          better = true;
        }
    }
    return units;
  }

  /// Least driving; who has a place there already stays.
  [[nodiscard]] Ways ways_to(std::vector<Waiting*> const& free, std::vector<int> const& units,
                             SimTime begin) const {
    std::vector<StationId> goals;
    for (std::size_t s = 0; s < units.size(); ++s)
      goals.insert(goals.end(), static_cast<std::size_t>(units[s]), StationId{s});
    std::vector<RoadPlace> from, to;
    for (Waiting const* unit : free) from.push_back(unit->place);
    for (StationId const s : goals) to.push_back(world_.station_place[s.index()]);
    TravelMatrix const drives = times(free.front()->kind, begin, from, to);
    PairCosts costs(free.size(), goals.size());
    for (std::size_t u = 0; u < free.size(); ++u)
      for (std::size_t g = 0; g < goals.size(); ++g) {
        bool const stays = free[u]->station == goals[g];
        auto const time = drives.time(u, g);
        if (stays || time) costs.at(u, g) = stays ? -1 : time->seconds();
      }
    auto const goal_of = cheapest_matching(costs, std::vector<double>(free.size(), 1e7));
    Ways ways(free.size());
    for (std::size_t u = 0; u < free.size(); ++u)
      if (goal_of[u] && free[u]->station != goals[*goal_of[u]])
        ways[u] = Way{goals[*goal_of[u]], drives.time(u, *goal_of[u]).value_or(Duration{})};
    return ways;
  }

  void send(std::vector<Waiting*> const& free, Ways const& ways, std::vector<int>& room,
            RollingHour& hour) const {
    for (std::size_t u = 0; u < free.size(); ++u) {
      if (!ways[u]) continue;
      StationId const to = ways[u]->to;
      hour.moves.push_back({free[u]->unit, free[u]->station, to, ways[u]->drive});
      if (free[u]->station) ++room[free[u]->station.index()];
      --room[to.index()];
      free[u]->station = to;
      free[u]->place = world_.station_place[to.index()];
    }
  }

  World const& world_;
  StormState const& state_;
  int threads_;
  SnapIndex snap_;
  std::vector<Waiting> units_;
  RollingPlan result_;
};

}  // namespace

RollingPlan plan_hours(World const& world, StormState const& state, int hours, int threads) {
  return Rolling(world, state, threads).run(hours);
}

}  // namespace sc

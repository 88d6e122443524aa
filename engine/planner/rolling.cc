// SPDX-License-Identifier: Apache-2.0
#include "planner/rolling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hazard/road_state.h"
#include "plan/matching.h"
#include "plan/placement/covering.h"
#include "road/snap.h"
#include "road/travel_times.h"
#include "study/comparison.h"

namespace sc {
namespace {

constexpr double kBusyShare = 0.3;   ///< as Dmexclp assumes
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

/// Roads of one hour for one kind of vehicle.
class HourRoads {
 public:
  HourRoads(World const& world, UnitKindId kind, SimTime t) : world_(world) {
    HazardTimeline const& line = world.timeline;
    std::size_t const step = line.step_of(t);
    std::span<float const> const depth(line.depth_m.data() + step * line.basins, line.basins);
    std::vector<LinkTime> times;
    link_times(world.roads, world.exposure, line, step, world.vehicle[kind.index()], depth, {},
               times);
    roads_ = world.snapshots->of(times);
  }
  [[nodiscard]] TravelMatrix times(std::vector<RoadPlace> const& from,
                                   std::vector<RoadPlace> const& to, int threads) const {
    TravelTimesWork work;
    work.threads = threads;
    return travel_times(world_.hierarchy, from, to, roads_->times(), work);
  }

 private:
  World const& world_;
  std::shared_ptr<RoadSnapshot const> roads_;
};

bool under_water(World const& world, StationId s, SimTime from, SimTime to) {
  HazardTimeline const& t = world.timeline;
  return std::any_of(world.station_place[s.index()].begin(), world.station_place[s.index()].end(),
                     [&](RoadPosition const& door) {
                       BasinId const basin = world.exposure.basin[door.link.index()];
                       if (!basin) return false;
                       for (std::size_t k = t.step_of(from); k <= t.step_of(to); ++k)
                         if (static_cast<double>(t.depth_m[t.cell(k, basin)]) >= kFloodedDepth_m)
                           return true;
                       return false;
                     });
}

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
    std::vector<std::size_t> order(state_.incidents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return state_.incidents[a].severity > state_.incidents[b].severity;
    });
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

  [[nodiscard]] std::optional<Duration> drive(Waiting const& unit, RoadPlace const& goal,
                                              SimTime t) const {
    if (unit.place.empty() || goal.empty()) return std::nullopt;
    return HourRoads(world_, unit.kind, t).times({unit.place}, {goal}, 1).time(0, 0);
  }

  void plan_hour(SimTime begin) {
    RollingHour& hour = result_.hours.emplace_back();
    hour.begin = begin;
    std::vector<int> room;
    for (std::size_t s = 0; s < world_.scenario.stations.size(); ++s)
      room.push_back(under_water(world_, StationId{s}, begin, begin + whole_hours(1))
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
    for (double const expected : calls(kind, begin)) hour.calls += expected;
    std::vector<Waiting*> free;
    for (Waiting& unit : units_)
      if (unit.kind == kind && !unit.reserved && unit.free_at <= begin) free.push_back(&unit);
    if (free.empty()) return;
    HourRoads const roads(world_, kind, begin);
    CoveringCase what = cover_case(kind, begin, roads, room, free);
    std::vector<int> now(room.size(), 0);
    for (Waiting const* unit : free)
      if (unit->station) ++now[unit->station.index()];
    CoveringPlacement best = place_for_cover(what);
    best.units = nearer(what, roads, std::move(best.units));
    double const before = covering_value(what, now);
    hour.covered_before += before;
    hour.covered_bound += best.bound;
    bool const move = best.value >= before + kLeastGain || has_homeless(free, now, what.capacity);
    hour.covered_after += move ? best.value : before;
    if (move) send(free, best.units, roads, room, hour);
  }

  /// Somebody on the road, or at a station that has no room for it any more.
  [[nodiscard]] static bool has_homeless(std::vector<Waiting*> const& free,
                                         std::vector<int> const& now,
                                         std::vector<int> const& capacity) {
    return std::any_of(free.begin(), free.end(), [&](Waiting const* unit) {
      return !unit->station || now[unit->station.index()] > capacity[unit->station.index()];
    });
  }

  CoveringCase cover_case(UnitKindId kind, SimTime begin, HourRoads const& roads,
                          std::vector<int> const& room, std::vector<Waiting*> const& free) const {
    Rules const& rules = world_.scenario.rules;
    CoveringCase what{calls(kind, begin), ReachTable(world_.zone_middle.size(), room.size()), room,
                      0, kBusyShare};
    for (Waiting const* unit : free)
      if (unit->station) ++what.capacity[unit->station.index()];
    int all = 0;
    for (int& capacity : what.capacity) all += capacity = std::max(0, capacity);
    what.units = std::min(static_cast<int>(free.size()), all);
    TravelMatrix const times = roads.times(world_.station_place, world_.zone_middle, threads_);
    for (std::size_t z = 0; z < world_.zone_middle.size(); ++z)
      for (std::size_t s = 0; s < room.size(); ++s) {
        auto const time = times.time(s, z);
        what.reach.set(z, s,
                       time && rules.call_handling + rules.turn_out_day + *time <= rules.late);
      }
    return what;
  }

  /// Of postings that cover as much, one with less driving: swaps of one unit while they help.
  [[nodiscard]] std::vector<int> nearer(CoveringCase const& what, HourRoads const& roads,
                                        std::vector<int> units) const {
    TravelMatrix const times = roads.times(world_.station_place, world_.zone_middle, threads_);
    auto const driving_s = [&](std::vector<int> const& at) {
      double sum = 0;
      for (std::size_t z = 0; z < what.weight.size(); ++z) {
        double nearest_s = kCutOff_s;
        for (std::size_t s = 0; s < at.size(); ++s)
          if (auto const time = times.time(s, z); at[s] > 0 && time)
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
  void send(std::vector<Waiting*> const& free, std::vector<int> const& units,
            HourRoads const& roads, std::vector<int>& room, RollingHour& hour) {
    std::vector<std::size_t> goals;
    for (std::size_t s = 0; s < units.size(); ++s)
      goals.insert(goals.end(), static_cast<std::size_t>(units[s]), s);
    std::vector<RoadPlace> from, to;
    for (Waiting const* unit : free) from.push_back(unit->place);
    for (std::size_t const s : goals) to.push_back(world_.station_place[s]);
    TravelMatrix const times = roads.times(from, to, threads_);
    PairCosts costs(free.size(), goals.size());
    for (std::size_t u = 0; u < free.size(); ++u)
      for (std::size_t g = 0; g < goals.size(); ++g) {
        bool const stays = free[u]->station == StationId{goals[g]};
        auto const time = times.time(u, g);
        if (stays || time) costs.at(u, g) = stays ? -1 : time->seconds();
      }
    auto const goal_of = cheapest_matching(costs, std::vector<double>(free.size(), 1e7));
    for (std::size_t u = 0; u < free.size(); ++u) {
      if (!goal_of[u] || free[u]->station == StationId{goals[*goal_of[u]]}) continue;
      StationId const to_station{goals[*goal_of[u]]};
      hour.moves.push_back({free[u]->unit, free[u]->station, to_station,
                            times.time(u, *goal_of[u]).value_or(Duration{})});
      if (free[u]->station) ++room[free[u]->station.index()];
      --room[to_station.index()];
      free[u]->station = to_station;
      free[u]->place = world_.station_place[to_station.index()];
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

// SPDX-License-Identifier: Apache-2.0
#include "planner/demand.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/step_roads.h"
#include "response/daylight.h"
#include "response/incident_source.h"

namespace sc {
namespace {

/// [from*to]; infinite where there is no way.
std::vector<double> seconds_of(TravelMatrix const& matrix) {
  std::vector<double> s(matrix.ms().size());
  std::transform(matrix.ms().begin(), matrix.ms().end(), s.begin(), [](std::int64_t ms) {
    return ms == TravelMatrix::kUnreachable ? std::numeric_limits<double>::infinity()
                                            : static_cast<double>(ms) / 1000;
  });
  return s;
}

/// Crews work from the edge of the water they come to: where it bars the way, time without water.
std::vector<double> or_else(std::vector<double> times, std::vector<double> const& others) {
  for (std::size_t i = 0; i < times.size(); ++i)
    if (std::isinf(times[i])) times[i] = others[i];
  return times;
}

}  // namespace

std::size_t level_at(Scenario const& s, SimTime t) {
  std::size_t level = 0;
  for (LevelChange const& change : s.levels)
    if (change.time <= t) level = static_cast<std::size_t>(change.level);
  return level;
}

Demand::Demand(World const& world, std::uint64_t seed, std::uint32_t draws, int threads)
    : kinds_(world.scenario.incident_kinds.size()),
      unit_kinds_(world.scenario.unit_kinds.size()),
      places_(world.basin_place) {
  places_.insert(places_.end(), world.zone_middle.begin(), world.zone_middle.end());
  draw(world, seed, draws);
  table_of_.assign(kResponseLevels * unit_kinds_, 0);
  for (std::size_t level = 0; level < kResponseLevels; ++level) measure(world, level, threads);
}

/// What others would lead to is left out: it is rare, and theirs to prevent.
void Demand::draw(World const& world, std::uint64_t seed, std::uint32_t draws) {
  Scenario const& s = world.scenario;
  expected_.assign(kResponseLevels * kinds_ * points(), 0);
  for (std::uint32_t r = 0; r < draws; ++r) {
    std::vector<Call>& calls = draws_.emplace_back();
    for (PlannedIncident const& it : incidents_of(world, seed, r)) {
      if (it.onset == kNever) continue;
      Call call{it.kind, it.basin ? it.basin.index() : s.basins.size() + it.zone.index(),
                it.onset + it.citizen_report, it.work, 0};
      if (call.reported >= s.end) continue;
      call.level = level_at(s, call.reported);
      if (is_night(s, call.reported))
        call.work = from_seconds(call.work.seconds() * s.rules.night_work_factor);
      expected_[(call.level * kinds_ + call.kind.index()) * points() + call.point] +=
          1.0 / static_cast<double>(draws);
      calls.push_back(call);
    }
    std::stable_sort(calls.begin(), calls.end(),
                     [](Call const& a, Call const& b) { return a.reported < b.reported; });
  }
}

double Demand::expected(std::size_t level) const {
  double sum = 0;
  for (std::size_t i = 0; i < kinds_ * points(); ++i)
    sum += expected_[level * kinds_ * points() + i];
  return sum;
}

/// Step with most calls of all draws; the first step of the level where there are none.
std::size_t Demand::busiest_step(World const& world, std::size_t level) const {
  std::vector<int> calls(world.timeline.steps, 0);
  for (auto const& draw : draws_)
    for (Call const& call : draw)
      if (call.level == level) ++calls[world.timeline.step_of(call.reported)];
  auto const most = std::max_element(calls.begin(), calls.end());
  if (*most > 0) return static_cast<std::size_t>(most - calls.begin());
  for (LevelChange const& change : world.scenario.levels)
    if (static_cast<std::size_t>(change.level) == level) return world.timeline.step_of(change.time);
  return 0;
}

/// Kinds that drive alike share a table.
void Demand::measure(World const& world, std::size_t level, int threads) {
  std::size_t const step = busiest_step(world, level);
  std::vector<float> const dry(world.timeline.basins, 0.0F);
  std::vector<std::pair<VehicleClass, std::size_t>> known;
  for (std::size_t k = 0; k < unit_kinds_; ++k) {
    auto const same = std::find_if(known.begin(), known.end(),
                                   [&](auto const& it) { return it.first == world.vehicle[k]; });
    std::size_t& table = table_of_[level * unit_kinds_ + k];
    table = same == known.end() ? station_s_.size() : same->second;
    if (same != known.end()) continue;
    known.emplace_back(world.vehicle[k], table);
    auto const wet = roads_at(world, UnitKindId{k}, step, water_at(world, step));
    auto const no_water = roads_at(world, UnitKindId{k}, step, dry);
    auto const between = [&](std::vector<RoadPlace> const& from) {
      return or_else(seconds_of(times_on(world, *wet, from, places_, threads)),
                     seconds_of(times_on(world, *no_water, from, places_, threads)));
    };
    station_s_.push_back(between(world.station_place));
    point_s_.push_back(between(places_));
  }
}

}  // namespace sc

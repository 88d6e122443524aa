// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/reach.h"

#include <algorithm>
#include <set>

#include "response/dry_times.h"
#include "road/snap.h"

namespace sc {
namespace {

/// The kind of most units; of equal ones the first.
UnitKindId commonest(std::vector<std::size_t> const& units_of_kind) {
  auto const most = std::max_element(units_of_kind.begin(), units_of_kind.end());
  return UnitKindId{static_cast<std::size_t>(most - units_of_kind.begin())};
}

double total_population(Scenario const& scenario) {
  double total = 0;
  for (ZoneSpec const& zone : scenario.zones) total += zone.population;
  return total;
}

}  // namespace

ResponseLevel highest_level(Scenario const& scenario) {
  ResponseLevel highest = ResponseLevel::none;
  for (LevelChange const& change : scenario.levels)
    if (change.time < scenario.end) highest = std::max(highest, change.level);
  return highest;
}

Responders responders_of(Scenario const& scenario, ResponseLevel level, UnitKindId kind) {
  std::vector<std::size_t> units_of_kind(scenario.unit_kinds.size(), 0);
  std::set<StationId> stations;
  for (Posting const& posting : scenario.plan.postings[static_cast<std::size_t>(level)]) {
    UnitKindId const own = scenario.units[posting.unit.index()].kind;
    if (posting.duty != Duty::standby || (kind && own != kind)) continue;
    ++units_of_kind[own.index()];
    stations.insert(posting.station);
  }
  if (stations.empty()) return {level, kind, {}};
  return {level, commonest(units_of_kind), {stations.begin(), stations.end()}};
}

Streets streets_of(World const& world) {
  Streets streets;
  bool const counted = total_population(world.scenario) > 0;
  for (std::size_t z = 0; z < world.zone_roads.size(); ++z) {
    ZoneRoads const& zone = world.zone_roads[z];
    streets.weight.push_back(counted ? world.scenario.zones[z].population : 1.0);
    for (LinkId const link : zone.links) {
      streets.link.push_back(link);
      streets.place.push_back(both_directions(world.roads, {link, 0.5F}));
      streets.zone.push_back(ZoneId{z});
      streets.share.push_back(world.roads.length_m(link) / zone.cumulated_m.back());
    }
  }
  return streets;
}

std::vector<LinkTime> dry_times(World const& world, UnitKindId kind) {
  return dry_link_times(world.roads, world.vehicle[kind.index()]);
}

NearestStation::NearestStation(World const& world, Responders const& responders,
                               Streets const& streets)
    : world_(&world), streets_(&streets), finder_(world.roads, world.hierarchy) {
  for (StationId const station : responders.stations) {
    RoadPlace const& place = world.station_place[station.index()];
    stations_.insert(stations_.end(), place.begin(), place.end());
  }
}

void NearestStation::take(std::vector<LinkTime> const& times) {
  if (!metric_) {
    times_ = times;
    metric_.emplace(world_->hierarchy.frame, times_);
    return;
  }
  std::vector<LinkId> changed;
  for (std::size_t i = 0; i < times.size(); ++i)
    if (times[i] != times_[i]) changed.push_back(LinkId{i});
  times_ = times;
  std::span<LinkTime const> const lane(times_);
  metric_->update({&lane, 1}, changed);
}

ReachTimes NearestStation::reach(std::vector<LinkTime> const& times) {
  take(times);
  return finder_.times_from(stations_, streets_->place, {times_, upward_arcs(*metric_)});
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "response/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "response/grid_route.h"
#include "response/measures.h"
#include "response/scenario_snapper.h"
#include "response/zone_map.h"

namespace sc {
namespace {

/// The links of each zone or basin, given that of each link.
template <class Id>
std::vector<std::vector<LinkId>> links_by(std::vector<Id> const& of_link, std::size_t ids) {
  std::vector<std::vector<LinkId>> result(ids);
  for (std::size_t i = 0; i < of_link.size(); ++i)
    if (Id const id = of_link[i]) result[id.index()].push_back(LinkId{i});
  return result;
}

/// The water of a basin stands on its own street and on ground (or sunken) links within its radius.
void expose_to_basin(World& world, ScenarioSnapper const& snapper, BasinId id) {
  BasinPlace const& basin = world.scenario.basins[id.index()];
  RoadPlace const& place = world.basin_place[id.index()];
  bool const sunken = below_ground(world.roads)(place.front().link);
  auto const wanted = sunken ? below_ground(world.roads) : on_the_ground(world.roads);
  auto const cover = [&](LinkId l) {
    if (!world.exposure.basin[l.index()]) world.exposure.basin[l.index()] = id;
  };
  for (RoadPosition const p : place) cover(p.link);
  for (LinkId const l : snapper.links_within(basin.position, basin.cover_radius_m, wanted))
    cover(l);
}

LinkExposure exposure_of(World const& world, ZoneMap const& zones) {
  LinkExposure exposure;
  exposure.basin.resize(world.roads.links());
  for (std::size_t i = 0; i < world.roads.links(); ++i)
    exposure.zone.push_back(zones.nearest(world.roads.lonlat_at({LinkId{i}, 0.5F})));
  for (BasinPlace const& basin : world.scenario.basins)
    exposure.closure_m.push_back(static_cast<float>(basin.closure_depth_m));
  return exposure;
}

std::vector<ZoneRoads> roads_by_zone(World const& world) {
  std::vector<ZoneRoads> result(world.scenario.zones.size());
  auto const wanted = on_the_ground(world.roads);
  for (std::size_t i = 0; i < world.roads.links(); ++i) {
    LinkId const link{i};
    LinkId const twin = world.roads.twin(link);
    if (!wanted(link) || (twin && twin < link) || world.roads.length_m(link) <= 0) continue;
    ZoneRoads& zone = result[world.exposure.zone[i].index()];
    double const before = zone.cumulated_m.empty() ? 0.0 : zone.cumulated_m.back();
    zone.links.push_back(link);
    zone.cumulated_m.push_back(before + world.roads.length_m(link));
  }
  return result;
}

HazardTimeline timeline_of(Scenario const& s, int threads) {
  std::vector<HazardZone> zones;
  for (ZoneSpec const& zone : s.zones) zones.push_back({zone.centre, zone.terrain});
  std::vector<HazardBasin> basins;
  for (BasinPlace const& basin : s.basins) basins.push_back({basin.position, basin.basin});
  HazardInput const input{s.end,  s.weather_step, s.rain_factor, zones,
                          basins, s.track,        &s.rain,       s.canal};
  return build_timeline(input, threads);
}

/// Where queues are simulated they slow a unit down, and the factor stands for signals alone.
VehicleClass vehicle_class(UnitKindSpec const& kind, Scenario const& s) {
  double const usual =
      s.traffic.on ? s.traffic.rules.queue.speed_factor : s.rules.network_speed_factor;
  return {kind.wading_depth_m, kind.high_vehicle, kind.siren ? s.rules.siren_speed_factor : usual,
          kind.gust_limit_mps};
}

/// How long a link takes depends on the vehicle, and in queues on the siren.
std::vector<UnitKindId> alike_on_roads(std::vector<UnitKindSpec> const& kinds,
                                       std::vector<VehicleClass> const& vehicle) {
  std::vector<UnitKindId> first;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    std::size_t i = 0;
    while (vehicle[i] != vehicle[k] || kinds[i].siren != kinds[k].siren) ++i;
    first.emplace_back(i);
  }
  return first;
}

/// Junctions spread evenly along the streets of a zone, where its car trips begin and end; none
/// that is another zone's already.
std::vector<NodeId> trip_ends(RoadGraph const& roads, ZoneRoads const& zone, std::uint32_t wished,
                              std::set<NodeId>& taken) {
  std::vector<NodeId> ends;
  if (zone.links.empty()) return ends;
  for (std::uint32_t k = 0; k < wished; ++k) {
    double const spot = (k + 0.5) / wished * zone.cumulated_m.back();
    auto const at = std::lower_bound(zone.cumulated_m.begin(), zone.cumulated_m.end(), spot);
    NodeId const end =
        roads.head(zone.links[static_cast<std::size_t>(at - zone.cumulated_m.begin())]);
    if (taken.insert(end).second) ends.push_back(end);
  }
  return ends;
}

TrafficTown town_of(World const& world, std::vector<PlanePoint> const& centres) {
  TrafficRules const& rules = world.scenario.traffic.rules;
  TrafficTown town{rules, {}, QueueNetwork(world.roads, rules.queue)};
  std::set<NodeId> taken;
  for (std::size_t z = 0; z < world.scenario.zones.size(); ++z)
    town.zones.push_back({world.scenario.zones[z].population, centres[z],
                          trip_ends(world.roads, world.zone_roads[z], rules.ends_per_zone, taken)});
  return town;
}

void place_everything(World& world, ScenarioSnapper& snapper) {
  Scenario const& s = world.scenario;
  for (StationSpec const& station : s.stations) {
    world.station_xy.push_back(world.roads.plane().to_plane(station.position));
    world.station_place.push_back(
        snapper.place(station.position, fmt::format("station {}", station.id), station.origin));
  }
  for (BasinPlace const& basin : s.basins) world.basin_place.push_back(snapper.basin(basin));
  for (RecordedIncident const& incident : s.incidents)
    world.recorded_place.push_back(
        snapper.incident(incident, s.incident_kinds[incident.kind.index()].pumps_basin));
  for (PipeSection const& pipe : s.pipes)
    world.pipe_place.push_back(
        snapper.place(pipe.position, fmt::format("pipe {}", pipe.id), pipe.origin));
  for (PatrolRoute const& patrol : s.patrols) {
    std::vector<RoadPlace>& stops = world.patrol_place.emplace_back();
    for (std::size_t k = 0; k < patrol.stops.size(); ++k)
      stops.push_back(snapper.place(patrol.stops[k], fmt::format("patrol stop of {}", patrol.id),
                                    patrol.origins[k]));
  }
}

/// Makes the stops of patrols over a grid.
void lay_grids(World& world, ZoneMap const& map, ScenarioSnapper& snapper) {
  for (std::size_t k = 0; k < world.scenario.patrols.size(); ++k) {
    PatrolRoute const& patrol = world.scenario.patrols[k];
    if (patrol.grid_m <= 0) continue;
    std::vector<ZoneJunctions> zones;
    for (ZoneId const zone : patrol.zones)
      zones.push_back({zone, world.zone_roads[zone.index()].links});
    world.patrol_place[k] = grid_stops(world.roads, map, snapper, zones, patrol.grid_m);
    std::size_t const stops = world.patrol_place[k].size();
    RowOrigin const origin = patrol.origins.empty() ? RowOrigin{} : patrol.origins.front();
    if (stops < 2)
      snapper.complaints.add(origin.file, origin.line,
                             fmt::format("patrol {} has {} stop{} at grid_m = {:g} (must have at "
                                         "least 2 in its zones)",
                                         patrol.id, stops, stops == 1 ? "" : "s", patrol.grid_m));
  }
}

/// On the street on the ground nearest to each zone's centre.
std::vector<RoadPlace> zone_middles(World const& world, ScenarioSnapper const& snapper) {
  std::vector<RoadPlace> middles;
  for (ZoneSpec const& zone : world.scenario.zones) {
    RoadPlace& middle = middles.emplace_back();
    if (auto const hit = snapper.nearest(zone.centre))
      middle = both_directions(world.roads, hit->position);
  }
  return middles;
}

void place_closures(World& world, ScenarioSnapper& snapper) {
  for (Closure const& closure : world.scenario.closures) {
    auto links =
        snapper.links_within(closure.position, closure.radius_m, [](LinkId) { return true; });
    if (links.empty())
      snapper.complaints.add(
          closure.origin.file, closure.origin.line,
          fmt::format("closure has no road within radius_m = {:g} (must close at "
                      "least one link)",
                      closure.radius_m));
    world.closures.push_back({closure.from, closure.to, std::move(links)});
  }
}

}  // namespace

World::World(Scenario plain, RoadTable table, int threads)
    : scenario(with_measures(with_survey(std::move(plain)))),
      roads(std::move(table)),
      hierarchy(roads),
      snapshots(std::make_unique<SnapshotCache>(hierarchy)) {
  ScenarioSnapper snapper(roads, scenario.snap_limit_m);
  ZoneMap const zones(scenario.zones, roads.plane());
  place_everything(*this, snapper);
  place_closures(*this, snapper);
  exposure = exposure_of(*this, zones);
  zone_roads = roads_by_zone(*this);
  lay_grids(*this, zones, snapper);
  snapper.complaints.throw_if_any();
  for (std::size_t b = 0; b < scenario.basins.size(); ++b) {
    expose_to_basin(*this, snapper, BasinId{b});
    basin_zone.push_back(zones.nearest(scenario.basins[b].position));
  }
  basin_links = links_by(exposure.basin, scenario.basins.size());
  zone_links = links_by(exposure.zone, scenario.zones.size());
  zone_pipes = pipes_by_zone(scenario.pipes, zones);
  zone_middle = zone_middles(*this, snapper);
  for (UnitKindSpec const& kind : scenario.unit_kinds)
    vehicle.push_back(vehicle_class(kind, scenario));
  drives_as = alike_on_roads(scenario.unit_kinds, vehicle);
  car.speed_factor = scenario.traffic.rules.queue.speed_factor;
  if (scenario.traffic.on) town = town_of(*this, zones.centres());
  timeline = timeline_of(scenario, threads);
  calm_roads = std::make_unique<CalmRoads>(scenario.unit_kinds.size(), timeline.steps);
  onsets = OnsetRates(*this);
  dry_times = DryTimes(roads, hierarchy, *snapshots, vehicle, station_place, zone_middle, threads);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "response/incident_source.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/random.h"
#include "hazard/drivers/excess.h"
#include "road/snap.h"

namespace sc {
namespace {

/// One onset for each time the water stands above the threshold: later ones are the same trouble.
void keep_first_of_each_flooding(World const& world, IncidentKindSpec const& kind, OnsetPlace place,
                                 std::vector<SimTime>& onsets) {
  HazardTimeline const& t = world.timeline;
  auto const wet = [&](std::size_t k) { return depth_m(t, place, k) > kind.threshold; };
  std::vector<SimTime> kept;
  for (SimTime const onset : onsets) {
    bool same = !kept.empty();
    for (std::size_t k = same ? t.step_of(kept.back()) : 0; same && k <= t.step_of(onset); ++k)
      same = wet(k);
    if (!same) kept.push_back(onset);
  }
  onsets = std::move(kept);
}

RoadPlace random_place(World const& world, ZoneId zone, Stream& random) {
  ZoneRoads const& roads = world.zone_roads[zone.index()];
  double const along = random.uniform() * roads.cumulated_m.back();
  auto const hit = std::upper_bound(roads.cumulated_m.begin(), roads.cumulated_m.end(), along);
  auto const i = std::min<std::size_t>(static_cast<std::size_t>(hit - roads.cumulated_m.begin()),
                                       roads.links.size() - 1);
  auto const fraction = static_cast<float>(random.uniform());
  return both_directions(world.roads, {roads.links[i], fraction});
}

/// Where an incident at a site lies: at its basin, at one of its pipes, or along its streets.
RoadPlace place_at(World const& world, IncidentKindSpec const& kind, OnsetSite const& site,
                   Stream& random) {
  if (site.place.basin) return world.basin_place[site.place.basin.index()];
  if (kind.exposure == Exposure::pipes)
    return world.pipe_place[world.zone_pipes[site.place.zone.index()].at(random.uniform())];
  return random_place(world, site.place.zone, random);
}

/// Streams of one kind at one site.
struct SiteStreams {
  Stream onset, place, work, report, spawn;
  SiteStreams(std::uint64_t seed, std::uint32_t replication, std::uint32_t entity)
      : onset(seed, replication, Purpose::onset, entity),
        place(seed, replication, Purpose::place, entity),
        work(seed, replication, Purpose::work_time, entity),
        report(seed, replication, Purpose::report_delay, entity),
        spawn(seed, replication, Purpose::spawn, entity) {}
};

/// Incidents in the order in which they are drawn, and what they may lead to. An incident's `child`
/// is a number in `children` until append().
struct Fate {
  std::vector<PlannedIncident> incidents, children;
};

/// Plans what the incident leads to if nobody works on it. All from one stream, four numbers each,
/// so that nothing else of fate moves.
void plan_child(World const& world, PlannedIncident& parent, Stream& random,
                std::vector<PlannedIncident>& children) {
  IncidentKindSpec const& kind = world.scenario.incident_kinds[parent.kind.index()];
  IncidentKindSpec const& next = world.scenario.incident_kinds[kind.spawns.index()];
  parent.spawn_after = from_seconds(random.exponential(kind.spawn_mean_s));
  parent.child = static_cast<std::int32_t>(children.size());
  PlannedIncident child;
  child.kind = kind.spawns;
  child.onset = kNever;
  child.place = parent.place;
  child.zone = parent.zone;
  child.basin = parent.basin;
  child.severity = next.severity;
  child.citizen_report = from_seconds(random.exponential(next.report_mean_s));
  child.work = from_seconds(random.lognormal(next.work_median_s, next.work_sigma_log));
  children.push_back(std::move(child));
}

void add(World const& world, PlannedIncident incident, Stream& spawn, Fate& fate) {
  if (world.scenario.incident_kinds[incident.kind.index()].spawns)
    plan_child(world, incident, spawn, fate.children);
  fate.incidents.push_back(std::move(incident));
}

/// Moves the children behind the incidents, in the order of their parents.
void append(std::vector<PlannedIncident> children, std::vector<PlannedIncident>& incidents) {
  std::size_t const parents = incidents.size();
  incidents.reserve(parents + children.size());
  for (std::size_t i = 0; i < parents; ++i) {
    if (incidents[i].child < 0) continue;
    PlannedIncident& child = children[static_cast<std::size_t>(incidents[i].child)];
    child.parent = static_cast<std::int32_t>(i);
    incidents[i].child = static_cast<std::int32_t>(incidents.size());
    incidents.push_back(std::move(child));
  }
}

PlannedIncident make_incident(World const& world, IncidentKindId id, OnsetSite const& site,
                              SimTime onset, SiteStreams& random) {
  IncidentKindSpec const& kind = world.scenario.incident_kinds[id.index()];
  PlannedIncident incident;
  incident.kind = id;
  incident.onset = onset;
  incident.zone = site.place.zone;
  incident.basin = site.place.basin;
  incident.place = place_at(world, kind, site, random.place);
  incident.severity = kind.severity;
  incident.citizen_report = from_seconds(random.report.exponential(kind.report_mean_s));
  incident.work = from_seconds(random.work.lognormal(kind.work_median_s, kind.work_sigma_log));
  return incident;
}

void draw_kind(World const& world, IncidentKindId id, std::uint64_t seed, std::uint32_t replication,
               Fate& fate) {
  IncidentKindSpec const& kind = world.scenario.incident_kinds[id.index()];
  for (OnsetSite const& site : world.onsets.sites(id)) {
    std::uint32_t const place =
        site.place.basin ? 0x8000U + site.place.basin.value() : site.place.zone.value();
    SiteStreams random(seed, replication, id.value() << 16 | place);
    auto onsets = site.process.draw(random.onset);
    if (kind.driver->floods) keep_first_of_each_flooding(world, kind, site.place, onsets);
    for (SimTime const onset : onsets)
      if (onset < world.scenario.end)
        add(world, make_incident(world, id, site, onset, random), random.spawn, fate);
  }
}

void draw_record(World const& world, std::size_t i, std::uint64_t seed, std::uint32_t replication,
                 Fate& fate) {
  RecordedIncident const& record = world.scenario.incidents[i];
  IncidentKindSpec const& kind = world.scenario.incident_kinds[record.kind.index()];
  SiteStreams random(seed, replication, 0xFFFF0000U | static_cast<std::uint32_t>(i));
  PlannedIncident incident;
  incident.kind = record.kind;
  incident.onset = record.onset;
  incident.place = world.recorded_place[i];
  incident.zone = world.exposure.zone[incident.place.front().link.index()];
  incident.basin = basin_at(world, kind, incident.place);
  incident.severity = record.severity.value_or(kind.severity);
  incident.citizen_report = record.report
                                ? *record.report - record.onset
                                : from_seconds(random.report.exponential(kind.report_mean_s));
  incident.work = record.work.value_or(
      from_seconds(random.work.lognormal(kind.work_median_s, kind.work_sigma_log)));
  incident.recorded = true;
  add(world, std::move(incident), random.spawn, fate);
}

void draw_all_kinds(World const& world, std::uint64_t seed, std::uint32_t replication, Fate& fate) {
  for (std::size_t k = 0; k < world.scenario.incident_kinds.size(); ++k)
    draw_kind(world, IncidentKindId{k}, seed, replication, fate);
}

std::vector<PlannedIncident> in_order(Fate fate) {
  std::stable_sort(fate.incidents.begin(), fate.incidents.end(),
                   [](PlannedIncident const& a, PlannedIncident const& b) {
                     return std::tie(a.onset, a.kind) < std::tie(b.onset, b.kind);
                   });
  append(std::move(fate.children), fate.incidents);
  return std::move(fate.incidents);
}

}  // namespace

BasinId basin_at(World const& world, IncidentKindSpec const& kind, RoadPlace const& place) {
  return kind.pumps_basin ? world.exposure.basin[place.front().link.index()] : BasinId{};
}

std::vector<PlannedIncident> incidents_of(World const& world, std::uint64_t seed,
                                          std::uint32_t replication) {
  Fate fate;
  for (std::size_t i = 0; i < world.scenario.incidents.size(); ++i)
    draw_record(world, i, seed, replication, fate);
  if (world.scenario.generate_incidents) draw_all_kinds(world, seed, replication, fate);
  return in_order(std::move(fate));
}

std::vector<PlannedIncident> drawn_incidents_of(World const& world, std::uint64_t seed,
                                                std::uint32_t replication) {
  Fate fate;
  draw_all_kinds(world, seed, replication, fate);
  return in_order(std::move(fate));
}

std::vector<double> expected_incidents(World const& world) {
  std::vector<double> expected(world.scenario.incident_kinds.size(), 0.0);
  for (std::size_t k = 0; k < expected.size(); ++k)
    for (std::size_t z = 0; z < world.scenario.zones.size(); ++z)
      expected[k] +=
          world.onsets.expected(IncidentKindId{k}, ZoneId{z}, SimTime{0}, world.scenario.end);
  return expected;
}

}  // namespace sc

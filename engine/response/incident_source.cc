// SPDX-License-Identifier: Apache-2.0
#include "response/incident_source.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/random.h"
#include "hazard/onset.h"
#include "road/snap.h"

namespace sc {
namespace {

/// Where incidents of one kind may begin: a zone or a basin.
struct Site {
  ZoneId zone;
  BasinId basin;
  double exposure = 1;
};

std::vector<Site> basin_sites(World const& world, bool underpasses) {
  std::vector<Site> sites;
  for (std::size_t b = 0; b < world.scenario.basins.size(); ++b)
    if (world.scenario.basins[b].underpass == underpasses)
      sites.push_back({world.basin_zone[b], BasinId{b}, 1});
  return sites;
}

double zone_exposure(ZoneSpec const& zone, Exposure exposure) {
  switch (exposure) {
    case Exposure::population: return zone.population / 100'000;
    case Exposure::trees: return zone.trees;
    case Exposure::drains: return zone.drains;
    case Exposure::zone:
    case Exposure::basins:
    case Exposure::underpasses:
    case Exposure::pipes: break;
  }
  return 1;
}

std::vector<Site> sites_of(World const& world, IncidentKindSpec const& kind) {
  if (kind.exposure == Exposure::basins) return basin_sites(world, false);
  if (kind.exposure == Exposure::underpasses) return basin_sites(world, true);
  std::vector<Site> sites;
  for (std::size_t z = 0; z < world.scenario.zones.size(); ++z)
    if (!world.zone_roads[z].links.empty())
      sites.push_back({ZoneId{z}, {}, zone_exposure(world.scenario.zones[z], kind.exposure)});
  return sites;
}

/// What drives the kind, at the site in step k, in the unit of its threshold (docs/formats.md).
double driver_value(World const& world, Driver driver, Site const& site, std::size_t k) {
  HazardTimeline const& t = world.timeline;
  switch (driver) {
    case Driver::rain: return 1000.0 * static_cast<double>(t.rain_hour_m[t.cell(k, site.zone)]);
    case Driver::gust:
    case Driver::tree_fall: return static_cast<double>(t.gust_mps[t.cell(k, site.zone)]);
    case Driver::depth:
      return site.basin ? static_cast<double>(t.depth_m[t.cell(k, site.basin)]) : 0.0;
    case Driver::canal: return static_cast<double>(t.canal_m[k]);
    case Driver::none:
    case Driver::base: break;
  }
  return 0;
}

/// Rain of the 24 hours up to the end of each step [m].
std::vector<double> day_rain_m(World const& world, ZoneId zone) {
  HazardTimeline const& t = world.timeline;
  auto const window = static_cast<std::size_t>(whole_hours(24).ms / t.step.ms);
  std::vector<double> sum(t.steps, 0.0);
  double running = 0;
  for (std::size_t k = 0; k < t.steps; ++k) {
    running += static_cast<double>(t.rain_mps[t.cell(k, zone)]) * t.step.seconds();
    if (k >= window)
      running -= static_cast<double>(t.rain_mps[t.cell(k - window, zone)]) * t.step.seconds();
    sum[k] = std::max(0.0, running);
  }
  return sum;
}

std::vector<double> tree_fall_rate(World const& world, IncidentKindSpec const& kind,
                                   Site const& site) {
  std::vector<double> gust, wetness;
  for (double const rain_m : day_rain_m(world, site.zone)) wetness.push_back(soil_wetness(rain_m));
  for (std::size_t k = 0; k < world.timeline.steps; ++k)
    gust.push_back(driver_value(world, Driver::gust, site, k));
  auto rate = tree_fall_rates_per_h(gust, wetness, kind.threshold, kind.power, world.timeline.step);
  for (double& r : rate) r *= kind.coefficient;
  return rate;
}

std::vector<double> threshold_rate(World const& world, IncidentKindSpec const& kind,
                                   Site const& site) {
  std::vector<double> rate;
  for (std::size_t k = 0; k < world.timeline.steps; ++k)
    rate.push_back(excess_rate_per_h(driver_value(world, kind.driver, site, k), kind.coefficient,
                                     kind.threshold, kind.power));
  return rate;
}

/// Onsets per hour at a site, step by step.
std::vector<double> onset_rate(World const& world, IncidentKindSpec const& kind, Site const& site) {
  std::vector<double> rate;
  if (kind.driver == Driver::tree_fall) {
    rate = tree_fall_rate(world, kind, site);
  } else if (kind.driver == Driver::base) {
    rate.assign(world.timeline.steps, 0.0);
  } else {
    rate = threshold_rate(world, kind, site);
  }
  for (double& r : rate) r = site.exposure * (kind.base_per_h + r);
  return rate;
}

/// One onset for each time the water stands above the threshold: later ones are the same trouble.
void keep_first_of_each_flooding(World const& world, IncidentKindSpec const& kind, Site const& site,
                                 std::vector<SimTime>& onsets) {
  std::vector<SimTime> kept;
  for (SimTime const onset : onsets) {
    bool const same = !kept.empty() && [&] {
      for (std::size_t k = world.timeline.step_of(kept.back()); k <= world.timeline.step_of(onset);
           ++k)
        if (driver_value(world, Driver::depth, site, k) <= kind.threshold) return false;
      return true;
    }();
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

/// Streams of one kind at one site.
struct SiteStreams {
  Stream onset, place, work, report;
  SiteStreams(std::uint64_t seed, std::uint32_t replication, std::uint32_t entity)
      : onset(seed, replication, Purpose::onset, entity),
        place(seed, replication, Purpose::place, entity),
        work(seed, replication, Purpose::work_time, entity),
        report(seed, replication, Purpose::report_delay, entity) {}
};

PlannedIncident make_incident(World const& world, IncidentKindId id, Site const& site,
                              SimTime onset, SiteStreams& random) {
  IncidentKindSpec const& kind = world.scenario.incident_kinds[id.index()];
  PlannedIncident incident;
  incident.kind = id;
  incident.onset = onset;
  incident.zone = site.zone;
  incident.basin = site.basin;
  incident.place = site.basin ? world.basin_place[site.basin.index()]
                              : random_place(world, site.zone, random.place);
  incident.severity = kind.severity;
  incident.citizen_report = from_seconds(random.report.exponential(kind.report_mean_s));
  incident.work = from_seconds(random.work.lognormal(kind.work_median_s, kind.work_sigma_log));
  return incident;
}

void draw_kind(World const& world, IncidentKindId id, std::uint64_t seed, std::uint32_t replication,
               std::vector<PlannedIncident>& incidents) {
  IncidentKindSpec const& kind = world.scenario.incident_kinds[id.index()];
  if (kind.driver == Driver::none) return;
  for (Site const& site : sites_of(world, kind)) {
    std::uint32_t const place = site.basin ? 0x8000U + site.basin.value() : site.zone.value();
    SiteStreams random(seed, replication, id.value() << 16 | place);
    auto onsets = thin(onset_rate(world, kind, site), world.timeline.step, random.onset);
    if (kind.driver == Driver::depth) keep_first_of_each_flooding(world, kind, site, onsets);
    for (SimTime const onset : onsets)
      if (onset < world.scenario.end)
        incidents.push_back(make_incident(world, id, site, onset, random));
  }
}

/// A recorded incident at a basin's own street belongs to the basin if its kind pumps.
BasinId basin_at(World const& world, IncidentKindSpec const& kind, RoadPlace const& place) {
  return kind.pumps_basin ? world.exposure.basin[place.front().link.index()] : BasinId{};
}

PlannedIncident from_record(World const& world, std::size_t i, std::uint64_t seed,
                            std::uint32_t replication) {
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
  return incident;
}

}  // namespace

std::vector<PlannedIncident> incidents_of(World const& world, std::uint64_t seed,
                                          std::uint32_t replication) {
  std::vector<PlannedIncident> incidents;
  for (std::size_t i = 0; i < world.scenario.incidents.size(); ++i)
    incidents.push_back(from_record(world, i, seed, replication));
  if (world.scenario.generate_incidents)
    for (std::size_t k = 0; k < world.scenario.incident_kinds.size(); ++k)
      draw_kind(world, IncidentKindId{k}, seed, replication, incidents);
  std::stable_sort(incidents.begin(), incidents.end(),
                   [](PlannedIncident const& a, PlannedIncident const& b) {
                     return std::tie(a.onset, a.kind) < std::tie(b.onset, b.kind);
                   });
  return incidents;
}

namespace {

double expected_at(World const& world, IncidentKindSpec const& kind, Site const& site) {
  bool const once_per_flooding = kind.driver == Driver::depth;
  double sum = 0;
  double this_flooding = 0;
  for (double const rate : onset_rate(world, kind, site)) {
    this_flooding += rate * world.timeline.step.hours();
    if (once_per_flooding && rate > 0) continue;
    sum += once_per_flooding ? -std::expm1(-this_flooding) : this_flooding;
    this_flooding = 0;
  }
  return sum - std::expm1(-this_flooding);
}

}  // namespace

std::vector<double> expected_incidents(World const& world) {
  std::vector<double> expected;
  for (IncidentKindSpec const& kind : world.scenario.incident_kinds) {
    double sum = 0;
    if (kind.driver != Driver::none)
      for (Site const& site : sites_of(world, kind)) sum += expected_at(world, kind, site);
    expected.push_back(sum);
  }
  return expected;
}

}  // namespace sc

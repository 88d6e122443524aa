// SPDX-License-Identifier: Apache-2.0
#include "response/onset_rates.h"

#include <algorithm>
#include <cmath>

#include "hazard/drivers/excess.h"
#include "response/world.h"

namespace sc {
namespace {

/// A place where a kind may begin, and what its rate there is multiplied by.
struct Site {
  OnsetPlace place;
  double exposure = 1;
};

std::vector<Site> basin_sites(World const& world, bool underpasses) {
  std::vector<Site> sites;
  for (std::size_t b = 0; b < world.scenario.basins.size(); ++b)
    if (world.scenario.basins[b].underpass == underpasses)
      sites.push_back({{world.basin_zone[b], BasinId{b}}, 1});
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

std::vector<Site> pipe_sites(World const& world) {
  std::vector<Site> sites;
  for (std::size_t z = 0; z < world.zone_pipes.size(); ++z)
    if (double const total = world.zone_pipes[z].total(); total > 0)
      sites.push_back({{ZoneId{z}, {}}, total});
  return sites;
}

std::vector<Site> sites_of(World const& world, IncidentKindSpec const& kind) {
  if (!kind.driver->draws) return {};
  if (kind.exposure == Exposure::basins) return basin_sites(world, false);
  if (kind.exposure == Exposure::underpasses) return basin_sites(world, true);
  if (kind.exposure == Exposure::pipes) return pipe_sites(world);
  std::vector<Site> sites;
  for (std::size_t z = 0; z < world.scenario.zones.size(); ++z)
    if (!world.zone_roads[z].links.empty())
      sites.push_back({{ZoneId{z}, {}}, zone_exposure(world.scenario.zones[z], kind.exposure)});
  return sites;
}

/// Onsets per hour at a site, step by step.
std::vector<double> onset_rate(World const& world, IncidentKindSpec const& kind, Site const& site) {
  std::vector<double> rate(world.timeline.steps, 0.0);
  if (auto const g = kind.driver->rate_per_h)
    rate = g(world.timeline, site.place, {kind.coefficient, kind.threshold, kind.power});
  for (double& r : rate) r = site.exposure * (kind.base_per_h + r);
  return rate;
}

/// Adds what is expected at a site by the beginning of each step. The first of the onsets of one
/// flooding counts, so what is left of its chance shrinks as it goes on.
void cumulate(World const& world, IncidentKindSpec const& kind, Site const& site,
              std::vector<double> const& rate_per_h, std::vector<double>& cumulated) {
  cumulated.resize(rate_per_h.size() + 1, 0.0);
  double before = 0;  // this flooding
  double flooding = 0;
  for (std::size_t k = 0; k < rate_per_h.size(); ++k) {
    double const onsets = rate_per_h[k] * world.timeline.step.hours();
    if (kind.driver->floods && depth_m(world.timeline, site.place, k) > kind.threshold) {
      flooding += onsets;
    } else {
      before += onsets - std::expm1(-flooding);
      flooding = 0;
    }
    cumulated[k + 1] += before - std::expm1(-flooding);
  }
}

}  // namespace

OnsetRates::OnsetRates(World const& world)
    : zones_(world.scenario.zones.size()), end_(world.scenario.end), step_(world.timeline.step) {
  for (IncidentKindSpec const& kind : world.scenario.incident_kinds) {
    std::vector<OnsetSite>& sites = sites_.emplace_back();
    cumulated_.resize(cumulated_.size() + zones_);
    for (Site const& site : sites_of(world, kind)) {
      auto rate = onset_rate(world, kind, site);
      cumulate(world, kind, site, rate,
               cumulated_[cumulated_.size() - zones_ + site.place.zone.index()]);
      sites.push_back({site.place, OnsetProcess(std::move(rate), step_)});
    }
  }
}

double OnsetRates::expected(IncidentKindId kind, ZoneId zone, SimTime from, SimTime to) const {
  std::vector<double> const& cumulated = cumulated_[kind.index() * zones_ + zone.index()];
  if (cumulated.empty() || to <= from) return 0;
  return until(cumulated, to) - until(cumulated, from);
}

double OnsetRates::until(std::vector<double> const& cumulated, SimTime t) const {
  std::int64_t const ms = std::clamp<std::int64_t>(t.ms, 0, end_.ms);
  auto const k = std::min(static_cast<std::size_t>(ms / step_.ms), cumulated.size() - 2);
  double const part = static_cast<double>(ms - static_cast<std::int64_t>(k) * step_.ms) /
                      static_cast<double>(step_.ms);
  return cumulated[k] + part * (cumulated[k + 1] - cumulated[k]);
}

}  // namespace sc

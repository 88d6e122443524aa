// SPDX-License-Identifier: Apache-2.0
#include "support/queueing_district.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"
#include "base/random.h"
#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

constexpr std::size_t kAtoms = 12;
constexpr double kLeastGap_s = 0.01;
constexpr double kSigmaLog = 1;  // of lognormal work

RoadTable uneven_city(Stream& random) {
  RoadTable roads = grid_city(6, 6);
  for (std::size_t street = 0; street < roads.links() / 2; ++street)
    roads.length_m[2 * street] = roads.length_m[2 * street + 1] =
        static_cast<float>(150 + 100 * random.uniform());
  return roads;
}

/// Driving times between all corners [s].
std::vector<double> times_between_corners(RoadTable const& roads) {
  std::size_t const n = roads.node_position.size();
  std::vector<double> time(n * n, std::numeric_limits<double>::infinity());
  for (std::size_t a = 0; a < n; ++a) time[a * n + a] = 0;
  for (std::size_t l = 0; l < roads.links(); ++l)
    time[roads.tail[l] * n + roads.head[l]] =
        static_cast<double>(roads.length_m[l] / roads.free_speed_mps[l]);
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b)
        time[a * n + b] = std::min(time[a * n + b], time[a * n + k] + time[k * n + b]);
  return time;
}

/// So many different corners.
std::vector<std::size_t> pick_corners(std::size_t corners, std::size_t wanted, Stream& random) {
  std::vector<std::size_t> all(corners);
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (std::size_t k = 0; k < wanted; ++k)
    std::swap(all[k], all[k + random.below(static_cast<std::uint32_t>(corners - k))]);
  all.resize(wanted);
  return all;
}

/// Units by their station's distance. Nothing may hang on how ties are broken.
std::vector<std::size_t> nearest_first(std::vector<std::size_t> const& stations,
                                       std::span<double const> time_s) {
  std::vector<std::size_t> order(stations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const far = [&](std::size_t n) { return time_s[stations[n]]; };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return far(a) < far(b); });
  for (std::size_t k = 1; k < order.size(); ++k)
    if (far(order[k]) - far(order[k - 1]) < kLeastGap_s)
      throw ContractError("stations at the same distance: choose another seed");
  return order;
}

/// One crew that works for ever, at full rate, from the first moment of its orders.
Scenario tireless_scenario() {
  Scenario s = quiet_scenario();
  Duration const for_ever = whole_hours(1'000'000'000);
  s.weather_step = whole_hours(100'000);
  s.rules.dispatch_epoch = kPrompt;
  s.rules.turn_out_day = s.rules.turn_out_night = {};
  s.rules.night_work_factor = 1;
  s.rules.most_duty = s.rules.fresh = s.rules.meal_after = for_ever;
  s.rules.fatigue_per_h = 0;
  s.rules.least_rest = s.rules.hand_over = s.rules.meal = {};
  s.roster = {{ResponseLevel::IV, for_ever, {}, 0, 1}};
  return s;
}

}  // namespace

QueueingDistrict queueing_district(std::size_t units, double utilisation) {
  Stream random(units, 0, Purpose::test, 1975);
  QueueingDistrict d;
  d.roads = uneven_city(random);
  d.scenario = tireless_scenario();
  std::size_t const corners = d.roads.node_position.size();
  auto const time_s = times_between_corners(d.roads);
  auto const stations = pick_corners(corners, units, random);
  UnitKindId const kind = add_unit_kind(d.scenario, 1);
  for (std::size_t const s : stations)
    add_unit(d.scenario, kind, add_station(d.scenario, d.roads.node_position[s]));
  add_incident_kind(d.scenario, 1);
  for (std::size_t const a : pick_corners(corners, kAtoms, random)) {
    d.atoms.push_back(d.roads.node_position[a]);
    // Grid streets are two-way: the time to the atom is the time from it.
    d.model.preference.push_back(
        nearest_first(stations, std::span(time_s).subspan(a * corners, corners)));
    d.model.arrivals.push_back(0.2 + random.uniform());
  }
  d.model.service.assign(units, 1 / kMeanWork_h);
  double const wished = utilisation * static_cast<double>(units) / kMeanWork_h;
  double const all = std::accumulate(d.model.arrivals.begin(), d.model.arrivals.end(), 0.0);
  for (double& rate : d.model.arrivals) rate *= wished / all;
  return d;
}

QueueingRun draw_run(QueueingDistrict const& d, WorkLaw law, QueueingLength length,
                     std::uint32_t replication) {
  Stream random(1, replication, Purpose::test, 1976);
  auto const& rates = d.model.arrivals;
  double const rate_per_h = std::accumulate(rates.begin(), rates.end(), 0.0);
  QueueingRun run;
  run.warm = SimTime{0} + from_seconds(3600 * kMeanWork_h * length.warm_up);
  run.end = run.warm + from_seconds(3600 * static_cast<double>(length.incidents) / rate_per_h);
  SimTime time{0};
  while ((time = time + from_seconds(random.exponential(3600 / rate_per_h))) < run.end) {
    double spot = random.uniform() * rate_per_h;
    std::size_t atom = 0;
    while (atom + 1 < rates.size() && spot >= rates[atom]) spot -= rates[atom++];
    double const median_h = kMeanWork_h * std::exp(-kSigmaLog * kSigmaLog / 2);
    double const work_h = law == WorkLaw::exponential ? random.exponential(kMeanWork_h)
                                                      : random.lognormal(median_h, kSigmaLog);
    run.atom.push_back(atom);
    run.incidents.push_back({time, time, IncidentKindId{0U}, d.atoms[atom], std::nullopt,
                             from_seconds(3600 * work_h), RowOrigin{}});
  }
  return run;
}

World world_of(QueueingDistrict const& district, QueueingRun const& run) {
  Scenario scenario = district.scenario;
  scenario.end = run.end;
  scenario.incidents = run.incidents;
  return World(std::move(scenario), district.roads, 1);
}

Observed observe(QueueingDistrict const& district, QueueingRun const& run,
                 IncidentTable const& table) {
  std::size_t const units = district.model.service.size();
  std::size_t const atoms = district.atoms.size();
  Observed seen{std::vector<double>(units, 0.0), std::vector<double>(units * atoms, 0.0), 0.0};
  double came = 0;
  double served = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    bool const counts = table.report[i] >= run.warm;
    bool const sent = table.dispatch[i] != kNever;
    if (counts) ++came;
    if (counts && (!sent || table.dispatch[i] - table.report[i] >= kPrompt)) ++seen.all_busy;
    if (!sent) continue;
    Duration const on_it =
        std::min(table.clear[i], run.end) - std::max(table.dispatch[i], run.warm);
    seen.busy[table.unit[i].index()] += std::max(0.0, on_it.seconds());
    if (!counts) continue;
    ++served;
    ++seen.share[table.unit[i].index() * atoms + run.atom[i]];
  }
  seen.all_busy /= came;
  for (double& x : seen.busy) x /= (run.end - run.warm).seconds();
  for (double& x : seen.share) x /= served;
  return seen;
}

}  // namespace sc::test

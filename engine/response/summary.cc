// SPDX-License-Identifier: Apache-2.0
#include "response/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

ResponseTimes response_times(IncidentTable const& incidents, SimTime end, Duration late) {
  ResponseTimes result;
  std::vector<double> seconds;
  std::size_t in_time = 0;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    if (incidents.report[i] == kNever) continue;
    bool const arrived = incidents.arrive[i] != kNever;
    Duration const waited = (arrived ? incidents.arrive[i] : end) - incidents.report[i];
    seconds.push_back(waited.seconds());
    if (!arrived) ++result.censored;
    if (arrived && waited <= late) ++in_time;
  }
  result.reported = seconds.size();
  if (seconds.empty()) return result;
  auto const n = static_cast<double>(seconds.size());
  result.mean_s = std::accumulate(seconds.begin(), seconds.end(), 0.0) / n;
  result.p50_s = quantile(seconds, 0.5);
  result.p90_s = quantile(seconds, 0.9);
  result.in_time_share = static_cast<double>(in_time) / n;
  return result;
}

std::vector<KindCount> count_kinds(World const& world, IncidentTable const& incidents) {
  std::vector<KindCount> counts;
  for (std::size_t k = 0; k < world.scenario.incident_kinds.size(); ++k) {
    KindCount count{IncidentKindId{k}, 0, 0};
    for (std::size_t i = 0; i < incidents.size(); ++i) {
      if (incidents.kind[i] != count.kind) continue;
      ++count.incidents;
      if (incidents.status[i] == IncidentStatus::cleared) ++count.cleared;
    }
    if (count.incidents > 0) counts.push_back(count);
  }
  return counts;
}

std::vector<BasinDepth> deepest_basins(World const& world, std::vector<float> const& depth_m) {
  std::size_t const n = world.scenario.basins.size();
  std::vector<BasinDepth> result;
  for (std::size_t b = 0; b < n; ++b) {
    BasinDepth deepest{BasinId{b}, 0.0, SimTime{0}};
    for (std::size_t k = 0; k * n < depth_m.size(); ++k) {
      double const d = static_cast<double>(depth_m[k * n + b]);
      if (d > deepest.depth_m)
        deepest = {BasinId{b}, d,
                   SimTime{0} + world.timeline.step * static_cast<std::int64_t>(k + 1)};
    }
    result.push_back(deepest);
  }
  std::stable_sort(result.begin(), result.end(),
                   [](BasinDepth const& a, BasinDepth const& b) { return a.depth_m > b.depth_m; });
  return result;
}

TrafficSummary traffic_summary(TrafficTable const& table) {
  TrafficSummary s;
  s.trips = table.departure.size();
  s.totals = table.totals;
  for (std::size_t i = 0; i < s.trips; ++i) {
    if (table.outcome[i] == LinkQueues::Outcome::gave_up) ++s.gave_up;
    if (table.outcome[i] != LinkQueues::Outcome::arrived) continue;
    ++s.arrived;
    s.mean_travel_s += (table.end[i] - table.departure[i]).seconds();
  }
  s.mean_travel_s /= static_cast<double>(std::max<std::size_t>(1, s.arrived));
  return s;
}

}  // namespace

double quantile(std::vector<double> values, double q) {
  SC_EXPECT(!values.empty() && q >= 0 && q <= 1);
  std::sort(values.begin(), values.end());
  double const rank = q * static_cast<double>(values.size() - 1);
  auto const below = static_cast<std::size_t>(std::floor(rank));
  std::size_t const above = std::min(below + 1, values.size() - 1);
  return values[below] + (rank - static_cast<double>(below)) * (values[above] - values[below]);
}

Summary summarise(World const& world, Trajectory const& run) {
  Summary s;
  s.incidents = run.incidents.size();
  for (IncidentStatus const status : run.incidents.status) {
    if (status == IncidentStatus::unreported) ++s.unreported;
    if (status == IncidentStatus::cleared) ++s.cleared;
  }
  s.response = response_times(run.incidents, run.end, world.scenario.rules.late);
  s.counts = run.counts;
  s.by_kind = count_kinds(world, run.incidents);
  s.deepest = deepest_basins(world, run.basin_depth_m);
  if (run.traffic.on) s.traffic = traffic_summary(run.traffic);
  return s;
}

std::vector<std::pair<std::string, double>> numbers(Summary const& s) {
  double const nan = std::nan("");
  auto const count = [](auto n) { return static_cast<double>(n); };
  std::vector<std::pair<std::string, double>> all{
      {"incidents", count(s.incidents)},
      {"incidents_unreported", count(s.unreported)},
      {"incidents_cleared", count(s.cleared)},
      {"incidents_reported", count(s.response.reported)},
      {"incidents_censored", count(s.response.censored)},
      {"response_mean_s", s.response.mean_s.value_or(nan)},
      {"response_p50_s", s.response.p50_s.value_or(nan)},
      {"response_p90_s", s.response.p90_s.value_or(nan)},
      {"in_time_share", s.response.in_time_share.value_or(nan)},
      {"person_trips", count(s.counts.person_trips)},
      {"vehicle_trips", count(s.counts.vehicle_trips)},
      {"km_driven", s.counts.km_driven},
      {"reroutes", count(s.counts.reroutes)}};
  if (s.traffic) {
    all.emplace_back("car_trips", count(s.traffic->trips));
    all.emplace_back("car_trips_arrived", count(s.traffic->arrived));
    all.emplace_back("car_trips_given_up", count(s.traffic->gave_up));
    all.emplace_back("car_travel_mean_s", s.traffic->mean_travel_s);
    all.emplace_back("car_reroutes", count(s.traffic->totals.rerouted));
    all.emplace_back("car_pull_outs", count(s.traffic->totals.pulled_out));
  }
  return all;
}

}  // namespace sc

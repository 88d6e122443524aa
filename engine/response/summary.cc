// SPDX-License-Identifier: Apache-2.0
#include "response/summary.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

/// Rows of the incident table that count.
using Rows = std::vector<std::size_t>;

template <class Wanted>
Rows rows_where(Rows const& rows, Wanted wanted) {
  Rows result;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(result), wanted);
  return result;
}

Rows rows_that_happened(IncidentTable const& incidents) {
  Rows all(incidents.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return rows_where(all, [&](std::size_t i) { return happened(incidents, i); });
}

ResponseTimes response_times(IncidentTable const& incidents, Rows const& rows, SimTime end,
                             Duration late) {
  ResponseTimes result;
  for (std::size_t const i : rows) {
    auto const response = response_time(incidents, i, end);
    if (!response) continue;
    result.waited_s.push_back(response->waited.seconds());
    if (!response->arrived) ++result.censored;
    if (response->late(late)) ++result.late;
  }
  std::vector<double> const& seconds = result.waited_s;
  result.reported = seconds.size();
  if (seconds.empty()) return result;
  auto const n = static_cast<double>(seconds.size());
  result.mean_s = std::accumulate(seconds.begin(), seconds.end(), 0.0) / n;
  result.p50_s = quantile(seconds, 0.5);
  result.p90_s = quantile(seconds, 0.9);
  result.in_time_share = static_cast<double>(result.reported - result.late) / n;
  return result;
}

/// All response times: overall, by severity, of trapped people.
void time_responses(World const& world, Trajectory const& run, Rows const& rows, Summary& s) {
  IncidentTable const& t = run.incidents;
  Duration const late = world.scenario.rules.late;
  s.response = response_times(t, rows, run.end, late);
  for (std::size_t band = 0; band < kSeverityBands; ++band)
    s.by_severity[band] = response_times(
        t,
        rows_where(rows,
                   [&](std::size_t i) {
                     return severity_band(static_cast<double>(t.severity[i])) == band;
                   }),
        run.end, late);
  auto const trapped = [&](std::size_t i) {
    return world.scenario.incident_kinds[t.kind[i].index()].people_trapped;
  };
  s.trapped = response_times(t, rows_where(rows, trapped), run.end, late);
}

std::vector<KindCount> count_kinds(World const& world, IncidentTable const& incidents,
                                   Rows const& rows) {
  std::vector<KindCount> counts;
  for (std::size_t k = 0; k < world.scenario.incident_kinds.size(); ++k) {
    KindCount count{IncidentKindId{k}, 0, 0};
    for (std::size_t const i : rows) {
      if (incidents.kind[i] != count.kind) continue;
      ++count.incidents;
      if (incidents.status[i] == IncidentStatus::cleared) ++count.cleared;
    }
    if (count.incidents > 0) counts.push_back(count);
  }
  return counts;
}

std::vector<BasinDepth> deepest_basins(Trajectory const& run) {
  std::vector<BasinDepth> result;
  for (std::size_t b = 0; b < run.deepest_m.size(); ++b)
    result.push_back({BasinId{b}, static_cast<double>(run.deepest_m[b]), run.deepest_at[b]});
  std::stable_sort(result.begin(), result.end(),
                   [](BasinDepth const& a, BasinDepth const& b) { return a.depth_m > b.depth_m; });
  return result;
}

std::vector<StockOutCount> count_stock_outs(StockOutTable const& table) {
  std::map<std::pair<StationId, MaterialId>, StockOutCount> counts;
  for (std::size_t i = 0; i < table.size(); ++i) {
    StockOutCount& count = counts[{table.station[i], table.material[i]}];
    ++count.times;
    count.lacking += table.lacking[i];
  }
  std::vector<StockOutCount> result;
  for (auto const& [what, count] : counts)
    result.push_back({what.first, what.second, count.times, count.lacking});
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

using Numbers = std::vector<std::pair<std::string, double>>;

double number(std::optional<double> value) {
  return value.value_or(std::nan(""));
}
template <class Count>
double number(Count n) {
  return static_cast<double>(n);
}

void add_incidents(Summary const& s, Numbers& all) {
  all.emplace_back("incidents", number(s.incidents));
  all.emplace_back("incidents_unreported", number(s.unreported));
  all.emplace_back("incidents_cleared", number(s.cleared));
  all.emplace_back("incidents_reported", number(s.response.reported));
  all.emplace_back("incidents_censored", number(s.response.censored));
  all.emplace_back("incidents_prevented", number(s.prevented));
  all.emplace_back("response_mean_s", number(s.response.mean_s));
  all.emplace_back("response_p50_s", number(s.response.p50_s));
  all.emplace_back("response_p90_s", number(s.response.p90_s));
  all.emplace_back("in_time_share", number(s.response.in_time_share));
  all.emplace_back("late_share", number(s.response.late_share()));
}

void add_effort(Summary const& s, Numbers& all) {
  all.emplace_back("person_trips", number(s.counts.person_trips));
  all.emplace_back("vehicle_trips", number(s.counts.vehicle_trips));
  all.emplace_back("km_driven", s.counts.km_driven);
  all.emplace_back("reroutes", number(s.counts.reroutes));
  all.emplace_back("activations", number(s.counts.activations));
  all.emplace_back("diversions", number(s.counts.diversions));
  all.emplace_back("preemptions", number(s.counts.preemptions));
  all.emplace_back("hand_overs", number(s.counts.hand_overs));
  all.emplace_back("deliveries", number(s.counts.deliveries));
  all.emplace_back("guard_closures", number(s.counts.guard_closures));
  all.emplace_back("stock_outs", number(stock_out_times(s)));
}

void add_group(std::string const& name, ResponseTimes const& times, Numbers& all) {
  all.emplace_back("reported_" + name, number(times.reported));
  all.emplace_back("late_share_" + name, number(times.late_share()));
  all.emplace_back("response_mean_" + name + "_s", number(times.mean_s));
}

void add_groups(Summary const& s, Numbers& all) {
  for (std::size_t band = 0; band < kSeverityBands; ++band)
    add_group("severity_" + std::to_string(band + 1), s.by_severity[band], all);
  add_group("trapped", s.trapped, all);
}

void add_traffic(TrafficSummary const& t, Numbers& all) {
  all.emplace_back("car_trips", number(t.trips));
  all.emplace_back("car_trips_arrived", number(t.arrived));
  all.emplace_back("car_trips_given_up", number(t.gave_up));
  all.emplace_back("car_travel_mean_s", t.mean_travel_s);
  all.emplace_back("car_reroutes", number(t.totals.rerouted));
  all.emplace_back("car_pull_outs", number(t.totals.pulled_out));
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

bool happened(IncidentTable const& incidents, std::size_t i) {
  return incidents.status[i] != IncidentStatus::prevented && incidents.onset[i] != kNever;
}

std::optional<ResponseTime> response_time(IncidentTable const& incidents, std::size_t i,
                                          SimTime end) {
  if (incidents.report[i] == kNever) return std::nullopt;
  bool const arrived = incidents.arrive[i] != kNever;
  SimTime const waited_until =
      arrived ? incidents.arrive[i] : std::min(end, incidents.clear[i]);  // closed by hand
  return ResponseTime{waited_until - incidents.report[i], arrived};
}

Summary summarise(World const& world, Trajectory const& run) {
  Summary s;
  Rows const rows = rows_that_happened(run.incidents);
  s.incidents = rows.size();
  for (std::size_t const i : rows) {
    if (run.incidents.status[i] == IncidentStatus::unreported) ++s.unreported;
    if (run.incidents.status[i] == IncidentStatus::cleared) ++s.cleared;
  }
  s.prevented = static_cast<std::size_t>(std::count(
      run.incidents.status.begin(), run.incidents.status.end(), IncidentStatus::prevented));
  time_responses(world, run, rows, s);
  s.counts = run.counts;
  s.by_kind = count_kinds(world, run.incidents, rows);
  s.stock_outs = count_stock_outs(run.stock_outs);
  s.deepest = deepest_basins(run);
  if (run.traffic.on) s.traffic = traffic_summary(run.traffic);
  return s;
}

std::size_t severity_band(double severity) {
  if (severity < 2) return 0;
  return severity < 3 ? 1 : 2;
}

std::size_t stock_out_times(Summary const& summary) {
  std::size_t times = 0;
  for (StockOutCount const& count : summary.stock_outs) times += count.times;
  return times;
}

std::vector<std::pair<std::string, double>> numbers(Summary const& s) {
  Numbers all;
  add_incidents(s, all);
  add_effort(s, all);
  add_groups(s, all);
  if (s.traffic) add_traffic(*s.traffic, all);
  return all;
}

}  // namespace sc

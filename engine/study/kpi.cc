// SPDX-License-Identifier: Apache-2.0
#include "study/kpi.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

// clang-format off
constexpr auto kKpis = std::to_array<Kpi>({
    {"incidents", "1", "incidents", "险情"},
    {"incidents_unreported", "1", "incidents nobody reported", "未报险情"},
    {"incidents_cleared", "1", "problems handled", "处置问题"},
    {"incidents_reported", "1", "incidents reported", "报险"},
    {"incidents_censored", "1", "incidents not reached", "未到场"},
    {"incidents_prevented", "1", "incidents prevented by closures", "封路避免"},
    {"response_mean_s", "s", "mean response", "平均响应"},
    {"response_p50_s", "s", "median response", "响应中位数"},
    {"response_p90_s", "s", "P90 response", "九成响应"},
    {"in_time_share", "1", "share in time", "按时率"},
    {"late_share", "1", "late share", "迟到率"},
    {"person_trips", "1", "person-trips", "人次"},
    {"vehicle_trips", "1", "vehicle-trips", "车次"},
    {"km_driven", "km", "distance driven", "行驶公里"},
    {"reroutes", "1", "reroutes", "改道"},
    {"activations", "1", "activations", "应急响应"},
    {"diversions", "1", "diversions", "改派"},
    {"preemptions", "1", "preemptions", "抢占"},
    {"hand_overs", "1", "hand-overs on scene", "现场交接"},
    {"deliveries", "1", "deliveries", "送料"},
    {"guard_closures", "1", "closures by guards", "值守封路"},
    {"stock_outs", "1", "stock-outs", "缺料"},
    {"reported_severity_1", "1", "reported, severity 1-2", "轻微报险"},
    {"late_share_severity_1", "1", "late share, severity 1-2", "轻微迟到率"},
    {"response_mean_severity_1_s", "s", "mean response, severity 1-2", "轻微平均响应"},
    {"reported_severity_2", "1", "reported, severity 2-3", "较重报险"},
    {"late_share_severity_2", "1", "late share, severity 2-3", "较重迟到率"},
    {"response_mean_severity_2_s", "s", "mean response, severity 2-3", "较重平均响应"},
    {"reported_severity_3", "1", "reported, severity 3-4", "严重报险"},
    {"late_share_severity_3", "1", "late share, severity 3-4", "严重迟到率"},
    {"response_mean_severity_3_s", "s", "mean response, severity 3-4", "严重平均响应"},
    {"reported_trapped", "1", "reported, people trapped", "被困报险"},
    {"late_share_trapped", "1", "late share, people trapped", "被困迟到率"},
    {"response_mean_trapped_s", "s", "mean response, people trapped", "被困平均响应"},
    {"car_trips", "1", "car trips", "小汽车出行"},
    {"car_trips_arrived", "1", "car trips that arrived", "到达的出行"},
    {"car_trips_given_up", "1", "car trips given up", "放弃的出行"},
    {"car_travel_mean_s", "s", "mean travel time of cars", "小汽车平均行程时间"},
    {"car_reroutes", "1", "reroutes of cars", "小汽车改道"},
    {"car_pull_outs", "1", "cars that left a jam", "驶离拥堵"},
    // Sums that ratios over all incidents are made of.
    {"waited_s", "s", "response times in all", "响应时间合计"},
    {"late", "1", "incidents late", "迟到险情"},
    {"late_severity_1", "1", "late, severity 1-2", "轻微迟到"},
    {"late_severity_2", "1", "late, severity 2-3", "较重迟到"},
    {"late_severity_3", "1", "late, severity 3-4", "严重迟到"},
    {"late_trapped", "1", "late, people trapped", "被困迟到"},
    {"waterlogging_incidents", "1", "waterlogging incidents", "积水险情"},
    {"flooded_points", "1", "points 0.15 m deep or more", "积水达0.15米的点"},
});
// clang-format on

/// numbers() leaves these out where there is no background traffic.
constexpr std::size_t kTrafficNumbers = 6;

double count(std::size_t n) {
  return static_cast<double>(n);
}

void add_sums(Summary const& s, World const& world, std::vector<double>& row) {
  row.push_back(std::accumulate(s.response.waited_s.begin(), s.response.waited_s.end(), 0.0));
  row.push_back(count(s.response.late));
  for (ResponseTimes const& band : s.by_severity) row.push_back(count(band.late));
  row.push_back(count(s.trapped.late));
  row.push_back(count(waterlogging_incidents(s, world)));
  row.push_back(count(flooded_points(s)));
}

}  // namespace

std::span<Kpi const> kpis() {
  return kKpis;
}

std::size_t kpi_number(std::string_view id) {
  auto const found =
      std::find_if(kKpis.begin(), kKpis.end(), [&](Kpi const& kpi) { return kpi.id == id; });
  SC_EXPECT(found != kKpis.end());
  return static_cast<std::size_t>(found - kKpis.begin());
}

std::size_t flooded_points(Summary const& summary) {
  return static_cast<std::size_t>(
      std::count_if(summary.deepest.begin(), summary.deepest.end(),
                    [](BasinDepth const& basin) { return basin.depth_m >= kFloodedDepth_m; }));
}

std::size_t waterlogging_incidents(Summary const& summary, World const& world) {
  std::size_t incidents = 0;
  for (KindCount const& count : summary.by_kind)
    if (world.scenario.incident_kinds[count.kind.index()].driver->floods)
      incidents += count.incidents;
  return incidents;
}

std::vector<double> kpis_of(Summary const& summary, World const& world) {
  std::vector<double> row;
  row.reserve(kKpis.size());
  for (auto const& [name, value] : numbers(summary)) {
    SC_EXPECT(kKpis[row.size()].id == name);
    row.push_back(value);
  }
  if (!summary.traffic) row.insert(row.end(), kTrafficNumbers, std::nan(""));
  add_sums(summary, world, row);
  SC_ENSURE(row.size() == kKpis.size());
  return row;
}

}  // namespace sc

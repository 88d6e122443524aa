// SPDX-License-Identifier: Apache-2.0
#include "study/comparison.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/check.h"
#include "study/kpi.h"
#include "study/paired.h"
#include "study/pooled.h"

namespace sc {
namespace {

using Way = Indicator::Way;

double waited(ResponseTimes const& r) {
  return std::accumulate(r.waited_s.begin(), r.waited_s.end(), 0.0);
}
double count(std::size_t n) {
  return static_cast<double>(n);
}

template <std::size_t band>
double late_of_band(Summary const& s, World const& /*world*/) {
  return count(s.by_severity[band].late);
}
template <std::size_t band>
double reported_of_band(Summary const& s, World const& /*world*/) {
  return count(s.by_severity[band].reported);
}

double reported(Summary const& s, World const& /*world*/) {
  return count(s.response.reported);
}

// clang-format off
constexpr auto kIndicators = std::to_array<Indicator>({
    {"response_mean", "mean response", "平均响应", "min", 1.0 / 60, 1, Way::ratio,
     [](Summary const& s, World const&) { return waited(s.response); }, reported},
    {"response_p90", "P90 response", "九成响应", "min", 1.0 / 60, 1, Way::quantile},
    {"late_share", "late", "迟到率", "%", 100, 1, Way::ratio,
     [](Summary const& s, World const&) { return count(s.response.late); }, reported},
    {"late_share_severity_1", "late, severity 1-2", "轻微迟到率", "%", 100, 1, Way::ratio,
     late_of_band<0>, reported_of_band<0>},
    {"late_share_severity_2", "late, severity 2-3", "较重迟到率", "%", 100, 1, Way::ratio,
     late_of_band<1>, reported_of_band<1>},
    {"late_share_severity_3", "late, severity 3-4", "严重迟到率", "%", 100, 1, Way::ratio,
     late_of_band<2>, reported_of_band<2>},
    {"late_share_trapped", "late, people trapped", "被困迟到率", "%", 100, 1, Way::ratio,
     [](Summary const& s, World const&) { return count(s.trapped.late); },
     [](Summary const& s, World const&) { return count(s.trapped.reported); }},
    {"not_reached", "not reached", "未到场", "", 1, 2, Way::mean,
     [](Summary const& s, World const&) { return count(s.response.censored); }},
    {"incidents", "incidents", "险情", "", 1, 2, Way::mean,
     [](Summary const& s, World const&) { return count(s.incidents); }},
    {"waterlogging_incidents", "waterlogging incidents", "积水险情", "", 1, 2, Way::mean,
     [](Summary const& s, World const& w) { return count(waterlogging_incidents(s, w)); }},
    {"flooded_points", "points 0.15 m deep or more", "积水达0.15米的点", "", 1, 1, Way::mean,
     [](Summary const& s, World const&) { return count(flooded_points(s)); }},
    {"incidents_prevented", "prevented by closures", "封路避免", "", 1, 2, Way::mean,
     [](Summary const& s, World const&) { return count(s.prevented); }, nullptr, true},
    {"incidents_cleared", "problems handled", "处置问题", "", 1, 2, Way::mean,
     [](Summary const& s, World const&) { return count(s.cleared); }, nullptr, true},
    {"person_trips", "person-trips", "人次", "", 1, 1, Way::mean,
     [](Summary const& s, World const&) { return static_cast<double>(s.counts.person_trips); }},
    {"vehicle_trips", "vehicle-trips", "车次", "", 1, 1, Way::mean,
     [](Summary const& s, World const&) { return static_cast<double>(s.counts.vehicle_trips); }},
    {"km_driven", "km driven", "行驶公里", "km", 1, 1, Way::mean,
     [](Summary const& s, World const&) { return s.counts.km_driven; }},
    {"stock_outs", "stock-outs", "缺料", "", 1, 2, Way::mean,
     [](Summary const& s, World const&) { return count(stock_out_times(s)); }},
});
// clang-format on

/// An ensemble as an indicator sees it.
struct Columns {
  Columns(Indicator const& indicator, Ensemble const& ensemble, World const& world) {
    for (Summary const& s : ensemble) {
      if (indicator.part) part.push_back(indicator.part(s, world));
      if (indicator.whole) whole.push_back(indicator.whole(s, world));
      pools.emplace_back(s.response.waited_s);
    }
  }
  std::vector<double> part, whole;
  std::vector<Pool> pools;
};

constexpr double kTail = 0.9;

Estimate value_of(Indicator const& indicator, Columns const& ours) {
  switch (indicator.way) {
    case Way::ratio: return ratio_of({ours.part, ours.whole});
    case Way::quantile: return pooled_quantile(ours.pools, kTail);
    case Way::mean: return mean_of(ours.part);
  }
  return {};
}

Estimate difference_of(Indicator const& indicator, Columns const& ours, Columns const& yardstick) {
  switch (indicator.way) {
    case Way::ratio:
      return ratio_difference({ours.part, ours.whole}, {yardstick.part, yardstick.whole});
    case Way::quantile: return pooled_quantile_difference(ours.pools, yardstick.pools, kTail);
    case Way::mean: return paired_difference(ours.part, yardstick.part);
  }
  return {};
}

}  // namespace

std::span<Indicator const> indicators() {
  return kIndicators;
}

std::size_t indicator_number(std::string_view id) {
  auto const all = indicators();
  auto const found =
      std::find_if(all.begin(), all.end(), [&](Indicator const& i) { return i.id == id; });
  SC_EXPECT(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

Comparison compare(std::span<Ensemble const> variants, std::span<World const* const> worlds) {
  SC_EXPECT(variants.size() == worlds.size());
  Comparison result;
  for (Indicator const& indicator : kIndicators) {
    std::vector<Columns> columns;
    for (std::size_t v = 0; v < variants.size(); ++v)
      columns.emplace_back(indicator, variants[v], *worlds[v]);
    std::vector<Compared>& row = result.emplace_back();
    for (std::size_t v = 0; v < variants.size(); ++v)
      row.push_back({value_of(indicator, columns[v]),
                     v == 0 ? Estimate() : difference_of(indicator, columns[v], columns[0])});
  }
  return result;
}

}  // namespace sc

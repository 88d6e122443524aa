// SPDX-License-Identifier: Apache-2.0
#include "drill/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "drill/skill_words.h"
#include "drill/strain.h"
#include "drill/waiting.h"
#include "response/daylight.h"
#include "response/summary.h"

namespace sc {
namespace {

struct FeatureWord {
  char const *id, *zh, *en;
};
constexpr auto kOthers = std::to_array<FeatureWord>({
    {"waiting_h", "每起险情按严重度加权的等待小时",
     "severity-weighted hours of waiting per incident"},
    {"late_share", "迟到率", "late share"},
    {"travel_share", "行车占响应时间的比例", "travel as a share of the response"},
    {"farthest_min", "最长行车时间（分）", "longest way, min"},
    {"centre_east_km", "险情重心向东（公里）", "centre of the incidents, km east"},
    {"centre_north_km", "险情重心向北（公里）", "centre of the incidents, km north"},
    {"burst_share", "最密的半小时内报险的比例", "reports in the densest half hour, share"},
    {"detection_min", "平均发现时间（分）", "mean detection time, min"},
    {"policy_spread", "调度规则之间的差别", "difference between policies"},
    {"reroutes", "改道和封路次数", "reroutes and closures"},
    {"wind_stop_h", "因风停工单元小时", "unit-hours stopped by wind"},
    {"supply", "送料和缺料次数", "deliveries and stock-outs"},
    {"relief_h", "交接和用餐单元小时", "unit-hours of hand-overs and meals"},
    {"kind_entropy", "险情种类的多样性", "variety of kinds (entropy)"},
    {"trapped_share", "人员被困险情的比例", "share with people trapped"},
    {"night_share", "夜间报险的比例", "share reported at night"},
});

/// Rows of the drill that were reported.
std::vector<std::size_t> reported_rows(IncidentTable const& t) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < t.size(); ++i)
    if (t.report[i] != kNever) rows.push_back(i);
  return rows;
}

template <class Value>
double mean_of(std::vector<std::size_t> const& rows, Value value) {
  double sum = 0;
  for (std::size_t const i : rows) sum += static_cast<double>(value(i));
  return rows.empty() ? 0 : sum / static_cast<double>(rows.size());
}

double travel_share(IncidentTable const& t) {
  double way_h = 0, all_h = 0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.arrive[i] == kNever || t.dispatch[i] == kNever) continue;
    way_h += (t.arrive[i] - t.dispatch[i]).hours();
    all_h += (t.arrive[i] - t.report[i]).hours();
  }
  return all_h > 0 ? std::min(1.0, way_h / all_h) : 0;
}

double farthest_min(IncidentTable const& t) {
  double most = 0;
  for (std::size_t i = 0; i < t.size(); ++i)
    if (t.arrive[i] != kNever && t.dispatch[i] != kNever)
      most = std::max(most, (t.arrive[i] - t.dispatch[i]).minutes());
  return most;
}

double burst_share(IncidentTable const& t, std::vector<std::size_t> const& rows) {
  std::size_t most = 0;
  for (std::size_t const i : rows) {
    auto const soon = [&](std::size_t k) {
      return t.report[k] >= t.report[i] && t.report[k] < t.report[i] + whole_minutes(30);
    };
    most = std::max(most, static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), soon)));
  }
  return rows.empty() ? 0 : static_cast<double>(most) / static_cast<double>(rows.size());
}

double kind_entropy(IncidentTable const& t, std::vector<std::size_t> const& rows) {
  std::map<IncidentKindId, int> count;
  for (std::size_t const i : rows) ++count[t.kind[i]];
  double entropy = 0;
  for (auto const& [kind, number] : count) {
    double const share = static_cast<double>(number) / static_cast<double>(rows.size());
    entropy -= share * std::log(share);
  }
  return entropy;
}

double supply_of(Trajectory const& run, SimTime begin) {
  OrderTable const& orders = run.orders;
  StockOutTable const& outs = run.stock_outs;
  double count = 0;
  for (std::size_t k = 0; k < orders.size(); ++k)
    if (orders.kind[k] == OrderKind::to_supply && orders.time[k] >= begin) ++count;
  return count + static_cast<double>(std::count_if(outs.time.begin(), outs.time.end(),
                                                   [&](SimTime at) { return at >= begin; }));
}

struct Scale {
  double median = 0, spread = 0;
};

Scale scale_of(std::vector<double> column) {
  std::sort(column.begin(), column.end());  // so that its sum does not depend on the order
  Scale scale{quantile(column, 0.5), 0};
  constexpr double kNormal = 1.349;  // interquartile range of a normal variable of deviation 1
  scale.spread = (quantile(column, 0.75) - quantile(column, 0.25)) / kNormal;
  if (scale.spread > 0) return scale;
  double squares = 0;
  for (double const x : column) squares += (x - scale.median) * (x - scale.median);
  scale.spread = std::sqrt(squares / static_cast<double>(column.size()));
  return scale;
}

double euclidean(std::vector<double> const& a, std::vector<double> const& b) {
  double squares = 0;
  for (std::size_t k = 0; k < a.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
  return std::sqrt(squares);
}

/// Skills whose waiting varies most come first; those beyond the limit drop out.
std::vector<std::size_t> kept_features(std::vector<std::vector<double>> const& values,
                                       std::size_t skills) {
  std::vector<std::pair<double, std::size_t>> by_variance;
  std::vector<std::size_t> kept;
  for (std::size_t f = 0; f < values.front().size(); ++f) {
    double sum = 0, squares = 0;
    for (auto const& row : values) sum += row[f];
    double const mean = sum / static_cast<double>(values.size());
    for (auto const& row : values) squares += (row[f] - mean) * (row[f] - mean);
    if (squares <= 1e-12 * static_cast<double>(values.size())) continue;
    if (f < skills)
      by_variance.emplace_back(-squares, f);
    else
      kept.push_back(f);
  }
  std::sort(by_variance.begin(), by_variance.end());
  by_variance.resize(std::min(by_variance.size(), kMostSkillFeatures));
  for (auto const& [variance, f] : by_variance) kept.push_back(f);
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace

FeatureList feature_list(Scenario const& s) {
  FeatureList list;
  for (std::string const& skill : s.skill_names) {
    Names const word = words_of_skill(skill);
    list.ids.push_back(skill + "_starved_h");
    list.names.push_back({"每起险情等待" + word.zh + "单元全部出动的小时",
                          "hours per incident waiting while all " + word.en + " units are busy"});
  }
  for (FeatureWord const& word : kOthers) {
    list.ids.emplace_back(word.id);
    list.names.push_back({word.zh, word.en});
  }
  return list;
}

std::vector<double> feature_values(World const& drill, Trajectory const& run, SimTime begin,
                                   std::span<double const> costs_h) {
  Scenario const& s = drill.scenario;
  IncidentTable const& t = run.incidents;
  auto const rows = reported_rows(t);
  std::vector<double> values;
  IdleClock const clock(s, run, begin, run.end);
  for (std::size_t skill = 0; skill < s.skill_names.size(); ++skill)
    values.push_back(mean_of(rows, [&](std::size_t i) { return clock.starved_h(i, skill); }));
  auto const plane = [&](std::size_t i) { return drill.roads.plane().to_plane(t.position[i]); };
  auto const hours = [&](auto wanted) { return unit_hours_in(run, begin, run.end, wanted); };
  auto const kind = [&](std::size_t i) -> IncidentKindSpec const& {
    return s.incident_kinds[t.kind[i].index()];
  };
  auto const others = std::to_array<double>({
      waiting_cost_h(run, Wait::report_to_arrival) /
          std::max(1.0, static_cast<double>(rows.size())),
      mean_of(rows,
              [&](std::size_t i) { return response_time(t, i, run.end)->late(s.rules.late); }),
      travel_share(t),
      farthest_min(t),
      mean_of(rows, [&](std::size_t i) { return plane(i).x_m / 1000; }),
      mean_of(rows, [&](std::size_t i) { return plane(i).y_m / 1000; }),
      burst_share(t, rows),
      mean_of(rows, [&](std::size_t i) { return (t.report[i] - t.onset[i]).minutes(); }),
      policy_spread(costs_h),
      static_cast<double>(run.counts.reroutes + run.counts.guard_closures),
      hours([](UnitStatus status) { return status == UnitStatus::wind_stopped; }),
      supply_of(run, begin),
      hours([](UnitStatus status) {
        return status == UnitStatus::handing_over || status == UnitStatus::resting;
      }),
      kind_entropy(t, rows),
      mean_of(rows, [&](std::size_t i) { return kind(i).people_trapped; }),
      mean_of(rows, [&](std::size_t i) { return is_night(s, t.report[i]); }),
  });
  static_assert(others.size() == kOthers.size());
  values.insert(values.end(), others.begin(), others.end());
  return values;
}

ScaledFeatures scale_features(std::vector<std::vector<double>> const& values, std::size_t skills) {
  ScaledFeatures result;
  std::size_t const n = values.size();
  result.scaled.resize(n);
  result.distance.assign(n, std::vector<double>(n, 0));
  if (n == 0) return result;
  result.kept = kept_features(values, skills);
  for (std::size_t const f : result.kept) {
    std::vector<double> column;
    for (auto const& row : values) column.push_back(row[f]);
    Scale const scale = scale_of(column);
    for (std::size_t d = 0; d < n; ++d)
      result.scaled[d].push_back(
          std::clamp((values[d][f] - scale.median) / scale.spread, -kMostScaled, kMostScaled));
  }
  std::vector<double> pairs;
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      result.distance[a][b] = result.distance[b][a] = euclidean(result.scaled[a], result.scaled[b]);
      pairs.push_back(result.distance[a][b]);
    }
  if (pairs.empty()) return result;
  result.median_distance = quantile(std::move(pairs), 0.5);
  return result;
}

}  // namespace sc

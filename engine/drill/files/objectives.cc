// SPDX-License-Identifier: Apache-2.0
#include "drill/files/objectives.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "io/run/run_labels.h"

namespace sc {
namespace {

constexpr int kInjectPoints = 70;
/// A team is as good as the reference when it is this much slower (assumed): spoken orders take
/// longer than computed ones.
constexpr Duration kAllowance = whole_minutes(5);

std::vector<EvaluationItem> common_items() {
  return {
      {{"指挥协调", "command"},
       {"接报登记", "reports logged"},
       {"每条报险均有登记：时间、地点、类型、报告人", "each report has time, place, kind, caller"},
       "",
       8},
      {{"指挥协调", "command"},
       {"按方案和响应级别行动", "plan and level followed"},
       {"值守、巡查、待命岗位与布防方案一致",
        "guards, patrols and standby are where the plan has them"},
       "",
       8},
      {{"信息通信", "communication"},
       {"指令复述与回报", "orders read back, arrivals reported"},
       {"派遣指令有复述，到场、处置完毕有回报", "orders are repeated, arrival and end are told"},
       "",
       7},
      {{"安全", "safety"},
       {"人员安全", "safety of crews"},
       {"涉水、高处、用电作业按规程，无人违反", "nobody breaks the rules for water, height, power"},
       "",
       7}};
}

/// Whole points in proportion to the weights; what is left over goes to the greatest remainders,
/// the earlier first.
std::vector<int> shared_out(int points, std::vector<double> const& weights) {
  double const total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<int> share;
  std::vector<std::pair<double, std::size_t>> rest;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    double const exact = points * weights[i] / total;
    share.push_back(static_cast<int>(exact));
    rest.emplace_back(exact - share.back(), i);
  }
  std::stable_sort(rest.begin(), rest.end(),
                   [](auto const& a, auto const& b) { return a.first > b.first; });
  int left = points - std::accumulate(share.begin(), share.end(), 0);
  for (auto const& [remainder, i] : rest)
    if (left-- > 0) ++share[i];
  return share;
}

Names section_of(Scenario const& s, Inject const& inject) {
  Names const& kind = kind_names(s, inject);
  return {fmt::format("事件{} {}", inject.number, kind.zh),
          fmt::format("inject {}, {}", inject.number, kind.en)};
}

EvaluationItem sending(Scenario const& s, Inject const& inject, int points) {
  std::string const skills = needs_words(s, s.incident_kinds[inject.kind.index()].needs);
  std::string const until = inject.expected_dispatch
                                ? local_time(s, *inject.expected_dispatch + kAllowance)
                                : std::string();
  return {section_of(s, inject),
          {"派遣", "dispatch"},
          {fmt::format("按时派出具备所需技能的单元（{}）", skills),
           fmt::format("units with the skills needed are sent in time ({})", skills)},
          until,
          points};
}

EvaluationItem arriving(Scenario const& s, Inject const& inject, int points) {
  std::string const until =
      inject.expected_arrive ? local_time(s, *inject.expected_arrive + kAllowance) : std::string();
  return {section_of(s, inject),
          {"到场", "arrival"},
          {"首个能处置的单元按时到场", "the first capable unit is there in time"},
          until,
          points};
}

}  // namespace

std::vector<DrillObjective> objectives_of(Drill const& drill) {
  Scenario const& s = drill.scenario;
  std::vector<DrillObjective> all;
  for (Inject const& inject : drill.injects) {
    bool const known = std::any_of(all.begin(), all.end(),
                                   [&](DrillObjective const& o) { return o.kind == inject.kind; });
    if (known) continue;
    IncidentKindSpec const& kind = s.incident_kinds[inject.kind.index()];
    all.push_back({fmt::format("O{}", all.size() + 1),
                   inject.kind,
                   {kind.names.zh + "处置", "handling of " + kind.names.en},
                   needs_words(s, kind.needs)});
  }
  return all;
}

DrillObjective const& objective_of(std::vector<DrillObjective> const& all, Inject const& inject) {
  auto const found = std::find_if(all.begin(), all.end(),
                                  [&](DrillObjective const& o) { return o.kind == inject.kind; });
  SC_EXPECT(found != all.end());
  return *found;
}

std::vector<EvaluationItem> evaluation_of(DrillCase const& what) {
  Scenario const& s = what.drill.scenario;
  std::vector<EvaluationItem> items = common_items();
  std::vector<double> weights;
  for (Inject const& inject : what.drill.injects) weights.insert(weights.end(), 2, inject.severity);
  std::vector<int> const points = shared_out(kInjectPoints, weights);
  for (std::size_t i = 0; i < what.drill.injects.size(); ++i) {
    items.push_back(sending(s, what.drill.injects[i], points[2 * i]));
    items.push_back(arriving(s, what.drill.injects[i], points[2 * i + 1]));
  }
  return items;
}

}  // namespace sc

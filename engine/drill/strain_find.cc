// SPDX-License-Identifier: Apache-2.0
// What a run shows of strains. A measure below its threshold (assumed) is not worth a proof.
#include <algorithm>
#include <map>
#include <optional>

#include "drill/skill_words.h"
#include "drill/strain.h"
#include "drill/waiting.h"

namespace sc {
namespace {

constexpr double kLeastStarved_h = 0.25;
constexpr double kFar_min = 12;
constexpr double kLateReport_min = 10;
constexpr double kLeastUnit_h = 0.1;
constexpr std::size_t kMostOverloads = 2;

/// The run and what all finders look at.
struct Look {
  World const& world;
  Trajectory const& run;
  SimTime begin;
  [[nodiscard]] Scenario const& scenario() const { return world.scenario; }
  [[nodiscard]] IncidentTable const& table() const { return run.incidents; }
};

Strain with_cost(Look const& look, Strain strain) {
  strain.cost_h = strained_cost_h(look.scenario(), strain, look.run);
  strain.relieved_cost_h = strain.cost_h;
  return strain;
}

void find_overloads(Look const& look, std::vector<Strain>& found) {
  IdleClock const clock(look.scenario(), look.run, look.begin, look.run.end);
  std::vector<Strain> all;
  for (std::size_t k = 0; k < look.scenario().skill_names.size(); ++k) {
    Strain strain;
    for (std::size_t i = 0; i < look.table().size(); ++i) strain.size += clock.starved_h(i, k);
    if (strain.size < kLeastStarved_h) continue;
    strain.kind = StrainKind::overload;
    strain.subject = look.scenario().skill_names[k];
    Names const word = words_of_skill(strain.subject);
    strain.subject_names = {word.zh + "单元", word.en + " units"};
    strain.unit = "h";
    strain.measured = {"险情等待时该技能单元全部出动的时间之和",
                       "waiting while every unit with the skill was busy"};
    strain.relief = {"同一驻点增加两个同类单元", "two more units of the kind at the same station"};
    all.push_back(with_cost(look, strain));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](Strain const& a, Strain const& b) { return a.size > b.size; });
  if (all.size() > kMostOverloads) all.resize(kMostOverloads);
  found.insert(found.end(), all.begin(), all.end());
}

void find_coverage(Look const& look, std::vector<Strain>& found) {
  IncidentTable const& t = look.table();
  std::size_t farthest = t.size();
  double longest_min = kFar_min;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.arrive[i] == kNever || t.dispatch[i] == kNever) continue;
    double const way_min = (t.arrive[i] - t.dispatch[i]).minutes();
    if (way_min <= longest_min) continue;
    longest_min = way_min;
    farthest = i;
  }
  if (farthest == t.size()) return;
  ZoneSpec const& zone = look.scenario().zones[t.zone[farthest].index()];
  Strain strain;
  strain.kind = StrainKind::coverage;
  strain.subject = zone.id;
  strain.subject_names = zone.names;
  strain.size = longest_min;
  strain.unit = "min";
  strain.measured = {"从派遣到到场的最长时间", "longest time from order to arrival"};
  strain.relief = {"一个同类单元改在最近的驻点待命",
                   "a unit of the kind waits at the nearest station instead"};
  found.push_back(with_cost(look, strain));
}

void find_communication(Look const& look, std::vector<Strain>& found) {
  IncidentTable const& t = look.table();
  Duration sum;
  std::int64_t reported = 0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.report[i] == kNever) continue;
    sum = sum + (t.report[i] - t.onset[i]);
    ++reported;
  }
  Strain strain;
  strain.kind = StrainKind::communication;
  strain.size = reported > 0 ? sum.minutes() / static_cast<double>(reported) : 0;
  if (strain.size < kLateReport_min) return;
  strain.subject_names = {"报险", "reports"};
  strain.unit = "min";
  strain.measured = {"从发生到报险的平均时间", "mean time from the onset to the report"};
  strain.relief = {"每起险情发生后一分钟内报险", "every incident is reported within a minute"};
  found.push_back(with_cost(look, strain));
}

void find_decision(std::span<double const> costs_h, std::vector<Strain>& found) {
  if (policy_spread(costs_h) < kLeastSavedShare) return;
  auto const worst = std::max_element(costs_h.begin(), costs_h.end());
  Strain strain;
  strain.kind = StrainKind::decision;
  strain.subject = tried_policies()[static_cast<std::size_t>(worst - costs_h.begin())];
  strain.subject_names = {"调度规则 " + strain.subject, "policy " + strain.subject};
  strain.size = policy_spread(costs_h);
  strain.unit = "1";
  strain.measured = {"最差与最好调度规则的等待代价之差，占最差者的比例",
                     "cost of waiting of the worst less that of the best policy, as a share"};
  strain.relief = {"改用最好的调度规则", "the best policy instead of the worst"};
  strain.cost_h = strain.relieved_cost_h = *worst;
  found.push_back(strain);
}

void find_unit_hours(Look const& look, StrainKind kind, Names subject, Names measured, Names relief,
                     std::function<bool(UnitStatus)> const& wanted, std::vector<Strain>& found) {
  Strain strain;
  strain.size = unit_hours_in(look.run, look.begin, look.run.end, wanted);
  if (strain.size < kLeastUnit_h) return;
  strain.kind = kind;
  strain.subject_names = std::move(subject);
  strain.unit = "h";
  strain.measured = std::move(measured);
  strain.relief = std::move(relief);
  found.push_back(with_cost(look, strain));
}

void find_routes(Look const& look, std::vector<Strain>& found) {
  Strain strain;
  strain.size = static_cast<double>(look.run.counts.reroutes + look.run.counts.guard_closures);
  if (strain.size < 1) return;
  strain.kind = StrainKind::routes;
  strain.subject_names = {"道路", "streets"};
  strain.unit = "1";
  strain.measured = {"改道和封路的次数", "reroutes and closures"};
  strain.relief = {"积水、倒树和封路都不阻断道路",
                   "no street shut by water, trees, wind or closures"};
  found.push_back(with_cost(look, strain));
}

/// The material that ran out, or no one in particular.
void find_supply(Look const& look, std::vector<Strain>& found) {
  Strain strain;
  strain.kind = StrainKind::supply;
  strain.subject_names = {"物资", "material"};
  OrderTable const& orders = look.run.orders;
  for (std::size_t k = 0; k < orders.size(); ++k)
    if (orders.kind[k] == OrderKind::to_supply && orders.time[k] >= look.begin) ++strain.size;
  StockOutTable const& outs = look.run.stock_outs;
  for (std::size_t k = outs.size(); k-- > 0;) {
    if (outs.time[k] < look.begin) continue;
    MaterialSpec const& material = look.scenario().materials[outs.material[k].index()];
    strain.subject = material.id;
    strain.subject_names = material.names;
    ++strain.size;
  }
  if (strain.size < 1) return;
  strain.unit = "1";
  strain.measured = {"送料和缺料的次数", "deliveries and times a store lacked something"};
  strain.relief = {"现场所需物资事先齐备", "all material is at the scenes beforehand"};
  found.push_back(with_cost(look, strain));
}

}  // namespace

std::vector<Strain> possible_strains(World const& drill, Trajectory const& reference, SimTime begin,
                                     std::span<double const> costs_h) {
  Look const look{drill, reference, begin};
  std::vector<Strain> found;
  find_overloads(look, found);
  find_coverage(look, found);
  find_communication(look, found);
  find_decision(costs_h, found);
  find_routes(look, found);
  find_unit_hours(
      look, StrainKind::wind, {"高空和吊装作业", "work at height and lifting"},
      {"因风停工的单元小时", "unit-hours stopped by wind"},
      {"不因风停工", "work goes on in any wind"},
      [](UnitStatus status) { return status == UnitStatus::wind_stopped; }, found);
  find_supply(look, found);
  find_unit_hours(
      look, StrainKind::endurance, {"班组", "crews"},
      {"交接、用餐和等待接班的单元小时", "unit-hours of hand-overs, meals and calls-in"},
      {"班组始终精力充沛，无需换班和用餐", "crews that stay fresh and need no relief or meal"},
      [](UnitStatus status) {
        return status == UnitStatus::handing_over || status == UnitStatus::resting ||
               status == UnitStatus::called_in;
      },
      found);
  return found;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_report_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/estimate_text.h"
#include "cli/settings_text.h"
#include "response/level_words.h"

namespace sc {
namespace {

double minutes(double seconds) {
  return seconds / 60;
}

/// "-" for what does not exist, as where nobody calls.
std::string number(double value, int decimals) {
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals) : "-";
}

std::string change(double value, int decimals) {
  return std::isfinite(value) ? fmt::format("{:+.{}f}", value, decimals) : "-";
}

std::string head(PlanFindings const& f) {
  Scenario const& s = f.space.shipped();
  PlanReport const& r = f.report;
  std::string text = title_lines(s);
  text += fmt::format(
      "\nsearch 搜索              {} simulations in {:.0f} s ({:.1f} a second), objective {}, from "
      "{}\n",
      f.search.simulations, f.search_s,
      static_cast<double>(f.search.simulations) / std::max(0.001, f.search_s),
      objective_words()[static_cast<std::size_t>(f.objective)], f.search.start);
  text += fmt::format(
      "report 检验              {} new storms, the same for all plans; 95 % intervals, each by "
      "itself; {}; * clear of zero 差异显著\n",
      r.replications, kFewWords);
  return text;
}

std::string difference(Compared const& c, Indicator const& i) {
  if (!c.difference.exists()) return "";
  return fmt::format("  {:+9.{}f}  {}{}", i.scale * c.difference.value, i.decimals,
                     interval_text(c.difference, i), c.difference.clear_of_zero() ? " *" : "");
}

std::string plans_table(PlanFindings const& f) {
  PlanReport const& r = f.report;
  std::string text;
  for (std::string_view const id : {"response_mean", "response_p90", "late_share"}) {
    std::size_t const k = indicator_number(id);
    Indicator const& i = indicators()[k];
    text += fmt::format("\n{} {} [{}]\n", i.en, i.zh, i.unit);
    for (std::size_t p = 0; p < r.plans.size(); ++p) {
      Compared const& c = r.against_shipped[k][p];
      text += fmt::format("  {:14} {:>9}  {:20}{}\n", r.plans[p].name,
                          number(i.scale * c.value.value, i.decimals), interval_text(c.value, i),
                          difference(c, i));
    }
    text += fmt::format("  {:14} {:9} {:21} {} {}\n", "plan - rule", "", "",
                        difference(r.against_rule[k][1], i), r.plans[r.best_rule].name);
  }
  return text;
}

double share_of(Comparison const& table, std::size_t base, std::size_t plan) {
  auto const& row = table[indicator_number("response_mean")];
  return 100 * (row[plan].value.value / row[base].value.value - 1);
}

std::string verdict(PlanFindings const& f) {
  PlanReport const& r = f.report;
  std::size_t const k = indicator_number("response_mean");
  double const to_shipped = share_of(r.against_shipped, 0, r.plans.size() - 1);
  if (!std::isfinite(to_shipped))
    return "\n至少一个方案下没有上报的险情，无从比较。"
           "No incident was reported, under one plan at least: there is nothing to compare.\n";
  std::string const shipped = change(to_shipped, 1);
  std::string const rule = change(share_of(r.against_rule, 0, 1), 1);
  std::string text = fmt::format(
      "\n平均响应较现行方案 {} %，较最好的简单规则（{}）{} %。\n"
      "Mean response {} % against today's plan, {} % against the best rule of thumb ({}).\n",
      shipped, r.plans[r.best_rule].zh, rule, shipped, rule, r.plans[r.best_rule].en);
  bool const better = r.against_shipped[k].back().difference.high < 0;
  if (f.objective == Objective::mean && !better)
    text += "没有找到明显更好的方案。No plan was found that is clearly better than today's.\n";
  return text;
}

std::string bounds(PlanFindings const& f) {
  PlanReport const& r = f.report;
  auto const& mean = r.against_shipped[indicator_number("response_mean")].back().value;
  auto const& late = r.against_shipped[indicator_number("late_share")].back().value;
  std::string text = fmt::format(
      "\nclairvoyant bound 先知下界  nobody could do better, even knowing all incidents beforehand "
      "(docs/bound.md)\n"
      "  with the plan's units   mean {:>7} min (plan {}), late {:>5} % (plan {})\n"
      "  with any that may be    mean {:>7} min, late {:>5} %\n",
      number(minutes(r.bound_mean_s), 1), number(minutes(mean.value), 1),
      number(100 * r.bound_late, 1), number(100 * late.value, 1),
      number(minutes(r.any_bound_mean_s), 1), number(100 * r.any_bound_late, 1));
  if (!r.heaviest) return text;
  BoundGroup const& g = *r.heaviest;
  std::string kinds;
  for (UnitKindId const k : g.kinds)
    kinds += (kinds.empty() ? "" : ", ") + f.space.scenario().unit_kinds[k.index()].id;
  return text +
         fmt::format(
             "  in the worst storm 最重的一场: {} incidents for {} units ({}), which need at least "
             "{:.2f} of their time\n",
             g.incidents, g.units, kinds, g.load);
}

std::string regime(PlanFindings const& f) {
  PlanReport const& r = f.report;
  if (r.regime == Regime::none)
    return "\nregime 形势   nobody calls in the storms that were planned with  "
           "规划所用暴雨中无险情\n";
  std::string text = fmt::format(
      "\nregime 形势   {:.0f} % of calls find no team free today (plan {:.0f}), for {:.0f} % "
      "nobody "
      "on duty would do (plan {:.0f}): by the surrogate\n"
      "  driving from the nearest station with a unit that helps {} min (plan {}), "
      "handling and turn-out {:.1f} min\n",
      100 * r.today.queued, 100 * r.planned.queued, 100 * r.today.unanswered,
      100 * r.planned.unanswered, number(minutes(r.drive_s), 1), number(minutes(r.plan_drive_s), 1),
      minutes(r.fixed_s));
  switch (r.regime) {
    case Regime::queue:
      return text +
             "  饱和：多数险情要等队伍空出来，派遣次序与队伍种类起决定作用，驻点位置作用有限。\n"
             "  Overload: most calls wait for a team to be free. What kinds there are "
             "and the order of dispatch decide; where they wait matters little.\n";
    case Regime::placement:
      return text +
             "  未饱和：驻点位置起决定作用。\n"
             "  Below saturation: where the units wait decides.\n";
    case Regime::mixed:
    case Regime::none: break;
  }
  return text +
         "  两者都重要：队伍有时不够，驻点位置也起作用。\n"
         "  Both count: sometimes no unit is free, else where it waits decides.\n";
}

std::string name_of_place(Scenario const& s, std::optional<Posting> const& posting) {
  if (!posting) return "off duty";
  switch (posting->duty) {
    case Duty::guard: return "guards " + s.basins[posting->basin.index()].id;
    case Duty::patrol: return "patrols " + posting->route;
    case Duty::standby: break;
  }
  return s.stations[posting->station.index()].id;
}

/// Stations where nobody may wait.
std::string flooded(PlanFindings const& f) {
  std::string text;
  Scenario const& s = f.space.scenario();
  for (std::size_t i = 0; i < s.stations.size(); ++i)
    if (f.space.floods(StationId{i}))
      text += fmt::format("  {} {} {} floods in this storm: nobody waits there  受淹，不设驻点\n",
                          s.stations[i].id, s.stations[i].names.zh, s.stations[i].names.en);
  return text;
}

/// Units that the plan moves or refits, a level at a time.
std::string changes(PlanFindings const& f) {
  Scenario const& s = f.space.scenario();
  Candidate const& shipped = f.space.shipped_plan();
  std::string text = "\nchanges 调整\n" + flooded(f);
  for (std::size_t slot = 0; slot < f.space.slots().size(); ++slot)
    if (f.best.as[slot] != 0)
      text += fmt::format("  {:6} becomes {} (was {})  改装\n", f.space.slots()[slot].unit,
                          s.unit_kinds[f.space.kind(f.best, slot).index()].id,
                          s.unit_kinds[f.space.kind(shipped, slot).index()].id);
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    if (s.plan.postings[level].empty()) continue;
    std::string line;
    for (std::size_t slot = 0; slot < f.space.slots().size(); ++slot) {
      std::string const from = name_of_place(s, f.space.today(level, slot));
      std::string const to = name_of_place(s, f.best.at[level][slot]);
      if (from != to)
        line += fmt::format("{}{} {} -> {}", line.empty() ? "" : "; ", f.space.slots()[slot].unit,
                            from, to);
    }
    text += fmt::format("  level {:4} {} people on duty (at most {}): {}\n", kLevelWords[level],
                        f.space.people(f.best, level), f.space.most_people(level),
                        line.empty() ? "as today 同现行" : line);
  }
  std::size_t const materials = s.materials.size();
  for (std::size_t i = 0; i < f.best.stock.size(); ++i)
    if (f.best.stock[i] != shipped.stock[i])
      text += fmt::format("  stock {:8} at {}: {:g} -> {:g} {}\n", s.materials[i % materials].id,
                          s.stations[i / materials].id, shipped.stock[i], f.best.stock[i],
                          s.materials[i % materials].unit);
  return text;
}

/// What is worse than today, as far as the report sees it.
std::string gives_up(PlanFindings const& f) {
  PlanReport const& r = f.report;
  std::string text = "\nwhat the plan gives up 代价\n";
  for (SkillCount const& skill : r.skills)
    if (skill.planned < skill.shipped)
      text += fmt::format("  skill {}: {} units instead of {} at level {}  在岗队伍减少\n",
                          skill.skill, skill.planned, skill.shipped, kLevelWords[skill.level]);
  for (std::size_t k = 0; k < indicators().size(); ++k) {
    Compared const& c = r.against_shipped[k].back();
    Indicator const& i = indicators()[k];
    bool const worse = i.more_is_better ? c.difference.high < 0 : c.difference.low > 0;
    if (c.difference.exists() && worse)
      text += fmt::format("  {} {}: {:+.{}f} {} {}\n", i.en, i.zh, i.scale * c.difference.value,
                          i.decimals, i.unit, interval_text(c.difference, i));
  }
  if (text.ends_with("代价\n")) text += "  nothing that this report measures 本报告未见\n";
  return text;
}

std::string shadow_table(PlanFindings const& f) {
  if (f.report.shadows.empty()) return "";
  Scenario const& s = f.space.scenario();
  Indicator const& mean = indicators()[indicator_number("response_mean")];
  Indicator const& late = indicators()[indicator_number("late_share")];
  std::string text = "\none more unit 增加一支队伍的价值   mean response [min], late share [%]\n";
  for (ShadowValue const& v : f.report.shadows)
    text += fmt::format(
        "  {:14} at {:5} {:>8}  {:18}{}  {:>6}  {}{}\n", s.unit_kinds[v.kind.index()].id,
        s.stations[v.station.index()].id, change(mean.scale * v.mean_change.value, 1),
        interval_text(v.mean_change, mean), v.mean_change.clear_of_zero() ? " *" : "  ",
        change(late.scale * v.late_change.value, 1), interval_text(v.late_change, late),
        v.late_change.clear_of_zero() ? " *" : "");
  return text;
}

/// Each model's placements of today's units, against the bounds of its linear relaxation.
std::string model_table(PlanFindings const& f) {
  std::string text =
      "\nmodels of location 选址模型   today's units placed anew, kind by kind and level by level; "
      "gap to the linear bound (values: -report.json)\n";
  for (Placement const& placement : f.placements) {
    double worst = 0;
    std::size_t proven = 0;
    for (ModelFit const& fit : placement.fits) {
      double const scale = std::max({1e-12, std::abs(fit.value), std::abs(fit.bound)});
      worst = std::max(worst, std::abs(fit.value - fit.bound) / scale);
      proven += fit.proven ? 1 : 0;
    }
    text += fmt::format("  {:9} {} placements, {} proven best, greatest gap {} %\n",
                        placement.model, placement.fits.size(), proven,
                        placement.fits.empty() ? "-" : number(100 * worst, 2));
  }
  return text;
}

}  // namespace

std::string plan_report_text(PlanFindings const& f) {
  return head(f) + plans_table(f) + verdict(f) + regime(f) + bounds(f) + changes(f) + gives_up(f) +
         shadow_table(f) + model_table(f);
}

}  // namespace sc

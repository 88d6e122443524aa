// SPDX-License-Identifier: Apache-2.0
#include "planner/report.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/parallel.h"
#include "planner/shadow.h"
#include "planner/simple_rules.h"

namespace sc {
namespace {

/// Shares of calls that find no team free, from which on the queue, and up to which the place of
/// the units decides.
constexpr double kQueueShare = 0.5, kPlacementShare = 0.1;

struct Entry {
  ReportedPlan plan;
  World const* world;
  Plan content;
};

std::vector<Ensemble> simulated(std::vector<Entry> const& entries, DispatchPolicy const& policy,
                                RelocationPolicy const* relocation,
                                PlanReportOptions const& options) {
  std::vector<EnsembleCase> cases;
  for (Entry const& entry : entries)
    cases.push_back({entry.world, &entry.content, &policy, relocation, options.seed});
  EnsembleOptions how;
  how.replications = options.replications;
  how.threads = options.threads;
  how.progress = options.progress;
  return run_ensembles(cases, how);
}

std::vector<World const*> worlds_of(std::vector<Entry> const& entries) {
  std::vector<World const*> worlds;
  for (Entry const& entry : entries) worlds.push_back(entry.world);
  return worlds;
}

/// Bounds on what the plan's ensemble is summed up by: weighted by its reports, as a ratio of sums.
void bound(World const& world, World const& any, Ensemble const& plan,
           PlanReportOptions const& options, PlanReport& report) {
  std::vector<ClairvoyantBound> own(plan.size()), all(plan.size());
  parallel_for(plan.size(), options.threads, [&](std::size_t r) {
    auto const replication = static_cast<std::uint32_t>(r);
    own[r] = clairvoyant_bound(world, options.seed, replication);
    all[r] = clairvoyant_bound(any, options.seed, replication);
    // What holds with all that may be holds with a part of it.
    own[r].mean_s = std::max(own[r].mean_s, all[r].mean_s);
    own[r].late_share = std::max(own[r].late_share, all[r].late_share);
  });
  double reports = 0;
  std::size_t worst = 0;
  for (std::size_t r = 0; r < plan.size(); ++r) {
    auto const n = static_cast<double>(plan[r].response.reported);
    reports += n;
    report.bound_mean_s += n * own[r].mean_s;
    report.bound_late += n * own[r].late_share;
    report.any_bound_mean_s += n * all[r].mean_s;
    report.any_bound_late += n * all[r].late_share;
    if (own[r].mean_s > own[worst].mean_s) worst = r;
  }
  for (double* sum :
       {&report.bound_mean_s, &report.bound_late, &report.any_bound_mean_s, &report.any_bound_late})
    *sum /= reports;
  if (reports > 0) report.heaviest = own[worst].heaviest;
}

/// Seconds from the station of the nearest unit that helps, over all calls.
double mean_drive_s(World const& world, PlanSpace const& space, Demand const& demand,
                    Candidate const& c) {
  double sum = 0, calls = 0;
  for (auto const& draw : demand.draws())
    for (Call const& call : draw) {
      double nearest_s = std::numeric_limits<double>::infinity();
      Needs const& needs = world.scenario.incident_kinds[call.kind.index()].needs;
      for (std::size_t slot = 0; slot < space.slots().size(); ++slot) {
        auto const& posting = c.at[call.level][slot];
        UnitKindId const kind = space.kind(c, slot);
        bool const helps = needs.helped_by(world.scenario.unit_kinds[kind.index()].skills);
        if (!stands_by(posting) || !helps) continue;
        nearest_s = std::min(nearest_s,
                             demand.from_station(call.level, kind, posting->station, call.point));
      }
      if (std::isinf(nearest_s)) continue;
      sum += nearest_s;
      ++calls;
    }
  return sum / calls;
}

Regime regime_of(PlanReport const& report) {
  if (std::isnan(report.today.queued)) return Regime::none;
  if (report.today.queued >= kQueueShare) return Regime::queue;
  return report.today.queued <= kPlacementShare ? Regime::placement : Regime::mixed;
}

std::vector<SkillCount> skills_of(PlanSpace const& space, Candidate const& best) {
  std::vector<SkillCount> counts;
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    auto const before = space.with_skill(space.shipped_plan(), level);
    auto const after = space.with_skill(best, level);
    for (std::size_t skill = 0; skill < before.size(); ++skill)
      counts.push_back({level, space.scenario().skill_names[skill], before[skill], after[skill]});
  }
  return counts;
}

/// The plans and what they are simulated in. Worlds must outlive the entries.
std::vector<Entry> entries_of(PlanSpace const& space, ReportWorlds const& worlds,
                              World const& rules_world, World const& plan_world) {
  std::vector<Entry> entries = {
      {{"shipped", "today's plan", "现行方案"}, worlds.shipped, space.shipped().plan}};
  for (SimpleRule const& rule : simple_rules())
    entries.push_back({{std::string(rule.name), std::string(rule.en), std::string(rule.zh)},
                       &rules_world,
                       space.scenario_with(rule.make(space)).plan});
  entries.push_back({{"plan", "the new plan", "新方案"}, &plan_world, plan_world.scenario.plan});
  return entries;
}

void compare_plans(std::vector<Entry> const& entries, std::vector<Ensemble> const& ensembles,
                   PlanReport& report) {
  for (Entry const& entry : entries) report.plans.push_back(entry.plan);
  report.against_shipped = compare(ensembles, worlds_of(entries));
  auto const& mean = report.against_shipped[indicator_number("response_mean")];
  report.best_rule = 1;
  for (std::size_t i = 2; i + 1 < entries.size(); ++i)
    if (mean[i].value.value < mean[report.best_rule].value.value) report.best_rule = i;
  std::vector<Ensemble> const pair = {ensembles[report.best_rule], ensembles.back()};
  std::vector<World const*> const worlds = {entries[report.best_rule].world, entries.back().world};
  report.against_rule = compare(pair, worlds);
}

/// What the storm asks for, and what the plan gives up for it.
void explain(PlanSpace const& space, Demand const& demand, Candidate const& best,
             World const& searched, PlanReport& report) {
  Rules const& rules = space.scenario().rules;
  report.drive_s = mean_drive_s(searched, space, demand, space.shipped_plan());
  report.plan_drive_s = mean_drive_s(searched, space, demand, best);
  report.fixed_s = (rules.call_handling + rules.turn_out_day).seconds();
  Surrogate const surrogate(searched, space, demand, Objective::mean);
  report.today = surrogate.trouble(space.shipped_plan());
  report.planned = surrogate.trouble(best);
  report.regime = regime_of(report);
  report.skills = skills_of(space, best);
}

}  // namespace

PlanReport report_on(PlanSpace const& space, Demand const& demand, Candidate const& best,
                     DispatchPolicy const& policy, RelocationPolicy const* relocation,
                     ReportWorlds const& worlds, PlanReportOptions const& options) {
  auto const plan_world = worlds.make(space.scenario_with(best));
  // Numbered as today's units are, who take their meals by it.
  auto const rules_world = worlds.make(space.scenario_with(space.shipped_plan()));
  auto const entries = entries_of(space, worlds, *rules_world, *plan_world);
  auto const ensembles = simulated(entries, policy, relocation, options);
  PlanReport report;
  report.seed = options.seed;
  report.replications = options.replications;
  compare_plans(entries, ensembles, report);
  bound(*plan_world, *worlds.searched, ensembles.back(), options, report);
  explain(space, demand, best, *worlds.searched, report);
  if (options.shadow_replications > 0)
    report.shadows = shadow_values(space, demand, best, policy, relocation, worlds, options);
  return report;
}

}  // namespace sc

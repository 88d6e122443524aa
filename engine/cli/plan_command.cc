// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <chrono>
#include <ostream>
#include <vector>

#include "cli/level_range.h"
#include "cli/one_source.h"
#include "cli/plan_outputs.h"
#include "cli/policies.h"
#include "cli/progress_bar.h"
#include "cli/relocate_now.h"
#include "io/road_source.h"
#include "planner/simple_rules.h"
#include "study/season.h"

namespace sc {
namespace {

constexpr std::uint32_t kDraws = 12;  ///< storms that the surrogate plans with
constexpr double kUsualTime_s = 60;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The scenario as read, what it is simulated with, and worlds of it.
class PlanningCase {
 public:
  explicit PlanningCase(PlanOptions const& options, Complaints complaints)
      : scenario_(planned_scenario(options, complaints)), threads_(options.what.threads) {
    budget_ = read_budget(options.budget, scenario_, complaints);
    scope_ = {levels_of(options.levels, complaints), options.refit, options.least_skill};
    expect_postings(complaints);
    policies_ = policies_of(scenario_, complaints);
    complaints.throw_if_any();
    roads_ = load_roads(scenario_.roads);
    world_ = make(scenario_);
    space_ = std::make_unique<PlanSpace const>(*world_, scenario_, budget_, scope_);
  }
  [[nodiscard]] std::unique_ptr<World const> make(Scenario const& scenario) const {
    return std::make_unique<World const>(scenario, roads_.table, threads_);
  }
  [[nodiscard]] Scenario const& scenario() const { return scenario_; }
  [[nodiscard]] World const& world() const { return *world_; }
  [[nodiscard]] PlanSpace const& space() const { return *space_; }
  [[nodiscard]] DispatchPolicy const& policy() const { return *policies_.dispatch; }
  [[nodiscard]] RelocationPolicy const* relocation() const { return policies_.relocation.get(); }

 private:
  /// There must be something to plan.
  void expect_postings(Complaints& complaints) const {
    bool const any = std::any_of(scenario_.plan.postings.begin(), scenario_.plan.postings.end(),
                                 [](auto const& level) { return !level.empty(); });
    if (!any)
      complaints.add(scenario_.folder + "/plan.toml", 0,
                     "posts nobody (must post units at some level: a plan starts from it)");
  }

  Scenario scenario_;
  int threads_;
  Budget budget_;
  PlanScope scope_;
  ScenarioPolicies policies_;
  LoadedRoads roads_;
  std::unique_ptr<World const> world_;
  std::unique_ptr<PlanSpace const> space_;
};

/// A line for each race, so that whoever waits sees what a stop now would give.
void tell_progress(PlanOptions const& options, std::size_t simulations, double best,
                   double shipped) {
  bool const late = options.objective == Objective::late;
  double const scale = late ? 100 : 1.0 / 60;
  fmt::print(stderr, "{:6} simulations  {} {:.1f} {}, today's plan {:.1f}\n", simulations,
             objective_words()[static_cast<std::size_t>(options.objective)], scale * best,
             late ? "%" : "min", scale * shipped);
}

SearchOptions search_options(PlanOptions const& options, Scenario const& s,
                             Clock::time_point begin) {
  SearchOptions search;
  search.seed = s.seed;
  search.threads = options.what.threads;
  search.simulations = options.simulations.value_or(0);
  double const limit_s = options.time_s.value_or(options.simulations ? 0.0 : kUsualTime_s);
  if (limit_s > 0)
    search.out_of_time = [begin, limit_s](double share) {
      return seconds_since(begin) >= share * limit_s;
    };
  search.progress = [&options](std::size_t n, double best, double shipped) {
    tell_progress(options, n, best, shipped);
  };
  return search;
}

std::vector<Start> starts_of(PlanSpace const& space, std::vector<Placement> const& placed) {
  std::vector<Start> starts = {{"shipped", space.shipped_plan()}};
  for (SimpleRule const& rule : simple_rules())
    starts.push_back({std::string(rule.name), rule.make(space)});
  for (Placement const& placement : placed)
    starts.push_back({std::string(placement.model), placement.candidate});
  return starts;
}

PlanReport reported(PlanOptions const& options, PlanningCase const& what, World const& searched,
                    Demand const& demand, Candidate const& best) {
  ProgressBar bar("reporting");
  PlanReportOptions how;
  how.seed = activation_seed(what.scenario().seed, "plan/report");
  how.replications = options.replications;
  how.shadow_replications = options.shadow_replications;
  how.threads = options.what.threads;
  how.progress = [&](double share) { bar.show(share); };
  return report_on(what.space(), demand, best, what.policy(), what.relocation(),
                   {&what.world(), &searched, [&](Scenario const& it) { return what.make(it); }},
                   how);
}

int search_and_report(PlanOptions const& options, PlanningCase const& what, std::ostream& out) {
  expect_place(options);
  Scenario const& s = what.scenario();
  PlanSpace const& space = what.space();
  int const threads = options.what.threads;
  auto const searched = what.make(space.scenario());
  Demand const demand(*searched, activation_seed(s.seed, "plan/demand"), kDraws, threads);
  Surrogate const surrogate(*searched, space, demand, options.objective);
  auto const placed = placements(*searched, space, demand, space.shipped_plan(), s.seed);
  Evaluator evaluator(space, {searched.get(), &what.policy(), what.relocation(), options.objective,
                              activation_seed(s.seed, "plan/search"), threads});
  auto const begin = Clock::now();
  SearchResult const search =
      search_plans(space, demand, surrogate, evaluator, starts_of(space, placed),
                   search_options(options, s, begin));
  double const search_s = seconds_since(begin);
  PlanReport const report = reported(options, what, *searched, demand, search.best);
  PlanFindings const found{space, search.best, options.objective, placed, search, search_s, report};
  write_plan(options, found);
  out << (options.json ? plan_report_json(found) : plan_report_text(found));
  if (!options.json)
    fmt::print(out, "\nplan 方案文件  {}  (.geojson .csv -stock.csv -report.txt -report.json)\n",
               plan_file_of(options));
  return 0;
}

}  // namespace

Scenario planned_scenario(PlanOptions const& options, Complaints& complaints) {
  if (options.late_min)
    expect_one_source("--late-min", "rules.late_min", options.what.settings, complaints);
  Scenario scenario = load_scenario(options.what, complaints);
  if (options.late_min) scenario.rules.late = from_seconds(*options.late_min * 60);
  return scenario;
}

int plan_command(PlanOptions const& options, std::ostream& out) {
  Complaints complaints;
  if (!options.now.empty()) {
    for (std::string const& name : options.only_for_plans)
      complaints.add("", 0, name + ": must not be there with --now, which has no use for it");
    complaints.throw_if_any();
    return relocate_now(options, out);
  }
  expect_plan_outputs(options, complaints);
  return search_and_report(options, PlanningCase(options, std::move(complaints)), out);
}

}  // namespace sc

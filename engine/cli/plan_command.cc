// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <utility>
#include <vector>

#include "cli/output_name.h"
#include "cli/plan_report_text.h"
#include "cli/policies.h"
#include "cli/progress_bar.h"
#include "cli/relocate_now.h"
#include "cli/version.h"
#include "io/hdf5/atomic_file.h"
#include "io/plan_geojson.h"
#include "io/plan_tables.h"
#include "io/road_source.h"
#include "io/scenario/plan_writer.h"
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

/// "IV..I" from the lower to the higher, or "II,I".
std::array<bool, kResponseLevels> levels_of(std::string const& text, Complaints& complaints) {
  static constexpr std::array<std::string_view, kResponseLevels> kWords = {"none", "IV", "III",
                                                                           "II", "I"};
  std::array<bool, kResponseLevels> levels{};
  auto const number = [&](std::string_view word) -> std::size_t {
    for (std::size_t level = 1; level < kResponseLevels; ++level)
      if (kWords[level] == word) return level;
    complaints.add(
        "--levels", 0,
        fmt::format("{} (must be levels of IV, III, II, I: \"IV..I\" or \"II,I\")", text));
    return 0;
  };
  if (auto const dots = text.find(".."); dots != std::string::npos) {
    std::size_t const from = number(std::string_view(text).substr(0, dots));
    std::size_t const to = from == 0 ? 0 : number(std::string_view(text).substr(dots + 2));
    if (to != 0 && from > to)
      complaints.add("--levels", 0, fmt::format("{} (must go from the lower level up)", text));
    for (std::size_t level = from; to != 0 && level <= to; ++level) levels[level] = true;
    return levels;
  }
  for (std::string_view left = text;;) {
    auto const comma = left.find(',');
    std::size_t const level = number(left.substr(0, comma));
    if (level == 0) return levels;
    levels[level] = true;
    if (comma == std::string_view::npos) return levels;
    left.remove_prefix(comma + 1);
  }
}

/// Names of all that is written.
struct Outputs {
  std::string plan, geojson, csv, stock_csv, report_text, report_json;
};

Outputs outputs_of(PlanOptions const& options) {
  std::string plan = options.out;
  if (plan.empty()) plan = fmt::format("results/plans/{}.toml", folder_name(options.what.scenario));
  std::string const stem = plan.substr(0, plan.size() - std::string_view(".toml").size());
  return {plan,
          stem + ".geojson",
          stem + ".csv",
          stem + "-stock.csv",
          stem + "-report.txt",
          stem + "-report.json"};
}

void expect_outputs(PlanOptions const& options, Complaints& complaints) {
  if (!options.out.empty() && !options.out.ends_with(".toml")) {
    complaints.add("", 0, fmt::format("--out = '{}' (must end in .toml)", options.out));
    return;
  }
  Outputs const names = outputs_of(options);
  std::array const inputs = {options.what.scenario, options.what.roads, options.what.plan,
                             options.now};
  for (std::string const& name : {names.plan, names.geojson, names.csv, names.stock_csv,
                                  names.report_text, names.report_json})
    expect_other_file("--out", name, inputs, complaints);
}

/// The file cannot be made where the folder cannot.
void make_folder_of(std::string const& path) {
  auto const parent = std::filesystem::path(path).parent_path();
  std::error_code ignored;
  if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
}

void write_file(std::string const& path, std::string const& text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

/// The scenario as read, what it is simulated with, and worlds of it.
class PlanningCase {
 public:
  explicit PlanningCase(PlanOptions const& options, Complaints complaints)
      : scenario_(load_scenario(options.what)), threads_(options.what.threads) {
    if (options.late_min) scenario_.rules.late = from_seconds(*options.late_min * 60);
    budget_ = read_budget(options.budget, scenario_, complaints);
    scope_ = {levels_of(options.levels, complaints), options.refit, options.least_skill};
    expect_postings(complaints);
    complaints.throw_if_any();
    policy_ = policy_of(scenario_.rules.policy, scenario_.plan.weights);
    relocation_ = relocation_of(scenario_.rules.relocation);
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
  [[nodiscard]] DispatchPolicy const& policy() const { return *policy_; }
  [[nodiscard]] RelocationPolicy const* relocation() const { return relocation_.get(); }

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
  std::unique_ptr<DispatchPolicy const> policy_;
  std::unique_ptr<RelocationPolicy const> relocation_;
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

std::vector<Start> starts_of(World const& world, PlanSpace const& space,
                             std::vector<Placement> const& placed) {
  std::vector<Start> starts = {{"shipped", space.shipped_plan()}};
  for (SimpleRule const& rule : simple_rules())
    starts.push_back({std::string(rule.name), rule.make(world, space)});
  for (Placement const& placement : placed)
    starts.push_back({std::string(placement.model), placement.candidate});
  return starts;
}

std::string comment_for(PlanOptions const& options, PlanFindings const& found) {
  Scenario const& s = found.space.shipped();
  return fmt::format(
      "{}  {}\nMade by stormcrew {} for {}: seed {}, {} simulations, objective {}.\n"
      "Based on the plan \"{}\". The report beside this file says how good it is, and for what.",
      s.names.zh, s.names.en, engine_version(), s.folder, s.seed, found.search.simulations,
      objective_words()[static_cast<std::size_t>(options.objective)], s.plan.name);
}

void write_all(PlanOptions const& options, PlanFindings const& found) {
  Outputs const names = outputs_of(options);
  Scenario planned = found.space.scenario_with(found.best);
  planned.plan.name += ", planned";
  write_file(names.plan, plan_toml(planned, comment_for(options, found)));
  write_file(names.geojson, plan_geojson(planned));
  write_file(names.csv, plan_csv(planned));
  write_file(names.stock_csv, stock_csv(planned));
  write_file(names.report_text, plan_report_text(found));
  write_file(names.report_json, plan_report_json(found));
}

/// Nobody searches for an hour to hear that there is no place for the plan.
void expect_place(PlanOptions const& options) {
  std::string const plan = outputs_of(options).plan;
  make_folder_of(plan);
  AtomicFile const there(plan);
}

int plan_for_season(PlanOptions const& options, PlanningCase const& what, std::ostream& out) {
  expect_place(options);
  Scenario const& s = what.scenario();
  auto const searched = what.make(what.space().scenario());
  Demand const demand(*searched, activation_seed(s.seed, "plan/demand"), kDraws,
                      options.what.threads);
  Surrogate const surrogate(*searched, what.space(), demand, options.objective);
  auto const placed =
      placements(*searched, what.space(), demand, what.space().shipped_plan(), s.seed);
  Evaluator evaluator(what.space(),
                      {searched.get(), &what.policy(), what.relocation(), options.objective,
                       activation_seed(s.seed, "plan/search"), options.what.threads});
  auto const begin = Clock::now();
  SearchResult const search =
      search_plans(what.space(), demand, surrogate, evaluator,
                   starts_of(*searched, what.space(), placed), search_options(options, s, begin));
  double const search_s = seconds_since(begin);
  ProgressBar bar("reporting");
  ReportOptions how;
  how.seed = activation_seed(s.seed, "plan/report");
  how.replications = options.replications;
  how.shadow_replications = options.shadow_replications;
  how.threads = options.what.threads;
  how.progress = [&](double share) { bar.show(share); };
  PlanReport const report = report_on(
      what.space(), demand, search.best, what.policy(), what.relocation(),
      {&what.world(), searched.get(), [&](Scenario const& it) { return what.make(it); }}, how);
  PlanFindings const found{what.space(), search.best, options.objective, placed, search,
                           search_s,     report};
  write_all(options, found);
  out << (options.json ? plan_report_json(found) : plan_report_text(found));
  if (!options.json)
    fmt::print(out, "\nplan 方案文件  {}  (.geojson .csv -stock.csv -report.txt -report.json)\n",
               outputs_of(options).plan);
  return 0;
}

}  // namespace

int plan_command(PlanOptions const& options, std::ostream& out) {
  Complaints complaints;
  expect_outputs(options, complaints);
  if (!options.now.empty()) {
    for (auto const& [name, text] : {std::pair("--out", options.out), {"--budget", options.budget}})
      if (!text.empty())
        complaints.add("", 0, fmt::format("{} = {} (must not be there with --now)", name, text));
    complaints.throw_if_any();
    return relocate_now(options, out);
  }
  return plan_for_season(options, PlanningCase(options, std::move(complaints)), out);
}

}  // namespace sc

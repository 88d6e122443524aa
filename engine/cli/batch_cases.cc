// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_cases.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/parallel.h"
#include "cli/policies.h"
#include "cli/scenario_place.h"
#include "cli/version.h"
#include "io/scenario/scenario_reader.h"
#include "study/study_row.h"

namespace sc {
namespace {

/// A scenario's plan stands among its inputs under its name in the folder, or in its base's.
bool is_plan(std::string const& input) {
  return std::filesystem::path(input).filename() == "plan.toml";
}

std::string plan_sha256(Scenario const& scenario) {
  for (auto const& [file, hash] : scenario.input_sha256)
    if (is_plan(file)) return hash;
  return {};
}

std::vector<std::string> texts_of(Settings const& settings) {
  std::vector<std::string> texts;
  for (Setting const& setting : settings) texts.push_back(text_of(setting));
  return texts;
}

}  // namespace

BatchCases::BatchCases(BatchOptionsGiven const& options, Complaints complaints)
    : threads_(options.threads) {
  head_.engine_version = engine_version();
  head_.git_sha = engine_git_sha();
  head_.shard = options.shard;
  head_.incident_times = options.incident_times;
  head_.columns = study_columns();
  if (options.until) head_.stop_rule = stop_rule_text(options);
  batch_.stop = stop_rule_of(options, head_.columns, complaints);
  batch_.make_world = [this](std::size_t number) { return make_world(number); };
  BatchLists const lists = batch_lists(options, complaints);
  ScenarioPlaces const places = ScenarioPlaces::of_this_program();
  for (std::string const& folder : options.scenarios) {
    std::string const fault = places.fault_of(folder);
    if (fault.empty())
      add_scenario(folder, lists, options, complaints);
    else
      complaints.add("SCENARIO", 0, fault);
  }
  complaints.throw_if_any();
}

void BatchCases::add_scenario(std::string const& folder, BatchLists const& lists,
                              BatchOptionsGiven const& options, Complaints& complaints) {
  bool first = true;
  for (PlanWord const& plan : lists.plans)
    for (Settings const& settings : lists.settings) {
      CaseOptions what;
      what.scenario = folder;
      what.roads = options.roads;
      what.plan = plan.file;
      what.settings = settings;
      what.seed = options.seed;
      try {
        Scenario const scenario = load_scenario(what);
        if (std::exchange(first, false)) add_head(scenario, options);
        worlds_.push_back({what, scenario_sha256(scenario), roads_sha256(scenario.roads)});
        for (std::string const& policy : lists.policies)
          for (std::string const& relocation : lists.relocations) {
            what.policy = policy;
            what.relocation = relocation;
            add_variant(what, scenario, lists.name(plan, policy, relocation, settings), options,
                        complaints);
          }
      } catch (InputError const& error) {
        complaints.add_once(error);
      }
    }
}

void BatchCases::add_head(Scenario const& s, BatchOptionsGiven const& options) {
  StudyScenario scenario{
      s.folder, s.names, s.note, s.seed, s.input_sha256, options.roads, roads_sha256(s.roads)};
  std::erase_if(scenario.input_sha256, [](auto const& entry) { return is_plan(entry.first); });
  head_.scenarios.push_back(std::move(scenario));
  std::vector<std::int16_t>& kinds = batch_.kinds.emplace_back();
  for (IncidentKindSpec const& kind : s.incident_kinds) {
    auto const known = std::find_if(head_.kinds.begin(), head_.kinds.end(),
                                    [&](StudyKind const& k) { return k.id == kind.id; });
    kinds.push_back(static_cast<std::int16_t>(known - head_.kinds.begin()));
    if (known == head_.kinds.end()) head_.kinds.push_back({kind.id, kind.names});
  }
}

void BatchCases::add_variant(CaseOptions const& what, Scenario const& scenario, std::string name,
                             BatchOptionsGiven const& options, Complaints& complaints) {
  std::string const policy = what.policy.empty() ? scenario.rules.policy : what.policy;
  std::string const relocation =
      what.relocation.empty() ? scenario.rules.relocation : what.relocation;
  policies_.push_back(policy_of(policy, scenario, complaints));
  relocations_.push_back(relocation_of(relocation, scenario, complaints));
  std::uint32_t const replications = options.until
                                         ? std::min(kFirstReplications, options.most_replications)
                                         : options.replications;
  head_.variants.push_back({head_.scenarios.size() - 1, std::move(name), what.plan,
                            plan_sha256(scenario), policy, relocation, texts_of(what.settings),
                            scenario.rules.late, replications});
  batch_.variants.push_back(
      {worlds_.size() - 1, policies_.back().get(), relocations_.back().get(), scenario.seed});
}

std::unique_ptr<World const> BatchCases::make_world(std::size_t number) {
  LaterWorld const& later = worlds_[number];
  Scenario scenario = load_scenario(later.what);
  if (roads_of_ != later.roads_sha256) {
    roads_ = load_roads_to_share(scenario.roads);
    roads_of_ = roads_->sha256;
  }
  Complaints changed;
  if (scenario_sha256(scenario) != later.scenario_sha256)
    changed.add(later.what.scenario, 0, "has changed since the batch began (must stay as it was)");
  if (roads_of_ != later.roads_sha256)
    changed.add(scenario.roads.path, 0, "has changed since the batch began (must stay as it was)");
  changed.throw_if_any();
  return std::make_unique<World const>(std::move(scenario), roads_->table, threads_);
}

}  // namespace sc

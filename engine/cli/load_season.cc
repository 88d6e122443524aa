// SPDX-License-Identifier: Apache-2.0
#include "cli/load_season.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <tuple>

#include "base/check.h"
#include "base/parallel.h"
#include "cli/measure_words.h"
#include "cli/policies.h"
#include "io/road_source.h"
#include "study/season.h"

namespace sc {
namespace {

/// Road tables by their source, each loaded once.
class RoadShelf {
 public:
  RoadTable const& get(RoadSource const& source) {
    auto const [at, fresh] = tables_.try_emplace({source.kind, source.path, source.seed});
    if (fresh) at->second = load_roads_to_share(source).table;
    return at->second;
  }

 private:
  std::map<std::tuple<RoadSource::Kind, std::string, std::uint64_t>, RoadTable> tables_;
};

void check_measures(CaseOptions const& options, Season const& season, Complaints& complaints) {
  if (!options.measures || season.activations.empty()) return;
  expect_effect(*options.measures, season.activations.front().scenario, complaints);
}

/// One value would have to hold in scenarios of other folders, too.
void refuse_settings(Settings const& settings, Complaints& complaints) {
  for (Setting const& setting : settings)
    complaints.add("--set", 0,
                   fmt::format("{} = {} (must be of one scenario, not of a season)", setting.key,
                               setting.value));
}

Season season_of(CaseOptions const& options, Complaints& complaints) {
  try {
    return read_season(options.scenario, options.plan);
  } catch (InputError const& error) {
    complaints.add(error);
    throw InputError(complaints.faults());
  }
}

void make_rules(LoadedSeason& loaded, Complaints& faults) {
  for (Activation const& activation : loaded.season.activations) {
    ScenarioPolicies policies = policies_of(activation.scenario, faults);
    loaded.policies.push_back(std::move(policies.dispatch));
    loaded.relocations.push_back(std::move(policies.relocation));
  }
}

void make_worlds(LoadedSeason& loaded, int threads, Complaints& faults) {
  std::vector<Activation> const& activations = loaded.season.activations;
  RoadShelf shelf;
  std::vector<RoadTable const*> roads;
  for (Activation const& activation : activations)
    roads.push_back(&shelf.get(activation.scenario.roads));
  loaded.worlds.resize(activations.size());
  std::vector<std::optional<InputError>> refused(activations.size());
  parallel_for(activations.size(), threads, [&](std::size_t k) {
    try {
      loaded.worlds[k] = std::make_unique<World const>(activations[k].scenario, *roads[k], 1);
    } catch (InputError const& error) {
      refused[k] = error;
    }
  });
  for (auto const& error : refused)
    if (error) faults.add_once(*error);
}

}  // namespace

std::vector<EnsembleCase> LoadedSeason::cases() const {
  std::vector<EnsembleCase> result;
  for (std::size_t k = 0; k < worlds.size(); ++k)
    result.push_back({worlds[k].get(), &worlds[k]->scenario.plan, policies[k].get(),
                      relocations[k].get(),
                      activation_seed(season.seed, season.activations[k].id)});
  return result;
}

LoadedSeason load_season(CaseOptions const& options, Complaints complaints) {
  LoadedSeason loaded;
  refuse_settings(options.settings, complaints);
  loaded.season = season_of(options, complaints);
  if (options.seed) loaded.season.seed = *options.seed;
  check_measures(options, loaded.season, complaints);
  complaints.throw_if_any();
  for (Activation& activation : loaded.season.activations) adjust(options, activation.scenario);
  Complaints faults;
  make_rules(loaded, faults);
  faults.throw_if_any();
  make_worlds(loaded, options.threads, faults);
  faults.throw_if_any();
  return loaded;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "drill/design.h"

#include <algorithm>
#include <iterator>

#include "base/parallel.h"
#include "drill/choose.h"
#include "drill/drill_names.h"
#include "drill/drill_scenario.h"
#include "drill/drill_study.h"
#include "drill/inject.h"
#include "drill/strain.h"

namespace sc {
namespace {

constexpr double kVariety = 0.5;  ///< worth of another kind or subject of strain (assumed)
constexpr int kMostRounds = 12;   ///< of choosing and proving

class Designer {
 public:
  Designer(DrillSource const& source, World const& storm, DesignOptions const& options)
      : source_(source), storm_(storm), options_(options) {}

  DrillSet run() {
    study_ = study_drills(source_, storm_, options_, 0);
    choose_and_prove();
    if (chosen_.things.size() < options_.drills) {
      auto more = study_drills(source_, storm_, options_, 1);
      std::move(more.begin(), more.end(), std::back_inserter(study_));
      choose_and_prove();
    }
    return finished();
  }

 private:
  void choose_and_prove() {
    std::vector<std::vector<double>> values;
    for (StudiedDrill const& it : study_) values.push_back(it.values);
    features_ = scale_features(values, storm_.scenario.skill_names.size());
    for (int round = 0; round < kMostRounds; ++round) {
      // At last only what is proved already.
      chosen_ = choice(round + 1 == kMostRounds);
      if (!prove_chosen()) return;
    }
  }

  /// Among the candidates that have, or seem to have, a strain of an aim.
  [[nodiscard]] Chosen choice(bool proved_alone) const {
    std::vector<std::size_t> eligible;
    Choice choice;
    for (std::size_t k = 0; k < study_.size(); ++k) {
      Strain const* const lead = leading_strain(study_[k], options_.aims);
      if (!lead || (proved_alone && !study_[k].proved)) continue;
      eligible.push_back(k);
      double worth = 0;
      for (Strain const& strain : study_[k].strains) worth += telling(strain, study_[k].proved);
      choice.worth.push_back(worth);
      choice.subject.push_back(std::string(name_of(lead->kind)) + ' ' + lead->subject);
    }
    choice.distance.resize(eligible.size());
    for (std::size_t a = 0; a < eligible.size(); ++a)
      for (std::size_t const b : eligible)
        choice.distance[a].push_back(features_.distance[eligible[a]][b]);
    choice.least_distance = features_.median_distance;
    choice.variety = kVariety;
    Chosen chosen = choose(choice, options_.drills);
    for (std::size_t& thing : chosen.things) thing = eligible[thing];
    return chosen;
  }

  /// Returns whether there was anything to prove.
  bool prove_chosen() {
    std::vector<std::size_t> open;
    for (std::size_t const k : chosen_.things)
      if (!study_[k].proved) open.push_back(k);
    parallel_for(open.size(), options_.threads, [&](std::size_t j) {
      StudiedDrill& it = study_[open[j]];
      it.strains = proved_strains(scenario_of(it), *source_.roads, std::move(it.strains));
      it.proved = true;
    });
    return !open.empty();
  }

  [[nodiscard]] Scenario scenario_of(StudiedDrill const& it) const {
    SimTime const end = std::min(it.draw.end + options_.tail, source_.storm->end);
    return drill_scenario(*source_.storm, it.draw.incidents, end);
  }

  [[nodiscard]] Drill drill_of(std::size_t k) const {
    StudiedDrill const& it = study_[k];
    Drill drill;
    drill.scenario = scenario_of(it);
    World const world(drill.scenario, *source_.roads, 1);
    drill.reference = simulate_drill(world, kReferencePolicy);
    drill.begin = it.draw.begin;
    drill.end = it.draw.end;
    drill.seed = drill.scenario.seed;
    drill.storm_replication = it.draw.storm_replication;
    drill.reference_policy = kReferencePolicy;
    drill.injects = injects_of(world, drill.reference, it.sources);
    drill.strains = it.strains;
    drill.features = features_of(k);
    drill.names =
        name_of_drill(*leading_strain(it, options_.aims), drill.reference, world.scenario);
    drill.scenario.names = drill.names;
    return drill;
  }

  [[nodiscard]] std::vector<DrillFeature> features_of(std::size_t k) const {
    FeatureList const list = feature_list(storm_.scenario);
    std::vector<DrillFeature> result;
    for (std::size_t j = 0; j < features_.kept.size(); ++j) {
      std::size_t const f = features_.kept[j];
      result.push_back({list.ids[f], list.names[f], study_[k].values[f], features_.scaled[k][j]});
    }
    return result;
  }

  [[nodiscard]] DrillSet finished() const {
    DrillSet set;
    set.scenario_names = source_.storm->names;
    set.scenario_folder = source_.storm->folder;
    set.note = source_.storm->note;
    set.median_distance = features_.median_distance;
    set.candidates = study_.size();
    set.choice_proved = chosen_.proved;
    auto const& things = chosen_.things;
    set.drills.resize(things.size());
    parallel_for(things.size(), options_.threads, [&](std::size_t j) {
      set.drills[j] = drill_of(things[j]);
      set.drills[j].number = static_cast<int>(j) + 1;
    });
    for (std::size_t const a : things) {
      std::vector<double>& row = set.distance.emplace_back();
      for (std::size_t const b : things) row.push_back(features_.distance[a][b]);
    }
    return set;
  }

  DrillSource source_;
  World const& storm_;
  DesignOptions const& options_;
  std::vector<StudiedDrill> study_;
  ScaledFeatures features_;
  Chosen chosen_;
};

}  // namespace

DrillSet design_drills(DrillSource const& source, World const& storm,
                       DesignOptions const& options) {
  return Designer(source, storm, options).run();
}

}  // namespace sc

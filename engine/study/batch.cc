// SPDX-License-Identifier: Apache-2.0
#include "study/batch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include "base/check.h"
#include "base/parallel.h"
#include "study/ensemble.h"
#include "study/estimate.h"
#include "study/study_row.h"

namespace sc {
namespace {

constexpr double kLeastGrowth = 1.25;
constexpr double kMostGrowth = 2;

/// Replications of one variant that its spread so far calls for; infinite where there is no mean.
double wanted(StopRule const& rule, std::vector<double> const& values) {
  Estimate const mean = mean_of(values);
  double const half = (mean.high - mean.low) / 2;
  double const allowed = rule.relative ? rule.halfwidth * std::abs(mean.value) : rule.halfwidth;
  if (half <= allowed) return 0;
  if (std::isnan(half) || allowed <= 0) return HUGE_VAL;
  return static_cast<double>(values.size()) * (half / allowed) * (half / allowed);
}

class BatchRun {
 public:
  BatchRun(Batch const& batch, StudyWriter& study, BatchOptions const& options)
      : batch_(batch), study_(study), options_(options) {
    SC_EXPECT(batch.variants.size() == study.head().variants.size());
  }

  bool run() {
    tell();
    for (std::size_t s = 0; s < study_.head().scenarios.size(); ++s)
      if (!finish_scenario(s)) return false;
    study_.close();
    return true;
  }

 private:
  /// Until the stop rule is content, if there is one. False: interrupted.
  bool finish_scenario(std::size_t scenario) {
    worlds_.clear();
    for (;;) {
      if (!fill(scenario)) return false;
      if (!batch_.stop) return true;
      std::uint32_t const now = replications_of(scenario);
      std::uint32_t const next = next_replications(*batch_.stop, so_far(scenario));
      if (next <= now) return true;
      study_.extend(scenario, next);
    }
  }

  [[nodiscard]] std::vector<std::size_t> variants_of(std::size_t scenario) const {
    std::vector<std::size_t> result;
    for (std::size_t v = 0; v < batch_.variants.size(); ++v)
      if (study_.head().variants[v].scenario == scenario) result.push_back(v);
    return result;
  }

  [[nodiscard]] std::uint32_t replications_of(std::size_t scenario) const {
    return study_.head().variants[variants_of(scenario).front()].replications;
  }

  [[nodiscard]] std::vector<std::vector<double>> so_far(std::size_t scenario) const {
    std::vector<std::vector<double>> result;
    for (std::size_t const v : variants_of(scenario))
      result.push_back(study_.numbers(v, batch_.stop->column));
    return result;
  }

  /// All missing cells of a scenario, World by World. False: interrupted.
  bool fill(std::size_t scenario) {
    std::map<std::size_t, std::vector<StudyCell>> missing;  // by World
    for (std::size_t const v : variants_of(scenario)) collect_missing(v, missing);
    for (auto& [world, cells] : missing) {
      std::stable_sort(cells.begin(), cells.end(), [](StudyCell const& a, StudyCell const& b) {
        return a.replication < b.replication;
      });
      simulate(*world_of(world), scenario, cells);
      if (!batch_.stop) worlds_.erase(world);
      if (interrupted()) return false;
    }
    return true;
  }

  void collect_missing(std::size_t v, std::map<std::size_t, std::vector<StudyCell>>& missing) {
    for (std::size_t row = study_.cells().begin(v); row < study_.cells().begin(v + 1); ++row) {
      StudyCell const cell = study_.cells().cell(row);
      if (!study_.has(cell)) missing[batch_.variants[v].world].push_back(cell);
    }
  }

  std::unique_ptr<World const>& world_of(std::size_t number) {
    std::unique_ptr<World const>& world = worlds_[number];
    if (!world) world = batch_.make_world(number);
    return world;
  }

  void simulate(World const& world, std::size_t scenario, std::vector<StudyCell> const& cells) {
    std::atomic<bool> failed = false;
    parallel_for(cells.size(), options_.threads, [&](std::size_t k) {
      if (failed || interrupted()) return;
      BatchVariant const& variant = batch_.variants[cells[k].variant];
      EnsembleCase const what{&world, &world.scenario.plan, variant.policy, variant.relocation,
                              variant.seed};
      try {
        study_.put(cells[k], study_row(world, simulate_one(what, cells[k].replication),
                                       batch_.kinds[scenario]));
      } catch (...) {
        failed = true;
        throw;
      }
      tell();
    });
  }

  [[nodiscard]] bool interrupted() const { return options_.interrupted && *options_.interrupted; }

  void tell() {
    if (!options_.progress) return;
    std::lock_guard const lock(mutex_);
    options_.progress(study_.finished(), study_.cells().size());
  }

  Batch const& batch_;
  StudyWriter& study_;
  BatchOptions const& options_;
  std::map<std::size_t, std::unique_ptr<World const>> worlds_;
  std::mutex mutex_;
};

}  // namespace

std::uint32_t next_replications(StopRule const& rule,
                                std::vector<std::vector<double>> const& so_far) {
  SC_EXPECT(!so_far.empty());
  auto const now = static_cast<double>(so_far.front().size());
  double most_wanted = 0;
  for (auto const& values : so_far) most_wanted = std::max(most_wanted, wanted(rule, values));
  if (most_wanted == 0) return static_cast<std::uint32_t>(now);
  double const next = std::ceil(std::clamp(most_wanted, kLeastGrowth * now, kMostGrowth * now));
  return static_cast<std::uint32_t>(std::min(next, static_cast<double>(rule.most)));
}

bool run_batch(Batch const& batch, StudyWriter& study, BatchOptions const& options) {
  return BatchRun(batch, study, options).run();
}

}  // namespace sc

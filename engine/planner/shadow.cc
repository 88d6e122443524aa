// SPDX-License-Identifier: Apache-2.0
#include "planner/shadow.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "study/ensemble.h"

namespace sc {
namespace {

/// Calls that the kind helps with while the level holds. Shape: [points].
std::vector<double> calls(PlanSpace const& space, Demand const& demand, UnitKindId kind,
                          std::size_t level) {
  Scenario const& s = space.scenario();
  std::vector<double> sum(demand.points(), 0);
  for (std::size_t k = 0; k < s.incident_kinds.size(); ++k) {
    if (!s.incident_kinds[k].needs.helped_by(s.unit_kinds[kind.index()].skills)) continue;
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += demand.expected(level, IncidentKindId{k}, i);
  }
  return sum;
}

/// Station with room from where the calls are reached soonest in the mean; a call that is not
/// reached counts a day.
std::optional<StationId> best_station(PlanSpace const& space, Demand const& demand,
                                      Candidate const& best, UnitKindId kind, std::size_t level) {
  constexpr double kDay_s = 86'400;
  auto const waiting = space.waiting(best, level);
  auto const weight = calls(space, demand, kind, level);
  std::optional<StationId> found;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t s = 0; s < waiting.size(); ++s) {
    if (waiting[s] >= space.room(StationId{s})) continue;
    double sum = 0;
    for (std::size_t i = 0; i < demand.points(); ++i)
      sum += weight[i] * std::min(kDay_s, demand.from_station(level, kind, StationId{s}, i));
    if (sum >= least) continue;
    least = sum;
    found = StationId{s};
  }
  return found;
}

/// A kind that could be added, and the plan with it.
struct Added {
  UnitKindId kind;
  StationId station;
  Plan plan;
};

bool needed(PlanSpace const& space, Demand const& demand, UnitKindId kind) {
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (double const expected : calls(space, demand, kind, level))
      if (expected > 0) return true;
  return false;
}

std::vector<Added> additions(PlanSpace const& space, Demand const& demand, Candidate const& best,
                             Scenario& with_all) {
  std::vector<Added> added;
  for (std::size_t k = 0; k < with_all.unit_kinds.size(); ++k) {
    UnitKindId const kind{k};
    if (!needed(space, demand, kind)) continue;
    Added one{kind, {}, with_all.plan};
    UnitId const unit{with_all.units.size()};
    double most = -1;
    for (std::size_t level = 1; level < kResponseLevels; ++level) {
      if (!space.planned(level)) continue;
      auto const station = best_station(space, demand, best, kind, level);
      if (!station) continue;
      one.plan.postings[level].push_back(standby_at(*station));
      one.plan.postings[level].back().unit = unit;
      if (demand.expected(level) <= most) continue;
      most = demand.expected(level);
      one.station = *station;
    }
    if (!one.station) continue;
    with_all.units.push_back({"more_" + with_all.unit_kinds[k].id, kind, one.station, {}});
    added.push_back(std::move(one));
  }
  return added;
}

}  // namespace

std::vector<ShadowValue> shadow_values(PlanSpace const& space, Demand const& demand,
                                       Candidate const& best, DispatchPolicy const& policy,
                                       RelocationPolicy const* relocation,
                                       ReportWorlds const& worlds,
                                       PlanReportOptions const& options) {
  Scenario with_all = space.scenario_with(best);
  auto const added = additions(space, demand, best, with_all);
  auto const world = worlds.make(with_all);
  std::vector<EnsembleCase> cases = {
      {world.get(), &with_all.plan, &policy, relocation, options.seed}};
  for (Added const& one : added)
    cases.push_back({world.get(), &one.plan, &policy, relocation, options.seed});
  EnsembleOptions how;
  how.replications = options.shadow_replications;
  how.threads = options.threads;
  how.progress = options.progress;
  std::vector<World const*> const worlds_of_each(cases.size(), world.get());
  Comparison const compared = compare(run_ensembles(cases, how), worlds_of_each);
  auto const& mean = compared[indicator_number("response_mean")];
  auto const& late = compared[indicator_number("late_share")];
  std::vector<ShadowValue> values;
  for (std::size_t i = 0; i < added.size(); ++i)
    values.push_back(
        {added[i].kind, added[i].station, mean[i + 1].difference, late[i + 1].difference});
  return values;
}

}  // namespace sc

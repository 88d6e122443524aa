// SPDX-License-Identifier: Apache-2.0
#include "planner/shadow.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "study/ensemble.h"
#include "study/paired.h"

namespace sc {
namespace {

/// Calls that the kind helps with at a point while the level holds.
double calls(PlanSpace const& space, Demand const& demand, UnitKindId kind, std::size_t level,
             std::size_t point) {
  Scenario const& s = space.scenario();
  double sum = 0;
  for (std::size_t k = 0; k < s.incident_kinds.size(); ++k)
    if (s.incident_kinds[k].needs.helped_by(s.unit_kinds[kind.index()].skills))
      sum += demand.expected(level, IncidentKindId{k}, point);
  return sum;
}

/// Station with room from where the calls are reached soonest in the mean; a call that is not
/// reached counts a day.
std::optional<StationId> best_station(PlanSpace const& space, Demand const& demand,
                                      Candidate const& best, UnitKindId kind, std::size_t level) {
  constexpr double kDay_s = 86'400;
  auto const waiting = space.waiting(best, level);
  std::optional<StationId> found;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t s = 0; s < waiting.size(); ++s) {
    if (waiting[s] >= space.room(StationId{s})) continue;
    double sum = 0;
    for (std::size_t i = 0; i < demand.points(); ++i)
      sum += calls(space, demand, kind, level, i) *
             std::min(kDay_s, demand.from_station(level, kind, StationId{s}, i));
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
    for (std::size_t i = 0; i < demand.points(); ++i)
      if (calls(space, demand, kind, level, i) > 0) return true;
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
      one.plan.postings[level].push_back({unit, Duty::standby, *station, {}, {}, {}});
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

Estimate change(Ensemble const& ours, Ensemble const& base, double (*part)(Summary const&)) {
  std::vector<double> a, n, b, m;
  for (std::size_t r = 0; r < ours.size(); ++r) {
    a.push_back(part(ours[r]));
    n.push_back(static_cast<double>(ours[r].response.reported));
    b.push_back(part(base[r]));
    m.push_back(static_cast<double>(base[r].response.reported));
  }
  return ratio_difference({a, n}, {b, m});
}

double waited_s(Summary const& s) {
  double sum = 0;
  for (double const w : s.response.waited_s) sum += w;
  return sum;
}

double late(Summary const& s) {
  return static_cast<double>(s.response.late);
}

}  // namespace

std::vector<ShadowValue> shadow_values(PlanSpace const& space, Demand const& demand,
                                       Candidate const& best, DispatchPolicy const& policy,
                                       RelocationPolicy const* relocation,
                                       ReportWorlds const& worlds, ReportOptions const& options) {
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
  auto const ensembles = run_ensembles(cases, how);
  std::vector<ShadowValue> values;
  for (std::size_t i = 0; i < added.size(); ++i)
    values.push_back({added[i].kind, added[i].station,
                      change(ensembles[i + 1], ensembles[0], waited_s),
                      change(ensembles[i + 1], ensembles[0], late)});
  return values;
}

}  // namespace sc

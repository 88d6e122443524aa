// SPDX-License-Identifier: Apache-2.0
#include "drill/score.h"

#include <algorithm>
#include <utility>

#include "base/parallel.h"
#include "base/shared_progress.h"
#include "drill/waiting.h"
#include "response/summary.h"

namespace sc {
namespace {

WaitingCost operator+(WaitingCost a, WaitingCost b) {
  return {a.arrival_h + b.arrival_h, a.work_h + b.work_h};
}

WaitingCost operator-(WaitingCost a, WaitingCost b) {
  return {a.arrival_h - b.arrival_h, a.work_h - b.work_h};
}

WaitingCost cost_of_one(IncidentTable const& t, std::size_t row, SimTime end) {
  return {waiting_cost_h(t, row, end, Wait::report_to_arrival),
          waiting_cost_h(t, row, end, Wait::report_to_work)};
}

WaitingCost cost_with_follow_ups(IncidentTable const& t, std::size_t row, SimTime end) {
  WaitingCost cost = cost_of_one(t, row, end);
  for (std::size_t i = 0; i < t.size(); ++i)
    if (t.parent[i] == static_cast<std::int32_t>(row)) cost = cost + cost_of_one(t, i, end);
  return cost;
}

WaitingCost cost_of(Drill const& drill, IncidentTable const& t, SimTime end) {
  WaitingCost sum;
  for (Inject const& inject : drill.injects)
    sum = sum + cost_with_follow_ups(t, inject.incident, end);
  return sum;
}

std::optional<SimTime> if_ever(SimTime t) {
  return t == kNever ? std::nullopt : std::optional(t);
}

InjectTimes times_of(DrillRunner const& runner, Inject const& inject, Trajectory const& run) {
  IncidentTable const& t = run.incidents;
  std::size_t const row = inject.incident;
  InjectTimes times;
  times.dispatch = if_ever(t.dispatch[row]);
  times.arrive = if_ever(t.arrive[row]);
  times.work = if_ever(t.work_start[row]);
  times.clear = if_ever(t.clear[row]);
  times.until_work = waited(t, row, run.end, Wait::report_to_work);
  if (auto const response = response_time(t, row, run.end)) {
    times.response = response->waited;
    times.late = response->late(runner.world().scenario.rules.late);
  }
  times.cost = cost_with_follow_ups(t, row, run.end);
  return times;
}

ScoreTotals totals_of(std::vector<InjectScore> const& injects, InjectTimes InjectScore::*whose) {
  ScoreTotals totals;
  for (InjectScore const& score : injects) {
    InjectTimes const& it = score.*whose;
    totals.cost = totals.cost + it.cost;
    if (!it.response) continue;
    ++totals.reported;
    totals.late += it.late ? 1U : 0U;
    totals.not_reached += it.arrive ? 0U : 1U;
    totals.mean_response_s += it.response->seconds();
    totals.mean_until_work_s += it.until_work->seconds();
  }
  auto const reported = static_cast<double>(std::max<std::size_t>(1, totals.reported));
  totals.mean_response_s /= reported;
  totals.mean_until_work_s /= reported;
  return totals;
}

/// The set of the injects, and each by itself.
void add_bounds(DrillRunner const& runner, DrillScore& score) {
  World const& world = runner.world();
  Drill const& drill = runner.drill();
  BoundScope const scope{units_sent_by(world, world.scenario.plan)};
  auto const least = least_responses(world, drill.seed, drill.replication, scope);
  for (std::size_t i = 0; i < drill.injects.size(); ++i) {
    Inject const& inject = drill.injects[i];
    auto const& bound = score.injects[i].bound = least[inject.incident];
    if (bound)
      score.bound_cost_h += runner.planned()[inject.incident].severity * bound->response.hours();
  }
  score.bound = clairvoyant_bound(world, drill.seed, drill.replication, scope);
}

}  // namespace

DrillScore score_drill(DrillRunner const& runner, std::span<TeamAction const> actions, int threads,
                       std::function<void(double)> const& progress) {
  auto const& injects = runner.drill().injects;
  TeamRun team;
  Trajectory reference;
  std::vector<WaitingCost> better(injects.size());
  SharedProgress done(progress, injects.size() + 2);
  parallel_for(injects.size() + 2, threads, [&](std::size_t k) {
    if (k == 0)
      team = runner.team(actions);
    else if (k == 1)
      reference = runner.reference();
    else
      better[k - 2] = cost_of(runner.drill(), runner.with_reference_at(injects[k - 2], actions),
                              runner.world().scenario.end);
    done.add(1);
  });
  WaitingCost const team_cost = cost_of(runner.drill(), team.run.incidents, team.run.end);
  DrillScore score;
  for (std::size_t i = 0; i < injects.size(); ++i)
    score.injects.push_back({times_of(runner, injects[i], team.run),
                             times_of(runner, injects[i], reference),
                             {},
                             team_cost - better[i],
                             verdict_of(injects[i], actions, team, reference)});
  add_bounds(runner, score);
  score.team = totals_of(score.injects, &InjectScore::team);
  score.expected = totals_of(score.injects, &InjectScore::expected);
  score.outcomes = std::move(team.outcomes);
  score.run = std::move(team.run);
  return score;
}

std::optional<std::size_t> costliest(DrillScore const& score) {
  auto const worse = [&](std::size_t i) {
    using enum Verdict::Kind;
    auto const kind = score.injects[i].verdict.kind;
    return kind != not_reported && kind != as_expected && kind != earlier;
  };
  constexpr double kWorthTelling_h = 1e-9;  // less is rounding
  std::optional<std::size_t> most;
  for (std::size_t i = 0; i < score.injects.size(); ++i) {
    double const saved = score.injects[i].most_saved_h();
    if (saved <= kWorthTelling_h) continue;
    if (!most ||
        std::pair(worse(i), saved) > std::pair(worse(*most), score.injects[*most].most_saved_h()))
      most = i;
  }
  return most;
}

}  // namespace sc

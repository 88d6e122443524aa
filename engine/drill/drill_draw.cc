// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_draw.h"

#include <algorithm>

#include "base/check.h"
#include "base/order_of.h"
#include "base/random.h"
#include "drill/drill_scenario.h"
#include "planner/demand.h"

namespace sc {
namespace {

using Incidents = std::vector<RecordedIncident>;

constexpr Duration kStep = whole_minutes(30);

Incidents recorded_storm(World const& storm, std::uint64_t seed, std::uint32_t replication) {
  Incidents all;
  for (PlannedIncident const& it : incidents_of(storm, seed, replication))
    if (it.parent < 0) all.push_back(as_recorded(storm, it));
  return all;
}

/// Is anybody on duty throughout?
bool staffed(Scenario const& s, SimTime begin, SimTime end) {
  auto const posted = [&](std::size_t level) { return !s.plan.postings[level].empty(); };
  auto const stays_posted = [&](LevelChange const& change) {
    return change.time <= begin || change.time >= end ||
           posted(static_cast<std::size_t>(change.level));
  };
  return posted(level_at(s, begin)) && std::all_of(s.levels.begin(), s.levels.end(), stays_posted);
}

std::vector<SimTime> begins(Scenario const& s, Duration length) {
  std::int64_t const clock = s.start_unix_ms + s.utc_offset.ms;
  std::int64_t const first = (kStep.ms - clock % kStep.ms) % kStep.ms;
  std::vector<SimTime> result;
  for (SimTime t{first}; t + length <= s.end; t = t + kStep)
    if (staffed(s, t, t + length)) result.push_back(t);
  return result;
}

Incidents within(Incidents const& all, SimTime begin, SimTime end) {
  Incidents inside;
  std::copy_if(all.begin(), all.end(), std::back_inserter(inside), [&](auto const& it) {
    return it.onset >= begin && it.report >= begin && it.report < end;
  });
  std::stable_sort(inside.begin(), inside.end(),
                   [](auto const& a, auto const& b) { return a.report < b.report; });
  return inside;
}

Incidents some_evenly(Incidents const& all, std::size_t keep, Stream& random) {
  double const stride = static_cast<double>(all.size()) / static_cast<double>(keep);
  double const first = random.uniform() * stride;
  Incidents kept;
  for (std::size_t k = 0; k < keep; ++k)
    kept.push_back(all[std::min(static_cast<std::size_t>(first + stride * static_cast<double>(k)),
                                all.size() - 1)]);
  return kept;
}

/// The `keep` with the least rank; of equals, those reported first.
template <class Rank>
Incidents first_by(Incidents const& all, std::size_t keep, Rank rank) {
  std::vector<double> ranks;
  for (RecordedIncident const& it : all) ranks.push_back(rank(it));  // in order: it may draw
  auto const order = order_of(all.size(), [&](std::size_t i) { return ranks[i]; });
  Incidents kept;
  for (std::size_t k = 0; k < keep; ++k) kept.push_back(all[order[k]]);
  return kept;
}

Incidents some_near(Incidents const& all, std::size_t keep, Stream& random) {
  LonLat const centre = all[random.below(static_cast<std::uint32_t>(all.size()))].position;
  return first_by(all, keep, [&](auto const& it) { return distance_m(it.position, centre); });
}

/// Those that need a skill of one of them come first, then others as chance will have it.
Incidents some_of_skill(Scenario const& s, Incidents const& all, std::size_t keep, Stream& random) {
  auto const needs = [&](RecordedIncident const& it) {
    return s.incident_kinds[it.kind.index()].needs.skills();
  };
  SkillSet const of_one = needs(all[random.below(static_cast<std::uint32_t>(all.size()))]);
  return first_by(all, keep, [&](auto const& it) {
    double const chance = random.uniform();
    return (needs(it) & of_one) != 0 ? chance : 1 + chance;
  });
}

Incidents densest(Incidents const& all, std::size_t keep) {
  std::size_t best = 0;
  for (std::size_t k = 1; k + keep <= all.size(); ++k)
    if (*all[k + keep - 1].report - *all[k].report <
        *all[best + keep - 1].report - *all[best].report)
      best = k;
  auto const first = all.begin() + static_cast<std::ptrdiff_t>(best);
  return {first, first + static_cast<std::ptrdiff_t>(keep)};
}

Incidents thinned(Scenario const& s, Incidents const& all, std::size_t keep, Thinning how,
                  Stream& random) {
  switch (how) {
    case Thinning::evenly: return some_evenly(all, keep, random);
    case Thinning::place: return some_near(all, keep, random);
    case Thinning::skill: return some_of_skill(s, all, keep, random);
    case Thinning::densest: return densest(all, keep);
  }
  SC_EXPECT(false);
  return {};
}

/// Nobody waits through empty hours: the exercise begins in the half hour of its first incident.
void skip_quiet_hours(Scenario const& s, DrillDraw& draw) {
  Duration const length = draw.end - draw.begin;
  SimTime first = draw.end;
  for (RecordedIncident const& it : draw.incidents) first = std::min(first, it.onset);
  SimTime const begin = draw.begin + Duration{(first - draw.begin).ms / kStep.ms * kStep.ms};
  if (begin + length > s.end || !staffed(s, begin, begin + length)) return;
  draw.begin = begin;
  draw.end = begin + length;
}

}  // namespace

std::vector<DrillDraw> draw_drills(World const& storm, std::uint32_t replication,
                                   std::uint32_t first, std::uint32_t wished,
                                   DrawOptions const& options) {
  SC_EXPECT(options.least >= 1 && options.least <= options.most);
  Incidents const all = recorded_storm(storm, options.seed, replication);
  std::vector<SimTime> eligible;
  for (SimTime const t : begins(storm.scenario, options.length))
    if (within(all, t, t + options.length).size() >= options.least) eligible.push_back(t);
  std::vector<DrillDraw> draws;
  if (eligible.empty()) return draws;
  for (std::uint32_t k = first; k < first + wished; ++k) {
    Stream random(options.seed, replication, Purpose::drill, k);
    DrillDraw& draw = draws.emplace_back();
    draw.storm_replication = replication;
    draw.begin = eligible[random.below(static_cast<std::uint32_t>(eligible.size()))];
    draw.end = draw.begin + options.length;
    draw.thinning = static_cast<Thinning>(random.below(kThinnings));
    Incidents const inside = within(all, draw.begin, draw.end);
    auto const span = static_cast<std::uint32_t>(options.most - options.least + 1);
    std::size_t const keep = std::min(inside.size(), options.least + random.below(span));
    draw.incidents = thinned(storm.scenario, inside, keep, draw.thinning, random);
    skip_quiet_hours(storm.scenario, draw);
    sort_as_run(draw.incidents);
  }
  return draws;
}

}  // namespace sc

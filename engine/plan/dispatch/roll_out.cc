// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/roll_out.h"

#include <algorithm>
#include <utility>

#include "plan/dispatch/greedy.h"
#include "plan/dispatch/waiting_cost.h"

namespace sc {
namespace {

constexpr Duration kWorkInterrupted = whole_hours(1);
constexpr Duration kTypicalTime = whole_minutes(20);
constexpr Duration kBeyondHorizon = whole_hours(1);

struct Sent {
  std::size_t crew;
  Duration arrival;
};

/// The first of `crews` to be there that has one of the skills; `travel` tells how long each needs
/// once it is free, if it may go at all.
template <class Crews, class Travel>
std::optional<Sent> first_of(Crews const& crews, SkillSet wanted, Duration from, Travel&& travel) {
  std::optional<Sent> first;
  for (std::size_t c = 0; c < crews.size(); ++c) {
    if ((crews[c].skills & wanted) == 0) continue;
    std::optional<Duration> const takes = travel(c);
    if (!takes) continue;
    Duration const arrival = std::max(crews[c].free_after, from) + *takes;
    if (!first || arrival < first->arrival) first = Sent{c, arrival};
  }
  return first;
}

/// Calls for crews until nothing is lacking: moment at which work begins, or nothing.
template <class Crews, class Travel>
std::optional<Duration> gather(Needs needs, Duration from, Crews const& crews,
                               std::vector<std::size_t>& gathered, Travel&& travel) {
  Duration start = from;
  while (SkillSet const wanted = needs.skills()) {
    auto const first = first_of(crews, wanted, from, [&](std::size_t c) -> std::optional<Duration> {
      bool const there = std::find(gathered.begin(), gathered.end(), c) != gathered.end();
      return there ? std::nullopt : travel(c);
    });
    if (!first) return std::nullopt;
    gathered.push_back(first->crew);
    needs.cover(crews[first->crew].skills);
    start = std::max(start, first->arrival);
  }
  return start;
}

/// May it be taken from its work, or is it even idle?
bool is_free(DispatchView const& view, UnitId unit) {
  return std::any_of(view.free_units.begin(), view.free_units.end(),
                     [&](FreeUnit const& free) { return free.id == unit; });
}

}  // namespace

RollOut::RollOut(DispatchView const& view, PolicyWeights const& weights)
    : ordering_(view), weights_(weights) {
  ordering_.release_driving();
  auto const& units = view.outlook.scenario().units;
  for (FreeUnit const& it : view.free_units) {
    StationId const home = it.id.index() < units.size() ? units[it.id.index()].home : StationId{};
    crews_.push_back(crew_of(it.kind, it.skills, home));
    if (it.engagement == FreeUnit::Engagement::working) crews_.back().free_after = kWorkInterrupted;
  }
  for (BusyUnit const& it : view.busy_units) {
    if (is_free(view, it.id)) continue;  // it stands above
    crews_.push_back(crew_of(it.kind, it.skills, it.home));
    crews_.back().free_after = std::max(it.expected_free - view.now, Duration{});
  }
  measure_drives();
}

RollOut::Crew RollOut::crew_of(UnitKindId kind, SkillSet skills, StationId home) {
  Base const base{kind, home};
  auto found = std::find(bases_.begin(), bases_.end(), base);
  if (found == bases_.end()) found = bases_.insert(bases_.end(), base);
  return {skills, {}, false, static_cast<std::size_t>(found - bases_.begin())};
}

void RollOut::measure_drives() {
  Outlook const& outlook = ordering_.view().outlook;
  for (Base const& base : bases_)
    for (std::size_t z = 0; z < outlook.scenario().zones.size(); ++z)
      drive_.push_back(base.home ? outlook.station_to_zone(base.kind, base.home, ZoneId{z})
                                 : std::nullopt);
}

Duration RollOut::hopeless() const {
  return from_seconds(weights_.horizon_min * 60) + kBeyondHorizon;
}

Duration RollOut::typical_time(std::size_t i) {
  Duration sum;
  std::int64_t known = 0;
  for (std::size_t u = 0; u < ordering_.units(); ++u) {
    auto const time = ordering_.time(u, i);
    if (!time) continue;
    sum = sum + *time;
    ++known;
  }
  return known == 0 ? kTypicalTime : Duration{sum.ms / known};
}

/// Lets the crews sent do the work, and others with them if those are too few and may be called.
/// Nothing where they are too few and may not: then nothing is changed.
std::optional<double> RollOut::serve_known(std::size_t i, std::vector<std::size_t> sent,
                                           std::vector<Crew>& crews, Others others) {
  Needs needs = ordering_.left(i);
  bool const lacked = !needs.none();
  std::sort(sent.begin(), sent.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(ordering_.time(a, i), a) < std::pair(ordering_.time(b, i), b);
  });
  Duration start;
  for (std::size_t const u : sent) {
    if (!needs.helped_by(crews[u].skills)) continue;
    start = std::max(start, *ordering_.time(u, i));
    needs.cover(crews[u].skills);
  }
  std::vector<std::size_t> gathered = sent;
  if (!needs.none()) {
    if (others == Others::stay_away) return std::nullopt;
    Duration const travel = typical_time(i);
    auto const complete =
        gather(needs, Duration{}, crews, gathered, [&](std::size_t c) -> std::optional<Duration> {
          return crews[c].held ? std::nullopt : std::optional(travel);
        });
    start = std::max(start, complete.value_or(hopeless()));
  }
  OpenIncident const& incident = ordering_.incident(i);
  for (std::size_t const c : gathered) {
    Duration const there = c < ordering_.units() ? ordering_.time(c, i).value_or(start) : start;
    crews[c].free_after = std::max(start, there) + incident.expected_work;
    crews[c].held = false;
  }
  if (!lacked) return 0;
  DispatchView const& view = ordering_.view();
  return waiting_cost(waiting(incident, view.now), start, view.outlook.scenario().rules.late,
                      weights_);
}

RollOut::Aftermath RollOut::carry_out(std::vector<Assignment> const& answer) {
  Aftermath result{0, crews_};
  std::vector<std::vector<std::size_t>> sent(ordering_.incidents());
  for (std::size_t u = 0; u < ordering_.units(); ++u) {
    FreeUnit const& unit = ordering_.unit(u);
    auto const ordered = std::find_if(answer.begin(), answer.end(),
                                      [&](Assignment const& it) { return it.unit == unit.id; });
    IncidentId to;
    if (ordered != answer.end())
      to = ordered->incident;
    else if (unit.engagement == FreeUnit::Engagement::driving)
      to = unit.incident;
    result.crews[u].held = !to && unit.engagement != FreeUnit::Engagement::working;
    for (std::size_t i = 0; i < ordering_.incidents(); ++i)
      if (ordering_.incident(i).id == to && ordering_.time(u, i)) sent[i].push_back(u);
  }
  for (auto const& crews : sent)
    for (std::size_t const u : crews) result.crews[u].held = true;  // until their work is known
  auto const order = by_urgency(ordering_);
  std::vector<std::size_t> short_of_crews;
  for (std::size_t const i : order) {
    auto const cost = serve_known(i, sent[i], result.crews, Others::stay_away);
    if (cost)
      result.cost += *cost;
    else
      short_of_crews.push_back(i);
  }
  for (std::size_t const i : short_of_crews)
    result.cost += *serve_known(i, sent[i], result.crews, Others::may_be_called);
  return result;
}

double RollOut::serve_future(FutureIncident const& it, std::vector<Crew>& crews) const {
  Scenario const& scenario = ordering_.view().outlook.scenario();
  IncidentKindSpec const& kind = scenario.incident_kinds[it.kind.index()];
  std::vector<std::size_t> gathered;
  auto const start =
      gather(kind.needs, it.after, crews, gathered, [&](std::size_t c) -> std::optional<Duration> {
        auto const& drive = drive_[crews[c].base * scenario.zones.size() + it.zone.index()];
        return drive ? std::optional(scenario.rules.turn_out_day + *drive) : std::nullopt;
      });
  for (std::size_t const c : gathered)
    if (start) crews[c].free_after = *start + from_seconds(kind.work_median_s);
  Waiting const waits{kind.severity, kind.severity_growth_per_h, kind.people_trapped, {}};
  return waiting_cost(waits, start ? *start - it.after : hopeless(), scenario.rules.late, weights_);
}

std::vector<double> RollOut::costs(std::vector<Assignment> const& answer,
                                   std::vector<Future> const& futures) {
  Aftermath const now = carry_out(answer);
  std::vector<double> costs;
  for (Future const& future : futures) {
    std::vector<Crew> crews = now.crews;
    double cost = now.cost;
    for (FutureIncident const& incident : future) cost += serve_future(incident, crews);
    costs.push_back(cost);
  }
  return costs;
}

}  // namespace sc

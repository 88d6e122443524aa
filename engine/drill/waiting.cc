// SPDX-License-Identifier: Apache-2.0
#include "drill/waiting.h"

#include <algorithm>

#include "response/unit_status.h"

namespace sc {
namespace {

SimTime from_of(IncidentTable const& t, std::size_t row, Wait wait) {
  return wait == Wait::onset_to_arrival ? t.onset[row] : t.report[row];
}

SimTime until_of(IncidentTable const& t, std::size_t row, Wait wait) {
  switch (wait) {
    case Wait::report_to_work: return t.work_start[row];
    case Wait::report_to_clear: return t.clear[row];
    default: return t.arrive[row];
  }
}

SkillSet skills_of(Scenario const& s, std::size_t unit) {
  return s.unit_kinds[s.units[unit].kind.index()].skills;
}

}  // namespace

std::optional<Duration> waited(IncidentTable const& t, std::size_t row, SimTime end, Wait wait) {
  if (t.report[row] == kNever) return std::nullopt;
  return std::min(until_of(t, row, wait), end) - from_of(t, row, wait);
}

double waiting_cost_h(IncidentTable const& t, std::size_t row, SimTime end, Wait wait) {
  auto const time = waited(t, row, end, wait);
  return time ? static_cast<double>(t.severity[row]) * time->hours() : 0;
}

double waiting_cost_h(Trajectory const& run, Wait wait, Rows const& rows) {
  double cost_h = 0;
  for (std::size_t i = 0; i < run.incidents.size(); ++i)
    if (!rows || rows(i)) cost_h += waiting_cost_h(run.incidents, i, run.end, wait);
  return cost_h;
}

double hours_in(UnitTrack const& track, SimTime begin, SimTime end,
                std::function<bool(UnitStatus)> const& wanted) {
  Duration sum;
  for (std::size_t k = 0; k < track.time.size(); ++k) {
    if (!wanted(track.status[k])) continue;
    SimTime const from = std::max(track.time[k], begin);
    SimTime const until = k + 1 < track.time.size() ? std::min(track.time[k + 1], end) : end;
    if (from < until) sum = sum + (until - from);
  }
  return sum.hours();
}

double unit_hours_in(Trajectory const& run, SimTime begin, SimTime end,
                     std::function<bool(UnitStatus)> const& wanted) {
  double sum_h = 0;
  for (UnitTrack const& track : run.units) sum_h += hours_in(track, begin, end, wanted);
  return sum_h;
}

IdleClock::IdleClock(Scenario const& s, Trajectory const& run, SimTime begin, SimTime end)
    : scenario_(s), run_(run), begin_(begin) {
  auto const ticks = static_cast<std::size_t>((end - begin).ms / kTick.ms) + 1;
  idle_.assign(ticks, 0);
  for (std::size_t u = 0; u < run.units.size(); ++u) {
    UnitTrack const& track = run.units[u];
    std::size_t row = 0;
    for (std::size_t k = 0; k < ticks; ++k) {
      SimTime const at = begin + kTick * static_cast<std::int64_t>(k);
      while (row + 1 < track.time.size() && track.time[row + 1] <= at) ++row;
      if (!track.status.empty() && may_be_sent(track.status[row])) idle_[k] |= skills_of(s, u);
    }
  }
}

bool IdleClock::any_idle(SkillSet skills, SimTime at) const {
  auto const tick =
      static_cast<std::size_t>(std::max<std::int64_t>(0, (at - begin_).ms) / kTick.ms);
  return (idle_[std::min(tick, idle_.size() - 1)] & skills) != 0;
}

double IdleClock::starved_h(std::size_t incident, std::size_t skill) const {
  IncidentTable const& t = run_.incidents;
  Needs const& needs = scenario_.incident_kinds[t.kind[incident].index()].needs;
  SimTime const report = t.report[incident];
  if (report == kNever || needs.count(skill) == 0) return 0;
  SkillSet const bit = SkillSet{1} << skill;
  SimTime const until = std::min(t.dispatch[incident], run_.end);
  std::int64_t ticks = 0;
  for (SimTime at = report; at < until; at = at + kTick)
    if (!any_idle(bit, at)) ++ticks;
  return (kTick * ticks).hours();
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/greedy.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sc {
namespace {

std::optional<std::size_t> first_extra(Ordering& ordering, std::size_t i) {
  SkillSet const wanted = skills_wanted(ordering.incident(i), ordering.view().outlook);
  std::optional<std::size_t> best;
  Duration least;
  for (std::size_t u = 0; u < ordering.units(); ++u) {
    FreeUnit const& unit = ordering.unit(u);
    if (!ordering.unused(u) || !is_idle(unit) || (unit.skills & wanted) == 0) continue;
    auto const time = ordering.time(u, i);
    if (!time || (best && *time >= least)) continue;
    best = u;
    least = *time;
  }
  return best;
}

/// Who joins a team that so far leaves `lacking`.
std::optional<std::size_t> next_member(Ordering& ordering, std::size_t i, Needs const& lacking,
                                       std::vector<std::size_t> const& team,
                                       Reluctance const& reluctance) {
  std::optional<std::size_t> best;
  std::pair<Duration, int> least;  // time, then minus what it covers
  for (std::size_t u = 0; u < ordering.units(); ++u) {
    FreeUnit const& unit = ordering.unit(u);
    bool const helps = ordering.unused(u) && lacking.helped_by(unit.skills);
    if (!helps || std::find(team.begin(), team.end(), u) != team.end()) continue;
    auto const added = reluctance(unit);
    auto const time = added ? ordering.time(u, i) : std::nullopt;
    if (!time) continue;
    std::pair const key(*time + *added, -lacking.helped_count(unit.skills));
    if (best && key >= least) continue;
    best = u;
    least = key;
  }
  return best;
}

void drop_needless(Ordering const& ordering, Needs const& lacking, std::vector<std::size_t>& team) {
  for (std::size_t k = 0; k < team.size();) {
    Needs left = lacking;
    for (std::size_t other = 0; other < team.size(); ++other)
      if (other != k) left.cover(ordering.unit(team[other]).skills);
    if (left.none())
      team.erase(team.begin() + static_cast<std::ptrdiff_t>(k));
    else
      ++k;
  }
}

double greatest_severity(Ordering const& ordering) {
  double greatest = 0;
  for (std::size_t i = 0; i < ordering.incidents(); ++i)
    greatest = std::max(greatest, ordering.incident(i).severity);
  return greatest;
}

}  // namespace

bool is_idle(FreeUnit const& unit) {
  return unit.engagement == FreeUnit::Engagement::idle;
}

std::optional<Duration> idle_only(FreeUnit const& unit) {
  return is_idle(unit) ? std::optional(Duration{}) : std::nullopt;
}

bool send_team(Ordering& ordering, std::size_t i, Reluctance const& reluctance) {
  Needs const lacking = ordering.left(i);
  if (!ordering.enough_unused(lacking)) return false;
  Needs left = lacking;
  std::vector<std::size_t> team;
  while (!left.none()) {
    auto const next = next_member(ordering, i, left, team, reluctance);
    if (!next) return false;
    left.cover(ordering.unit(*next).skills);
    team.push_back(*next);
  }
  drop_needless(ordering, lacking, team);
  for (std::size_t const u : team) ordering.send(u, i);
  return true;
}

bool may_leave_work(Ordering const& ordering, FreeUnit const& unit, std::size_t i) {
  double const margin = ordering.view().outlook.scenario().rules.preempt_severity;
  if (margin <= 0 || unit.engagement != FreeUnit::Engagement::working) return false;
  double const severity = ordering.incident(i).severity;
  for (OpenIncident const& open : ordering.view().open)
    if (open.id == unit.incident) return severity - open.severity >= margin;
  return severity >= greatest_severity(ordering);
}

std::vector<std::size_t> by_urgency(Ordering const& ordering) {
  std::vector<std::size_t> order(ordering.incidents());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const key = [&](std::size_t i) {
    OpenIncident const& it = ordering.incident(i);
    return std::tuple(!it.people_trapped, -it.severity, it.report, it.id);
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

void send_extras(Ordering& ordering, std::vector<std::size_t> const& order, double least_severity) {
  for (std::size_t const i : order) {
    OpenIncident const& incident = ordering.incident(i);
    if (incident.severity < least_severity || ordering.touched(i)) continue;
    if (!ordering.left(i).none()) continue;
    for (int sent = 0; sent < incident.extra; ++sent) {
      auto const first = first_extra(ordering, i);
      if (!first) break;
      ordering.send(*first, i);
    }
  }
}

}  // namespace sc

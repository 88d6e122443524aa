// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/greedy.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sc {
namespace {

bool earlier(std::optional<Duration> time, std::optional<Arrival> const& best) {
  return time && (!best || *time < best->time);
}

std::optional<Arrival> first_extra(Ordering& ordering, std::size_t i) {
  SkillSet const wanted = skills_wanted(ordering.incident(i), ordering.view().outlook);
  std::optional<Arrival> best;
  for (std::size_t u = 0; u < ordering.units(); ++u) {
    FreeUnit const& unit = ordering.unit(u);
    if (!ordering.unused(u) || !is_idle(unit) || (unit.skills & wanted) == 0) continue;
    auto const time = ordering.time(u, i);
    if (earlier(time, best)) best = Arrival{u, *time};
  }
  return best;
}

double greatest_severity(Ordering const& ordering) {
  double greatest = 0;
  for (std::size_t i = 0; i < ordering.incidents(); ++i)
    greatest = std::max(greatest, ordering.incident(i).severity);
  return greatest;
}

}  // namespace

std::optional<Arrival> first_there(Ordering& ordering, std::size_t i,
                                   std::function<bool(FreeUnit const&)> const& may) {
  std::optional<Arrival> best;
  int most_helped = 0;
  for (std::size_t u = 0; u < ordering.units(); ++u) {
    if (!ordering.helps(u, i) || !may(ordering.unit(u))) continue;
    auto const time = ordering.time(u, i);
    int const helped = ordering.left(i).helped_count(ordering.unit(u).skills);
    bool const wins_tie = best && time == best->time && helped > most_helped;
    if (!earlier(time, best) && !wins_tie) continue;
    best = Arrival{u, *time};
    most_helped = helped;
  }
  return best;
}

bool is_idle(FreeUnit const& unit) {
  return unit.engagement == FreeUnit::Engagement::idle;
}

void serve_by_idle(Ordering& ordering, std::size_t i) {
  while (auto const first = first_there(ordering, i, is_idle)) ordering.send(first->unit, i);
}

std::optional<Arrival> first_from_work(Ordering& ordering, std::size_t i) {
  double const margin = ordering.view().outlook.scenario().rules.preempt_severity;
  if (margin <= 0) return std::nullopt;
  double const severity = ordering.incident(i).severity;
  bool const most_severe = severity >= greatest_severity(ordering);
  return first_there(ordering, i, [&](FreeUnit const& unit) {
    if (unit.engagement != FreeUnit::Engagement::working) return false;
    for (OpenIncident const& open : ordering.view().open)
      if (open.id == unit.incident) return severity - open.severity >= margin;
    return most_severe;
  });
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
      ordering.send(first->unit, i);
    }
  }
}

}  // namespace sc

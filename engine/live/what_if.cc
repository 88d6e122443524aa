// SPDX-License-Identifier: Apache-2.0
#include "live/what_if.h"

#include <algorithm>

#include "drill/waiting.h"
#include "live/held_orders.h"
#include "live/responses.h"
#include "response/live/most_pressing.h"
#include "study/paired.h"

namespace sc {
namespace {

struct Outcomes {
  std::vector<double> waiting_h, response_min, late_share, here_min;  ///< [futures]
};

/// Of everything that waited for its first unit at `now` or was reported since.
void look(LiveRun future, SimTime now, SimTime end, IncidentId here, Outcomes& to) {
  SimTime const arrive = future.incident(here).arrive;
  Duration const late = future.world().scenario.rules.late;
  IncidentTable const t = future.finish().incidents;
  double waiting_h = 0;
  Responses responses(late);
  for (std::size_t i = 0; i < t.size(); ++i) {
    // Closed before without anybody coming, as a duplicate is: nobody waits there.
    bool const over = t.clear[i] <= now;
    bool const matters = t.report[i] != kNever && t.arrive[i] > now && !over;
    if (!matters) continue;
    waiting_h += waiting_cost_h(t, i, end, Wait::report_to_arrival);
    responses.add(t, i, end);
  }
  to.waiting_h.push_back(waiting_h);
  to.response_min.push_back(responses.mean_min());
  to.late_share.push_back(responses.late_share());
  to.here_min.push_back((std::max(now, std::min(arrive, end)) - now).minutes());
}

/// `held`: orders at the incident, which the policy leaves alone.
Outcomes outcomes(LiveRun const& from, std::vector<UnitAndIncident> held, IncidentId here,
                  ForecastSpec const& spec) {
  Outcomes all;
  MostPressingOnly const pressing(spec.policy);
  HeldOrders const policy(pressing, std::move(held));
  SimTime const end = std::min(from.now() + whole_hours(spec.hours), from.world().scenario.end);
  for (int i = 0; i < spec.futures; ++i) {
    std::uint32_t const luck = spec.first_replication + static_cast<std::uint32_t>(i);
    LiveRun future = from.future({policy, spec.relocation, spec.seed, luck});
    future.go_on_to(end);
    look(std::move(future), from.now(), end, here, all);
  }
  return all;
}

/// Orders that can still be given; one may have made another needless.
void give(LiveRun& run, RecommendedOrder const& order) {
  if (run.why_not(order.unit, order.incident).empty()) run.send(order.unit, order.incident);
}

ComparedFutures compared(std::vector<double> const& recommended, std::vector<double> const& asked) {
  return {mean_of(recommended).value, mean_of(asked).value, paired_difference(asked, recommended)};
}

}  // namespace

WhatIf what_if(LiveRun const& now, UnitAndIncident const& asked,
               std::span<RecommendedOrder const> recommended, ForecastSpec const& spec) {
  LiveRun as_recommended = now.snapshot();
  LiveRun as_asked = now.snapshot();
  WhatIf result;
  if (as_asked.why_not(asked.unit, asked.incident).empty())
    result.estimate = as_asked.estimate(asked.unit, asked.incident);
  as_asked.send(asked.unit, asked.incident);
  std::vector<UnitAndIncident> held;
  for (RecommendedOrder const& order : recommended) {
    give(as_recommended, order);
    if (order.incident == asked.incident) held.push_back({order.unit, order.incident});
    bool const instead = order.unit == asked.unit || order.incident == asked.incident;
    if (!instead) give(as_asked, order);
  }
  Outcomes const a = outcomes(as_recommended, std::move(held), asked.incident, spec);
  Outcomes const b = outcomes(as_asked, {asked}, asked.incident, spec);
  result.futures = spec.futures;
  result.hours = spec.hours;
  result.waiting_h = compared(a.waiting_h, b.waiting_h);
  result.response_min = compared(a.response_min, b.response_min);
  result.late_share = compared(a.late_share, b.late_share);
  result.here_min = compared(a.here_min, b.here_min);
  return result;
}

}  // namespace sc

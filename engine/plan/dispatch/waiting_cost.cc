// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/waiting_cost.h"

#include <algorithm>
#include <cmath>

#include "response/decision.h"

namespace sc {
namespace {

constexpr double kLeastSeverity = 0.1;
constexpr double kEstimateError = 0.2;  ///< share of the wait; assumed

/// Chance that a wait of about `wait_h` is longer than what remains until the arrival is late.
double late_chance(double wait_h, double remaining_h) {
  double const spread = kEstimateError * wait_h;
  if (spread <= 0) return remaining_h < 0 ? 1 : 0;
  return std::clamp((wait_h + spread - remaining_h) / (2 * spread), 0.0, 1.0);
}

}  // namespace

Waiting waiting(OpenIncident const& incident, SimTime now) {
  return {incident.severity, incident.growth_per_h, incident.people_trapped, now - incident.report};
}

double hour_weight(Waiting const& it, PolicyWeights const& weights) {
  double const severity = std::max(it.severity, kLeastSeverity);
  return std::pow(severity, weights.severity_power) * (it.people_trapped ? weights.trapped : 1);
}

double waiting_cost(Waiting const& it, Duration wait, Duration late, PolicyWeights const& weights) {
  double const w = wait.hours();
  double const severity = std::max(it.severity, kLeastSeverity);
  double const gained = weights.growth * it.growth_per_h * w * w / (2 * severity);
  double const chance = late_chance(w, (late - it.since_report).hours());
  return hour_weight(it, weights) * (it.since_report.hours() + w + gained) + weights.late * chance;
}

}  // namespace sc

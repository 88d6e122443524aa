// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.h"
#include "response/rules.h"

namespace sc {

struct OpenIncident;

/// Somebody waits: how badly, and how long already.
struct Waiting {
  double severity = 1;
  double growth_per_h = 0;  ///< of severity
  bool people_trapped = false;
  Duration since_report;
};

Waiting waiting(OpenIncident const& incident, SimTime now);

/// Weight of one hour: severity^power, times PolicyWeights::trapped. At least that of severity 0.1,
/// so that waiting is never free.
double hour_weight(Waiting const& it, PolicyWeights const& weights);

/// What it costs if help arrives `wait` from now [hours of waiting at severity 1]:
///
///   weight (T + growth g w^2 / (2 s)) + late P(T > late)
///
/// with T [h] from the report to the arrival, w = `wait` [h], s severity, g its growth. The middle
/// term is the severity gained during the wait, summed over it. P: estimates are taken to be wrong
/// by up to a fifth of the wait either way, evenly (assumed). So a sure lateness no longer
/// presses, and one about to be does. Grows strictly with `wait`.
double waiting_cost(Waiting const& it, Duration wait, Duration late, PolicyWeights const& weights);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/decision.h"

namespace sc {

/// An incident that may come.
struct FutureIncident {
  Duration after;  ///< from now until it is reported, taken as at once
  IncidentKindId kind;
  ZoneId zone;
};

/// One course that things may take, in order of time.
using Future = std::vector<FutureIncident>;

/// No future holds more: where more are expected, futures end sooner than the horizon.
inline constexpr std::size_t kMostFutureIncidents = 40;

/// PolicyWeights::samples futures over PolicyWeights::horizon_min, each a Poisson process with the
/// outlook's expected numbers per kind and zone, spread evenly over the horizon. A pure function of
/// the moment and of which incidents are open and which units free: the same moment imagines the
/// same futures, and every answer is judged by the same. Empty if nothing is expected.
std::vector<Future> imagine_futures(DispatchView const& view, PolicyWeights const& weights);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "response/live/live_run.h"

namespace sc {

/// What may become of the storm from now on: the present state simulated on with many lucks, each
/// drawing incidents anew from the hazards as forecast, and dispatched by the policy that
/// recommends. It knows nothing of how wrong the weather forecast may be.

struct ForecastSpec {
  DispatchPolicy const& policy;
  RelocationPolicy const* relocation = nullptr;
  std::uint64_t seed = 1;
  std::uint32_t first_replication = 0;
  int futures = 24;
  int hours = 6;
  Duration step = whole_minutes(10);
  std::function<bool()> stops = {};  ///< asked before each future; may be empty
};

/// Quantiles over the futures.
struct Band {
  double p10 = 0, p50 = 0, p90 = 0;
};

struct ForecastHour {
  SimTime from, to;
  std::optional<Band> reported;  ///< incidents
  std::optional<Band>
      response_min;  ///< mean of those reported in it, up to an hour beyond the last
  std::optional<Band> late_share;
};

/// A station that has run out of something in some futures.
struct RunsOut {
  StationId station;
  MaterialId material;  ///< unset: of units that may be sent
  double share = 0;     ///< of the futures
  SimTime first;        ///< median over those
};

struct Forecast {
  SimTime made;
  int futures = 0;
  std::vector<SimTime> times;
  std::vector<Band> waiting;     ///< [times] incidents that lack somebody
  std::vector<Band> free_units;  ///< [times]
  std::vector<ForecastHour> hours;
  std::vector<RunsOut> dry;           ///< most certain first
  std::vector<RunsOut> out_of_stock;  ///< likewise
};

/// Of a snapshot of the run. One thread. Ends with the scenario. Stopped: an empty one, of 0
/// futures. A policy is shown the most pressing incidents alone (most_pressing.h).
Forecast forecast(LiveRun const& now, ForecastSpec const& spec);

/// Of a sample that is not empty, as quantile().
Band band_of(std::vector<double> const& sample);

}  // namespace sc

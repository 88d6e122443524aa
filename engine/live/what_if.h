// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "live/forecast.h"
#include "study/estimate.h"

namespace sc {

/// "Send unit X instead": the same futures twice, once after the recommended orders, once after the
/// one asked about in place of those it contradicts. The policy goes on from there in both, but
/// overrules neither at the incident asked about (HeldOrders).

/// A number of both, over the futures of each.
struct ComparedFutures {
  double recommended = 0;  ///< mean
  double asked = 0;
  Estimate difference;  ///< asked minus recommended, by common luck
};

struct WhatIf {
  int futures = 0;
  int hours = 0;
  std::optional<Duration> estimate;  ///< of the order asked about; nothing: cut off
  ComparedFutures waiting_h;         ///< severity x hours waited, all open or reported by then
  ComparedFutures response_min;      ///< mean, of those
  ComparedFutures late_share;
  ComparedFutures here_min;  ///< from now until somebody is at the incident asked about
};

/// Errors: InputError where the order cannot be given.
WhatIf what_if(LiveRun const& now, UnitAndIncident const& asked,
               std::span<RecommendedOrder const> recommended, ForecastSpec const& spec);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// Response times of reported incidents, arrive - report. One that nobody reached by the end is
/// censored: it enters with its waiting time so far, a lower bound, so mean and quantiles are lower
/// bounds as soon as `censored` > 0. It never counts as in time.
struct ResponseTimes {
  std::size_t reported = 0;
  std::size_t censored = 0;
  std::optional<double> mean_s, p50_s, p90_s;  ///< nothing when none was reported
  std::optional<double> in_time_share;         ///< arrived within Rules::late, of the reported
};

struct KindCount {
  IncidentKindId kind;
  std::size_t incidents = 0;
  std::size_t cleared = 0;
};

struct BasinDepth {
  BasinId basin;
  double depth_m = 0;
  SimTime at;  ///< end of the step of the greatest depth
};

/// Background traffic, where there was any.
struct TrafficSummary {
  std::size_t trips = 0;  ///< wanted
  std::size_t arrived = 0;
  std::size_t gave_up = 0;   ///< no open way
  double mean_travel_s = 0;  ///< of those that arrived; 0 if none
  LinkQueues::Totals totals;
};

struct Summary {
  std::size_t incidents = 0;
  std::size_t unreported = 0;  ///< at the end
  std::size_t cleared = 0;
  ResponseTimes response;
  RunCounts counts;
  std::vector<KindCount> by_kind;   ///< kinds that occurred, in the scenario's order
  std::vector<BasinDepth> deepest;  ///< all basins, deepest first
  std::optional<TrafficSummary> traffic;
};

Summary summarise(World const& world, Trajectory const& run);

/// Quantile with linear interpolation between order statistics (type 7 of Hyndman & Fan 1996; the
/// default of numpy). values must not be empty; q in [0, 1].
double quantile(std::vector<double> values, double q);

/// The numbers of a summary with their names, as they stand in the run file's /summary.
std::vector<std::pair<std::string, double>> numbers(Summary const& summary);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// Response times of reported incidents, arrive - report. One that nobody reached by the end is
/// censored: it enters with its waiting time so far (until it was closed by hand, if it was), a
/// lower bound, so mean and quantiles are lower bounds as soon as `censored` > 0. It never counts
/// as in time: it is late. Incidents that were prevented, and those that others might have led to
/// but did not, are none.
struct ResponseTimes {
  std::size_t reported = 0;
  std::size_t censored = 0;
  std::optional<double> mean_s, p50_s, p90_s;  ///< nothing when none was reported
  std::optional<double> in_time_share;         ///< arrived within Rules::late, of the reported
  std::size_t late = 0;                        ///< the other reported ones
  std::vector<double> waited_s;                ///< [reported] what mean and quantiles are of

  [[nodiscard]] std::optional<double> late_share() const {
    if (reported == 0) return std::nullopt;
    return static_cast<double>(late) / static_cast<double>(reported);
  }
};

/// Severity at onset in bands: 1 to below 2, 2 to below 3, 3 to 4.
inline constexpr std::size_t kSeverityBands = 3;
std::size_t severity_band(double severity);

/// How often a station could not give what was asked of it.
struct StockOutCount {
  StationId station;
  MaterialId material;
  std::size_t times = 0;
  double lacking = 0;  ///< in all
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
  std::size_t incidents = 0;   ///< that happened
  std::size_t unreported = 0;  ///< at the end
  std::size_t cleared = 0;     ///< problems handled
  std::size_t prevented = 0;   ///< did not happen, since their street was closed in time
  ResponseTimes response;
  std::array<ResponseTimes, kSeverityBands> by_severity;
  ResponseTimes trapped;  ///< of kinds where people are trapped
  RunCounts counts;
  std::vector<KindCount> by_kind;         ///< kinds that occurred, in the scenario's order
  std::vector<StockOutCount> stock_outs;  ///< where there were any, by station, then material
  std::vector<BasinDepth> deepest;        ///< all basins, deepest first
  std::optional<TrafficSummary> traffic;
};

Summary summarise(World const& world, Trajectory const& run);

/// Does row `i` of the table count as an incident? Prevented ones, and those that others might have
/// led to but did not, do not.
bool happened(IncidentTable const& incidents, std::size_t i);

/// How long a reported incident waited for the first arrival, or so far if nobody came by `end`.
struct ResponseTime {
  Duration waited;
  bool arrived = false;
  [[nodiscard]] bool late(Duration limit) const { return !arrived || waited > limit; }
};
/// Nothing if it was not reported.
std::optional<ResponseTime> response_time(IncidentTable const& incidents, std::size_t i,
                                          SimTime end);

/// Cases when a station ran out, over all materials.
std::size_t stock_out_times(Summary const& summary);

/// Quantile with linear interpolation between order statistics (type 7 of Hyndman & Fan 1996; the
/// default of numpy). values must not be empty; q in [0, 1].
double quantile(std::vector<double> values, double q);

/// The numbers of a summary with their names, as they stand in the run file's /summary; NaN for
/// what does not exist. Which ones there are depends only on whether there was traffic.
std::vector<std::pair<std::string, double>> numbers(Summary const& summary);

}  // namespace sc

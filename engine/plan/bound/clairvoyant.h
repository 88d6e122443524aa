// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "plan/bound/occupancy.h"
#include "response/world.h"

namespace sc {

/// For which runs a bound holds.
struct BoundScope {
  std::vector<bool> units;  ///< [units] that may be sent to incidents; empty: all
};

/// Units that the plan lets be sent: on standby or on patrol at some level.
std::vector<bool> units_sent_by(World const& world, Plan const& plan);

/// Incidents that keep each other waiting: whoever is first at any of them is of these kinds.
struct BoundGroup {
  std::vector<UnitKindId> kinds;               ///< ascending
  std::vector<IncidentKindId> incident_kinds;  ///< ascending
  std::size_t incidents = 0;
  std::size_t units = 0;  ///< of those kinds
  double load = 0;  ///< least work / (units x time from the first arrival that may be to the last)
  double waiting_s = 0;          ///< sum over its incidents, beyond the least response of each
  std::size_t most_waiting = 0;  ///< at some moment at least so many wait beyond that
};

/// What no plan and no dispatch or relocation policy that keeps its contract can beat in one
/// replication, even if all incidents were known beforehand. Proof: docs/bound.md.
struct ClairvoyantBound {
  double mean_s = 0;                   ///< <= Summary::response.mean_s, if any incident is reported
  double late_share = 0;               ///< <= ResponseTimes::late_share()
  double waiting_s = 0;                ///< sum of response times of the certain incidents
  std::size_t late = 0;                ///< of the certain incidents
  std::size_t certain = 0;             ///< incidents that are reported in every run
  std::size_t optional = 0;            ///< that some runs report and others do not, at most
  std::optional<BoundGroup> heaviest;  ///< that carries most of waiting_s; unset if none waits
};

/// The bound for simulate(world, any plan, any policy, {seed, replication}). A pure function of its
/// arguments. Rules as the scenario reader allows them.
ClairvoyantBound clairvoyant_bound(World const& world, std::uint64_t seed,
                                   std::uint32_t replication, BoundScope const& scope = {});

/// What binds every run at one incident by itself, even if all units had only that one to serve.
struct LeastResponse {
  SimTime arrive;     ///< nobody is there before
  Duration response;  ///< from the report; of those that nobody reaches, until the end
};

/// For each of incidents_of(world, seed, replication); nothing for those that some runs do not
/// report.
std::vector<std::optional<LeastResponse>> least_responses(World const& world, std::uint64_t seed,
                                                          std::uint32_t replication,
                                                          BoundScope const& scope = {});

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "response/trajectory.h"
#include "response/world.h"
#include "support/hypercube.h"

namespace sc::test {

/// A district that the simulation and the hypercube model see alike, but for the bias below.
///
/// `units` stations with one unit each and twelve atoms stand on corners of a grid city of 6 x 6
/// whose streets differ in length, so that every atom has a strict order of stations by distance
/// (10 ms of driving apart at least). Incidents come to atoms as Poisson processes, need one unit,
/// and carry their own work of 10,000 h in the mean. No call handling, no turn-out, no weather, one
/// crew that never rests, eats or tires; orders every 100 ms.
///
/// A unit that has worked sets out for its station at once and may be sent from the road, where
/// the order of units is not that of their stations. The longest way takes D < 300 s, so an
/// incident meets a unit on the road with probability lambda D < 12 D / 10,000 h = 1e-4 at most,
/// and service is longer than work by D + 0.1 s < 1e-5 of it. No share or busy fraction can thus be
/// off by more than 2e-4: a tenth of what statistics allow in the tests, or less.
struct QueueingDistrict {
  HypercubeDistrict model;  ///< rates per hour; preference as Floyd and Warshall find it
  std::vector<LonLat> atoms;
  Scenario scenario;  ///< without incidents
  RoadTable roads;
};
inline constexpr double kMeanWork_h = 10'000;
inline constexpr Duration kPrompt{100};  ///< between dispatch epochs

QueueingDistrict queueing_district(std::size_t units, double utilisation);

/// The law of work; its mean is the same.
enum class WorkLaw { exponential, lognormal };

/// One replication: its incidents and what is looked at.
struct QueueingRun {
  std::vector<RecordedIncident> incidents;
  std::vector<std::size_t> atom;  ///< [incidents]
  SimTime warm;                   ///< incidents and time before do not count
  SimTime end;
};
/// A warm-up [mean works], then about so many incidents.
struct QueueingLength {
  double warm_up = 0;
  std::size_t incidents = 0;
};
QueueingRun draw_run(QueueingDistrict const& district, WorkLaw law, QueueingLength length,
                     std::uint32_t replication);
World world_of(QueueingDistrict const& district, QueueingRun const& run);

/// What the hypercube model gives, as a run shows it.
struct Observed {
  std::vector<double> busy;   ///< [units]
  std::vector<double> share;  ///< [units*atoms] row = unit; of all incidents that were served
  double all_busy = 0;        ///< share of incidents not served at the first dispatch epoch
};
Observed observe(QueueingDistrict const& district, QueueingRun const& run,
                 IncidentTable const& table);

}  // namespace sc::test

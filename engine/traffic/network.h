// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "des/partitioning.h"
#include "road/graph.h"
#include "road/link_time.h"

namespace sc {

/// What a class of road carries. All values of the default table are assumed: typical of urban
/// streets with signals (HCM 2016: 1,900 veh/h/lane saturation flow times the share of green), no
/// count of the district's streets was found.
struct RoadClassCapacity {
  double lanes = 1;                ///< of one direction
  double flow_per_lane_per_h = 0;  ///< vehicles that can leave a lane's end
};

/// Parameters of the queue model that do not depend on the day.
struct QueueRules {
  double speed_factor = 0.75;  ///< share of the free speed driven on an empty road (signals)
  double jam_spacing_m = 7.5;  ///< of standing vehicles in one lane
  double wave_speed_mps = 5;   ///< at which a gap moves backwards through a queue
  Duration patience = whole_minutes(2);  ///< a head that cannot leave its link pulls out after this
  double siren_pass_per_s = 1;  ///< queued vehicles that a unit with siren passes in a second
  std::uint32_t parts = 16;     ///< of the map, for the parallel kernel
};

RoadClassCapacity capacity_of(RoadClass road_class, bool ramp);

/// What a link is to the queue model. Integers throughout: capacity is never exceeded by rounding.
struct QueueLink {
  std::uint32_t head = 0;     ///< node
  std::uint32_t tail = 0;     ///< node
  std::uint32_t slot = 0;     ///< first of its slots
  std::uint32_t mask = 0;     ///< slots - 1; a power of two of them, at least `storage`
  std::uint32_t storage = 1;  ///< vehicles that fit on it
  LinkTime free_ms = 1;       ///< on a dry empty road; never less
  LinkTime headway_ms = 1;    ///< between two vehicles that leave it: 1 / flow capacity, rounded up
  LinkTime wave_ms = 1;       ///< from a vehicle leaving to its slot being free at the tail
};

/// The road graph as a network of queues, with its parts: const, shared by all runs.
///
/// storage   = max(1, lanes x length / jam spacing)
/// wave time = length / wave speed, but at least twice free_ms and free_ms + 1 s
/// lookahead = least free_ms of the links between parts; a day where there are none
struct QueueNetwork {
  QueueNetwork(RoadGraph const& graph, QueueRules const& rules);

  QueueRules rules;
  std::vector<QueueLink> links;
  std::uint32_t slots = 0;             ///< of all links
  std::vector<std::uint32_t> part_of;  ///< [nodes]
  std::uint32_t parts = 1;
  Duration lookahead;
};

}  // namespace sc

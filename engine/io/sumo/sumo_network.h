// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "traffic/alone.h"

namespace sc {

/// One file's text and how many things it names.
struct SumoText {
  std::string text;
  std::size_t count = 0;
};

/// Links that begin and end at one node do not exist for SUMO.
bool sumo_knows(RoadGraph const& graph, LinkId link);

/// Plain-XML networks for netconvert 1.15. Ids are the graph's numbers, coordinates metres of its
/// plane. Every node is `unregulated`: nobody yields, nothing is added to travel times.
SumoText sumo_nodes(RoadGraph const& graph);
/// Edges with shape, name, lanes of their class and the speed driven on an empty road (free speed x
/// speed factor); length at least 0.2 m.
SumoText sumo_edges(RoadGraph const& graph, QueueRules const& rules);
/// Allowed turns. A U-turn is there if a way uses it or if nothing else leads on.
SumoText sumo_connections(RoadGraph const& graph, std::span<TrafficAlone::PlannedTrip const> trips);

/// Edge types, one for each class and speed, for netconvert ...
SumoText sumo_types(RoadGraph const& graph, QueueRules const& rules);
/// ... and their headways for SUMO's mesoscopic model, which adds the time to drive the length of a
/// vehicle: so that the flow out of an edge is the queue model's, and a gap moves at its wave
/// speed.
SumoText sumo_headways(RoadGraph const& graph, QueueRules const& rules);

}  // namespace sc

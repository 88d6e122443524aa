// SPDX-License-Identifier: Apache-2.0
#include "traffic/network.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.h"
#include "road/partition.h"
#include "road/rounded_time.h"

namespace sc {
namespace {

/// Within one part nothing has to be foretold.
constexpr Duration kOnePart = whole_hours(24);

LinkTime whole_ms(double seconds) {
  return static_cast<LinkTime>(std::clamp(std::ceil(seconds * 1000), 1.0, 86'400'000.0));
}

QueueLink queue_link(RoadGraph const& graph, LinkId link, QueueRules const& rules) {
  RoadTable const& table = graph.table();
  std::size_t const i = link.index();
  double const length_m = graph.length_m(link);
  double const speed_mps = static_cast<double>(table.free_speed_mps[i]) * rules.speed_factor;
  RoadClassCapacity const capacity =
      capacity_of(table.road_class[i], graph.has(link, link_flag::ramp));
  QueueLink q;
  q.head = graph.head(link).value();
  q.tail = graph.tail(link).value();
  q.storage = static_cast<std::uint32_t>(
      std::clamp(capacity.lanes * length_m / rules.jam_spacing_m, 1.0, 100'000.0));
  q.mask = std::bit_ceil(q.storage) - 1;
  q.free_ms = std::min(rounded_time(length_m, speed_mps), kLongestLinkTime);
  q.headway_ms = whole_ms(3600 / (capacity.lanes * capacity.flow_per_lane_per_h));
  q.wave_ms =
      std::max({whole_ms(length_m / rules.wave_speed_mps), 2 * q.free_ms, q.free_ms + 1000});
  return q;
}

}  // namespace

RoadClassCapacity capacity_of(RoadClass road_class, bool ramp) {
  if (ramp) return {1, 1200};
  switch (road_class) {
    case RoadClass::motorway: return {3, 1800};
    case RoadClass::trunk: return {3, 1500};
    case RoadClass::primary: return {3, 900};
    case RoadClass::secondary: return {2, 850};
    case RoadClass::tertiary: return {1, 800};
    case RoadClass::unclassified:
    case RoadClass::residential: return {1, 600};
    case RoadClass::living_street:
    case RoadClass::service: return {1, 400};
  }
  return {1, 600};
}

QueueNetwork::QueueNetwork(RoadGraph const& graph, QueueRules const& wished) : rules(wished) {
  SC_EXPECT(rules.parts > 0);
  std::vector<std::int32_t> free_ms;
  for (std::size_t i = 0; i < graph.links(); ++i) {
    links.push_back(queue_link(graph, LinkId{i}, rules));
    links.back().slot = slots;
    slots += links.back().mask + 1;
    free_ms.push_back(links.back().free_ms);
  }
  parts = rules.parts;
  part_of = partition_nodes(graph, free_ms, parts);
  lookahead = kOnePart;
  for (QueueLink const& q : links)
    if (part_of[q.head] != part_of[q.tail])
      lookahead = std::min(lookahead, milliseconds(q.free_ms));
}

}  // namespace sc

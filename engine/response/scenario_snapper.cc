// SPDX-License-Identifier: Apache-2.0
#include "response/scenario_snapper.h"

#include <fmt/format.h>

namespace sc {

std::function<bool(LinkId)> below_ground(RoadGraph const& roads) {
  return [&roads](LinkId l) { return roads.has(l, link_flag::underpass | link_flag::tunnel); };
}

RoadPlace ScenarioSnapper::place(LonLat p, std::string_view what, RowOrigin const& origin) {
  if (auto const hit = nearest(p, limit_m_)) return both_directions(roads_, hit->position);
  complaints.add(origin.file, origin.line,
                 fmt::format("{} at {:.5f} {:.5f} has no road within {:.0f} m (must be near a road "
                             "of the map)",
                             what, p.lon_deg, p.lat_deg, limit_m_));
  return {};
}

RoadPlace ScenarioSnapper::incident(RecordedIncident const& recorded, bool in_basin) {
  if (in_basin && !nearest(recorded.position, limit_m_))
    if (auto const hit = index_.nearest(recorded.position, limit_m_, below_ground(roads_)))
      return both_directions(roads_, hit->position);
  return place(recorded.position, "incident", recorded.origin);
}

RoadPlace ScenarioSnapper::basin(BasinPlace const& basin) {
  double constexpr near_m = 150;
  if (basin.underpass)
    if (auto const hit = index_.nearest(basin.position, near_m, below_ground(roads_)))
      return both_directions(roads_, hit->position);
  return place(basin.position, fmt::format("basin {}", basin.id), basin.origin);
}

std::optional<Snapped> ScenarioSnapper::nearest(LonLat p, double limit_m) const {
  return index_.nearest(p, limit_m, on_the_ground(roads_));
}

}  // namespace sc

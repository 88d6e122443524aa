// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/geo.h"
#include "road/road_table.h"

namespace sc {

/// How a road of the facts is carried. Surface roads meet where they cross; elevated ones and
/// tunnels pass each other and the surface, and join it at ramps or at their ends.
enum class RoadKind : std::uint8_t { surface, elevated, tunnel };

struct DistrictRoad {
  RoadName name;
  RoadClass road_class = RoadClass::secondary;
  RoadKind kind = RoadKind::surface;
  double free_speed_mps = 0;
  std::vector<LonLat> waypoints;  ///< at least 2, about 100 m exact
};

/// Water that only bridges cross.
struct DistrictRiver {
  RoadName name;
  double width_m = 0;
  double local_bridge_spacing_m = 0;  ///< between bridges of local streets
  std::vector<LonLat> waypoints;      ///< at least 2
};

/// A stretch of a named road that runs below others.
struct DistrictUnderpass {
  RoadName name;
  std::string road_zh;  ///< name.zh of a DistrictRoad
  LonLat position;
  double length_m = 0;
};

struct DistrictQuarter {
  RoadName name;
  LonLat centre;
  double block_m = 0;  ///< usual distance of parallel local streets
};

/// A place that a street must pass.
struct DistrictPlace {
  RoadName name;
  LonLat position;
};

struct DistrictSettings {
  double tertiary_mps = 40 / 3.6;
  double residential_mps = 30 / 3.6;
  double living_street_mps = 20 / 3.6;
  double service_mps = 15 / 3.6;
  double ramp_mps = 40 / 3.6;
  double collector_factor = 2.1;    ///< spacing of collectors over that of local streets
  double one_way_share = 0.06;      ///< of residential streets
  double no_left_turn_share = 0.2;  ///< of junctions of two roads above tertiary
};

/// The small table of facts a district is built from.
struct DistrictFacts {
  std::vector<DistrictRoad> roads;
  std::vector<DistrictRiver> rivers;
  std::vector<DistrictUnderpass> underpasses;
  std::vector<DistrictQuarter> quarters;
  std::vector<DistrictPlace> places;
  std::vector<LonLat> outline;             ///< ring inside which local streets are laid
  std::vector<std::vector<LonLat>> hills;  ///< rings without streets
  DistrictSettings settings;
};

/// Builds a road network that resembles the district of the facts: its arterials smoothed through
/// their waypoints and joined where they meet, water with its bridges, elevated and sunken
/// expressways on divided carriageways with ramps, underpasses, and invented local streets between.
///
/// A pure function: the same facts and seed give the same table on every machine of one libm.
/// The result is one strongly connected network; way_ref is the number of the road, node_ref of
/// the junction, both from 1. Names of local streets are invented. Free speeds are assumed.
/// Errors: InputError when there is no road, no quarter, or the outline is no ring.
/// Cost: 0.25 s for the 98 km2 of Gongshu (15,000 links) on one core.
RoadTable build_district(DistrictFacts const& facts, std::uint64_t seed);

}  // namespace sc

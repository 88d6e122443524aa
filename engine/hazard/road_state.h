// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "hazard/timeline.h"
#include "road/graph.h"
#include "road/route.h"

namespace sc {

/// What a kind of vehicle can do on a wet road.
struct VehicleClass {
  double wading_depth_m = 0.3;
  bool high_vehicle = false;      ///< M19 with its wading depth as limit; else the car curve M18
  double speed_factor = 1;        ///< share of the free speed driven on a dry road
  double gust_limit_mps = 0;      ///< does not enter elevated links above; 0 = none
  bool operator==(VehicleClass const&) const = default;
};

/// Depth to speed of a car: Pregnolato et al. (2017). 0 at and above 0.3 m.
double car_speed_cap_mps(double depth_m);
/// Free-flow factor of a high vehicle (M19): (1 - depth/limit)^2, 0 at and above the limit.
double high_vehicle_factor(double depth_m, double limit_m);
/// Rain intensity to speed factor (rain_speed.csv).
double rain_speed_factor(double rain_mps);
/// Mean wind to speed factor on exposed (elevated) links (M21), 1 elsewhere.
double wind_speed_factor(double mean_wind_mps, bool exposed);

/// Which weather and water each link feels. Plain data, made by World.
struct LinkExposure {
  std::vector<ZoneId> zone;        ///< [links]
  std::vector<BasinId> basin;      ///< [links] unset: never ponds
  std::vector<float> closure_m;    ///< [basins] depth that closes its links; 0 = never
};

/// Driving times of all links in one weather step for one vehicle class.
/// `depth_m` has one entry per basin (the replication's own, pump trucks included).
/// `closed` marks links shut by a closure record or a block. Shapes: result [links].
void link_times(RoadGraph const& graph, LinkExposure const& exposure,
                HazardTimeline const& timeline, std::size_t step, VehicleClass const& vehicle,
                std::span<float const> depth_m, std::span<std::uint8_t const> closed,
                std::vector<LinkTime>& result);

/// The same for one link: the truth a driver meets at a node.
LinkTime link_time(RoadGraph const& graph, LinkExposure const& exposure,
                   HazardTimeline const& timeline, std::size_t step, VehicleClass const& vehicle,
                   std::span<float const> depth_m, bool closed, LinkId link);

}  // namespace sc

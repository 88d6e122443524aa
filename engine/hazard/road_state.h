// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "hazard/timeline.h"
#include "road/graph.h"
#include "road/link_time.h"
#include "road/rounded_time.h"

namespace sc {

/// What a kind of vehicle can do on a wet road.
struct VehicleClass {
  double wading_depth_m = 0.3;  ///< nothing passes water this deep
  bool high_vehicle = false;    ///< M19 with its wading depth as limit; else the car curve M18
  double speed_factor = 1;      ///< share of the free speed driven on a dry road, > 0
  double gust_limit_mps = 0;    ///< does not enter elevated links above; 0 = none
  bool operator==(VehicleClass const&) const = default;
};

/// Depth to the speed at which drivers keep control of a car, w [mm]:
///   v = 0.0009 w^2 - 0.5529 w + 86.9448 km/h   for w < 300,   0 at and above.
/// A cap on the free speed, about 87 km/h at 0 and 2 km/h just below 0.3 m.
/// Source: Pregnolato, Ford, Wilkinson & Dawson (2017), Transp. Res. D 55, 67-81.
double car_speed_cap_mps(double depth_m);
/// Free-flow factor of a high vehicle (M19): (1 - depth/limit)^2, 0 at and above the limit.
/// A variant of the car curve's form seen in public code, scaled to any road and vehicle.
double high_vehicle_factor(double depth_m, double limit_m);
/// Rain intensity to speed factor: 1 below 0.1 mm/h, 0.98 to 2.5, 0.95 to 10, 0.88 to 50, 0.82
/// above (rain_speed.csv: London, Shenzhen and FHWA studies; the last extrapolated).
double rain_speed_factor(double rain_mps);
/// Mean wind to speed factor on elevated links (M21, assumed): 1 below 10.8 m/s, 0.9 to 17.2, 0.7
/// to 20.8, 0.5 above. Other links do not feel it.
double wind_speed_factor(double mean_wind_mps);

/// Which weather and water each link feels. Plain data, made by World.
struct LinkExposure {
  std::vector<ZoneId> zone;      ///< [links] all set
  std::vector<BasinId> basin;    ///< [links] unset: never ponds
  std::vector<float> closure_m;  ///< [basins] depth that closes its links; 0 = never
};

/// Driving times of all links in one weather step for one vehicle class.
///
///   speed = free speed x speed_factor x rain factor x (elevated: wind factor)
///   in water, cars: min(speed, car_speed_cap);  high vehicles: speed x high_vehicle_factor
///   time  = length / speed, to the nearest millisecond, at least 1
///
/// kImpassable when closed, in water from the wading depth or the basin's closure depth on, on
/// elevated links above the gust limit, or when it would take longer than kLongestLinkTime.
/// Elevated links never feel water, whatever exposure.basin says.
/// `depth_m` has one entry per basin (the replication's own, pump trucks included).
/// `closed` marks links shut by a closure record or a block; empty: none is. Shapes: result
/// [links], closed [links] or [0]. Cost: about 5 ns per link (bench/hazard).
void link_times(RoadGraph const& graph, LinkExposure const& exposure,
                HazardTimeline const& timeline, std::size_t step, VehicleClass const& vehicle,
                std::span<float const> depth_m, std::span<std::uint8_t const> closed,
                std::vector<LinkTime>& result);

/// The same for one link: the truth a driver meets at a node. Equals link_times()[link].
LinkTime link_time(RoadGraph const& graph, LinkExposure const& exposure,
                   HazardTimeline const& timeline, std::size_t step, VehicleClass const& vehicle,
                   std::span<float const> depth_m, bool closed, LinkId link);

/// Zones in which vehicles of the class do not drive dry links alike in two weather steps.
std::vector<ZoneId> zones_driven_otherwise(HazardTimeline const& timeline, std::size_t a,
                                           std::size_t b, VehicleClass const& vehicle);

/// Driving times at the free speed, dry, calm and open: what link_times() then says of a vehicle
/// with speed_factor 1. Result [links].
std::vector<LinkTime> free_flow_times(RoadGraph const& graph);

}  // namespace sc

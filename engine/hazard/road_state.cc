// SPDX-License-Identifier: Apache-2.0
#include "hazard/road_state.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kPregnolatoLimitMm = 300;

/// Share of the free speed that a vehicle class drives in one zone; 0 = it does not enter.
struct DryFactor {
  double ground = 0;
  double elevated = 0;
  bool operator==(DryFactor const&) const = default;
};

DryFactor dry_factor(HazardTimeline const& timeline, std::size_t step, ZoneId zone,
                     VehicleClass const& vehicle) {
  std::size_t const cell = timeline.cell(step, zone);
  double const ground =
      vehicle.speed_factor * rain_speed_factor(static_cast<double>(timeline.rain_mps[cell]));
  bool const stopped = vehicle.gust_limit_mps > 0 &&
                       static_cast<double>(timeline.gust_mps[cell]) > vehicle.gust_limit_mps;
  double const wind = wind_speed_factor(static_cast<double>(timeline.mean_wind_mps[cell]));
  return {ground, stopped ? 0 : ground * wind};
}

/// Speed in water `depth_m` > 0 deep of a vehicle that would drive `speed_mps` without it; 0 where
/// it does not pass.
double wet_speed_mps(double speed_mps, double depth_m, double closure_m,
                     VehicleClass const& vehicle) {
  if (depth_m >= vehicle.wading_depth_m) return 0;
  if (closure_m > 0 && depth_m >= closure_m) return 0;
  if (vehicle.high_vehicle) return speed_mps * high_vehicle_factor(depth_m, vehicle.wading_depth_m);
  return std::min(speed_mps, car_speed_cap_mps(depth_m));
}

/// One link; shared by both public functions, so that they cannot differ.
inline LinkTime time_of(RoadTable const& table, LinkExposure const& exposure,
                        DryFactor const& factor, VehicleClass const& vehicle,
                        std::span<float const> depth_m, std::size_t i) {
  bool const elevated = (table.flags[i] & link_flag::elevated) != 0;
  double speed =
      static_cast<double>(table.free_speed_mps[i]) * (elevated ? factor.elevated : factor.ground);
  BasinId const basin = exposure.basin[i];
  if (basin && !elevated) {
    auto const depth = static_cast<double>(depth_m[basin.index()]);
    if (depth > 0)
      speed = wet_speed_mps(speed, depth, static_cast<double>(exposure.closure_m[basin.index()]),
                            vehicle);
  }
  return rounded_time(static_cast<double>(table.length_m[i]), speed);
}

}  // namespace

double car_speed_cap_mps(double depth_m) {
  double const w = depth_m * 1000;
  if (w >= kPregnolatoLimitMm) return 0;
  return (0.0009 * w * w - 0.5529 * w + 86.9448) / 3.6;
}

double high_vehicle_factor(double depth_m, double limit_m) {
  if (depth_m >= limit_m) return 0;
  double const left = 1 - depth_m / limit_m;
  return left * left;
}

double rain_speed_factor(double rain_mps) {
  double const mm_per_h = rain_mps * 3.6e6;
  if (mm_per_h < 0.1) return 1;
  if (mm_per_h < 2.5) return 0.98;
  if (mm_per_h < 10) return 0.95;
  if (mm_per_h < 50) return 0.88;
  return 0.82;
}

double wind_speed_factor(double mean_wind_mps) {
  if (mean_wind_mps < 10.8) return 1;
  if (mean_wind_mps < 17.2) return 0.9;
  if (mean_wind_mps < 20.8) return 0.7;
  return 0.5;
}

void link_times(RoadGraph const& graph, LinkExposure const& exposure,
                HazardTimeline const& timeline, std::size_t step, VehicleClass const& vehicle,
                std::span<float const> depth_m, std::span<std::uint8_t const> closed,
                std::vector<LinkTime>& result) {
  std::size_t const links = graph.links();
  SC_EXPECT(exposure.zone.size() == links && exposure.basin.size() == links);
  SC_EXPECT(depth_m.size() == exposure.closure_m.size());
  SC_EXPECT(closed.empty() || closed.size() == links);
  std::vector<DryFactor> factors(timeline.zones);
  for (std::size_t z = 0; z < timeline.zones; ++z)
    factors[z] = dry_factor(timeline, step, ZoneId{z}, vehicle);

  result.resize(links);
  RoadTable const& table = graph.table();
  for (std::size_t i = 0; i < links; ++i)
    result[i] = time_of(table, exposure, factors[exposure.zone[i].index()], vehicle, depth_m, i);
  for (std::size_t i = 0; i < closed.size(); ++i)
    if (closed[i] != 0) result[i] = kImpassable;
}

LinkTime link_time(RoadGraph const& graph, LinkExposure const& exposure,
                   HazardTimeline const& timeline, std::size_t step, VehicleClass const& vehicle,
                   std::span<float const> depth_m, bool closed, LinkId link) {
  if (closed) return kImpassable;
  DryFactor const factor = dry_factor(timeline, step, exposure.zone[link.index()], vehicle);
  return time_of(graph.table(), exposure, factor, vehicle, depth_m, link.index());
}

std::vector<ZoneId> zones_driven_otherwise(HazardTimeline const& timeline, std::size_t a,
                                           std::size_t b, VehicleClass const& vehicle) {
  std::vector<ZoneId> zones;
  for (std::size_t z = 0; z < timeline.zones && a != b; ++z)
    if (dry_factor(timeline, a, ZoneId{z}, vehicle) != dry_factor(timeline, b, ZoneId{z}, vehicle))
      zones.emplace_back(z);
  return zones;
}

std::vector<LinkTime> free_flow_times(RoadGraph const& graph) {
  RoadTable const& table = graph.table();
  std::vector<LinkTime> result;
  result.reserve(graph.links());
  for (std::size_t i = 0; i < graph.links(); ++i)
    result.push_back(rounded_time(static_cast<double>(table.length_m[i]),
                                  static_cast<double>(table.free_speed_mps[i])));
  return result;
}

}  // namespace sc

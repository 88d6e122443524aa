// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/geo.h"
#include "base/id.h"
#include "base/time.h"

namespace sc {

/// A subdistrict as source and sink of car trips.
struct TripZone {
  double population = 0;
  PlanePoint centre;
  std::vector<NodeId> ends;  ///< junctions where its trips begin and end
};

/// Share of a day's trips by hour of departure [%]. Assumed: the double peak of an urban working
/// day; no count of the district was found.
inline constexpr std::array<double, 24> kDayProfile = {0.6, 0.4, 0.3, 0.3, 0.5, 1.2, 3.2, 7.4,
                                                       8.0, 6.2, 5.2, 5.0, 4.9, 4.9, 5.1, 5.4,
                                                       6.3, 8.3, 7.6, 5.6, 4.5, 4.0, 3.0, 2.1};

/// From a moment on, this share of the trips of an ordinary day is made.
struct Damping {
  SimTime from;
  double share = 1;
};

struct DemandRules {
  double trips_per_day = 100'000;  ///< car trips of an ordinary day within the district
  double gravity_m = 3'000;        ///< trips fall off with distance as exp(-d / gravity_m)
  std::array<double, 24> profile = kDayProfile;
};

/// A trip wanted: from one end to another, both indices into all zones' ends in order.
struct TripWish {
  SimTime departure;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool operator==(TripWish const&) const = default;
};

/// All ends of the zones, in order.
std::vector<NodeId> ends_of(std::span<TripZone const> zones);

/// Trips of one replication in order of departure: a Poisson process per zone, in proportion to its
/// population, with rate trips_per_day x profile(local hour) x damping; the other end's zone by
/// population and distance (gravity model), ends within a zone alike, never the end it began at.
/// Zones without ends make none, nor does an end that is the only one.
/// `damping` is in order of time. `local_start` is the time of day of SimTime 0. Draws:
/// Purpose::trip, entity = zone.
std::vector<TripWish> draw_trips(std::span<TripZone const> zones, DemandRules const& rules,
                                 std::span<Damping const> damping, Duration local_start,
                                 SimTime end, std::uint64_t seed, std::uint32_t replication);

}  // namespace sc

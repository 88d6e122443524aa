// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "io/osm_tags.h"

namespace sc {

/// Speed limit of a `maxspeed` value [m/s]; nothing when it cannot be read.
///   50 | 50 km/h | 30 mph | 10 knots      numbers; 1 mph = 1.609344 km/h, 1 knot = 1.852 km/h
///   50;60 | 50,60 | 50|60                 the lowest
///   CN:urban | DE:rural | CN:40 | DE:zone:30   country and zone or number
///   none                                  120 km/h, the highest legal speed in China
///   walk                                  7 km/h (assumed)
/// Country zones: CN urban 50, rural 70, motorway 120 (Regulation for the Implementation of the
/// Road Traffic Safety Law, art. 45 for one lane per direction and art. 78); other countries from
/// wiki.openstreetmap.org/wiki/Default_speed_limits; unknown countries urban 50, rural 80,
/// trunk 100, motorway 120, living_street 20 (assumed).
/// `signals`, `variable` and speeds outside 1 ... 200 km/h cannot be read.
std::optional<double> maxspeed_mps(std::string_view value);

/// Free speed without a limit tag [m/s]. Assumed, from the middle of the design speeds of urban
/// road classes (CJJ 37-2012, 3.2.1: expressway 60-100, arterial 40-60, secondary 30-50, local
/// 20-40 km/h); ramps at about 0.6 of the road they serve.
///   motorway 100, trunk 80, primary 60, secondary 50, tertiary 40, unclassified 30,
///   residential 30, living_street 20, service 15 km/h; ramps 60, 50, 40, 40, 30 km/h
double class_speed_mps(Highway highway);

struct WaySpeed {
  double forward_mps = 0;
  double backward_mps = 0;
  bool assumed = false;     ///< no limit tag could be read: class speed
  bool unreadable = false;  ///< a limit tag is there but makes no sense
};

/// maxspeed:forward / maxspeed:backward, maxspeed, then the zone in maxspeed:type,
/// zone:maxspeed or source:maxspeed, then the class.
WaySpeed speed_of(OsmTags const& tags, Highway highway);

}  // namespace sc

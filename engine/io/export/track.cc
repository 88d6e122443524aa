// SPDX-License-Identifier: Apache-2.0
#include "io/export/track.h"

#include <algorithm>

#include "base/check.h"

namespace sc {

bool is_moving(UnitStatus status) {
  return status == UnitStatus::driving || status == UnitStatus::patrolling ||
         status == UnitStatus::returning;
}

LonLat place_at(UnitTrack const& track, std::size_t at, SimTime time) {
  SC_EXPECT(at < track.time.size());
  LonLat const from = track.position[at];
  if (at + 1 == track.time.size() || !is_moving(track.status[at])) return from;
  LonLat const to = track.position[at + 1];
  Duration const taken = track.time[at + 1] - track.time[at];
  if (taken.ms <= 0) return to;
  double const f = std::clamp((time - track.time[at]).seconds() / taken.seconds(), 0.0, 1.0);
  return {from.lon_deg + f * (to.lon_deg - from.lon_deg),
          from.lat_deg + f * (to.lat_deg - from.lat_deg)};
}

std::vector<Leg> legs_of(UnitTrack const& track) {
  std::vector<Leg> legs;
  std::size_t const size = track.time.size();
  for (std::size_t begin = 0; begin < size;) {
    std::size_t after = begin + 1;
    while (after < size && track.status[after] == track.status[begin]) ++after;
    Leg const leg{begin, std::min(after, size - 1)};
    if (is_moving(track.status[begin]) && leg.end > leg.begin) legs.push_back(leg);
    begin = after;
  }
  return legs;
}

}  // namespace sc

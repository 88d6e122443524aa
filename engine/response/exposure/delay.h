// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "response/exposure/reach.h"

namespace sc {

/// What worse roads cost a zone, against better ones. Shares are of its street length.
struct ZoneDelay {
  ZoneId zone;
  double under_water = 0;  ///< share that lies in the supposed flood itself; costs nothing here
  double cut_off = 0;      ///< share that was reached and no longer is
  double slowed = 0;       ///< share that is reached later than before
  double delay_s = 0;      ///< added time x share, summed over the streets still reached
  double most_s = 0;       ///< greatest added time of a street that is still reached
};

/// All zones together.
struct TotalDelay {
  double cut_off_people = 0;
  double slowed_people = 0;
  double most_s = 0;
  double person_hours = 0;  ///< added time if every inhabitant called once; the cut off count as
                            ///< `cut_off_counts_as` each
};

/// What `after` costs against `before`, zone by zone [zones]; `flooded` (ascending) are the links
/// of the supposed flood, or none.
std::vector<ZoneDelay> delays(Streets const& streets, ReachTimes const& before,
                              ReachTimes const& after, std::vector<LinkId> const& flooded);
/// Streets that `after` reaches later than `before` or no longer, ascending; without the flooded.
std::vector<std::uint32_t> felt(Streets const& streets, ReachTimes const& before,
                                ReachTimes const& after, std::vector<LinkId> const& flooded);
TotalDelay total_of(std::vector<ZoneDelay> const& zones, Streets const& streets,
                    Duration cut_off_counts_as);

}  // namespace sc

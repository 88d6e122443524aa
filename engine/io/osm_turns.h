// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "io/osm_extract.h"
#include "road/road_table.h"

namespace sc {

struct RestrictionCounts {
  std::size_t read = 0;
  std::size_t applied = 0;                                       ///< read = applied + all skipped
  std::map<RestrictionSkip, std::vector<std::int64_t>> skipped;  ///< relation ids, ascending
};

/// Turns the extract's restrictions into banned turns of the table, which lay_out_links() made.
///
/// A turn goes from a link of the from-way that enters via to a link of the to-way that leaves it.
/// Where a way runs through via there are several such pairs: no_entry and no_exit ban all of
/// them, others the one pair whose angle is nearest to the kind's (left -90, straight 0, right 90,
/// U-turn 180 degrees). A U-turn on one way is a link followed by its own other direction.
/// only_* bans every other way out of via for the link it concerns, the U-turn too.
RestrictionCounts ban_turns(OsmExtract const& extract, RoadTable& table);

}  // namespace sc

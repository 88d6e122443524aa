// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/time.h"
#include "road/place.h"

namespace sc {

struct Route {
  std::vector<LinkId> links;  ///< first holds the start, last the goal; may be one and the same
  RoadPosition start;         ///< of the starts, the one taken
  RoadPosition goal;          ///< of the goals, the one reached
  Duration duration;
};

/// The start that a route over these links has taken: of several on its first link the one nearest
/// its end, which is ahead of the others.
RoadPosition start_taken(RoadPlace const& starts, LinkId first);

}  // namespace sc

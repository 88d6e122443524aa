// SPDX-License-Identifier: Apache-2.0
#include "road/route.h"

namespace sc {

RoadPosition start_taken(RoadPlace const& starts, LinkId first) {
  RoadPosition taken;
  for (RoadPosition const start : starts)
    if (start.link == first && (!taken.link || start.fraction > taken.fraction)) taken = start;
  return taken;
}

}  // namespace sc

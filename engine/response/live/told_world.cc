// SPDX-License-Identifier: Apache-2.0
// What gauges and people say of water, streets and the response level.
#include "response/simulation.h"

namespace sc {

/// Water has been read: roads, guards and crews that stood before it take note at once.
void Simulation::see_water() {
  follow_cards();
  picture_.set_step(step_, water_.depth_m());
  retry_held_units();
  request_dispatch(now());
}

void Simulation::close_street(std::span<LinkId const> links, bool closed) {
  picture_.set_closed(links, closed);
  for (LinkId const link : links) {
    if (closed)
      closed_by_hand_.insert(link);
    else
      closed_by_hand_.erase(closed_by_hand_.find(link));
    tell_traffic(link);
  }
  if (!closed) retry_held_units();
  request_dispatch(now());
}

void Simulation::set_level(ResponseLevel level) {
  level_by_hand_ = true;
  change_level(level);
}

}  // namespace sc

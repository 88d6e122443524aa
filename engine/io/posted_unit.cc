// SPDX-License-Identifier: Apache-2.0
#include "io/posted_unit.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace sc {

PatrolRoute const& route_named(Scenario const& scenario, std::string const& id) {
  auto const& routes = scenario.patrols;
  auto const route =
      std::find_if(routes.begin(), routes.end(), [&](PatrolRoute const& r) { return r.id == id; });
  SC_EXPECT(route != routes.end());
  return *route;
}

PostedUnit posted_unit(Scenario const& scenario, Posting const& posting) {
  PostedUnit posted;
  posted.unit = &scenario.units[posting.unit.index()];
  posted.kind = &scenario.unit_kinds[posted.unit->kind.index()];
  if (posting.duty == Duty::standby) {
    StationSpec const& station = scenario.stations[posting.station.index()];
    posted.place = station.id;
    posted.place_names = station.names;
    posted.position = station.position;
  } else if (posting.duty == Duty::guard) {
    BasinPlace const& basin = scenario.basins[posting.basin.index()];
    posted.place = basin.id;
    posted.place_names = basin.names;
    posted.position = basin.position;
  } else {
    PatrolRoute const& route = route_named(scenario, posting.route);
    posted.place = route.id;
    if (!route.stops.empty()) posted.position = route.stops.front();
  }
  return posted;
}

std::string both_names(Names const& names) {
  return names.zh == names.en ? names.en : joined(names.zh, names.en);
}

}  // namespace sc

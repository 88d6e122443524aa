// SPDX-License-Identifier: Apache-2.0
#include "plan/relocation/dmexclp.h"

#include <algorithm>
#include <cmath>

#include "response/drive_in_time.h"

namespace sc {
namespace {

/// What one more unit adds in each zone that it covers.
std::vector<double> gain_of_one_more(RelocationView const& view) {
  std::vector<double> gain = zone_demand(view);
  for (std::size_t z = 0; z < gain.size(); ++z) {
    auto const covering =
        std::count_if(view.idle.begin(), view.idle.end(), [&](IdleUnit const& other) {
          return other.kind == view.unit.kind &&
                 in_time(view.outlook, other.kind, other.station, ZoneId{z});
        });
    gain[z] *=
        (1 - Dmexclp::kBusyShare) * std::pow(Dmexclp::kBusyShare, static_cast<double>(covering));
  }
  return gain;
}

}  // namespace

std::vector<double> zone_demand(RelocationView const& view) {
  Scenario const& scenario = view.outlook.scenario();
  std::vector<double> demand(scenario.zones.size(), 0);
  double total = 0;
  for (std::size_t k = 0; k < scenario.incident_kinds.size(); ++k) {
    if (!scenario.incident_kinds[k].needs.helped_by(view.unit.skills)) continue;
    for (std::size_t z = 0; z < demand.size(); ++z) {
      double const expected = view.outlook.expected_incidents(IncidentKindId{k}, ZoneId{z},
                                                              view.now, view.now + Dmexclp::kAhead);
      demand[z] += expected;
      total += expected;
    }
  }
  if (total <= 0) std::fill(demand.begin(), demand.end(), 1.0);
  return demand;
}

bool in_time(Outlook const& outlook, UnitKindId kind, StationId station, ZoneId zone) {
  auto const drive = outlook.station_to_zone(kind, station, zone);
  return drive && *drive <= longest_drive_in_time(outlook.scenario().rules);
}

StationId Dmexclp::where(RelocationView const& view) const {
  auto const gain = gain_of_one_more(view);
  auto const added_from = [&](StationId station) {
    double sum = 0;
    for (std::size_t z = 0; z < gain.size(); ++z)
      if (in_time(view.outlook, view.unit.kind, station, ZoneId{z})) sum += gain[z];
    return sum;
  };
  StationId best = view.posted;
  double most = added_from(best);
  for (StationId const station : view.with_room) {
    double const added = added_from(station);
    if (added <= most * (1 + 1e-12)) continue;  // equal but for the order of summing
    best = station;
    most = added;
  }
  return best;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "support/run_reading.h"

#include <algorithm>

namespace sc::test {

bool drives(UnitStatus s) {
  return s == UnitStatus::driving || s == UnitStatus::returning || s == UnitStatus::patrolling;
}

bool on_scene(UnitStatus s) {
  return s == UnitStatus::setting_up || s == UnitStatus::awaiting || s == UnitStatus::working ||
         s == UnitStatus::wind_stopped || s == UnitStatus::handing_over;
}

bool deserted(UnitStatus s) {
  return s == UnitStatus::off_duty || s == UnitStatus::called_in;
}

std::vector<std::vector<Order>> orders_by_unit(OrderTable const& orders, std::size_t units) {
  std::vector<std::vector<Order>> result(units);
  for (std::size_t k = 0; k < orders.size(); ++k)
    result[orders.unit[k].index()].push_back({orders.time[k], orders.kind[k], orders.target[k]});
  return result;
}

std::vector<Order> in_force(std::vector<Order> const& orders, SimTime at) {
  auto first = std::find_if(orders.begin(), orders.end(),
                            [&](Order const& order) { return order.time >= at; });
  auto const last =
      std::find_if(first, orders.end(), [&](Order const& order) { return order.time > at; });
  if (first != orders.begin()) --first;
  return {first, last};
}

namespace {

template <class Is>
bool was_like(UnitTrack const& track, SimTime at, Is is) {
  for (Stretch const& s : stretches(track))
    if (s.from <= at && at <= s.to && is(s.status)) return true;
  return false;
}

}  // namespace

bool was(UnitTrack const& track, SimTime at, UnitStatus status) {
  return was_like(track, at, [status](UnitStatus s) { return s == status; });
}

bool was_on_scene(UnitTrack const& track, SimTime at) {
  return was_like(track, at, on_scene);
}

std::vector<Stretch> stretches(UnitTrack const& track) {
  std::vector<Stretch> result;
  for (std::size_t k = 1; k < track.time.size(); ++k)
    result.push_back({track.status[k - 1], track.time[k - 1], track.time[k]});
  return result;
}

}  // namespace sc::test

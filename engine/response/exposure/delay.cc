// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/delay.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

bool contains(std::vector<LinkId> const& ascending, LinkId link) {
  return std::binary_search(ascending.begin(), ascending.end(), link);
}

}  // namespace

std::vector<ZoneDelay> delays(Streets const& streets, ReachTimes const& before,
                              ReachTimes const& after, std::vector<LinkId> const& flooded) {
  SC_EXPECT(before.size() == streets.link.size() && after.size() == streets.link.size());
  std::vector<ZoneDelay> result(streets.weight.size());
  for (std::size_t z = 0; z < result.size(); ++z) result[z].zone = ZoneId{z};
  for (std::size_t i = 0; i < streets.link.size(); ++i) {
    if (!before[i]) continue;
    ZoneDelay& zone = result[streets.zone[i].index()];
    double const share = streets.share[i];
    if (contains(flooded, streets.link[i])) {
      zone.under_water += share;
    } else if (!after[i]) {
      zone.cut_off += share;
    } else if (double const added_s = (*after[i] - *before[i]).seconds(); added_s != 0) {
      zone.slowed += share;
      zone.delay_s += share * added_s;
      zone.most_s = std::max(zone.most_s, added_s);
    }
  }
  return result;
}

std::vector<std::uint32_t> felt(Streets const& streets, ReachTimes const& before,
                                ReachTimes const& after, std::vector<LinkId> const& flooded) {
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < streets.link.size(); ++i)
    if (before[i] && after[i] != before[i] && !contains(flooded, streets.link[i]))
      result.push_back(static_cast<std::uint32_t>(i));
  return result;
}

TotalDelay total_of(std::vector<ZoneDelay> const& zones, Streets const& streets,
                    Duration cut_off_counts_as) {
  TotalDelay total;
  for (ZoneDelay const& zone : zones) {
    double const people = streets.weight[zone.zone.index()];
    total.cut_off_people += people * zone.cut_off;
    total.slowed_people += people * zone.slowed;
    total.most_s = std::max(total.most_s, zone.most_s);
    total.person_hours += people * zone.delay_s / 3600;
  }
  total.person_hours += total.cut_off_people * cut_off_counts_as.hours();
  return total;
}

}  // namespace sc

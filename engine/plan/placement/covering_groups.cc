// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/covering_groups.h"

#include <map>

namespace sc {

CoveringGroups::CoveringGroups(CoveringCase const& what) : groups(what.reach.stations()) {
  std::map<std::vector<std::size_t>, std::size_t> group_of;
  for (std::size_t i = 0; i < what.reach.points(); ++i) {
    std::vector<std::size_t> reaching;
    for (std::size_t s = 0; s < groups.size(); ++s)
      if (what.capacity[s] > 0 && what.reach.at(i, s)) reaching.push_back(s);
    if (reaching.empty() || what.weight[i] == 0) continue;
    auto const [at, is_new] = group_of.try_emplace(reaching, weight.size());
    if (is_new) {
      for (std::size_t const s : reaching) groups[s].push_back(weight.size());
      weight.push_back(0);
      stations.push_back(std::move(reaching));
    }
    weight[at->second] += what.weight[i];
    total += what.weight[i];
  }
  double last = 1 - what.busy;
  for (int k = 0; k <= what.units; ++k, last *= what.busy) chance.push_back(last);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/query.h"

#include <algorithm>

#include "base/check.h"
#include "road/hierarchy/front.h"
#include "road/hierarchy/unpack.h"

namespace sc {

void HierarchyQuery::seed(std::span<SearchEnd const> ends, std::size_t side) {
  for (SearchEnd const end : ends) {
    std::int32_t& ms = ms_[2 * std::size_t{end.rank} + side];
    ms = std::min(ms, end.ms);
    front_.push_back(end.rank);
  }
}

void HierarchyQuery::settle(UpwardArcs const& up, std::uint32_t v) {
  std::int32_t mine[2] = {ms_[2 * std::size_t{v}], ms_[2 * std::size_t{v} + 1]};
  if (mine[0] + mine[1] < best_.ms) best_ = {mine[0] + mine[1], v};
  if (mine[0] >= best_.ms && mine[1] >= best_.ms) return;
  std::uint32_t const first = up.first[v];
  up.kernels->relax(up.head.data() + first, up.first[v + 1] - first, up.weights.pair(first),
                    up.weights.stride, mine, ms_.data());
}

std::int32_t HierarchyQuery::time(UpwardArcs const& up, std::span<SearchEnd const> starts,
                                  std::span<SearchEnd const> goals) {
  for (std::uint32_t const v : visited_)
    ms_[2 * std::size_t{v}] = ms_[2 * std::size_t{v} + 1] = kNoWay;
  visited_.clear();
  front_.clear();
  best_ = {};
  seed(starts, 0);
  seed(goals, 1);
  tidy_front(front_);
  while (!front_.empty()) {
    std::uint32_t const v = front_.front();
    visited_.push_back(v);
    settle(up, v);
    advance_front(front_, up.parent[v]);
  }
  return best_.ms;
}

/// The vertices climbed through from a start (side 0) or goal (side 1) to `top`, from the top down.
std::vector<std::uint32_t> HierarchyQuery::climbed(ArcUnpacker const& arcs, ArcWeights weights,
                                                   std::uint32_t top, std::size_t side) const {
  std::vector<std::uint32_t> way = {top};
  auto const at = [&](std::uint32_t v) { return ms_[2 * std::size_t{v} + side]; };
  auto const leads_here = [&](std::uint32_t v) {
    std::uint32_t const arc = v < way.back() ? arcs.arc(v, way.back()) : kNoVertex;
    return arc != kNoVertex && at(v) + weights.pair(arc)[side] == at(way.back());
  };
  for (;;) {
    auto const below = std::find_if(visited_.begin(), visited_.end(), leads_here);
    if (below == visited_.end()) return way;
    way.push_back(*below);
  }
}

void HierarchyQuery::append_way(Metric const& metric, std::size_t lane,
                                std::span<LinkTime const> links,
                                std::vector<std::uint32_t>& edges) const {
  SC_EXPECT(best_.ms < kNoWay);
  ArcUnpacker arcs(metric, lane, links);
  auto const up = climbed(arcs, metric.lane(lane), best_.rank, 0);
  for (std::size_t i = up.size() - 1; i > 0; --i) arcs.append(up[i], up[i - 1], edges);
  auto const down = climbed(arcs, metric.lane(lane), best_.rank, 1);
  for (std::size_t i = 1; i < down.size(); ++i) arcs.append(down[i - 1], down[i], edges);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/upward.h"

#include <algorithm>

#include "road/hierarchy/front.h"

namespace sc {
namespace {

/// Of a pair of times, the one that a search with this heading uses on its way up.
std::size_t climbing_side(Heading heading) {
  return heading == Heading::away ? 0 : 1;
}

}  // namespace

UpwardArcs upward_arcs(Metric const& metric, std::size_t lane) {
  Hierarchy const& h = metric.hierarchy();
  return {h.first_arc, h.head, h.parent, metric.lane(lane), &metric.kernels()};
}

void UpwardSearch::climb(UpwardArcs const& up, std::span<SearchEnd const> ends, Heading heading) {
  for (std::uint32_t const v : visited_) ms_[v] = kNoWay;
  visited_.clear();
  front_.clear();
  for (SearchEnd const end : ends) {
    ms_[end.rank] = std::min(ms_[end.rank], end.ms);
    front_.push_back(end.rank);
  }
  tidy_front(front_);
  std::size_t const side = climbing_side(heading);
  while (!front_.empty()) {
    std::uint32_t const v = front_.front();
    visited_.push_back(v);
    std::int32_t const mine = ms_[v];
    if (mine < kNoWay)
      for (std::uint32_t a = up.first[v]; a < up.first[v + 1]; ++a) {
        std::int32_t& above = ms_[up.head[a]];
        above = std::min(above, mine + up.weights.pair(a)[side]);
      }
    advance_front(front_, up.parent[v]);
  }
}

void LazyTimes::start(UpwardArcs const& up, std::span<SearchEnd const> ends, Heading heading) {
  search_.climb(up, ends, heading);
  up_ = up;
  side_ = 1 - climbing_side(heading);
  ++round_;
}

std::int32_t LazyTimes::at(std::uint32_t rank) {
  for (std::uint32_t v = rank; v != kNoVertex && known_[v].round != round_; v = up_.parent[v])
    waiting_.push_back(v);
  for (; !waiting_.empty(); waiting_.pop_back()) {
    std::uint32_t const v = waiting_.back();
    std::int32_t best = search_.at(v);
    for (std::uint32_t a = up_.first[v]; a < up_.first[v + 1]; ++a)
      best = std::min(best, known_[up_.head[a]].ms + up_.weights.pair(a)[side_]);
    known_[v] = {round_, best};
  }
  return known_[rank].ms;
}

}  // namespace sc

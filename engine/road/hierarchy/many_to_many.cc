// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/many_to_many.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"

namespace sc {
namespace {

std::vector<std::uint32_t> with_ancestors(UpwardArcs const& up,
                                          std::span<std::uint32_t const> targets,
                                          std::vector<std::uint32_t>& place_of_rank) {
  std::vector<std::uint32_t> ranks;
  for (std::uint32_t const target : targets)
    for (std::uint32_t v = target; v != kNoVertex && place_of_rank[v] == kNoVertex;
         v = up.parent[v]) {
      place_of_rank[v] = 0;
      ranks.push_back(v);
    }
  std::sort(ranks.begin(), ranks.end(), std::greater<>());
  return ranks;
}

}  // namespace

SweepTargets::SweepTargets(UpwardArcs const& up, std::span<std::uint32_t const> targets)
    : place_of_rank_(up.vertices(), kNoVertex) {
  std::vector<std::uint32_t> const ranks = with_ancestors(up, targets, place_of_rank_);
  for (std::uint32_t i = 0; i < ranks.size(); ++i) place_of_rank_[ranks[i]] = i;
  first_.reserve(ranks.size() + 1);
  first_.push_back(0);
  for (std::uint32_t const v : ranks) {
    arc_.push_back(up.first[v]);
    for (std::uint32_t a = up.first[v]; a < up.first[v + 1]; ++a)
      head_.push_back(place_of_rank_[up.head[a]]);
    first_.push_back(static_cast<std::uint32_t>(head_.size()));
  }
  for (std::uint32_t const target : targets) place_.push_back(place_of_rank_[target]);
}

SweepTargets SweepTargets::all(UpwardArcs const& up) {
  return {up, natural_order(static_cast<std::uint32_t>(up.vertices()))};
}

std::size_t SweepTargets::bytes() const {
  return sizeof(std::uint32_t) *
         (place_.size() + place_of_rank_.size() + first_.size() + head_.size() + arc_.size());
}

ManyToMany::ManyToMany(UpwardArcs const& up, SweepTargets const& targets)
    : targets_(&targets), search_(up.vertices()), ms_(targets.visited() * kSweepLanes) {}

void ManyToMany::times(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources,
                       Heading heading, std::span<std::int32_t> result) {
  SC_EXPECT(result.size() == sources.size() * targets_->size());
  for (std::size_t i = 0; i < sources.size(); i += kSweepLanes)
    sweep(up, sources.subspan(i, std::min(kSweepLanes, sources.size() - i)), heading,
          result.data() + i * targets_->size());
}

/// At most kSweepLanes sources.
void ManyToMany::sweep(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources,
                       Heading heading, std::int32_t* result) {
  SweepTargets const& t = *targets_;
  std::fill(ms_.begin(), ms_.end(), kNoWay);
  for (std::size_t lane = 0; lane < sources.size(); ++lane) {
    search_.climb(up, sources[lane], heading);
    for (std::uint32_t const v : search_.visited())
      if (t.place_of_rank_[v] != kNoVertex)
        ms_[t.place_of_rank_[v] * kSweepLanes + lane] = search_.at(v);
  }
  SweepPlan const plan{t.first_.data(), t.head_.data(), t.arc_.data()};
  std::size_t const downward = heading == Heading::away ? 1 : 0;
  up.kernels->sweep(plan, 0, t.visited(), up.weights.data + downward, up.weights.stride,
                    ms_.data());
  for (std::size_t j = 0; j < t.size(); ++j) {
    std::int32_t const* const ms = ms_.data() + t.place_[j] * kSweepLanes;
    for (std::size_t lane = 0; lane < sources.size(); ++lane)
      result[lane * t.size() + j] = ms[lane];
  }
}

void times_between(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources,
                   SweepTargets const& targets, Heading heading, int threads,
                   std::span<std::int32_t> result) {
  std::size_t const batches = (sources.size() + kSweepLanes - 1) / kSweepLanes;
  auto const team = std::min(batches, static_cast<std::size_t>(thread_count(threads)));
  if (team == 0) return;
  std::size_t const share = (batches + team - 1) / team * kSweepLanes;
  parallel_for(team, threads, [&](std::size_t i) {
    std::size_t const first = std::min(i * share, sources.size());
    std::size_t const count = std::min(share, sources.size() - first);
    ManyToMany(up, targets)
        .times(up, sources.subspan(first, count), heading,
               result.subspan(first * targets.size(), count * targets.size()));
  });
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/many_to_many.h"

#include <algorithm>
#include <atomic>

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
    : targets_(&targets),
      search_(up.vertices()),
      ms_(targets.visited() * kSweepLanes),
      reached_(targets.visited(), 0) {}

void ManyToMany::times(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources,
                       Heading heading, std::span<std::int32_t> result) {
  SC_EXPECT(result.size() == sources.size() * targets_->size());
  for (std::size_t i = 0; i < sources.size(); i += kSweepLanes)
    sweep(up, sources.subspan(i, std::min(kSweepLanes, sources.size() - i)), heading,
          result.data() + i * targets_->size());
}

/// One source's times at those of its ancestors that the sweep will visit.
void ManyToMany::climb(UpwardArcs const& up, std::span<SearchEnd const> source, Heading heading,
                       std::size_t lane) {
  search_.climb(up, source, heading);
  for (std::uint32_t const v : search_.visited()) {
    std::uint32_t const place = targets_->place_of_rank_[v];
    if (place == kNoVertex) continue;
    std::int32_t* const ms = ms_.data() + place * kSweepLanes;
    if (!reached_[place]) std::fill(ms, ms + kSweepLanes, kNoWay);
    reached_[place] = 1;
    ms[lane] = search_.at(v);
  }
}

/// At most kSweepLanes sources.
void ManyToMany::sweep(UpwardArcs const& up, std::span<std::vector<SearchEnd> const> sources,
                       Heading heading, std::int32_t* result) {
  SweepTargets const& t = *targets_;
  std::fill(reached_.begin(), reached_.end(), std::uint8_t{0});
  for (std::size_t lane = 0; lane < sources.size(); ++lane) climb(up, sources[lane], heading, lane);
  SweepPlan const plan{t.visited(), t.first_.data(), t.head_.data(), t.arc_.data()};
  std::size_t const downward = heading == Heading::away ? 1 : 0;
  up.kernels->sweep(plan, reached_.data(), up.weights.data + downward, up.weights.stride,
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
  std::size_t const sweeps = (sources.size() + kSweepLanes - 1) / kSweepLanes;
  auto const workers = std::min(sweeps, static_cast<std::size_t>(thread_count(threads)));
  std::atomic<std::size_t> next = 0;
  parallel_for(workers, threads, [&](std::size_t) {
    ManyToMany many(up, targets);
    for (std::size_t sweep = next++; sweep < sweeps; sweep = next++) {
      std::size_t const first = sweep * kSweepLanes;
      std::size_t const count = std::min(kSweepLanes, sources.size() - first);
      many.times(up, sources.subspan(first, count), heading,
                 result.subspan(first * targets.size(), count * targets.size()));
    }
  });
}

}  // namespace sc

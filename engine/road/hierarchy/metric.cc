// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/metric.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "base/parallel.h"

namespace sc {
namespace {

/// Vertices [first, last).
struct Range {
  std::uint32_t first, last;
};

/// Subtrees of at most `largest` vertices, which do not touch each other, and what lies above.
struct Forest {
  std::vector<Range> subtrees;
  std::vector<Range> above;  ///< ascending
};

Forest cut_forest(Hierarchy const& h, std::uint32_t largest) {
  Forest forest;
  for (auto end = static_cast<std::uint32_t>(h.vertices()); end > 0;) {
    std::uint32_t const top = end - 1;
    bool const small = end - h.lowest[top] <= largest;
    std::uint32_t const first = small ? h.lowest[top] : top;
    if (small)
      forest.subtrees.push_back({first, end});
    else if (!forest.above.empty() && forest.above.back().first == end)
      forest.above.back().first = top;
    else
      forest.above.push_back({top, end});
    end = first;
  }
  std::reverse(forest.above.begin(), forest.above.end());
  return forest;
}

/// Below this size the start of a thread costs more than it saves.
constexpr std::size_t kParallelVertices = 20'000;

template <class Pointers>
void point_at(LinkTimeLanes times, Pointers& pointers) {
  for (std::size_t k = 0; k < kMostLanes; ++k)
    pointers[k] = times[std::min(k, times.size() - 1)].data();
}

bool all_as_long(LinkTimeLanes times, std::size_t links) {
  return std::all_of(times.begin(), times.end(), [&](auto t) { return t.size() >= links; });
}

void mark(std::vector<std::uint64_t>& set, std::uint32_t x) {
  set[x / 64] |= std::uint64_t{1} << x % 64;
}

}  // namespace

Metric::Metric(Hierarchy const& hierarchy, LinkTimeLanes times, int threads, Kernels const& kernels)
    : hierarchy_(&hierarchy), kernels_(&kernels), lanes_(times.size()) {
  SC_EXPECT(lanes_ >= 1 && lanes_ <= kMostLanes);
  weights_.resize(hierarchy.arcs() * width());
  customise(times, threads);
}

Metric::Metric(Hierarchy const& hierarchy, std::span<LinkTime const> times)
    : Metric(hierarchy, LinkTimeLanes(&times, 1)) {}

void Metric::run(std::uint32_t first, std::uint32_t last, TimePointers const& times) {
  auto const customise = lanes_ == 1 ? kernels_->customise_one : kernels_->customise_eight;
  customise(*hierarchy_, first, last, times, weights_.data());
}

void Metric::customise(LinkTimeLanes times, int threads) {
  SC_EXPECT(times.size() == lanes_ && all_as_long(times, hierarchy_->links()));
  TimePointers pointers;
  point_at(times, pointers);
  auto const vertices = static_cast<std::uint32_t>(hierarchy_->vertices());
  auto const team = static_cast<std::uint32_t>(thread_count(threads));
  if (team == 1 || vertices < kParallelVertices) return run(0, vertices, pointers);
  Forest const forest = cut_forest(*hierarchy_, vertices / (8 * team));
  parallel_for(forest.subtrees.size(), threads, [&](std::size_t i) {
    run(forest.subtrees[i].first, forest.subtrees[i].last, pointers);
  });
  for (Range const range : forest.above) run(range.first, range.last, pointers);
}

void Metric::update(LinkTimeLanes times, std::span<LinkId const> changed, Before* before) {
  SC_EXPECT(times.size() == lanes_ && all_as_long(times, hierarchy_->links()));
  Hierarchy const& h = *hierarchy_;
  TimePointers pointers;
  point_at(times, pointers);
  std::vector<std::uint64_t> due((h.vertices() + 63) / 64, 0);
  for (LinkId const link : changed) {
    if (link.index() >= h.links()) continue;
    for (std::uint32_t i = h.first_of_link[link.index()]; i < h.first_of_link[link.index() + 1];
         ++i)
      mark(due, h.rank_of_link[i]);
  }
  std::vector<std::int32_t> arcs;
  for (std::size_t word = 0; word < due.size(); ++word)
    while (due[word] != 0) {
      auto const x = static_cast<std::uint32_t>(
          word * 64 + static_cast<std::size_t>(std::countr_zero(due[word])));
      due[word] &= due[word] - 1;
      if (!update_vertex(x, pointers, arcs, due) || !before) continue;
      before->vertices.push_back(x);
      before->weights.insert(before->weights.end(), arcs.begin(), arcs.end());
    }
}

void Metric::take_back(Before const& before) {
  auto from = before.weights.begin();
  for (std::uint32_t const x : before.vertices) {
    auto const n = static_cast<std::ptrdiff_t>(hierarchy_->arcs_of(x) * width());
    std::copy_n(from, n, weights_.data() + hierarchy_->first_arc[x] * width());
    from += n;
  }
}

/// Recomputes the arcs of x and marks the vertices that this may change: heads of changed arcs, and
/// of arcs before them, whose triangles these are part of. To look at each triangle whether it
/// counts was measured to cost twice what it saves. `before`: the arcs as they were. False: as now.
bool Metric::update_vertex(std::uint32_t x, TimePointers const& times,
                           std::vector<std::int32_t>& before, std::vector<std::uint64_t>& due) {
  Hierarchy const& h = *hierarchy_;
  std::size_t const n = h.arcs_of(x) * width();
  std::int32_t const* const mine = weights_.data() + h.first_arc[x] * width();
  before.assign(mine, mine + n);
  run(x, x + 1, times);
  auto const last_changed =
      std::mismatch(before.rbegin(), before.rend(), std::reverse_iterator(mine + n)).first;
  auto const arcs =
      (static_cast<std::size_t>(before.rend() - last_changed) + width() - 1) / width();
  for (std::size_t i = 0; i < arcs; ++i) mark(due, h.head[h.first_arc[x] + i]);
  return arcs > 0;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/hierarchy.h"
#include "road/hierarchy/kernels.h"

namespace sc {

/// Times of arcs in one lane, as searches read them: up (lower to higher end) and down of arc a
/// are pair(a)[0] and pair(a)[1]; kNoWay when there is no way.
struct ArcWeights {
  std::int32_t const* data = nullptr;
  std::size_t stride = 2;
  [[nodiscard]] std::int32_t const* pair(std::size_t arc) const { return data + arc * stride; }
};

/// Times of all links, one span for each lane.
using LinkTimeLanes = std::span<std::span<LinkTime const> const>;
inline constexpr std::size_t kMostLanes = 8;

/// A hierarchy customised: the time of the best way over lower vertices for each arc, for one set
/// of link times or for up to eight at once (weather steps, vehicle classes), which costs little
/// more than one where memory is what counts.
///
/// A closed link (kImpassable, or kNoWay and above) is a long time, not a missing arc. Ways of
/// kNoWay = 2^30 - 1 ms (12.4 days) and more do not exist. Keeps the hierarchy's address.
/// Thread-safe when const.
class Metric {
 public:
  /// 1 to kMostLanes lanes; threads (0 = one per core) pay on large graphs only.
  Metric(Hierarchy const& hierarchy, LinkTimeLanes times, int threads = 1,
         Kernels const& kernels = best_kernels());
  Metric(Hierarchy const& hierarchy, std::span<LinkTime const> times);

  /// What an update has changed, as it was: so it can be taken back at little cost.
  struct Before {
    std::vector<std::uint32_t> vertices;  ///< ranks, ascending
    std::vector<std::int32_t> weights;    ///< of all arcs of each of them
  };

  /// Other times, as many lanes: all arcs anew.
  void customise(LinkTimeLanes times, int threads = 1);
  /// Other times that differ at these links only (any order, repeats allowed): recomputes just what
  /// depends on them. Pays when the links are few or lie together. The result is the same.
  void update(LinkTimeLanes times, std::span<LinkId const> changed, Before* before = nullptr);
  /// As it was before the update that has filled `before`, if nothing was changed since.
  void take_back(Before const& before);

  [[nodiscard]] Hierarchy const& hierarchy() const { return *hierarchy_; }
  [[nodiscard]] Kernels const& kernels() const { return *kernels_; }
  [[nodiscard]] std::size_t lanes() const { return lanes_; }
  [[nodiscard]] ArcWeights lane(std::size_t k) const { return {weights_.data() + 2 * k, width()}; }
  [[nodiscard]] std::size_t bytes() const { return weights_.size() * sizeof(weights_[0]); }

 private:
  using TimePointers = LinkTime const* [kMostLanes];
  [[nodiscard]] std::size_t width() const { return lanes_ == 1 ? 2 : 2 * kMostLanes; }
  void run(std::uint32_t first, std::uint32_t last, TimePointers const& times);
  bool update_vertex(std::uint32_t x, TimePointers const& times, std::vector<std::int32_t>& before,
                     std::vector<std::uint64_t>& due);

  Hierarchy const* hierarchy_;
  Kernels const* kernels_;
  std::size_t lanes_;
  std::vector<std::int32_t> weights_;  ///< [arcs][lanes, 1 or 8][up, down]
};

}  // namespace sc

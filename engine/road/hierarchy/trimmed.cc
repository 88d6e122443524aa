// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/trimmed.h"

#include <algorithm>

namespace sc {
namespace {

void lower(std::int32_t& ms, std::int32_t other) {
  ms = std::min(ms, other);
}

/// All triangles of v and x, from above: of the arcs (v, x) and (v, y) each may be bettered by way
/// of the other's head. `v_arc` is (v, x), the later arcs of v follow; arc(k) is (x, y) for the
/// k-th of them.
template <class Arc>
void lower_from_above(std::int32_t* v_arc, std::size_t length, Arc const& arc) {
  for (std::size_t k = 0; k < length; ++k) {
    std::int32_t* const vy = v_arc + 2 * (k + 1);
    std::int32_t const* const xy = arc(k);
    lower(vy[0], v_arc[0] + xy[0]);
    lower(vy[1], v_arc[1] + xy[1]);
    lower(v_arc[0], vy[0] + xy[1]);
    lower(v_arc[1], vy[1] + xy[0]);
  }
}

/// Times of all arcs of a lane, made true from the highest vertex down.
std::vector<std::int32_t> perfected(Hierarchy const& h, ArcWeights basic) {
  std::vector<std::int32_t> ms(2 * h.arcs());
  for (std::size_t a = 0; a < h.arcs(); ++a)
    std::copy_n(basic.pair(a), 2, ms.begin() + 2 * static_cast<std::ptrdiff_t>(a));
  for (auto x = static_cast<std::uint32_t>(h.vertices()); x-- > 0;) {
    std::int32_t const* const mine = ms.data() + 2 * std::size_t{h.first_arc[x]};
    std::uint16_t const* listed = h.listed.data() + h.first_listed[x];
    for (std::uint32_t r = h.first_row[x]; r < h.first_row[x + 1]; ++r) {
      Hierarchy::Row const row = h.row[r];
      std::int32_t* const v_arc = ms.data() + 2 * std::size_t{row.arc};
      if (row.run != Hierarchy::kListed) {
        lower_from_above(v_arc, row.length,
                         [&](std::size_t k) { return mine + 2 * (row.run + k); });
      } else {
        lower_from_above(v_arc, row.length,
                         [&](std::size_t k) { return mine + 2 * std::size_t{listed[k]}; });
        listed += row.length;
      }
    }
  }
  return ms;
}

}  // namespace

TrimmedArcs::TrimmedArcs(Metric const& metric, std::size_t lane)
    : hierarchy_(&metric.hierarchy()), kernels_(&metric.kernels()) {
  Hierarchy const& h = metric.hierarchy();
  ArcWeights const basic = metric.lane(lane);
  std::vector<std::int32_t> const perfect = perfected(h, basic);
  first_.push_back(0);
  for (std::uint32_t v = 0; v < h.vertices(); ++v) {
    for (std::uint32_t a = h.first_arc[v]; a < h.first_arc[v + 1]; ++a) {
      // A time that was bettered belongs to a way over other arcs, which are there for it.
      std::int32_t kept[2];
      for (std::size_t side = 0; side < 2; ++side) {
        std::int32_t const ms = basic.pair(a)[side];
        kept[side] = ms == perfect[2 * std::size_t{a} + side] ? ms : kNoWay;
      }
      if (kept[0] == kNoWay && kept[1] == kNoWay) continue;
      head_.push_back(h.head[a]);
      weights_.insert(weights_.end(), {kept[0], kept[1]});
    }
    first_.push_back(static_cast<std::uint32_t>(head_.size()));
  }
}

UpwardArcs TrimmedArcs::upward() const {
  return {first_, head_, hierarchy_->parent, {weights_.data(), 2}, kernels_};
}

std::size_t TrimmedArcs::bytes() const {
  return sizeof(std::uint32_t) * (first_.size() + head_.size() + weights_.size());
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "road/hierarchy/hierarchy.h"

namespace sc {

/// The inner loops of the hierarchy, compiled once for each width of vector that machines have.
/// All variants give the same bits: they only add and compare whole numbers.
/// Not a public header.

/// Times inside a hierarchy are 32-bit sums that never overflow: "no way" is the largest that can
/// be added to itself.
inline constexpr std::int32_t kNoWay = (1 << 30) - 1;

/// Sources whose distances a sweep carries at once.
inline constexpr std::size_t kSweepLanes = 16;

/// Vertices that a sweep visits, from high to low, with arcs to ones visited before.
struct SweepPlan {
  std::size_t visited;
  std::uint32_t const* first;  ///< [visited + 1] into head
  std::uint32_t const* head;   ///< place among the visited
  std::uint32_t const* arc;    ///< [visited] first arc of the vertex: its weights are contiguous
};

struct Kernels {
  std::string_view name;

  /// Sets the weights of all arcs of the vertices [first, last) from the times of links and from
  /// the arcs of lower vertices. weights [arcs][lanes][up, down]; times [lanes][links].
  /// One function for one lane, one for eight.
  using Customise = void (*)(Hierarchy const& h, std::uint32_t first, std::uint32_t last,
                             LinkTime const* const* times, std::int32_t* weights);
  Customise customise_one;
  Customise customise_eight;

  /// distance [visited][kSweepLanes]: sets the distances of all places by way of higher ones, and,
  /// where reached [visited] says so, by what they are already. weight: of one direction of one
  /// lane of arc 0; stride: from arc to arc.
  void (*sweep)(SweepPlan const& plan, std::uint8_t const* reached, std::int32_t const* weight,
                std::size_t stride, std::int32_t* distance);

  /// distance [ranks][up, down]: lowers the distances of count heads by way of a vertex with the
  /// distances given. weight, stride as above, both directions together.
  void (*relax)(std::uint32_t const* head, std::size_t count, std::int32_t const* weight,
                std::size_t stride, std::int32_t const* mine, std::int32_t* distance);
};

/// Those that this machine can run, from the narrowest, which every machine can, to the widest.
std::span<Kernels const> runnable_kernels();
/// The widest of them.
Kernels const& best_kernels();

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/metric.h"

namespace sc {

/// Finds the edges behind the arcs of one lane of a metric. links: the times it was made from.
class ArcUnpacker {
 public:
  ArcUnpacker(Metric const& metric, std::size_t lane, std::span<LinkTime const> links)
      : h_(metric.hierarchy()), weights_(metric.lane(lane)), links_(links) {}

  /// Appends the numbers of the edges (EdgeList) of one fastest way from one vertex to another that
  /// an arc joins, in driving order. Precondition: there is an arc, and a way in this direction.
  void append(std::uint32_t from, std::uint32_t to, std::vector<std::uint32_t>& edges);

  /// Number of the arc between a vertex and a higher one; none: kNoVertex.
  [[nodiscard]] std::uint32_t arc(std::uint32_t lower, std::uint32_t higher) const;

 private:
  struct Piece {
    std::uint32_t from, to;
  };
  [[nodiscard]] std::int32_t time(std::uint32_t from, std::uint32_t to) const;
  bool append_edge(Piece piece, std::int32_t ms, std::vector<std::uint32_t>& edges) const;
  [[nodiscard]] std::uint32_t middle(Piece piece, std::int32_t ms) const;

  Hierarchy const& h_;
  ArcWeights weights_;
  std::span<LinkTime const> links_;
  std::vector<Piece> pieces_;  ///< still to unpack, the next one last
};

}  // namespace sc

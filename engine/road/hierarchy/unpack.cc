// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/unpack.h"

#include <algorithm>

#include "base/check.h"
#include "road/hierarchy/query.h"

namespace sc {

std::uint32_t ArcUnpacker::arc(std::uint32_t lower, std::uint32_t higher) const {
  auto const first = h_.head.begin() + h_.first_arc[lower];
  auto const last = h_.head.begin() + h_.first_arc[lower + 1];
  auto const found = std::lower_bound(first, last, higher);
  return found != last && *found == higher ? static_cast<std::uint32_t>(found - h_.head.begin())
                                           : kNoVertex;
}

std::int32_t ArcUnpacker::time(std::uint32_t from, std::uint32_t to) const {
  std::uint32_t const a = arc(std::min(from, to), std::max(from, to));
  return a == kNoVertex ? kNoWay : weights_.pair(a)[from < to ? 0 : 1];
}

/// Is it an edge of the road itself?
bool ArcUnpacker::append_edge(Piece piece, std::int32_t ms,
                              std::vector<std::uint32_t>& edges) const {
  std::uint32_t const x = std::min(piece.from, piece.to);
  std::uint32_t const number = arc(x, std::max(piece.from, piece.to)) - h_.first_arc[x];
  std::uint32_t const slot = 2 * number + (piece.from < piece.to ? 0 : 1);
  for (std::uint32_t i = h_.first_input[x]; i < h_.first_input[x + 1]; ++i) {
    if (h_.input[i].slot != slot) continue;
    LinkTime const link = links_[h_.input[i].link];
    if (link >= kNoWay || link + (h_.extra_ms.empty() ? 0 : h_.extra_ms[i]) != ms) continue;
    edges.push_back(h_.input_edge[i]);
    return true;
  }
  return false;
}

/// The lower vertex over which a shortcut leads.
std::uint32_t ArcUnpacker::middle(Piece piece, std::int32_t ms) const {
  std::uint32_t const x = std::min(piece.from, piece.to);
  std::uint32_t const y = std::max(piece.from, piece.to);
  std::size_t const up = piece.from < piece.to ? 0 : 1;
  for (std::uint32_t r = h_.first_row[x]; r < h_.first_row[x + 1]; ++r) {
    Hierarchy::Row const row = h_.row[r];
    auto const first = h_.head.begin() + row.arc + 1;
    auto const found = std::lower_bound(first, first + row.length, y);
    if (found == first + row.length || *found != y) continue;
    auto const other = static_cast<std::size_t>(found - h_.head.begin());
    if (weights_.pair(row.arc)[1 - up] + weights_.pair(other)[up] != ms) continue;
    auto const after = std::upper_bound(h_.first_arc.begin(), h_.first_arc.end(), row.arc);
    return static_cast<std::uint32_t>(after - h_.first_arc.begin()) - 1;
  }
  SC_EXPECT(!"an arc's time comes from an edge or a triangle");
  return kNoVertex;
}

void ArcUnpacker::append(std::uint32_t from, std::uint32_t to, std::vector<std::uint32_t>& edges) {
  pieces_.push_back({from, to});
  while (!pieces_.empty()) {
    Piece const piece = pieces_.back();
    pieces_.pop_back();
    std::int32_t const ms = time(piece.from, piece.to);
    SC_EXPECT(ms < kNoWay);
    if (append_edge(piece, ms, edges)) continue;
    std::uint32_t const v = middle(piece, ms);
    pieces_.push_back({v, piece.to});
    pieces_.push_back({piece.from, v});
  }
}

}  // namespace sc

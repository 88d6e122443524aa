// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/hierarchy.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "road/hierarchy/kernels.h"

namespace sc {
namespace {

/// Turns counts per entry, in places 1 to n, into where each entry's items begin.
void counts_to_firsts(std::vector<std::uint32_t>& counts) {
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

void refuse_dense(Hierarchy const& h) {
  std::uint64_t triangles = 0;
  for (std::uint32_t v = 0; v < h.vertices(); ++v)
    triangles += std::uint64_t{h.arcs_of(v)} * h.arcs_of(v) / 2;
  if (triangles > UINT32_MAX)
    throw InputError({"", 0,
                      "road graph = a network so dense that it takes " + std::to_string(triangles) +
                          " triangles (must be a road network: up to 2^32)"});
  for (std::uint32_t v = 0; v < h.vertices(); ++v)
    if (h.arcs_of(v) >= Hierarchy::kListed)
      throw InputError({"", 0,
                        "road graph = a network so dense that one junction stands for " +
                            std::to_string(h.arcs_of(v)) +
                            " shortcuts (must be a road network: fewer than 65535)"});
}

/// Number of an arc among those of its lower end.
std::uint32_t arc_number(Hierarchy const& h, std::uint32_t lower, std::uint32_t higher) {
  auto const first = h.head.begin() + h.first_arc[lower];
  auto const last = h.head.begin() + h.first_arc[lower + 1];
  return static_cast<std::uint32_t>(std::lower_bound(first, last, higher) - first);
}

void make_tree(Hierarchy& h) {
  h.lowest = natural_order(static_cast<std::uint32_t>(h.vertices()));
  for (std::uint32_t v = 0; v < h.vertices(); ++v) {
    h.parent.push_back(h.arcs_of(v) == 0 ? kNoVertex : h.head[h.first_arc[v]]);
    if (h.parent[v] == kNoVertex) continue;
    std::uint32_t& lowest = h.lowest[h.parent[v]];
    lowest = std::min(lowest, h.lowest[v]);
  }
}

void place_edges(EdgeList const& edges, Hierarchy& h) {
  h.first_input.assign(h.vertices() + 1, 0);
  auto const lower = [&](std::size_t e) {
    return std::min(h.rank[edges.from[e]], h.rank[edges.to[e]]);
  };
  for (std::size_t e = 0; e < edges.edges(); ++e)
    if (edges.from[e] != edges.to[e]) ++h.first_input[lower(e) + 1];
  counts_to_firsts(h.first_input);
  std::vector<std::uint32_t> next(h.first_input.begin(), h.first_input.end() - 1);
  h.input.resize(h.first_input.back());
  h.input_edge.resize(h.input.size());
  if (!edges.extra_ms.empty()) h.extra_ms.resize(h.input.size());
  for (std::uint32_t e = 0; e < edges.edges(); ++e) {
    if (edges.from[e] == edges.to[e]) continue;
    std::uint32_t const low = lower(e);
    std::uint32_t const high = std::max(h.rank[edges.from[e]], h.rank[edges.to[e]]);
    std::uint32_t const place = next[low]++;
    bool const downward = h.rank[edges.to[e]] == low;
    h.input[place] = {edges.link[e], 2 * arc_number(h, low, high) + (downward ? 1 : 0)};
    h.input_edge[place] = e;
    if (!h.extra_ms.empty()) h.extra_ms[place] = std::min(edges.extra_ms[e], kNoWay);
  }
}

void list_links(EdgeList const& edges, Hierarchy& h) {
  std::uint32_t links = 0;
  for (std::uint32_t const link : edges.link) links = std::max(links, link + 1);
  h.first_of_link.assign(links + std::size_t{1}, 0);
  for (Hierarchy::Input const& input : h.input) ++h.first_of_link[input.link + 1];
  counts_to_firsts(h.first_of_link);
  std::vector<std::uint32_t> next(h.first_of_link.begin(), h.first_of_link.end() - 1);
  h.rank_of_link.resize(h.input.size());
  for (std::uint32_t x = 0; x < h.vertices(); ++x)
    for (std::uint32_t i = h.first_input[x]; i < h.first_input[x + 1]; ++i)
      h.rank_of_link[next[h.input[i].link]++] = x;
}

/// Where the rows of each vertex begin.
void count_rows(Hierarchy& h) {
  h.first_row.assign(h.vertices() + 1, 0);
  for (std::uint32_t v = 0; v < h.vertices(); ++v)
    for (std::uint32_t a = h.first_arc[v]; a + 1 < h.first_arc[v + 1]; ++a)
      ++h.first_row[h.head[a] + 1];
  counts_to_firsts(h.first_row);
  h.row.resize(h.first_row.back());
  std::vector<std::uint32_t> next(h.first_row.begin(), h.first_row.end() - 1);
  for (std::uint32_t v = 0; v < h.vertices(); ++v)
    for (std::uint32_t a = h.first_arc[v]; a + 1 < h.first_arc[v + 1]; ++a)
      h.row[next[h.head[a]]++] = {a, static_cast<std::uint16_t>(h.first_arc[v + 1] - a - 1), 0};
}

/// Sets run or lists the arcs of x that a row's triangles lie over: heads ascend on both sides.
void place_row(std::uint32_t x, Hierarchy::Row& row, Hierarchy& h) {
  std::size_t const before = h.listed.size();
  std::uint32_t const* const mine = h.head.data() + h.first_arc[x];
  std::uint32_t at = arc_number(h, x, h.head[row.arc + 1]);
  std::uint32_t const first = at;
  for (std::uint32_t k = 1; k <= row.length; ++k, ++at) {
    while (mine[at] != h.head[row.arc + k]) ++at;
    h.listed.push_back(static_cast<std::uint16_t>(at));
  }
  bool const together = at - first == row.length;
  row.run = together ? static_cast<std::uint16_t>(first) : Hierarchy::kListed;
  if (together) h.listed.resize(before);
}

void list_triangles(Hierarchy& h) {
  count_rows(h);
  for (std::uint32_t x = 0; x < h.vertices(); ++x) {
    h.first_listed.push_back(static_cast<std::uint32_t>(h.listed.size()));
    for (std::uint32_t r = h.first_row[x]; r < h.first_row[x + 1]; ++r) place_row(x, h.row[r], h);
  }
  h.first_listed.push_back(static_cast<std::uint32_t>(h.listed.size()));
  h.listed.shrink_to_fit();
}

template <class... Columns>
std::size_t bytes_of(Columns const&... columns) {
  return ((columns.size() * sizeof(columns[0])) + ...);
}

}  // namespace

std::size_t Hierarchy::bytes() const {
  return bytes_of(rank, vertex, parent, lowest, first_arc, head, first_input, input, extra_ms,
                  input_edge, first_row, row, first_listed, listed, first_of_link, rank_of_link);
}

Hierarchy build_hierarchy(EdgeList const& edges, std::span<std::uint32_t const> order) {
  SC_EXPECT(order.size() == edges.vertices);
  Neighbours const graph(edges);
  Hierarchy h;
  h.vertex = post_order(graph, order);
  h.rank = inverse(h.vertex);
  UpwardNeighbours up = eliminate(graph, h.vertex);
  h.first_arc = std::move(up.first);
  h.head = std::move(up.head);
  make_tree(h);
  refuse_dense(h);
  place_edges(edges, h);
  list_links(edges, h);
  list_triangles(h);
  return h;
}

}  // namespace sc

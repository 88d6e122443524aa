// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/elimination.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sc {
namespace {

/// For each parent its children in ascending order, as linked lists.
struct Children {
  explicit Children(std::span<std::uint32_t const> parent)
      : first(parent.size(), kNoVertex), next(parent.size(), kNoVertex) {
    for (auto v = static_cast<std::uint32_t>(parent.size()); v-- > 0;) {
      if (parent[v] == kNoVertex) continue;
      next[v] = first[parent[v]];
      first[parent[v]] = v;
    }
  }
  std::vector<std::uint32_t> first, next;
};

std::vector<std::uint32_t> tree_post_order(std::span<std::uint32_t const> parent) {
  Children children(parent);
  std::vector<std::uint32_t> result;
  result.reserve(parent.size());
  for (std::uint32_t root = 0; root < parent.size(); ++root) {
    if (parent[root] != kNoVertex) continue;
    for (std::uint32_t v = root;;) {
      if (std::uint32_t const child = children.first[v]; child != kNoVertex) {
        children.first[v] = children.next[child];
        v = child;
        continue;
      }
      result.push_back(v);
      if (v == root) break;
      v = parent[v];
    }
  }
  return result;
}

}  // namespace

Neighbours::Neighbours(EdgeList const& edges) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(2 * edges.edges());
  for (std::size_t e = 0; e < edges.edges(); ++e) {
    std::uint64_t const a = edges.from[e], b = edges.to[e];
    if (a == b) continue;
    pairs.push_back(a << 32U | b);
    pairs.push_back(b << 32U | a);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  first.assign(edges.vertices + 1, 0);
  for (std::uint64_t const pair : pairs) {
    ++first[(pair >> 32U) + 1];
    neighbour.push_back(static_cast<std::uint32_t>(pair));
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
}

std::vector<std::uint32_t> natural_order(std::uint32_t vertices) {
  std::vector<std::uint32_t> order(vertices);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

std::vector<std::uint32_t> inverse(std::span<std::uint32_t const> order) {
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t k = 0; k < order.size(); ++k) rank[order[k]] = k;
  return rank;
}

std::vector<std::uint32_t> elimination_tree(Neighbours const& graph,
                                            std::span<std::uint32_t const> order) {
  std::vector<std::uint32_t> const rank = inverse(order);
  std::vector<std::uint32_t> parent(order.size(), kNoVertex);
  std::vector<std::uint32_t> shortcut(order.size(), kNoVertex);  // towards the root so far
  for (std::uint32_t k = 0; k < order.size(); ++k)
    for (std::uint32_t const neighbour : graph.of(order[k])) {
      std::uint32_t v = rank[neighbour];
      if (v > k) continue;
      while (shortcut[v] != kNoVertex && shortcut[v] != k) v = std::exchange(shortcut[v], k);
      if (shortcut[v] == k) continue;
      parent[v] = shortcut[v] = k;
    }
  return parent;
}

std::vector<std::uint32_t> post_order(Neighbours const& graph,
                                      std::span<std::uint32_t const> order) {
  std::vector<std::uint32_t> result = tree_post_order(elimination_tree(graph, order));
  for (std::uint32_t& v : result) v = order[v];
  return result;
}

UpwardNeighbours eliminate(Neighbours const& graph, std::span<std::uint32_t const> order) {
  std::vector<std::uint32_t> const rank = inverse(order);
  Children const children(elimination_tree(graph, order));
  UpwardNeighbours up;
  up.first.push_back(0);
  std::vector<std::uint32_t> mine;
  for (std::uint32_t k = 0; k < order.size(); ++k) {
    mine.clear();
    for (std::uint32_t const neighbour : graph.of(order[k]))
      if (rank[neighbour] > k) mine.push_back(rank[neighbour]);
    for (std::uint32_t c = children.first[k]; c != kNoVertex; c = children.next[c])
      mine.insert(mine.end(), up.head.begin() + up.first[c] + 1, up.head.begin() + up.first[c + 1]);
    std::sort(mine.begin(), mine.end());
    mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
    up.head.insert(up.head.end(), mine.begin(), mine.end());
    up.first.push_back(static_cast<std::uint32_t>(up.head.size()));
  }
  return up;
}

std::uint64_t count_arcs(Neighbours const& graph, std::span<std::uint32_t const> order,
                         std::uint64_t most) {
  std::vector<std::uint32_t> const rank = inverse(order);
  std::vector<std::uint32_t> const parent = elimination_tree(graph, order);
  std::vector<std::uint32_t> seen(order.size(), kNoVertex);
  std::uint64_t arcs = 0;
  for (std::uint32_t k = 0; k < order.size() && arcs <= most; ++k) {
    seen[k] = k;
    for (std::uint32_t const neighbour : graph.of(order[k]))
      for (std::uint32_t v = rank[neighbour]; v < k && seen[v] != k; v = parent[v]) {
        seen[v] = k;
        ++arcs;
      }
  }
  return arcs;
}

std::uint64_t count_triangles(Neighbours const& graph, std::span<std::uint32_t const> order) {
  UpwardNeighbours const up = eliminate(graph, order);
  std::uint64_t triangles = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    std::uint64_t const degree = up.first[k + 1] - up.first[k];
    triangles += degree * (degree - (degree > 0 ? 1 : 0)) / 2;
  }
  return triangles;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/partition.h"

#include <metis.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/check.h"
#include "road/metis_lock.h"

namespace sc {
namespace {

/// Nodes merged into lumps, by union-find.
class Lumps {
 public:
  Lumps(std::vector<idx_t> weight, idx_t heaviest)
      : parent_(weight.size()), weight_(std::move(weight)), heaviest_(heaviest) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }
  void merge(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b || weight_[a] + weight_[b] > heaviest_) return;
    parent_[std::max(a, b)] = std::min(a, b);
    weight_[std::min(a, b)] += weight_[std::max(a, b)];
  }
  [[nodiscard]] idx_t weight(std::uint32_t root) const { return weight_[root]; }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<idx_t> weight_;
  idx_t heaviest_;
};

/// A graph as METIS takes it.
struct Csr {
  std::vector<idx_t> first{0}, neighbour, edge_weight, vertex_weight;
};

/// Work happens where links end.
std::vector<idx_t> node_weights(RoadGraph const& graph) {
  std::vector<idx_t> weight(graph.nodes(), 1);
  for (std::size_t i = 0; i < graph.links(); ++i) ++weight[graph.head(LinkId{i}).index()];
  return weight;
}

Lumps merge_short_links(RoadGraph const& graph, std::span<std::int32_t const> link_time,
                        std::uint32_t parts) {
  std::vector<idx_t> weight = node_weights(graph);
  auto const total = std::accumulate(weight.begin(), weight.end(), std::int64_t{0});
  auto const heaviest = static_cast<idx_t>(std::max<std::int64_t>(total / parts / 4, 1));
  Lumps lumps(std::move(weight), heaviest);
  std::vector<std::uint32_t> by_time(graph.links());
  std::iota(by_time.begin(), by_time.end(), 0U);
  std::stable_sort(by_time.begin(), by_time.end(),
                   [&](auto a, auto b) { return link_time[a] < link_time[b]; });
  // The longer half is left to METIS, which sees more than one link at a time.
  by_time.resize(by_time.size() / 2);
  for (std::uint32_t const i : by_time)
    lumps.merge(graph.head(LinkId{i}).value(), graph.tail(LinkId{i}).value());
  return lumps;
}

/// A link that takes long is cheap to cut.
idx_t cut_cost(std::int32_t link_time) {
  return static_cast<idx_t>(1 + 200'000 / std::max<std::int64_t>(link_time, 100));
}

Csr graph_of(RoadGraph const& graph, std::span<std::int32_t const> link_time, Lumps& lumps,
             std::vector<idx_t>& vertex_of) {
  std::vector<std::uint32_t> roots;
  for (std::uint32_t n = 0; n < graph.nodes(); ++n)
    if (lumps.find(n) == n) {
      vertex_of[n] = static_cast<idx_t>(roots.size());
      roots.push_back(n);
    }
  std::vector<std::map<idx_t, idx_t>> edges(roots.size());
  for (std::size_t i = 0; i < graph.links(); ++i) {
    idx_t const a = vertex_of[lumps.find(graph.tail(LinkId{i}).value())];
    idx_t const b = vertex_of[lumps.find(graph.head(LinkId{i}).value())];
    if (a == b) continue;
    edges[static_cast<std::size_t>(a)][b] += cut_cost(link_time[i]);
    edges[static_cast<std::size_t>(b)][a] += cut_cost(link_time[i]);
  }
  Csr csr;
  for (std::size_t v = 0; v < roots.size(); ++v) {
    csr.vertex_weight.push_back(lumps.weight(roots[v]));
    for (auto const& [other, cost] : edges[v]) {
      csr.neighbour.push_back(other);
      csr.edge_weight.push_back(cost);
    }
    csr.first.push_back(static_cast<idx_t>(csr.neighbour.size()));
  }
  return csr;
}

std::vector<idx_t> cut(Csr& csr, std::uint32_t parts) {
  idx_t vertices = static_cast<idx_t>(csr.vertex_weight.size());
  idx_t constraints = 1;
  idx_t wished = static_cast<idx_t>(parts);
  idx_t cost = 0;
  std::vector<idx_t> part(csr.vertex_weight.size(), 0);
  std::array<idx_t, METIS_NOPTIONS> options;
  METIS_SetDefaultOptions(options.data());
  options[METIS_OPTION_SEED] = 2106;
  options[METIS_OPTION_UFACTOR] = 50;
  std::lock_guard const lock(metis_lock());
  int const result =
      METIS_PartGraphKway(&vertices, &constraints, csr.first.data(), csr.neighbour.data(),
                          csr.vertex_weight.data(), nullptr, csr.edge_weight.data(), &wished,
                          nullptr, nullptr, options.data(), &cost, part.data());
  if (result != METIS_OK) throw IoError("METIS", "cannot partition the road graph");
  return part;
}

}  // namespace

std::vector<std::uint32_t> partition_nodes(RoadGraph const& graph,
                                           std::span<std::int32_t const> link_time,
                                           std::uint32_t parts) {
  SC_EXPECT(link_time.size() == graph.links() && parts > 0);
  std::vector<std::uint32_t> result(graph.nodes(), 0);
  if (parts == 1) return result;
  Lumps lumps = merge_short_links(graph, link_time, parts);
  std::vector<idx_t> vertex_of(graph.nodes(), 0);
  Csr csr = graph_of(graph, link_time, lumps, vertex_of);
  // METIS wants more vertices than parts; a map that small has one node to a part.
  bool const small = csr.vertex_weight.size() <= 2 * std::size_t{parts};
  std::vector<idx_t> const part = small ? std::vector<idx_t>() : cut(csr, parts);
  for (std::uint32_t n = 0; n < graph.nodes(); ++n) {
    auto const vertex = static_cast<std::size_t>(vertex_of[lumps.find(n)]);
    result[n] = small ? static_cast<std::uint32_t>(vertex) % parts
                      : static_cast<std::uint32_t>(part[vertex]);
  }
  return result;
}

}  // namespace sc

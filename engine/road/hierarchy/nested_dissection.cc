// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/nested_dissection.h"

#include <metis.h>

#include <array>
#include <mutex>

#include "base/check.h"
#include "road/hierarchy/elimination.h"
#include "road/metis_lock.h"

namespace sc {
namespace {

constexpr std::uint32_t kThoroughTries = 6;

/// Vertices with neighbours, renumbered for METIS: lone ones (the unused states of split nodes)
/// would count when it balances its cuts.
struct Joined {
  explicit Joined(Neighbours const& graph) {
    std::vector<idx_t> number(graph.vertices(), 0);
    for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
      if (graph.of(v).empty()) {
        lone.push_back(v);
        continue;
      }
      number[v] = static_cast<idx_t>(vertex.size());
      vertex.push_back(v);
      first.push_back(static_cast<idx_t>(graph.first[v + 1]));
    }
    for (std::uint32_t const v : graph.neighbour) neighbour.push_back(number[v]);
  }
  std::vector<std::uint32_t> vertex, lone;
  std::vector<idx_t> first{0}, neighbour;
};

/// Lone vertices first.
std::vector<std::uint32_t> metis_order(Joined graph, idx_t seed) {
  auto vertices = static_cast<idx_t>(graph.vertex.size());
  std::vector<idx_t> order(graph.vertex.size()), rank(graph.vertex.size());
  std::array<idx_t, METIS_NOPTIONS> options;
  METIS_SetDefaultOptions(options.data());
  options[METIS_OPTION_SEED] = seed;
  options[METIS_OPTION_NSEPS] = 8;
  options[METIS_OPTION_NITER] = 30;
  options[METIS_OPTION_UFACTOR] = 400;
  options[METIS_OPTION_COMPRESS] = 0;
  int const result = METIS_NodeND(&vertices, graph.first.data(), graph.neighbour.data(), nullptr,
                                  options.data(), order.data(), rank.data());
  if (result != METIS_OK) throw IoError("METIS", "cannot order the road graph");
  std::vector<std::uint32_t> all = std::move(graph.lone);
  for (idx_t const v : order) all.push_back(graph.vertex[static_cast<std::size_t>(v)]);
  return all;
}

}  // namespace

std::vector<std::uint32_t> nested_dissection(EdgeList const& edges, Effort effort,
                                             std::function<void(double)> const& progress) {
  Neighbours const graph(edges);
  std::vector<std::uint32_t> best;
  if (graph.neighbour.empty()) return natural_order(edges.vertices);
  std::uint32_t const tries = effort == Effort::thorough ? kThoroughTries : 1;
  Joined const joined(graph);
  std::uint64_t fewest = UINT64_MAX;
  std::lock_guard const lock(metis_lock());
  for (std::uint32_t seed = 0; seed < tries; ++seed) {
    if (progress) progress(static_cast<double>(seed) / tries);
    std::vector<std::uint32_t> order = metis_order(joined, static_cast<idx_t>(seed));
    std::uint64_t const triangles = count_triangles(graph, order);
    if (triangles >= fewest) continue;
    fewest = triangles;
    best = std::move(order);
  }
  return best;
}

}  // namespace sc

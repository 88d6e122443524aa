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

std::vector<std::uint32_t> metis_order(Neighbours const& graph, idx_t seed) {
  auto vertices = static_cast<idx_t>(graph.vertices());
  std::vector<idx_t> first(graph.first.begin(), graph.first.end());
  std::vector<idx_t> neighbour(graph.neighbour.begin(), graph.neighbour.end());
  std::vector<idx_t> order(graph.vertices()), rank(graph.vertices());
  std::array<idx_t, METIS_NOPTIONS> options;
  METIS_SetDefaultOptions(options.data());
  options[METIS_OPTION_SEED] = seed;
  options[METIS_OPTION_NSEPS] = 8;
  options[METIS_OPTION_NITER] = 30;
  options[METIS_OPTION_UFACTOR] = 400;
  options[METIS_OPTION_COMPRESS] = 0;
  int const result = METIS_NodeND(&vertices, first.data(), neighbour.data(), nullptr,
                                  options.data(), order.data(), rank.data());
  if (result != METIS_OK) throw IoError("METIS", "cannot order the road graph");
  return {order.begin(), order.end()};
}

}  // namespace

std::vector<std::uint32_t> nested_dissection(EdgeList const& edges, Effort effort,
                                             std::function<void(double)> const& progress) {
  Neighbours const graph(edges);
  std::vector<std::uint32_t> best;
  if (graph.neighbour.empty()) return natural_order(edges.vertices);
  std::uint32_t const tries = effort == Effort::thorough ? kThoroughTries : 1;
  std::uint64_t fewest = UINT64_MAX;
  std::lock_guard const lock(metis_lock());
  for (std::uint32_t seed = 0; seed < tries; ++seed) {
    if (progress) progress(static_cast<double>(seed) / tries);
    std::vector<std::uint32_t> order = metis_order(graph, static_cast<idx_t>(seed));
    std::uint64_t const triangles = count_triangles(graph, order);
    if (triangles >= fewest) continue;
    fewest = triangles;
    best = std::move(order);
  }
  return best;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "road/bench_graph.h"

#include <algorithm>
#include <filesystem>

#include "base/check.h"
#include "base/random.h"
#include "hazard/road_state.h"
#include "io/dimacs_file.h"
#include "io/road_source.h"
#include "road/search_graph.h"
#include "support/big_city.h"

namespace sc::bench {
namespace {

constexpr std::size_t kCityNodes = 250'000;

/// Times beyond are not slowed down more than this: sums must stay below kNoWay.
constexpr LinkTime kSlowest = 100'000'000;

BenchGraph road_graph(std::string name, RoadTable table) {
  RoadGraph const graph(std::move(table));
  return {std::move(name), edge_list(search_graph(graph)), free_flow_times(graph)};
}

}  // namespace

std::vector<BenchGraph> usual_graphs(std::string const& only) {
  std::vector<BenchGraph> graphs;
  auto const wanted = [&](char const* name) { return only.empty() || only == name; };
  auto const load = [](std::string const& path) {
    return load_roads(road_source_of(path, 1)).table;
  };
  if (wanted("district"))
    graphs.push_back(road_graph("district", load(SC_SOURCE_DIR "/scenarios/districts/gongshu")));
  std::string const real = SC_SHARED_DIR "/roads/gongshu.osm.pbf";
  if (wanted("gongshu") && std::filesystem::exists(real))
    graphs.push_back(road_graph("gongshu", load(real)));
  if (wanted("city")) graphs.push_back(road_graph("city", test::generated_city({kCityNodes, 1})));
  if (graphs.empty())
    throw InputError(
        {"--only", 0, only + " (must be district, gongshu where it is there, or city)"});
  return graphs;
}

BenchGraph dimacs_graph(std::string const& path) {
  DimacsGraph dimacs = read_dimacs(path);
  BenchGraph graph{std::filesystem::path(path).stem(), {}, std::move(dimacs.weight)};
  graph.edges.vertices = dimacs.nodes;
  graph.edges.from = std::move(dimacs.from);
  graph.edges.to = std::move(dimacs.to);
  graph.edges.link = natural_order(static_cast<std::uint32_t>(graph.times.size()));
  return graph;
}

Floods::Floods(BenchGraph const& graph)
    : graph_(graph), near_(graph.edges), links_(graph.edges.vertices) {
  for (std::size_t e = 0; e < graph.edges.edges(); ++e)
    links_[graph.edges.from[e]].push_back(graph.edges.link[e]);
}

std::size_t Floods::count(double share) const {
  return static_cast<std::size_t>(share * static_cast<double>(graph_.times.size()));
}

std::vector<LinkId> Floods::clustered(double share, std::uint64_t seed) const {
  Stream random(seed, 0, Purpose::test, 71);
  std::vector<std::uint32_t> reached = {random.below(graph_.edges.vertices)};
  std::vector<bool> seen(graph_.edges.vertices, false);
  seen[reached[0]] = true;
  std::vector<LinkId> result;
  for (std::size_t i = 0; i < reached.size() && result.size() < count(share); ++i) {
    for (std::uint32_t const link : links_[reached[i]]) result.push_back(LinkId{link});
    for (std::uint32_t const v : near_.of(reached[i])) {
      if (!seen[v]) reached.push_back(v);
      seen[v] = true;
    }
  }
  return result;
}

std::vector<LinkId> Floods::scattered(double share, std::uint64_t seed) const {
  Stream random(seed, 0, Purpose::test, 72);
  std::vector<LinkId> result;
  while (result.size() < count(share))
    result.push_back(LinkId{random.below(static_cast<std::uint32_t>(graph_.times.size()))});
  return result;
}

std::vector<LinkTime> Floods::slower(std::vector<LinkId> const& links) const {
  std::vector<LinkTime> times = graph_.times;
  Stream random(1, 0, Purpose::test, 73);
  for (LinkId const link : links)
    times[link.index()] = std::min(graph_.times[link.index()], kSlowest) *
                          (2 + static_cast<LinkTime>(random.below(3)));
  return times;
}

std::vector<LinkTime> Floods::flooded(std::uint64_t seed) const {
  std::vector<LinkTime> times = graph_.times;
  for (std::uint64_t pool = 0; pool < 10; ++pool)
    for (LinkId const link : clustered(0.004, 100 * seed + pool)) {
      LinkTime& time = times[link.index()];
      time = pool % 2 == 0 || time == kImpassable ? kImpassable : std::min(time, kSlowest) * 4;
    }
  for (LinkId const link : scattered(0.01, seed)) times[link.index()] = kImpassable;
  return times;
}

}  // namespace sc::bench

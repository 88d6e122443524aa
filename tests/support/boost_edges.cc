// SPDX-License-Identifier: Apache-2.0
#include "support/boost_edges.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <utility>

#include "base/random.h"

namespace sc::test {
namespace {

using Weight = boost::property<boost::edge_weight_t, std::int32_t>;
using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight>;

struct Found {};

struct StopAtGoal : boost::default_dijkstra_visitor {
  std::uint32_t goal;
  void examine_vertex(std::uint32_t v, Csr const& /*graph*/) const {
    if (v == goal) throw Found{};
  }
};

Csr csr_of(EdgeList const& edges, std::span<LinkTime const> times) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<std::int32_t> weight;
  for (std::size_t e = 0; e < edges.edges(); ++e) {
    LinkTime const time = times[edges.link[e]];
    if (time == kImpassable) continue;
    ends.emplace_back(edges.from[e], edges.to[e]);
    weight.push_back(time + (edges.extra_ms.empty() ? 0 : edges.extra_ms[e]));
  }
  return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), weight.begin(),
          edges.vertices};
}

}  // namespace

struct BoostEdges::Graph {
  Csr csr;
};

BoostEdges::BoostEdges(EdgeList const& edges, std::span<LinkTime const> times)
    : graph_(std::make_unique<Graph>(Graph{csr_of(edges, times)})), ms_(edges.vertices) {}

BoostEdges::~BoostEdges() = default;

std::span<std::int32_t const> BoostEdges::one_to_all(std::uint32_t from) {
  Csr const& g = graph_->csr;
  boost::dijkstra_shortest_paths(g, from,
                                 boost::distance_map(boost::make_iterator_property_map(
                                     ms_.begin(), get(boost::vertex_index, g))));
  return ms_;
}

std::int32_t BoostEdges::one_to_one(std::uint32_t from, std::uint32_t to) {
  Csr const& g = graph_->csr;
  StopAtGoal stop;
  stop.goal = to;
  try {
    boost::dijkstra_shortest_paths(
        g, from,
        boost::distance_map(
            boost::make_iterator_property_map(ms_.begin(), get(boost::vertex_index, g)))
            .visitor(stop));
  } catch (Found const&) {
    return ms_[to];
  }
  return kImpassable;
}

EdgeList random_edges(std::uint64_t seed, std::uint32_t vertices) {
  Stream random(seed, 0, Purpose::test, 11);
  EdgeList list;
  list.vertices = vertices;
  auto const add = [&](std::uint32_t from, std::uint32_t to, std::uint32_t link) {
    list.from.push_back(from);
    list.to.push_back(to);
    list.link.push_back(link);
    list.extra_ms.push_back(random.uniform() < 0.2 ? static_cast<LinkTime>(random.below(30)) : 0);
  };
  std::uint32_t const links = 2 * vertices;
  for (std::uint32_t link = 0; link < links; ++link) {
    auto const from = static_cast<std::uint32_t>(random.below(vertices));
    // Mostly near by, as roads are.
    auto const near = (from + static_cast<std::uint32_t>(random.below(6))) % vertices;
    auto const to =
        random.uniform() < 0.9 ? near : static_cast<std::uint32_t>(random.below(vertices));
    add(from, to, link);
    if (random.uniform() < 0.6) add(to, from, link);
  }
  return list;
}

std::vector<LinkTime> random_link_times(std::uint64_t seed, std::size_t links) {
  Stream random(seed, 0, Purpose::test, 12);
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < links; ++i)
    times.push_back(random.uniform() < 0.1 ? kImpassable : static_cast<LinkTime>(random.below(50)));
  return times;
}

}  // namespace sc::test

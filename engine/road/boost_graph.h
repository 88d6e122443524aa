// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/id.h"
#include "road/graph.h"
#include "road/road_table.h"

/// Boost.Graph concepts over road columns, with nothing copied: Boost's algorithms run on a
/// RoadGraph as it is, and on a bare RoadTable through TableGraph, which adds the list of links
/// per node. Not a public header: it shows Boost.
///
/// Vertices are plain node numbers, edges are LinkIds (so the two cannot be mixed up).
/// Concepts: VertexListGraph, EdgeListGraph, IncidenceGraph; RoadGraph also BidirectionalGraph.
/// Property maps: vertex_index, edge_index; weights by link_property_map(column).
/// Turn bans are invisible here: Boost searches nodes.

namespace sc {

/// A RoadTable, which must outlive it, with its links grouped by tail. Building costs O(n + m).
class TableGraph {
 public:
  explicit TableGraph(RoadTable const& table);

  [[nodiscard]] std::size_t nodes() const { return table_->nodes(); }
  [[nodiscard]] std::size_t links() const { return table_->links(); }
  [[nodiscard]] NodeId tail(LinkId l) const { return NodeId{table_->tail[l.index()]}; }
  [[nodiscard]] NodeId head(LinkId l) const { return NodeId{table_->head[l.index()]}; }
  /// Ascending id.
  [[nodiscard]] std::span<LinkId const> out_links(NodeId n) const {
    return std::span(out_).subspan(first_out_[n.index()],
                                   first_out_[n.index() + 1] - first_out_[n.index()]);
  }

 private:
  RoadTable const* table_;
  std::vector<std::uint32_t> first_out_;
  std::vector<LinkId> out_;
};

namespace detail {

struct AsLinkId {
  LinkId operator()(std::uint32_t number) const { return LinkId{number}; }
};

struct RoadGraphCategory : boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag,
                           boost::incidence_graph_tag {};
struct TwoWayRoadGraphCategory : boost::vertex_list_graph_tag,
                                 boost::edge_list_graph_tag,
                                 boost::bidirectional_graph_tag {};

struct RoadGraphTraits {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = LinkId;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = RoadGraphCategory;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using edge_iterator =
      boost::transform_iterator<AsLinkId, boost::counting_iterator<std::uint32_t>, LinkId, LinkId>;
  using out_edge_iterator = LinkId const*;
  using in_edge_iterator = LinkId const*;
  using adjacency_iterator = void;
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

inline std::pair<LinkId const*, LinkId const*> ends_of(std::span<LinkId const> links) {
  return {links.data(), links.data() + links.size()};
}

struct LinkNumber {
  std::size_t operator()(LinkId link) const { return link.index(); }
};

}  // namespace detail

template <class Graph>
concept RoadGraphLike = std::same_as<Graph, RoadGraph> || std::same_as<Graph, TableGraph>;

auto vertices(RoadGraphLike auto const& graph) {
  using Iterator = detail::RoadGraphTraits::vertex_iterator;
  return std::pair{Iterator(0), Iterator(static_cast<std::uint32_t>(graph.nodes()))};
}
std::size_t num_vertices(RoadGraphLike auto const& graph) {
  return graph.nodes();
}

auto edges(RoadGraphLike auto const& graph) {
  using Iterator = detail::RoadGraphTraits::edge_iterator;
  using Number = boost::counting_iterator<std::uint32_t>;
  return std::pair{Iterator(Number(0)),
                   Iterator(Number(static_cast<std::uint32_t>(graph.links())))};
}
std::size_t num_edges(RoadGraphLike auto const& graph) {
  return graph.links();
}

std::uint32_t source(LinkId link, RoadGraphLike auto const& graph) {
  return graph.tail(link).value();
}
std::uint32_t target(LinkId link, RoadGraphLike auto const& graph) {
  return graph.head(link).value();
}

auto out_edges(std::uint32_t node, RoadGraphLike auto const& graph) {
  return detail::ends_of(graph.out_links(NodeId{node}));
}
std::size_t out_degree(std::uint32_t node, RoadGraphLike auto const& graph) {
  return graph.out_links(NodeId{node}).size();
}

inline auto in_edges(std::uint32_t node, RoadGraph const& graph) {
  return detail::ends_of(graph.in_links(NodeId{node}));
}
inline std::size_t in_degree(std::uint32_t node, RoadGraph const& graph) {
  return graph.in_links(NodeId{node}).size();
}
inline std::size_t degree(std::uint32_t node, RoadGraph const& graph) {
  return in_degree(node, graph) + out_degree(node, graph);
}

using VertexIndexMap = boost::typed_identity_property_map<std::uint32_t>;
using EdgeIndexMap = boost::function_property_map<detail::LinkNumber, LinkId, std::size_t>;

inline VertexIndexMap get(boost::vertex_index_t, RoadGraphLike auto const&) {
  return {};
}
inline EdgeIndexMap get(boost::edge_index_t, RoadGraphLike auto const&) {
  return EdgeIndexMap{};
}
std::uint32_t get(boost::vertex_index_t, RoadGraphLike auto const&, std::uint32_t node) {
  return node;
}
std::size_t get(boost::edge_index_t, RoadGraphLike auto const&, LinkId link) {
  return link.index();
}

/// A column with one entry per link, as an edge property such as the weight.
template <class T>
auto link_property_map(std::vector<T> const& column) {
  return boost::make_iterator_property_map(column.begin(), EdgeIndexMap{});
}

}  // namespace sc

namespace boost {

template <>
struct graph_traits<sc::TableGraph> : sc::detail::RoadGraphTraits {};

template <>
struct graph_traits<sc::RoadGraph> : sc::detail::RoadGraphTraits {
  using traversal_category = sc::detail::TwoWayRoadGraphCategory;
};

template <sc::RoadGraphLike Graph>
struct property_map<Graph, vertex_index_t> {
  using type = sc::VertexIndexMap;
  using const_type = sc::VertexIndexMap;
};

template <sc::RoadGraphLike Graph>
struct property_map<Graph, edge_index_t> {
  using type = sc::EdgeIndexMap;
  using const_type = sc::EdgeIndexMap;
};

}  // namespace boost

// SPDX-License-Identifier: Apache-2.0
#include "road/connectivity.h"

#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <numeric>

#include "road/boost_graph.h"

namespace sc {
namespace {

/// Boost numbers components in the order in which its search closes them; ours follow the nodes.
StrongComponents numbered_by_lowest_node(std::vector<std::uint32_t> const& raw, std::size_t count) {
  StrongComponents result;
  std::vector<std::uint32_t> number(count, UINT32_MAX);
  for (std::uint32_t const component : raw) {
    if (number[component] == UINT32_MAX) {
      number[component] = static_cast<std::uint32_t>(result.size.size());
      result.size.push_back(0);
    }
    result.component.push_back(number[component]);
    ++result.size[number[component]];
  }
  return result;
}

}  // namespace

RoadExtent extent_of(RoadTable const& table) {
  return {table.nodes(), table.links(),
          std::accumulate(table.length_m.begin(), table.length_m.end(), 0.0)};
}

RoadExtent operator-(RoadExtent const& a, RoadExtent const& b) {
  return {a.nodes - b.nodes, a.links - b.links, a.length_m - b.length_m};
}

StrongComponents strong_components(RoadTable const& table) {
  if (table.nodes() == 0) return {};
  TableGraph const graph(table);
  std::vector<std::uint32_t> raw(table.nodes());
  auto const count = boost::strong_components(
      graph, boost::make_iterator_property_map(raw.begin(), VertexIndexMap{}));
  return numbered_by_lowest_node(raw, static_cast<std::size_t>(count));
}

LargestComponent largest_strong_component(RoadTable const& table) {
  StrongComponents const parts = strong_components(table);
  auto const largest = static_cast<std::uint32_t>(
      std::max_element(parts.size.begin(), parts.size.end()) - parts.size.begin());
  std::vector<bool> keep(table.nodes());
  for (std::size_t n = 0; n < keep.size(); ++n) keep[n] = parts.component[n] == largest;
  LargestComponent result{subset(table, keep), {}, parts.size.size()};
  result.dropped = extent_of(table) - extent_of(result.kept);
  return result;
}

}  // namespace sc

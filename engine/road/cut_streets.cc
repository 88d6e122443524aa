// SPDX-License-Identifier: Apache-2.0
#include "road/cut_streets.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <map>
#include <utility>

namespace sc {
namespace {

using Undirected =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>;

/// All streets between two junctions as one edge: Boost takes a parallel street for the way it
/// came.
struct Bundle {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  LinkId link;  ///< of the first street
  std::size_t streets = 0;
  double street_m = 0;
};

/// The direction of a street that stands for both.
bool stands_for_street(RoadGraph const& graph, LinkId link) {
  LinkId const twin = graph.twin(link);
  return !twin || link < twin;
}

/// One entry per pair of junctions; streets that lead back to their own junction join nothing.
std::vector<Bundle> bundles_of(RoadGraph const& graph) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Bundle> bundles;
  for (std::size_t i = 0; i < graph.links(); ++i) {
    LinkId const link{i};
    if (!stands_for_street(graph, link) || graph.tail(link) == graph.head(link)) continue;
    auto const [a, b] = std::minmax({graph.tail(link).value(), graph.head(link).value()});
    Bundle& bundle = bundles[{a, b}];
    if (bundle.streets++ == 0) bundle = {a, b, link, 1, 0};
    bundle.street_m += graph.length_m(link);
  }
  std::vector<Bundle> result;
  for (auto const& [ends, bundle] : bundles) result.push_back(bundle);
  return result;
}

/// Every junction by itself, with the streets that lead from it back to it.
std::vector<CutSide> junctions_alone(RoadGraph const& graph) {
  std::vector<CutSide> result(graph.nodes(), {1, 0});
  for (std::size_t i = 0; i < graph.links(); ++i) {
    LinkId const link{i};
    if (stands_for_street(graph, link) && graph.tail(link) == graph.head(link))
      result[graph.tail(link).index()].street_m += graph.length_m(link);
  }
  return result;
}

/// Number of the block (biconnected component) of each bundle.
std::vector<std::size_t> blocks_of(std::size_t nodes, std::vector<Bundle> const& bundles,
                                   std::size_t& count) {
  Undirected graph(nodes);
  for (std::size_t i = 0; i < bundles.size(); ++i)
    boost::add_edge(bundles[i].a, bundles[i].b, i, graph);
  std::vector<std::size_t> block(bundles.size());
  count = boost::biconnected_components(
      graph,
      boost::make_iterator_property_map(block.begin(), boost::get(boost::edge_index, graph)));
  return block;
}

/// The tree of blocks and junctions: two blocks meet in one junction at most.
class BlockTree {
 public:
  BlockTree(RoadGraph const& graph, std::vector<Bundle> const& bundles)
      : of_node_(graph.nodes()), below_node_(junctions_alone(graph)), root_(graph.nodes(), kNone) {
    std::size_t count = 0;
    std::vector<std::size_t> const block = blocks_of(graph.nodes(), bundles, count);
    blocks_.resize(count);
    for (std::size_t i = 0; i < bundles.size(); ++i) add(bundles[i], block[i]);
    for (Block& b : blocks_) tidy(b);
    for (std::uint32_t n = 0; n < graph.nodes(); ++n)
      if (root_[n] == kNone) sum_from(n);
  }

  [[nodiscard]] CutStreets cuts() const {
    CutStreets result;
    for (Block const& block : blocks_)
      if (block.streets == 1) result.streets.push_back(cut_street(block));
    for (std::uint32_t n = 0; n < of_node_.size(); ++n)
      if (of_node_[n].size() > 1) result.junctions.push_back(cut_junction(n));
    std::sort(result.streets.begin(), result.streets.end(),
              [](CutStreet const& a, CutStreet const& b) { return a.link < b.link; });
    return result;
  }

 private:
  struct Block {
    std::vector<std::uint32_t> nodes;
    std::size_t streets = 0;
    LinkId link;  ///< of its first street
    double street_m = 0;
    std::uint32_t parent = 0;  ///< junction by which it hangs
    CutSide below;             ///< itself and all that hangs on it, without the parent
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;

  void add(Bundle const& bundle, std::size_t number) {
    Block& block = blocks_[number];
    if (block.streets == 0) block.link = bundle.link;
    block.streets += bundle.streets;
    block.street_m += bundle.street_m;
    block.nodes.insert(block.nodes.end(), {bundle.a, bundle.b});
  }

  void tidy(Block& block) {
    std::sort(block.nodes.begin(), block.nodes.end());
    block.nodes.erase(std::unique(block.nodes.begin(), block.nodes.end()), block.nodes.end());
    for (std::uint32_t const n : block.nodes)
      of_node_[n].push_back(static_cast<std::size_t>(&block - blocks_.data()));
  }

  /// Hangs the connected piece of `root` up by it; blocks in the order in which they are met.
  std::vector<std::size_t> hang_up(std::uint32_t root) {
    std::vector<std::size_t> order;
    std::vector<std::uint32_t> open{root};
    root_[root] = root;
    while (!open.empty()) {
      std::uint32_t const parent = open.back();
      open.pop_back();
      for (std::size_t const b : of_node_[parent]) {
        if (blocks_[b].below.nodes > 0) continue;  // the one it hangs by
        blocks_[b].parent = parent;
        blocks_[b].below = {blocks_[b].nodes.size() - 1, blocks_[b].street_m};
        order.push_back(b);
        for (std::uint32_t const n : blocks_[b].nodes) {
          if (n == parent) continue;
          root_[n] = root;
          open.push_back(n);
        }
      }
    }
    return order;
  }

  /// Sums sides from the leaves up.
  void sum_from(std::uint32_t root) {
    std::vector<std::size_t> const order = hang_up(root);
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
      Block& block = blocks_[*at];
      for (std::uint32_t const n : block.nodes) {
        if (n == block.parent) continue;
        block.below.nodes += below_node_[n].nodes - 1;
        block.below.street_m += below_node_[n].street_m;
      }
      CutSide& parent = below_node_[block.parent];
      parent.nodes += block.below.nodes;
      parent.street_m += block.below.street_m;
    }
  }

  static bool fewer(CutSide const& a, CutSide const& b) {
    return std::pair(a.nodes, a.street_m) < std::pair(b.nodes, b.street_m);
  }

  [[nodiscard]] CutSide whole(std::uint32_t node) const { return below_node_[root_[node]]; }

  [[nodiscard]] CutStreet cut_street(Block const& block) const {
    CutSide const all = whole(block.parent);
    CutSide const below{block.below.nodes, block.below.street_m - block.street_m};
    CutSide const above{all.nodes - below.nodes, all.street_m - block.below.street_m};
    return {block.link, std::min(below, above, fewer)};
  }

  [[nodiscard]] CutJunction cut_junction(std::uint32_t node) const {
    CutSide const all = whole(node);
    CutSide const& own = below_node_[node];
    CutSide largest{all.nodes - own.nodes, all.street_m - own.street_m};
    for (std::size_t const b : of_node_[node])
      if (blocks_[b].parent == node) largest = std::max(largest, blocks_[b].below, fewer);
    return {NodeId{node}, {all.nodes - 1 - largest.nodes, all.street_m - largest.street_m}};
  }

  std::vector<Block> blocks_;
  std::vector<std::vector<std::size_t>> of_node_;  ///< [nodes] blocks that meet there
  std::vector<CutSide> below_node_;                ///< [nodes] it and all that hangs on it
  std::vector<std::uint32_t> root_;                ///< [nodes] by which its connected piece hangs
};

}  // namespace

CutStreets cut_streets(RoadGraph const& graph) {
  return BlockTree(graph, bundles_of(graph)).cuts();
}

}  // namespace sc

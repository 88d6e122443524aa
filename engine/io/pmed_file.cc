// SPDX-License-Identifier: Apache-2.0
#include "io/pmed_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>
#include <string_view>
#include <tuple>
#include <utility>

#include "io/text/cell.h"
#include "io/text/line_faults.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kBlank = " \t\r\v\f\n";

struct Word {
  std::string_view text;
  std::size_t line = 0;
};

std::vector<Word> words_of(std::string_view bytes) {
  std::vector<Word> words;
  std::size_t line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    if (kBlank.find(bytes[at]) != std::string_view::npos) {
      if (bytes[at++] == '\n') ++line;
      continue;
    }
    std::size_t const end = std::min(bytes.find_first_of(kBlank, at), bytes.size());
    words.push_back({bytes.substr(at, end - at), line});
    at = end;
  }
  return words;
}

/// Of an edge that comes again the last cost; loops left out.
std::vector<PmedEdge> last_of_each(std::vector<PmedEdge> all) {
  std::erase_if(all, [](PmedEdge const& e) { return e.from == e.to; });
  std::stable_sort(all.begin(), all.end(), [](PmedEdge const& a, PmedEdge const& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  std::vector<PmedEdge> each;
  for (PmedEdge const& edge : all) {
    bool const again = !each.empty() && each.back().from == edge.from && each.back().to == edge.to;
    if (again) each.pop_back();
    each.push_back(edge);
  }
  return each;
}

/// Number of parts that no edge links.
std::size_t parts_of(PmedInstance const& instance) {
  std::vector<std::uint32_t> leader(instance.nodes);
  std::iota(leader.begin(), leader.end(), 0U);
  auto const find = [&](std::uint32_t node) {
    while (leader[node] != node) node = leader[node] = leader[leader[node]];
    return node;
  };
  std::size_t parts = instance.nodes;
  for (PmedEdge const& edge : instance.edges) {
    std::uint32_t const a = find(edge.from);
    std::uint32_t const b = find(edge.to);
    if (a != b) --parts;
    leader[a] = b;
  }
  return parts;
}

class Reader {
 public:
  Reader(std::vector<Word> words, LineFaults& faults) : words_(std::move(words)), faults_(faults) {}

  PmedInstance read() {
    if (!take_header()) return {};
    std::size_t at = 3;
    for (; at + 3 <= words_.size(); at += 3) take_edge(at);
    if (at < words_.size())
      faults_.add(words_[at].line, "last edge is cut off (must be FROM TO COST)");
    check_count((at - 3) / 3);
    instance_.edges = last_of_each(std::move(instance_.edges));
    return std::move(instance_);
  }
  [[nodiscard]] std::size_t line_of_p() const { return words_[2].line; }

 private:
  bool take_header() {
    if (words_.size() < 3) {
      faults_.add(0, "header is missing (must begin with NODES EDGES P)");
      return false;
    }
    auto const nodes = whole(words_[0], "nodes", 1, kMostPmedNodes);
    edges_ = whole(words_[1], "edges", 0, UINT32_MAX);
    auto const p = whole(words_[2], "p", 1, nodes.value_or(kMostPmedNodes));
    instance_.nodes = static_cast<std::uint32_t>(nodes.value_or(0));
    instance_.p = static_cast<std::uint32_t>(p.value_or(0));
    return true;
  }

  void take_edge(std::size_t at) {
    std::int64_t const nodes = instance_.nodes > 0 ? instance_.nodes : UINT32_MAX;  // unknown: any
    auto const from = whole(words_[at], "from", 1, nodes);
    auto const to = whole(words_[at + 1], "to", 1, nodes);
    auto const cost = cost_of(words_[at + 2]);
    if (!from || !to || !cost) return;
    auto const [low, high] = std::minmax(*from, *to);
    instance_.edges.push_back(
        {static_cast<std::uint32_t>(low - 1), static_cast<std::uint32_t>(high - 1), *cost});
  }

  std::optional<std::int64_t> whole(Word const& word, std::string_view what, std::int64_t low,
                                    std::int64_t high) {
    auto parsed = parse_integer(word.text, low, high);
    if (!parsed.value) complain(word, what, parsed.must_be);
    return parsed.value;
  }

  std::optional<double> cost_of(Word const& word) {
    auto parsed = parse_number(word.text, between(0, kHighestPmedCost));
    if (!parsed.value) complain(word, "cost", parsed.must_be);
    return parsed.value;
  }

  void complain(Word const& word, std::string_view what, std::string const& must_be) {
    faults_.add(word.line, fmt::format("{} = {} ({})", what, quoted(word.text), must_be));
  }

  void check_count(std::size_t found) {
    if (edges_ && static_cast<std::size_t>(*edges_) != found)
      faults_.add(
          words_[1].line,
          fmt::format("edges = {} (must be {}, the number of edges that follow)", *edges_, found));
  }

  std::vector<Word> words_;
  LineFaults& faults_;
  PmedInstance instance_;
  std::optional<std::int64_t> edges_;
};

struct Arc {
  std::uint32_t to = 0;
  double cost = 0;
};
using Arcs = std::vector<std::vector<Arc>>;  ///< [node] both directions of each edge

Arcs arcs_of(PmedInstance const& instance) {
  Arcs arcs(instance.nodes);
  for (PmedEdge const& edge : instance.edges) {
    arcs[edge.from].push_back({edge.to, edge.cost});
    arcs[edge.to].push_back({edge.from, edge.cost});
  }
  return arcs;
}

/// Dijkstra (1959), from one node; `distance` [node] is infinite before.
void search(Arcs const& arcs, std::uint32_t source, double* distance) {
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  distance[source] = 0;
  queue.emplace(0.0, source);
  while (!queue.empty()) {
    auto const [reached, node] = queue.top();
    queue.pop();
    if (reached > distance[node]) continue;
    for (Arc const& arc : arcs[node]) {
      double const there = reached + arc.cost;
      if (there >= distance[arc.to]) continue;
      distance[arc.to] = there;
      queue.emplace(there, arc.to);
    }
  }
}

}  // namespace

PmedInstance read_pmed(std::string const& path) {
  LineFaults faults(path);
  auto const bytes = read_whole_file(path, faults.of_the_file());
  if (bytes && bytes->starts_with(kGzip)) faults.add(0, "is compressed (must be unpacked)");
  faults.throw_if_any();
  Reader reader(words_of(*bytes), faults);
  PmedInstance instance = reader.read();
  faults.throw_if_any();
  std::size_t const parts = parts_of(instance);
  if (parts > instance.p)
    faults.add(reader.line_of_p(),
               fmt::format("p = {} (must be at least {}: into so many parts falls the graph, and "
                           "each needs a site of its own)",
                           instance.p, parts));
  faults.throw_if_any();
  return instance;
}

std::vector<double> shortest_distances(PmedInstance const& instance) {
  Arcs const arcs = arcs_of(instance);
  std::size_t const nodes = instance.nodes;
  std::vector<double> distance(nodes * nodes, std::numeric_limits<double>::infinity());
  for (std::uint32_t node = 0; node < nodes; ++node)
    search(arcs, node, distance.data() + node * nodes);
  return distance;
}

}  // namespace sc

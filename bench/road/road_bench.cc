// SPDX-License-Identifier: Apache-2.0
// How fast is routing on the built-in district, real Gongshu, a generated city, or a DIMACS graph
// (--graph FILE), beside Boost's Dijkstra and one written by hand, all in one run? First everything
// is checked against Boost. Names: <graph>/<what>; scripts/bench_routing.py makes ratios of them.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/check.h"
#include "base/parallel.h"
#include "base/random.h"
#include "road/bench_graph.h"
#include "road/check.h"
#include "road/csr_dijkstra.h"
#include "road/hierarchy/many_to_many.h"
#include "road/hierarchy/nested_dissection.h"
#include "road/hierarchy/query.h"
#include "road/hierarchy/trimmed.h"
#include "support/boost_edges.h"

namespace sc::bench {
namespace {

constexpr std::size_t kPairs = 1000;
constexpr std::size_t kRows = 50, kColumns = 2000;
constexpr double kChanged = 0.01;  ///< share of links that change

struct Pair {
  std::uint32_t from, to;
};

/// A graph with all that its benchmarks share.
struct Subject {
  explicit Subject(BenchGraph g)
      : graph(std::move(g)),
        order(nested_dissection(graph.edges, Effort::quick)),
        frame(build_hierarchy(graph.edges, order)),
        metric(frame, graph.times),
        trimmed(metric),
        floods(graph) {
    Stream random(1, 0, Purpose::test, 91);
    std::uint32_t const n = graph.edges.vertices;
    for (std::size_t i = 0; i < kPairs; ++i) far.push_back({random.below(n), random.below(n)});
    for (std::size_t i = 0; i < kColumns; ++i) {
      columns.push_back(frame.rank[random.below(n)]);
      rows.push_back({{frame.rank[random.below(n)], 0}});
    }
    find_near(random);
  }

  /// Goals that a search from the start settles as the 100th to 1,000th, or last.
  void find_near(Stream& random) {
    CsrDijkstra dijkstra(graph.edges, graph.times);
    while (near.size() < kPairs) {
      std::uint32_t const from = random.below(graph.edges.vertices);
      std::uint32_t left = 100 + random.below(900);
      std::uint32_t to = from;
      dijkstra.search(from, [&](std::uint32_t v, std::int32_t) {
        to = v;
        return --left > 0;
      });
      near.push_back({from, to});
    }
  }
  [[nodiscard]] UpwardArcs up() const { return upward_arcs(metric); }

  BenchGraph graph;
  std::vector<std::uint32_t> order;
  Hierarchy frame;
  Metric metric;
  TrimmedArcs trimmed;
  Floods floods;
  std::vector<Pair> far, near;
  std::vector<std::uint32_t> columns;  ///< ranks
  std::vector<std::vector<SearchEnd>> rows;
};

using State = benchmark::State;

// The yardsticks.

void boost_one_to_all(State& state, Subject const& s) {
  test::BoostEdges boost(s.graph.edges, s.graph.times);
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(boost.one_to_all(s.far[i++ % kPairs].from).data());
}

void boost_early_exit(State& state, Subject const& s) {
  test::BoostEdges boost(s.graph.edges, s.graph.times);
  std::size_t i = 0;
  for (auto _ : state) {
    Pair const pair = s.far[i++ % kPairs];
    benchmark::DoNotOptimize(boost.one_to_one(pair.from, pair.to));
  }
}

void csr_one_to_all(State& state, Subject const& s) {
  CsrDijkstra dijkstra(s.graph.edges, s.graph.times);
  std::size_t i = 0;
  for (auto _ : state) {
    std::int32_t farthest = 0;
    dijkstra.search(s.far[i++ % kPairs].from, [&](std::uint32_t, std::int32_t ms) {
      farthest = ms;
      return true;
    });
    benchmark::DoNotOptimize(farthest);
  }
}

void csr_early_exit(State& state, Subject const& s) {
  CsrDijkstra dijkstra(s.graph.edges, s.graph.times);
  std::size_t i = 0;
  for (auto _ : state) {
    Pair const pair = s.far[i++ % kPairs];
    dijkstra.search(pair.from, [&](std::uint32_t v, std::int32_t) { return v != pair.to; });
  }
}

// Building and customising.

void build_order(State& state, Subject const& s) {
  for (auto _ : state) benchmark::DoNotOptimize(nested_dissection(s.graph.edges, Effort::quick));
}

void build_frame(State& state, Subject const& s) {
  for (auto _ : state) benchmark::DoNotOptimize(build_hierarchy(s.graph.edges, s.order));
  state.counters["vertices"] = static_cast<double>(s.frame.vertices());
  state.counters["edges"] = static_cast<double>(s.graph.edges.edges());
  state.counters["arcs"] = static_cast<double>(s.frame.arcs());
  state.counters["trimmed_arcs"] = static_cast<double>(s.trimmed.arcs());
  state.counters["triangles"] =
      static_cast<double>(count_triangles(Neighbours(s.graph.edges), s.order));
  state.counters["frame_bytes"] = static_cast<double>(s.frame.bytes());
  state.counters["metric_bytes"] = static_cast<double>(s.metric.bytes());
}

void customise(State& state, Subject const& s, std::size_t lanes, Kernels const& kernels) {
  std::vector<std::vector<LinkTime>> times;
  for (std::size_t k = 0; k < lanes; ++k) times.push_back(s.floods.flooded(k));
  std::vector<std::span<LinkTime const>> const spans(times.begin(), times.end());
  Metric metric(s.frame, spans, 1, kernels);
  for (auto _ : state) metric.customise(spans);
}

void customise_trimmed(State& state, Subject const& s) {
  for (auto _ : state) benchmark::DoNotOptimize(TrimmedArcs(s.metric).arcs());
}

void update(State& state, Subject const& s, std::vector<LinkId> const& links) {
  std::vector<LinkTime> const slow = s.floods.slower(links);
  std::span<LinkTime const> const times[] = {slow, s.graph.times};
  Metric metric(s.frame, s.graph.times);
  std::size_t i = 0;
  for (auto _ : state) metric.update({&times[i++ % 2], 1}, links);
}

/// Sixteen floods customised one by one, on so many threads.
void scenarios(State& state, Subject const& s, int threads) {
  std::vector<std::vector<LinkTime>> times;
  std::vector<Metric> metrics;
  for (std::uint64_t k = 0; k < 16; ++k) times.push_back(s.floods.flooded(k));
  for (auto const& t : times) metrics.emplace_back(s.frame, t);
  for (auto _ : state)
    parallel_for(metrics.size(), threads, [&](std::size_t k) {
      std::span<LinkTime const> const lane(times[k]);
      metrics[k].customise({&lane, 1});
    });
}

// Asking.

void query(State& state, Subject const& s, std::vector<Pair> const& pairs, UpwardArcs const& up) {
  HierarchyQuery query(s.frame.vertices());
  std::size_t i = 0;
  for (auto _ : state) {
    Pair const pair = pairs[i++ % kPairs];
    SearchEnd const from{s.frame.rank[pair.from], 0}, to{s.frame.rank[pair.to], 0};
    benchmark::DoNotOptimize(query.time(up, {&from, 1}, {&to, 1}));
  }
}

void query_with_way(State& state, Subject const& s) {
  HierarchyQuery query(s.frame.vertices());
  std::vector<std::uint32_t> way;
  std::size_t i = 0;
  for (auto _ : state) {
    Pair const pair = s.far[i++ % kPairs];
    SearchEnd const from{s.frame.rank[pair.from], 0}, to{s.frame.rank[pair.to], 0};
    way.clear();
    if (query.time(s.up(), {&from, 1}, {&to, 1}) < kNoWay)
      query.append_way(s.metric, 0, s.graph.times, way);
    benchmark::DoNotOptimize(way.data());
  }
}

void select(State& state, Subject const& s) {
  for (auto _ : state) benchmark::DoNotOptimize(SweepTargets(s.up(), s.columns).visited());
  SweepTargets const targets(s.up(), s.columns);
  state.counters["visited"] = static_cast<double>(targets.visited());
  state.counters["target_bytes"] = static_cast<double>(targets.bytes());
}

void matrix(State& state, Subject const& s, std::size_t rows, int threads) {
  SweepTargets const targets(s.up(), s.columns);
  std::vector<std::int32_t> ms(rows * kColumns);
  auto const sources = std::span(s.rows).first(rows);
  ManyToMany many(s.up(), targets);
  for (auto _ : state) {
    if (threads == 0)
      many.times(s.up(), sources, Heading::away, ms);
    else
      times_between(s.up(), sources, targets, Heading::away, threads, ms);
  }
}

/// Other times, then a matrix on them.
void matrix_after_change(State& state, Subject const& s) {
  std::vector<LinkTime> const flood = s.floods.flooded(1);
  std::span<LinkTime const> const times[] = {flood, s.graph.times};
  Metric metric(s.frame, s.graph.times);
  UpwardArcs const up = upward_arcs(metric);
  SweepTargets const targets(up, s.columns);
  ManyToMany many(up, targets);
  std::vector<std::int32_t> ms(kRows * kColumns);
  std::size_t i = 0;
  for (auto _ : state) {
    metric.customise({&times[i++ % 2], 1});
    many.times(up, std::span(s.rows).first(kRows), Heading::away, ms);
  }
}

void one_to_all(State& state, Subject const& s) {
  LazyTimes lazy(s.frame.vertices());
  std::size_t i = 0;
  for (auto _ : state) {
    SearchEnd const from{s.frame.rank[s.far[i++ % kPairs].from], 0};
    lazy.start(s.up(), {&from, 1}, Heading::away);
    for (auto v = static_cast<std::uint32_t>(s.frame.vertices()); v-- > 0;)
      benchmark::DoNotOptimize(lazy.at(v));
  }
}

void sixteen_to_all(State& state, Subject const& s) {
  SweepTargets const all = SweepTargets::all(s.up());
  ManyToMany many(s.up(), all);
  std::vector<std::int32_t> ms(kSweepLanes * s.frame.vertices());
  for (auto _ : state) many.times(s.up(), std::span(s.rows).first(kSweepLanes), Heading::away, ms);
}

// One line each.

template <class Body>
benchmark::internal::Benchmark* add(Subject const& s, std::string const& what, Body body) {
  return benchmark::RegisterBenchmark((s.graph.name + '/' + what).c_str(),
                                      [&s, body](State& state) { body(state, s); })
      ->UseRealTime()
      ->Unit(benchmark::kMicrosecond);
}

void add_all(Subject const& s) {
  using C = Subject const;
  add(s, "boost/one_to_all", boost_one_to_all);
  add(s, "boost/early_exit", boost_early_exit);
  add(s, "csr/one_to_all", csr_one_to_all);
  add(s, "csr/early_exit", csr_early_exit);
  add(s, "build/order", build_order);
  add(s, "build/frame", build_frame);
  for (Kernels const& k : runnable_kernels()) {
    std::string const width = fmt::format("/{}", k.name);
    add(s, "customise/one" + width, [&k](State& st, C& c) { customise(st, c, 1, k); });
    add(s, "customise/eight" + width, [&k](State& st, C& c) { customise(st, c, 8, k); });
  }
  add(s, "customise/trimmed", customise_trimmed);
  add(s, "update/clustered",
      [](State& st, C& c) { update(st, c, c.floods.clustered(kChanged, 1)); });
  add(s, "update/scattered",
      [](State& st, C& c) { update(st, c, c.floods.scattered(kChanged, 1)); });
  add(s, "query/random", [](State& st, C& c) { query(st, c, c.far, c.up()); });
  add(s, "query/local", [](State& st, C& c) { query(st, c, c.near, c.up()); });
  add(s, "query/random_trimmed", [](State& st, C& c) { query(st, c, c.far, c.trimmed.upward()); });
  add(s, "query/local_trimmed", [](State& st, C& c) { query(st, c, c.near, c.trimmed.upward()); });
  add(s, "query/random_with_way", query_with_way);
  add(s, "matrix/select", select);
  add(s, "matrix/50x2000", [](State& st, C& c) { matrix(st, c, kRows, 0); });
  add(s, "matrix/2000x2000", [](State& st, C& c) { matrix(st, c, kColumns, 0); });
  add(s, "matrix/50x2000_after_change", matrix_after_change);
  add(s, "all/one", one_to_all);
  add(s, "all/sixteen", sixteen_to_all);
  // A fixed number of queries, for counting instructions.
  add(s, "query/random", [](State& st, C& c) { query(st, c, c.far, c.up()); })->Iterations(kPairs);
  add(s, "query/random_with_way", query_with_way)->Iterations(kPairs);
  for (int const threads : {1, 2}) {
    std::string const on = fmt::format("/threads:{}", threads);
    add(s, "scenarios/16" + on, [=](State& st, C& c) { scenarios(st, c, threads); });
    add(s, "sources/2000x2000" + on, [=](State& st, C& c) { matrix(st, c, kColumns, threads); });
  }
}

int run(std::vector<std::string> const& files, std::string const& only, bool check) {
  std::vector<BenchGraph> graphs = files.empty() ? usual_graphs(only) : std::vector<BenchGraph>();
  for (std::string const& file : files) graphs.push_back(dimacs_graph(file));
  static std::vector<std::unique_ptr<Subject>> subjects;  // until the last benchmark has run
  for (BenchGraph& graph : graphs) {
    subjects.push_back(std::make_unique<Subject>(std::move(graph)));
    if (check && !check_exact(subjects.back()->graph, subjects.back()->frame)) return 1;
    add_all(*subjects.back());
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace sc::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  CLI::App app("Times routing beside Boost's Dijkstra, after checking it against that",
               "bench_road");
  std::vector<std::string> files;
  std::string only;
  bool unchecked = false;
  app.add_option("--graph", files, "DIMACS .gr file instead of the usual graphs");
  app.add_option("--only", only, "of the usual graphs only district, gongshu or city")
      ->excludes("--graph");
  app.add_flag("--no-check", unchecked, "time only");
  app.footer(
      "All of Google Benchmark's --benchmark_... options hold. Example:\n"
      "  bench_road --graph USA-road-t.NY.gr --benchmark_filter='query|boost'");
  CLI11_PARSE(app, argc, argv);
  try {
    return sc::bench::run(files, only, !unchecked);
  } catch (sc::InputError const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}

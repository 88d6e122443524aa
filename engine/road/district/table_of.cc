// SPDX-License-Identifier: Apache-2.0
#include "road/district/table_of.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/random.h"
#include "road/connectivity.h"

namespace sc::district {
namespace {

/// A run of segments of one street between two junctions.
struct Run {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t like = 0;  ///< a segment of it: street, flags, layer
  Curve course;
};

bool alike(Segment const& x, Segment const& y) {
  return x.street == y.street && x.flags == y.flags && x.layer == y.layer;
}

/// A node where a run goes on: two pieces of one street carried alike.
bool passes(StreetNet const& net, std::uint32_t node) {
  std::vector<std::uint32_t> const& around = net.around(node);
  if (around.size() != 2 || around[0] == around[1]) return false;
  Segment const& x = net.segments()[around[0]];
  Segment const& y = net.segments()[around[1]];
  bool const onward = (x.b == node) == (y.a == node);  // directions agree
  return alike(x, y) && onward;
}

void append(StreetNet const& net, Segment const& s, bool ahead, Curve& course) {
  if (ahead)
    course.insert(course.end(), s.inner.begin(), s.inner.end());
  else
    course.insert(course.end(), s.inner.rbegin(), s.inner.rend());
  course.push_back(net.at(ahead ? s.b : s.a));
}

/// The run that leaves `node` by `segment`, which it follows ahead (from a to b).
Run follow(StreetNet const& net, std::uint32_t node, std::uint32_t segment,
           std::vector<bool>& used) {
  Run run{node, node, segment, {net.at(node)}};
  while (true) {
    Segment const& s = net.segments()[segment];
    used[segment] = true;
    append(net, s, true, run.course);
    run.to = s.b;
    if (!passes(net, run.to)) return run;
    std::vector<std::uint32_t> const& around = net.around(run.to);
    segment = around[0] == segment ? around[1] : around[0];
    if (used[segment]) return run;
  }
}

std::vector<Run> runs_of(StreetNet const& net) {
  std::vector<Run> runs;
  std::vector<bool> used(net.segments().size(), false);
  for (std::uint32_t id = 0; id < net.segments().size(); ++id) {
    Segment const& s = net.segments()[id];
    if (!used[id] && !passes(net, s.a)) runs.push_back(follow(net, s.a, id, used));
  }
  return runs;  // a ring without a junction leads nowhere and is left out
}

/// Merges junctions that a very short run joins, as the two halves of a crossing laid unevenly.
class Junctions {
 public:
  Junctions(StreetNet const& net, std::vector<Run>& runs) : parent_(net.nodes()) {
    constexpr double kOne = 14;  // [m]
    std::iota(parent_.begin(), parent_.end(), 0U);
    std::vector<std::uint32_t> degree(net.nodes(), 0);
    for (Run const& run : runs) {
      ++degree[run.from];
      ++degree[run.to];
    }
    for (Run const& run : runs)
      if (net.segments()[run.like].flags == 0 && length(run.course) < kOne &&
          degree[run.from] > 2 && degree[run.to] > 2)
        parent_[std::max(root(run.from), root(run.to))] = std::min(root(run.from), root(run.to));
    for (Run& run : runs) adopt(net, run);
    std::erase_if(runs, [](Run const& run) { return run.from == run.to; });
  }

 private:
  std::uint32_t root(std::uint32_t node) const {
    while (parent_[node] != node) node = parent_[node];
    return node;
  }
  void adopt(StreetNet const& net, Run& run) const {
    run.from = root(run.from);
    run.to = root(run.to);
    run.course.front() = net.at(run.from);
    run.course.back() = net.at(run.to);
  }
  std::vector<std::uint32_t> parent_;
};

/// Writes nodes and links column by column.
class Writer {
 public:
  Writer(StreetNet const& net, LocalPlane const& plane)
      : net_(net), plane_(plane), number_(net.nodes(), UINT32_MAX) {
    table_.shape_begin.push_back(0);
  }

  void add(Run const& run) {
    constexpr double kStraight = 0.8;  // [m] of detail given up
    Segment const& like = net_.segments()[run.like];
    Curve const course = thinned(run.course, kStraight);
    std::uint32_t const from = node(run.from);
    std::uint32_t const to = node(run.to);
    link(from, to, course, like);
    if (!net_.streets()[like.street].one_way) link(to, from, reversed(course), like);
  }
  RoadTable take() { return std::move(table_); }

 private:
  std::uint32_t node(std::uint32_t n) {
    if (number_[n] == UINT32_MAX) {
      number_[n] = static_cast<std::uint32_t>(table_.nodes());
      table_.node_position.push_back(plane_.to_lonlat(net_.at(n)));
      table_.node_ref.push_back(static_cast<std::int64_t>(number_[n]) + 1);
    }
    return number_[n];
  }
  void link(std::uint32_t from, std::uint32_t to, Curve const& course, Segment const& like) {
    Street const& street = net_.streets()[like.street];
    table_.tail.push_back(from);
    table_.head.push_back(to);
    table_.length_m.push_back(static_cast<float>(length(course)));
    table_.free_speed_mps.push_back(static_cast<float>(street.speed_mps));
    table_.road_class.push_back(street.road_class);
    table_.flags.push_back(like.flags);
    table_.layer.push_back(like.layer);
    table_.name.push_back(street.name);
    table_.way_ref.push_back(std::int64_t{like.street} + 1);
    for (std::size_t k = 1; k + 1 < course.size(); ++k)
      table_.shape.push_back(plane_.to_lonlat(course[k]));
    table_.shape_begin.push_back(static_cast<std::uint32_t>(table_.shape.size()));
  }

  StreetNet const& net_;
  LocalPlane const& plane_;
  std::vector<std::uint32_t> number_;
  RoadTable table_;
};

}  // namespace

RoadTable table_of(StreetNet const& net, std::vector<RoadName> names, LocalPlane const& plane) {
  std::vector<Run> runs = runs_of(net);
  Junctions{net, runs};
  Writer writer(net, plane);
  for (Run const& run : runs) writer.add(run);
  RoadTable table = writer.take();
  table.names = std::move(names);
  return largest_strong_component(table).kept;
}

void choose_one_ways(StreetNet& net, double share, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::district, 40);
  std::vector<bool> blind(net.streets().size(), false);  // has an end where one must turn round
  for (Segment const& s : net.segments())
    for (std::uint32_t const end : {s.a, s.b})
      if (net.around(end).size() == 1) blind[s.street] = true;
  for (std::size_t k = 0; k < net.streets().size(); ++k) {
    Street& street = net.streets()[k];
    if (street.road_class != RoadClass::residential || street.one_way) continue;
    bool const chosen = random.uniform() < share;
    street.one_way = chosen && !blind[k];
  }
}

namespace {

/// Direction in which a link arrives at its head, or leaves its tail. [rad]
double end_heading(RoadTable const& t, LocalPlane const& plane, std::uint32_t link, bool arriving) {
  std::uint32_t const first = t.shape_begin[link];
  std::uint32_t const last = t.shape_begin[link + 1];
  PlanePoint const tail = plane.to_plane(t.node_position[t.tail[link]]);
  PlanePoint const head = plane.to_plane(t.node_position[t.head[link]]);
  if (first == last) return heading(head - tail);
  if (arriving) return heading(head - plane.to_plane(t.shape[last - 1]));
  return heading(plane.to_plane(t.shape[first]) - tail);
}

bool great(RoadTable const& t, std::uint32_t link) {
  return t.road_class[link] <= RoadClass::secondary && t.layer[link] == 0;
}

}  // namespace

void ban_left_turns(RoadTable& table, LocalPlane const& plane, double share, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::district, 41);
  std::vector<std::vector<std::uint32_t>> into(table.nodes()), out(table.nodes());
  for (std::uint32_t i = 0; i < table.links(); ++i)
    if (great(table, i)) {
      into[table.head[i]].push_back(i);
      out[table.tail[i]].push_back(i);
    }
  for (std::size_t n = 0; n < table.nodes(); ++n) {
    if (into[n].size() < 4 || out[n].size() < 4 || random.uniform() >= share) continue;
    // From the two approaches of one of the roads, so that the other keeps its left turns.
    std::int64_t const road =
        table.way_ref[into[n][random.below(static_cast<std::uint32_t>(into[n].size()))]];
    for (std::uint32_t const from : into[n]) {
      if (table.way_ref[from] != road) continue;
      double const before = end_heading(table, plane, from, true);
      for (std::uint32_t const to : out[n]) {
        double const turn =
            std::remainder(end_heading(table, plane, to, false) - before, 2 * std::numbers::pi);
        if (turn > 0.7 && turn < 2.4) table.banned_turns.push_back({from, to});
      }
    }
  }
}

}  // namespace sc::district

// SPDX-License-Identifier: Apache-2.0
#include "road/district/growth.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "base/random.h"
#include "road/district/stretches.h"

namespace sc::district {
namespace {

constexpr double kStep = 24;          // [m] of tracing
constexpr double kMostTurn = 0.14;    // [rad] per step
constexpr double kBankRoom = 10;      // [m] kept from the water's edge
constexpr double kFlattest = 0.45;    // sine of the least angle at which streets meet
constexpr double kJunctionPull = 34;  // [m] a street met this near to a junction meets it there
constexpr double kShortest = 55;      // [m]

/// A street being traced over the net as it stands.
struct Trace {
  Curve path;
  std::size_t last_met = 0;  ///< index of the last point on another street
  bool closed = false;       ///< ends on another street
  bool rim = false;          ///< ends at the outline or a hill, beyond which the town goes on
};

class Grower {
 public:
  Grower(StreetNet& net, Ground const& ground, Grain const& grain, GrowthRules const& rules,
         std::uint64_t seed, std::uint32_t stage)
      : net_(net),
        ground_(ground),
        grain_(grain),
        rules_(rules),
        random_(seed, 0, Purpose::district, stage) {}

  std::vector<Curve> grow(std::vector<Curve> const& seeds);
  /// A street from p until it meets another; nothing when it meets none within `most_m`.
  std::optional<Curve> lead_on(PlanePoint p, PlanePoint direction, double most_m);

 private:
  void sprout(Curve const& from, double side);
  void start(Stand const& stand, double side, double block_m);
  Trace trace(PlanePoint p, double heading, double gap_m, double most_m);
  bool meet(StreetNet::Hit const& hit, double heading, Trace& trace);
  void close(Trace& trace, double reach_m);
  void trim(Trace& trace);
  std::uint32_t lay(Curve const& path);
  [[nodiscard]] bool dry(Curve const& path) const;
  [[nodiscard]] PlanePoint pulled(StreetNet::Hit const& hit) const;

  StreetNet& net_;
  Ground const& ground_;
  Grain const& grain_;
  GrowthRules const& rules_;
  Stream random_;
  std::vector<Curve> grown_;
};

std::vector<Curve> Grower::grow(std::vector<Curve> const& seeds) {
  for (Curve const& curve : seeds)
    for (double const side : {1.0, -1.0}) sprout(curve, side);
  for (std::size_t k = 0; k < grown_.size(); ++k)  // grown_ grows meanwhile
    for (double const side : {1.0, -1.0}) sprout(Curve(grown_[k]), side);
  return std::move(grown_);
}

void Grower::sprout(Curve const& from, double side) {
  double const whole = length(from);
  double const first = rules_.spacing_factor * ground_.block_m(from.front());
  for (double s = first * (0.25 + 0.6 * random_.uniform()); s < whole - 15;) {
    Stand const stand = stand_at(from, s);
    double const block = rules_.spacing_factor * ground_.block_m(stand.at);
    start(stand, side, block);
    s += block * (0.45 + 0.5 * random_.uniform());
  }
}

/// Tries a street that leaves another one at `stand` to the given side.
void Grower::start(Stand const& stand, double side, double block_m) {
  auto const plain = [](Segment const& s) { return s.flags == 0; };
  std::optional<StreetNet::Near> const near = net_.nearest(stand.at, 15, plain);
  if (!near) return;
  PlanePoint const square = side * left_of(stand.direction);
  double heading_rad = grain_.along(near->at, heading(square));
  if (dot(towards(heading_rad), square) < 0.75) heading_rad = heading(square);
  PlanePoint from = near->at;
  double gap = block_m * (0.64 + 0.4 * random_.uniform());
  if (random_.uniform() < rules_.four_way_share) {
    auto const junction = [&](Segment const& s) {
      return plain(s) && net_.around(s.a).size() >= 3 &&
             !net_.leaves_towards(s.a, towards(heading_rad));
    };
    if (auto const other = net_.nearest(from, 0.4 * block_m, junction)) {
      from = net_.at(net_.segments()[other->segment].a);
    }
  }
  Trace t = trace(from, heading_rad, gap, 2500);
  if (!t.closed) close(t, 0.75 * gap);
  if (!t.closed) trim(t);
  if (t.path.size() < 2 || length(t.path) < kShortest || !dry(t.path)) return;
  lay(t.path);
  grown_.push_back(std::move(t.path));
}

std::uint32_t Grower::lay(Curve const& path) {
  std::uint32_t const street = net_.add_street(rules_.street);
  net_.add_path(path, street, 0);
  return street;
}

Trace Grower::trace(PlanePoint p, double heading_rad, double gap_m, double most_m) {
  Trace t{{p}};
  double const bias = rules_.wander_rad * random_.normal();
  bool fresh = true;  // just on a street: do not meet it again
  for (double done = 0; done < most_m; done += kStep) {
    double const wish = grain_.along(p, heading_rad) + bias;
    heading_rad +=
        std::clamp(std::remainder(wish - heading_rad, 2 * std::numbers::pi), -kMostTurn, kMostTurn);
    PlanePoint const direction = towards(heading_rad);
    PlanePoint const next = p + kStep * direction;
    t.rim = !ground_.open(next);
    if (t.rim || ground_.wet(p, next, kBankRoom)) return t;
    std::optional<StreetNet::Hit> const hit = net_.first_hit(p, next, fresh ? 2.0 : 0.0);
    fresh = false;
    if (hit) {
      if (!meet(*hit, heading_rad, t) || t.closed) return t;
      p = t.path.back();
      fresh = true;
      continue;
    }
    if (net_.parallel_within(next, direction, gap_m)) return t;
    t.path.push_back(next);
    p = next;
  }
  return t;
}

/// Points moved to junctions may have drawn a leg over the water.
bool Grower::dry(Curve const& path) const {
  for (std::size_t k = 1; k < path.size(); ++k)
    if (ground_.wet(path[k - 1], path[k], 2)) return false;
  return true;
}

/// The point where a street is met: at its junction when that is near.
PlanePoint Grower::pulled(StreetNet::Hit const& hit) const {
  Segment const& s = net_.segments()[hit.segment];
  for (std::uint32_t const end : {s.a, s.b})
    if (net_.around(end).size() >= 3 && apart_m(net_.at(end), hit.at) < kJunctionPull)
      return net_.at(end);
  return hit.at;
}

/// Comes upon another street: false when it cannot be joined there.
bool Grower::meet(StreetNet::Hit const& hit, double heading_rad, Trace& trace) {
  Segment const& s = net_.segments()[hit.segment];
  PlanePoint const course = unit(net_.at(s.b) - net_.at(s.a));
  if (s.flags != 0 || std::abs(cross(course, towards(heading_rad))) < kFlattest) return false;
  PlanePoint const at = pulled(hit);
  if (trace.path.size() > 1 && apart_m(trace.path.back(), at) < 9) trace.path.pop_back();
  trace.path.push_back(at);
  trace.last_met = trace.path.size() - 1;
  trace.closed = random_.uniform() >= rules_.pass_share;
  return true;
}

/// Leads the loose end of a street to one nearby.
void Grower::close(Trace& trace, double reach_m) {
  if (trace.path.size() < 2 || trace.path.size() == trace.last_met + 1) return;
  PlanePoint const tip = trace.path.back();
  PlanePoint const ahead = unit(tip - trace.path[trace.path.size() - 2]);
  auto const joinable = [&](Segment const& s) {
    PlanePoint const a = net_.at(s.a);
    PlanePoint const b = net_.at(s.b);
    PlanePoint const way = lerp(a, b, nearest_fraction(tip, a, b)) - tip;
    return s.flags == 0 && norm(way) > 1 && dot(unit(way), ahead) > -0.1 &&
           std::abs(cross(unit(b - a), unit(way))) > kFlattest;
  };
  std::optional<StreetNet::Near> const near = net_.nearest(tip, reach_m, joinable);
  if (!near || ground_.wet(tip, near->at, kBankRoom)) return;
  PlanePoint const mid = lerp(tip, near->at, 0.97);  // no other street in between
  if (net_.first_hit(tip, mid, 0)) return;
  trace.path.push_back(near->at);
  trace.closed = true;
}

/// Cuts an open street back to the last street it met, or leaves it as a dead end.
void Grower::trim(Trace& trace) {
  double const share = trace.rim ? rules_.rim_share : rules_.dead_end_share;
  bool const stays = random_.uniform() < share;
  double tail = 0;
  for (std::size_t k = trace.last_met + 1; k < trace.path.size(); ++k)
    tail += apart_m(trace.path[k - 1], trace.path[k]);
  if (stays && tail > 40 && (trace.rim || tail < 260)) return;
  trace.path.resize(trace.last_met + 1);
}

std::optional<Curve> Grower::lead_on(PlanePoint p, PlanePoint direction, double most_m) {
  Trace t = trace(p, heading(direction), 0, most_m);
  if (!t.closed || !dry(t.path)) return std::nullopt;
  return std::move(t.path);
}

/// One bridge across the river at s with its way on at both ends; nothing where there is no room.
std::optional<Curve> bridge_at(StreetNet const& net, Grower& grower, River const& river, double s) {
  Stand const stand = stand_at(river.course, s);
  PlanePoint const over = left_of(stand.direction);
  double const half = river.half_width_m + kBankRoom + 3;
  PlanePoint const left = stand.at + half * over;
  PlanePoint const right = stand.at - half * over;
  if (net.first_hit(left, right, 0)) return std::nullopt;
  auto const any = [](Segment const&) { return true; };
  if (net.nearest(stand.at, 0.4 * river.local_bridge_spacing_m,
                  [](Segment const& t) { return (t.flags & link_flag::bridge) != 0; }))
    return std::nullopt;
  if (net.nearest(left, 20, any) || net.nearest(right, 20, any)) return std::nullopt;
  std::optional<Curve> const there = grower.lead_on(left, over, 700);
  if (!there) return std::nullopt;
  std::optional<Curve> const back = grower.lead_on(right, -1.0 * over, 700);
  if (!back) return std::nullopt;
  Curve whole = reversed(*back);
  whole.insert(whole.end(), there->begin(), there->end());
  return whole;
}

}  // namespace

std::vector<Curve> grow_streets(StreetNet& net, Ground const& ground, Grain const& grain,
                                std::vector<Curve> const& seeds, GrowthRules const& rules,
                                std::uint64_t seed, std::uint32_t stage) {
  return Grower(net, ground, grain, rules, seed, stage).grow(seeds);
}

std::vector<Curve> lay_local_bridges(StreetNet& net, Ground const& ground, Grain const& grain,
                                     Street const& street, std::uint64_t seed) {
  GrowthRules rules{street};
  rules.pass_share = 0;
  rules.wander_rad = 0.05;
  Grower grower(net, ground, grain, rules, seed, 10);
  Stream random(seed, 0, Purpose::district, 11);
  std::vector<Curve> laid;
  for (River const& river : ground.rivers()) {
    double const whole = length(river.course);
    for (double s = 60 + 200 * random.uniform(); s < whole - 40;) {
      std::optional<Curve> const way = bridge_at(net, grower, river, s);
      if (way) {
        std::uint32_t const number = net.add_street(street);
        for (Stretch const& part : whole_course(bridges_of(*way, ground), length(*way)))
          net.add_path(slice(*way, part.from, part.to), number, part.flags);
        laid.push_back(*way);
      }
      s += way ? river.local_bridge_spacing_m * (0.7 + 0.6 * random.uniform()) : 60;
    }
  }
  return laid;
}

}  // namespace sc::district

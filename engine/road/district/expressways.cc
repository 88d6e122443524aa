// SPDX-License-Identifier: Apache-2.0
#include "road/district/expressways.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace sc::district {
namespace {

constexpr double kHalfMedian = 10;     // [m] from the middle to a carriageway
constexpr double kSameEnd = 220;       // [m] ends this near go on as one road
constexpr double kTouch = 230;         // [m] an end this near to another expressway joins it
constexpr double kTurnOff = 260;       // [m] from a crossing to its ramps
constexpr double kRampSpacing = 1200;  // [m] between groups of surface ramps (assumed)
constexpr double kRampLength = 200;    // [m] along the road (assumed)
constexpr double kClear = 500;         // [m] of a crossing or an end without surface ramps

/// One or several facts' roads that go on as one, with its carriageways' nodes by arc length.
struct Chain {
  struct Piece {
    double to = 0;  ///< [m] where the piece ends
    std::size_t fact = 0;
    std::uint32_t name = 0;
  };
  struct Exit {
    double s = 0;
    std::uint32_t node = 0;
  };
  Curve curve;
  std::vector<Piece> pieces;
  RoadKind kind = RoadKind::elevated;
  std::vector<Exit> nodes[2] = {};        ///< forward, backward carriageway
  std::vector<double> interchanges = {};  ///< [m] along it
  double whole = 0;                       ///< [m] length
};

enum Direction : int { forward = 0, backward = 1 };
double sign(int direction) {
  return direction == forward ? 1 : -1;
}

Chain chain_of(Arterial const& arterial, RoadKind kind) {
  return {arterial.curve, {{length(arterial.curve), arterial.fact, arterial.name}}, kind};
}

/// `first` and then `second`, when the end of the one is near the start of the other.
std::optional<Chain> joined(Chain const& first, Chain const& second) {
  if (first.kind != second.kind) return std::nullopt;
  if (apart_m(first.curve.back(), second.curve.front()) > kSameEnd) return std::nullopt;
  Chain both = first;
  PlanePoint const seam = lerp(first.curve.back(), second.curve.front(), 0.5);
  both.curve.back() = seam;
  both.curve.insert(both.curve.end(), second.curve.begin() + 1, second.curve.end());
  double const before = length(both.curve) - length(second.curve);
  both.pieces.back().to = before;
  for (Chain::Piece piece : second.pieces) {
    piece.to += before;
    both.pieces.push_back(piece);
  }
  return both;
}

std::vector<Chain> chains_of(DistrictFacts const& facts, std::vector<Arterial> const& arterials) {
  std::vector<Chain> chains;
  for (Arterial const& arterial : arterials) {
    DistrictRoad const& road = facts.roads[arterial.fact];
    if (is_expressway(road)) chains.push_back(chain_of(arterial, road.kind));
  }
  for (std::size_t i = 0; i < chains.size(); ++i)
    for (std::size_t j = 0; j < chains.size(); ++j) {
      if (i == j) continue;
      if (std::optional<Chain> both = joined(chains[i], chains[j])) {
        chains[i] = *std::move(both);
        chains.erase(chains.begin() + static_cast<std::ptrdiff_t>(j));
        if (j < i) --i;
        j = 0;
      }
    }
  for (Chain& chain : chains) chain.whole = length(chain.curve);
  return chains;
}

/// Builds the carriageways and ramps of all chains into the net.
class Viaducts {
 public:
  Viaducts(StreetNet& net, DistrictFacts const& facts, std::vector<RoadName>& names,
           std::vector<Chain> chains)
      : net_(net), facts_(facts), names_(names), chains_(std::move(chains)) {}

  void build() {
    for (std::size_t i = 0; i < chains_.size(); ++i)
      for (std::size_t j = i + 1; j < chains_.size(); ++j)
        if (chains_[i].kind == chains_[j].kind) join(chains_[i], chains_[j]);
    for (Chain& chain : chains_) {
      end_ramps(chain);
      surface_ramps(chain);
      carriageways(chain);
    }
  }

 private:
  void join(Chain& a, Chain& b);
  void interchange(Chain& a, double s_a, Chain& b, double s_b);
  void turn(Chain& from, double s_from, int d_from, Chain& to, double s_to, int d_to);
  void end_ramps(Chain& chain);
  void surface_ramps(Chain& chain);
  struct RampFoot {
    std::uint32_t node = 0;
    PlanePoint course;  ///< of the road there, the way the carriageway leads
  };
  std::optional<RampFoot> ramp_foot(Chain const& chain, int direction, double s_ground);
  void leave(Chain& chain, int direction, double s, double s_ground);
  void enter(Chain& chain, int direction, double s_ground, double s);
  void carriageways(Chain& chain);
  void ramp(Chain const& chain, std::uint32_t from, PlanePoint from_direction, std::uint32_t to,
            PlanePoint to_direction);
  std::uint32_t node_on(Chain& chain, int direction, double s);
  std::optional<StreetNet::Near> landing(PlanePoint p, PlanePoint direction) const;

  StreetNet& net_;
  DistrictFacts const& facts_;
  std::vector<RoadName>& names_;
  std::vector<Chain> chains_;
};

std::uint32_t Viaducts::node_on(Chain& chain, int direction, double s) {
  constexpr double kSameNode = 45;
  for (Chain::Exit const& exit : chain.nodes[direction])
    if (std::abs(exit.s - s) < kSameNode) return exit.node;
  Stand const stand = stand_at(chain.curve, s);
  PlanePoint const right = -sign(direction) * left_of(stand.direction);
  std::uint32_t const node = net_.free_node(stand.at + kHalfMedian * right);
  chain.nodes[direction].push_back({s, node});
  return node;
}

/// Where two expressways cross, or where one ends at the other.
void Viaducts::join(Chain& a, Chain& b) {
  std::vector<CurveCrossing> const crossed = crossings(a.curve, b.curve);
  double last = -1e9;
  for (CurveCrossing const& c : crossed) {
    if (c.s_a - last > 2 * kTurnOff) interchange(a, c.s_a, b, c.s_b);
    last = c.s_a;
  }
  if (!crossed.empty()) return;
  for (double const s : {0.0, a.whole}) {
    Foot const foot = foot_of(stand_at(a.curve, s).at, b.curve);
    if (foot.distance_m < kTouch) return interchange(a, s, b, foot.s);
  }
  for (double const s : {0.0, b.whole}) {
    Foot const foot = foot_of(stand_at(b.curve, s).at, a.curve);
    if (foot.distance_m < kTouch) return interchange(a, foot.s, b, s);
  }
}

void Viaducts::interchange(Chain& a, double s_a, Chain& b, double s_b) {
  a.interchanges.push_back(s_a);
  b.interchanges.push_back(s_b);
  for (int const d_a : {forward, backward})
    for (int const d_b : {forward, backward}) {
      turn(a, s_a, d_a, b, s_b, d_b);
      turn(b, s_b, d_b, a, s_a, d_a);
    }
}

/// Where to leave before a crossing at s: at the very end when the road ends there. Nothing when
/// the road does not come from that side.
std::optional<double> before_crossing(Chain const& chain, double s, int direction) {
  double const end = direction == forward ? chain.whole : 0;
  if (std::abs(s - end) < kTouch) return end;
  double const at = std::clamp(s - sign(direction) * kTurnOff, 0.0, chain.whole);
  if (sign(direction) * (s - at) < 80) return std::nullopt;
  return at;
}

void Viaducts::turn(Chain& from, double s_from, int d_from, Chain& to, double s_to, int d_to) {
  std::optional<double> const off = before_crossing(from, s_from, d_from);
  // Entering behind a crossing is leaving before it on the way back.
  std::optional<double> const on = before_crossing(to, s_to, 1 - d_to);
  if (!off || !on) return;
  ramp(from, node_on(from, d_from, *off), sign(d_from) * stand_at(from.curve, *off).direction,
       node_on(to, d_to, *on), sign(d_to) * stand_at(to.curve, *on).direction);
}

void Viaducts::ramp(Chain const& chain, std::uint32_t from, PlanePoint from_direction,
                    std::uint32_t to, PlanePoint to_direction) {
  PlanePoint const a = net_.at(from);
  PlanePoint const b = net_.at(to);
  double const lead = 0.3 * apart_m(a, b);
  Curve const knots{a, a + lead * from_direction, b - lead * to_direction, b};
  RoadName const& road = names_[chain.pieces.front().name];
  RoadName const name{road.zh + "匝道", road.en + " ramp"};
  auto const found = std::find(names_.begin(), names_.end(), name);
  auto const index = static_cast<std::uint32_t>(found - names_.begin());
  if (found == names_.end()) names_.push_back(name);
  std::uint32_t const street =
      net_.add_street({index, RoadClass::trunk, facts_.settings.ramp_mps, true});
  bool const up = chain.kind == RoadKind::elevated;
  std::uint8_t const carried = up ? link_flag::elevated | link_flag::bridge : link_flag::tunnel;
  net_.add_overlay(from, to, smooth(knots, 25), street,
                   static_cast<std::uint8_t>(link_flag::ramp | carried),
                   static_cast<std::int8_t>(up ? 1 : -1));
}

/// A surface road to come down to: best one that runs alongside, else any greater road near.
std::optional<StreetNet::Near> Viaducts::landing(PlanePoint p, PlanePoint direction) const {
  auto const great = [&](Segment const& s, RoadClass least) {
    return s.flags == 0 && net_.streets()[s.street].road_class <= least;
  };
  auto const alongside = [&](Segment const& s) {
    PlanePoint const course = unit(net_.at(s.b) - net_.at(s.a));
    return great(s, RoadClass::secondary) && std::abs(dot(course, direction)) > 0.8;
  };
  if (auto const near = net_.nearest(p, 130, alongside)) return near;
  return net_.nearest(p, 420, [&](Segment const& s) { return great(s, RoadClass::tertiary); });
}

/// Where a ramp meets the surface near s_ground; nothing when no road is near.
std::optional<Viaducts::RampFoot> Viaducts::ramp_foot(Chain const& chain, int direction,
                                                      double s_ground) {
  Stand const over = stand_at(chain.curve, s_ground);
  PlanePoint const ahead = sign(direction) * over.direction;
  std::optional<StreetNet::Near> const near = landing(over.at, over.direction);
  if (!near) return std::nullopt;
  PlanePoint const course =
      dot(near->direction, ahead) < 0 ? -1.0 * near->direction : near->direction;
  return RampFoot{net_.ground_node(near->at, 25), course};
}

/// From s on the carriageway down to the surface near s_ground.
void Viaducts::leave(Chain& chain, int direction, double s, double s_ground) {
  if (auto const down = ramp_foot(chain, direction, s_ground))
    ramp(chain, node_on(chain, direction, s), sign(direction) * stand_at(chain.curve, s).direction,
         down->node, down->course);
}

void Viaducts::enter(Chain& chain, int direction, double s_ground, double s) {
  if (auto const up = ramp_foot(chain, direction, s_ground))
    ramp(chain, up->node, up->course, node_on(chain, direction, s),
         sign(direction) * stand_at(chain.curve, s).direction);
}

void Viaducts::end_ramps(Chain& chain) {
  auto const taken = [&](double end) {
    return std::any_of(chain.interchanges.begin(), chain.interchanges.end(),
                       [end](double s) { return std::abs(s - end) < kTouch; });
  };
  double const whole = chain.whole;
  double const first = std::min(kRampLength, whole / 4);  // the ramps stand within the road
  if (!taken(0)) {
    enter(chain, forward, 0, first);
    leave(chain, backward, first, 0);
  }
  if (!taken(whole)) {
    leave(chain, forward, whole - first, whole);
    enter(chain, backward, whole, whole - first);
  }
}

void Viaducts::surface_ramps(Chain& chain) {
  for (double s = kClear; s + 3 * kRampLength < chain.whole - kClear / 2; s += 150) {
    double const middle = s + 1.5 * kRampLength;
    bool const taken =
        std::any_of(chain.interchanges.begin(), chain.interchanges.end(),
                    [middle](double at) { return std::abs(at - middle) < kClear + kTurnOff; });
    if (taken) continue;
    double const near = s + kRampLength;
    double const far = s + 2 * kRampLength;
    double const end = s + 3 * kRampLength;
    leave(chain, forward, s, near);
    enter(chain, forward, far, end);
    leave(chain, backward, end, far);
    enter(chain, backward, near, s);
    s += kRampSpacing;
  }
}

/// Links between the nodes of each carriageway, named by the piece they begin on.
void Viaducts::carriageways(Chain& chain) {
  bool const up = chain.kind == RoadKind::elevated;
  std::uint8_t const flags =
      up ? link_flag::elevated | link_flag::bridge : link_flag::tunnel | link_flag::underpass;
  for (int const d : {forward, backward}) {
    std::vector<Chain::Exit>& nodes = chain.nodes[d];
    std::sort(nodes.begin(), nodes.end(),
              [](Chain::Exit const& x, Chain::Exit const& y) { return x.s < y.s; });
    std::size_t piece = SIZE_MAX;
    std::uint32_t street = 0;
    for (std::size_t k = 1; k < nodes.size(); ++k) {
      double const middle = (nodes[k - 1].s + nodes[k].s) / 2;
      std::size_t p = 0;
      while (p + 1 < chain.pieces.size() && chain.pieces[p].to < middle) ++p;
      if (p != piece) {
        DistrictRoad const& road = facts_.roads[chain.pieces[p].fact];
        street =
            net_.add_street({chain.pieces[p].name, road.road_class, road.free_speed_mps, true});
        piece = p;
      }
      Curve course = offset(slice(chain.curve, nodes[k - 1].s, nodes[k].s), -sign(d) * kHalfMedian);
      std::uint32_t from = nodes[k - 1].node;
      std::uint32_t to = nodes[k].node;
      if (d == backward) {
        course = reversed(course);
        std::swap(from, to);
      }
      net_.add_overlay(from, to, course, street, flags, static_cast<std::int8_t>(up ? 1 : -1));
    }
  }
}

}  // namespace

void lay_expressways(StreetNet& net, DistrictFacts const& facts,
                     std::vector<Arterial> const& arterials, std::vector<RoadName>& names) {
  Viaducts(net, facts, names, chains_of(facts, arterials)).build();
}

}  // namespace sc::district

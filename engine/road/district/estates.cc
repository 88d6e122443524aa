// SPDX-License-Identifier: Apache-2.0
#include "road/district/estates.h"

#include <optional>

#include "base/random.h"

namespace sc::district {
namespace {

constexpr double kClearance = 24;  // [m] from a lane to the streets around it
constexpr double kBankRoom = 10;

bool plain(Segment const& s) {
  return s.flags == 0;
}

class Estates {
 public:
  Estates(StreetNet& net, Ground const& ground, DistrictSettings const& settings,
          std::uint64_t seed)
      : net_(net), ground_(ground), settings_(settings), random_(seed, 0, Purpose::district, 20) {}

  void lay(Curve const& along, double share) {
    double const whole = length(along);
    for (double s = 30 + 60 * random_.uniform(); s < whole - 30; s += 60 + 80 * random_.uniform())
      for (double const side : {1.0, -1.0}) {
        double const luck = random_.uniform();
        if (luck < share)
          loop(along, s, side) || blind(along, s, side);
        else if (luck < 1.7 * share)
          blind(along, s, side);
      }
  }

 private:
  /// A place of the street that still is one, and the point `depth` beside it.
  struct Gate {
    PlanePoint street;
    PlanePoint inside;
  };
  std::optional<Gate> gate(Curve const& along, double s, double side, double depth_m) const {
    Stand const stand = stand_at(along, s);
    auto const near = net_.nearest(stand.at, 12, plain);
    if (!near) return std::nullopt;
    Gate const g{near->at, near->at + side * depth_m * left_of(stand.direction)};
    bool const reachable = clear(g.inside) && ground_.open(g.inside) &&
                           !ground_.wet(g.street, g.inside, kBankRoom) &&
                           !net_.first_hit(g.street, g.inside, 3);
    return reachable ? std::optional(g) : std::nullopt;
  }
  [[nodiscard]] bool clear(PlanePoint p) const {
    return !net_.nearest(p, kClearance, [](Segment const&) { return true; });
  }

  bool loop(Curve const& along, double s, double side) {
    double const depth = 45 + 45 * random_.uniform();
    double const width = 50 + 60 * random_.uniform();
    if (s + width > length(along) - 15) return false;
    auto const a = gate(along, s, side, depth);
    auto const b = gate(along, s + width, side, depth * (0.8 + 0.4 * random_.uniform()));
    if (!a || !b || !clear(lerp(a->inside, b->inside, 0.5))) return false;
    if (net_.first_hit(a->inside, b->inside, 0)) return false;
    if (ground_.wet(a->inside, b->inside, kBankRoom)) return false;
    std::uint32_t const street =
        net_.add_street({0, RoadClass::living_street, settings_.living_street_mps, false});
    net_.add_path({a->street, a->inside, b->inside, b->street}, street, 0);
    return true;
  }

  bool blind(Curve const& along, double s, double side) {
    auto const g = gate(along, s, side, 35 + 55 * random_.uniform());
    if (!g || !clear(lerp(g->street, g->inside, 0.8))) return false;
    std::uint32_t const street =
        net_.add_street({0, RoadClass::service, settings_.service_mps, false});
    net_.add_path({g->street, g->inside}, street, 0);
    return true;
  }

  StreetNet& net_;
  Ground const& ground_;
  DistrictSettings const& settings_;
  Stream random_;
};

/// The way from a street towards a place, as far as it stays dry.
Curve dry_way(PlanePoint from, PlanePoint to, Ground const& ground) {
  constexpr double kStride = 12;
  double const whole = apart_m(from, to);
  double reached = 0;
  while (reached < whole) {
    double const next = std::min(reached + kStride, whole);
    if (ground.wet(lerp(from, to, reached / whole), lerp(from, to, next / whole), kBankRoom)) break;
    reached = next;
  }
  return {from, lerp(from, to, reached / whole)};
}

}  // namespace

void lay_estates(StreetNet& net, Ground const& ground, std::vector<Curve> const& curves,
                 DistrictSettings const& settings, double share, std::uint64_t seed) {
  Estates estates(net, ground, settings, seed);
  for (Curve const& curve : curves) estates.lay(curve, share);
}

void reach_places(StreetNet& net, Ground const& ground, DistrictFacts const& facts,
                  LocalPlane const& plane) {
  constexpr double kNearEnough = 90;
  constexpr double kFarthest = 2500;  // searched in widening circles
  for (DistrictPlace const& place : facts.places) {
    PlanePoint const p = plane.to_plane(place.position);
    if (net.nearest(p, kNearEnough, plain)) continue;
    auto const leads_there = [&](Segment const& s) {
      PlanePoint const a = net.at(s.a);
      PlanePoint const b = net.at(s.b);
      PlanePoint const from = lerp(a, b, nearest_fraction(p, a, b));
      return plain(s) && apart_m(dry_way(from, p, ground).back(), p) < kNearEnough;
    };
    std::optional<StreetNet::Near> near;
    for (double radius = 150; !near && radius <= kFarthest; radius *= 2)
      near = net.nearest(p, radius, leads_there);
    if (!near) continue;
    std::uint32_t const street =
        net.add_street({0, RoadClass::residential, facts.settings.residential_mps, false});
    net.add_path(dry_way(near->at, p, ground), street, 0);
  }
}

}  // namespace sc::district

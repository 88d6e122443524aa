// SPDX-License-Identifier: Apache-2.0
#include "support/big_city/growth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "support/big_city/skeleton.h"

namespace sc::test::city {
namespace {

constexpr std::uint32_t kOutside = 1;  // the face around the city

/// Faces larger than this are cut by a road of the class, where the grain is 1 [km2].
constexpr double kPrimary = 4;
constexpr double kSecondary = 1.2;
constexpr double kTertiary = 0.4;
constexpr double kEstate[] = {0.05, 0.2};  // between these: may become an estate

constexpr double kCanalShare = 0.12;    // of the roads that cut the largest faces
constexpr double kPairShare = 0.4;      // of secondary roads: one-way, in pairs where there is room
constexpr double kOneWayShare = 0.1;    // of local streets that lead through
constexpr double kEstateShare = 0.15;   // of faces of the size
constexpr double kTwoGatesShare = 0.5;  // of estates
constexpr std::uint32_t kHard = 2;  // failures after which a lesser road, or half of one, will do
constexpr std::uint32_t kHopeless = 8;

constexpr Line kCanal{
    .road_class = RoadClass::primary, .weakest = RoadClass::tertiary, .water = true, .fixed = true};

Line kind(RoadClass road_class, std::uint32_t estate = 0) {
  RoadClass const weakest = road_class == RoadClass::primary     ? RoadClass::tertiary
                            : road_class == RoadClass::secondary ? RoadClass::residential
                                                                 : RoadClass::service;
  return {.road_class = road_class, .weakest = weakest, .estate = estate};
}

}  // namespace

Growth::Growth(FaceMap& map, double radius_m, Stream& luck)
    : map_(map), radius_m_(radius_m), luck_(luck), standing_(map.faces()) {
  for (std::uint32_t face = 0; face < map.faces(); ++face) wait(face);
}

void Growth::wait(std::uint32_t face) {
  if (face == kOutside) return;
  Standing const& s = standing_[face];
  double const size = Survey(map_, face, radius_m_, luck_).grained_area_m2();
  waiting_.push({size / (1 + s.spurs) / (1 + s.failures), face});
}

Wish Growth::wish_for(double area_km2, Standing const& standing) {
  if (standing.estate > 0) return {kind(RoadClass::living_street, standing.estate), true};
  bool const hard = standing.failures >= kHard;
  if (area_km2 > kPrimary && !hard)
    return {luck_.uniform() < kCanalShare ? kCanal : kind(RoadClass::primary)};
  if (area_km2 > kSecondary && !hard) return {kind(RoadClass::secondary)};
  if (area_km2 > kTertiary && standing.spurs < 2) return {kind(RoadClass::tertiary), hard};
  return {kind(RoadClass::residential), true};
}

void Growth::cut_faces(std::size_t nodes) {
  while (map_.nodes() < nodes && !waiting_.empty()) {
    std::uint32_t const face = waiting_.top().face;
    waiting_.pop();
    cut(face);
  }
}

void Growth::cut(std::uint32_t face) {
  Survey survey(map_, face, radius_m_, luck_);
  double const area_km2 = survey.grained_area_m2() / 1e6;
  if (standing_[face].estate == 0 && area_km2 > kEstate[0] && area_km2 < kEstate[1] &&
      luck_.uniform() < kEstateShare && found_estate(face, survey))
    return;
  Wish const wish = wish_for(area_km2, standing_[face]);
  auto const plan = survey.best(wish);
  if (!plan) {
    if (++standing_[face].failures < kHopeless) wait(face);
    return;
  }
  if (wish.line.water) return lay_canal(face, *plan);
  Half const laid = lay(map_, *plan, map_.add_line(wish.line));
  after_laying(face, laid, plan->end.has_value());
  if (plan->end) choose_traffic(laid);
}

void Growth::choose_traffic(Half laid) {
  RoadClass const road_class = map_.line(laid).road_class;
  double const chance = luck_.uniform();
  if (road_class == RoadClass::residential && chance < kOneWayShare)
    map_.set_traffic(laid, Traffic::ahead);
  if (road_class == RoadClass::secondary && chance < kPairShare) lay_beside(laid);
}

void Growth::after_laying(std::uint32_t face, Half laid, bool through) {
  if (through) {
    standing_[face].spurs /= 2;
    standing_[face].failures = 0;
    standing_.push_back(standing_[face]);
    wait(map_.face(laid));
  } else {
    ++standing_[face].spurs;
  }
  wait(face);
}

/// Gates only: what is laid in the face from now on is reached through them.
bool Growth::found_estate(std::uint32_t face, Survey& survey) {
  double const deep_m = std::sqrt(survey.area_m2()) / 2;
  auto const plan = survey.dead_end(kind(RoadClass::residential), deep_m);
  if (!plan) return false;
  std::uint32_t const line = map_.add_line(kind(RoadClass::living_street, ++estates_));
  lay(map_, *plan, line);
  if (luck_.uniform() < kTwoGatesShare) {
    Survey again(map_, face, radius_m_, luck_);
    if (auto const second = again.dead_end(kind(RoadClass::residential), deep_m))
      lay(map_, *second, line);
  }
  standing_[face].estate = estates_;
  wait(face);
  return true;
}

void Growth::lay_canal(std::uint32_t face, Plan const& plan) {
  Half laid = lay(map_, plan, map_.add_line(kCanal));
  auto const bridges = points_between(map_.from(laid), map_.to(laid), 0.7 * kAccess, radius_m_);
  after_laying(face, laid, true);
  for (PlanePoint const p : bridges) laid = map_.split(laid, p);
}

/// A second road beside the one just laid, for the other direction; without room for it the first
/// stays two-way.
void Growth::lay_beside(Half first) {
  std::uint32_t const face = map_.face(first);
  Survey survey(map_, face, radius_m_, luck_);
  double const beside = 130 * survey.grain_here();
  Half const side = map_.previous(first);
  double const length = distance_m(map_.from(side), map_.to(side));
  if (length < 1.5 * beside || map_.line(side).fixed) return;
  Place const start{side, false, lerp(map_.to(side), map_.from(side), beside / length)};
  Line line = map_.line(first);
  auto const plan = survey.street(start, unit(map_.to(first) - map_.from(first)), {line});
  if (!plan || !plan->end) return;
  map_.set_traffic(first, Traffic::ahead);
  line.traffic = Traffic::back;
  after_laying(face, lay(map_, *plan, map_.add_line(line)), true);
}

void Growth::build_bridges() {
  auto const nodes = static_cast<std::uint32_t>(map_.nodes());
  for (std::uint32_t node = 0; node < nodes; ++node) {
    bool settled = false;
    for (int trial = 0; trial < 4 && !settled; ++trial) settled = build_bridge(node);
  }
}

bool Growth::build_bridge(std::uint32_t node) {
  if (map_.degree(node) != 3) return true;
  for (Half const corner : map_.leaving(node)) {
    Half const before = map_.previous(corner);
    Half const road = map_.next(corner ^ 1);
    if (!map_.line(corner).water || !map_.line(before).water || map_.line(road).water) continue;
    std::uint32_t const face = map_.face(corner);
    if (face == kOutside) return true;
    Line line = map_.line(road);
    line.traffic = Traffic::both;
    PlanePoint const onward =
        turned(unit(map_.from(road) - map_.to(road)), 1.2 * (luck_.uniform() - 0.5));
    Survey survey(map_, face, radius_m_, luck_);
    auto const plan = survey.street({corner, true, map_.at(node)}, onward, {line});
    if (!plan || !plan->end) return false;
    after_laying(face, lay(map_, *plan, map_.add_line(line)), true);
    return true;
  }
  return true;
}

std::vector<bool> Growth::mainland() const {
  std::vector<std::uint32_t> piece(map_.nodes(), 0);
  std::vector<std::size_t> size{0};
  std::vector<std::uint32_t> open;
  for (std::uint32_t start = 0; start < map_.nodes(); ++start) {
    if (piece[start] > 0) continue;
    piece[start] = static_cast<std::uint32_t>(size.size());
    size.push_back(0);
    for (open.push_back(start); !open.empty();) {
      std::uint32_t const node = open.back();
      open.pop_back();
      ++size.back();
      for (Half const h : map_.leaving(node)) {
        if (map_.line(h).water || piece[map_.target(h)] > 0) continue;
        piece[map_.target(h)] = piece[start];
        open.push_back(map_.target(h));
      }
    }
  }
  auto const largest = std::max_element(size.begin(), size.end()) - size.begin();
  std::vector<bool> in_largest(map_.nodes());
  for (std::size_t n = 0; n < map_.nodes(); ++n) in_largest[n] = piece[n] == largest;
  return in_largest;
}

bool Growth::is_local(Half h, std::vector<bool> const& mainland) const {
  return !map_.line(h).fixed && map_.line(h).road_class >= RoadClass::tertiary &&
         mainland[map_.origin(h)] && mainland[map_.target(h)];
}

void Growth::add_dead_ends(std::vector<bool>& mainland, std::size_t nodes) {
  waiting_ = {};
  for (std::uint32_t face = 0; face < map_.faces(); ++face) {
    standing_[face].failures = 0;
    wait(face);
  }
  std::size_t const enough = map_.nodes() + nodes;
  while (map_.nodes() + 2 <= enough && !waiting_.empty()) {
    std::uint32_t const face = waiting_.top().face;
    waiting_.pop();
    if (add_dead_end(face, mainland))
      standing_[face].spurs += 2;
    else
      ++standing_[face].failures;
    if (standing_[face].failures < 6) wait(face);
  }
}

bool Growth::add_dead_end(std::uint32_t face, std::vector<bool>& mainland) {
  Survey survey(map_, face, radius_m_, luck_);
  Line const line = kind(RoadClass::living_street, standing_[face].estate);
  auto const plan = survey.dead_end(line, luck_.lognormal(90, 0.4) * survey.grain_here());
  if (!plan || !is_local(plan->start.half, mainland)) return false;
  lay(map_, *plan, map_.add_line(line));
  mainland.resize(map_.nodes(), true);
  return true;
}

void Growth::add_bends(std::vector<bool>& mainland, std::size_t nodes) {
  for (std::size_t const enough = map_.nodes() + nodes; map_.nodes() < enough;) {
    auto const length = [&](Half h) { return length_m(map_.to(h) - map_.from(h)); };
    Half longest = 2 * luck_.below(static_cast<std::uint32_t>(map_.edges()));
    for (int i = 0; i < 2; ++i) {
      Half const other = 2 * luck_.below(static_cast<std::uint32_t>(map_.edges()));
      if (length(other) > length(longest)) longest = other;
    }
    if (!is_local(longest, mainland)) continue;
    PlanePoint const way = map_.to(longest) - map_.from(longest);
    PlanePoint const inner =
        lerp(map_.from(longest), map_.to(longest), 0.3 + 0.4 * luck_.uniform());
    double const swing = 0.16 * (luck_.uniform() - 0.5);
    map_.split(longest, moved(inner, turned(way, std::numbers::pi / 2), swing));
    mainland.push_back(true);
  }
}

}  // namespace sc::test::city

// SPDX-License-Identifier: Apache-2.0
#include "support/big_city/survey.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "support/big_city/skeleton.h"

namespace sc::test::city {
namespace {

constexpr double kFairAngle = 0.7;    // [rad] between a street and what it joins
constexpr double kOnwardShare = 0.3;  // of local streets: may go on from one behind the border
constexpr int kSideTrials = 8;
constexpr int kCornerTrials = 6;

/// Least distance of two junctions on a road where the grain is 1 [m].
double junction_gap(Line const& line) {
  switch (line.road_class) {
    case RoadClass::motorway:
    case RoadClass::trunk: return 800;
    case RoadClass::primary: return 150;
    case RoadClass::secondary: return 110;
    case RoadClass::tertiary: return 50;
    default: return 30;
  }
}

bool may_join(Line const& there, Line const& line) {
  return line.estate == there.estate && line.road_class <= there.weakest;
}

bool alike(RoadClass a, RoadClass b) {
  return std::abs(static_cast<int>(a) - static_cast<int>(b)) <= 1;
}

/// Do the inner parts of p-q and a-b cross?
bool crosses(PlanePoint p, PlanePoint q, PlanePoint a, PlanePoint b) {
  return cross(q - p, a - p) * cross(q - p, b - p) < 0 &&
         cross(b - a, p - a) * cross(b - a, q - a) < 0;
}

}  // namespace

Survey::Survey(FaceMap const& map, std::uint32_t face, double radius_m, Stream& luck)
    : map_(map), luck_(luck), face_(face) {
  map.border(face, border_);
  PlanePoint const origin = map.from(border_.front());
  PlanePoint middle{0, 0};
  for (Half const h : border_) {
    area_m2_ += cross(map.from(h) - origin, map.to(h) - origin) / 2;
    length_m_.push_back(length_m(map_.to(h) - map_.from(h)));
    middle = moved(middle, map.from(h), 1.0 / static_cast<double>(border_.size()));
  }
  grain_ = grain(middle, radius_m);
}

std::size_t Survey::index_of(Half h) const {
  return static_cast<std::size_t>(std::find(border_.begin(), border_.end(), h) - border_.begin());
}

/// Length of each side on which the line may begin, away from junctions [m].
std::vector<double> Survey::rooms(Line const& line) const {
  std::vector<double> room(border_.size(), 0);
  for (std::size_t i = 0; i < border_.size(); ++i) {
    Line const& there = map_.line(border_[i]);
    if (there.fixed || !may_join(there, line)) continue;
    room[i] = std::max(0.0, length_m_[i] - 2 * junction_gap(there) * grain_);
  }
  return room;
}

/// A place at random, all within the rooms being alike.
std::optional<Place> Survey::place_on_side(std::vector<double> const& room) {
  double left = std::accumulate(room.begin(), room.end(), 0.0) * luck_.uniform();
  for (std::size_t i = 0; i < room.size(); ++i) {
    if (left < room[i]) {
      double const t = 0.5 + (left - room[i] / 2) / length_m_[i];
      return Place{border_[i], false, lerp(map_.from(border_[i]), map_.to(border_[i]), t)};
    }
    left -= room[i];
  }
  return std::nullopt;
}

void Survey::add_from_sides(Wish const& wish, std::vector<Plan>& plans) {
  std::vector<double> const room = rooms(wish.line);
  for (int i = 0; i < kSideTrials; ++i) {
    auto const place = place_on_side(room);
    if (!place) return;
    PlanePoint const along = unit(map_.to(place->half) - map_.from(place->half));
    PlanePoint const inwards = turned(along, std::numbers::pi / 2 + 0.4 * (luck_.uniform() - 0.5));
    if (auto plan = street(*place, inwards, wish)) plans.push_back(*plan);
  }
}

/// Direction in which a corner invites a street: on from the one that ends here on the other side
/// of the border, or away from an interchange or bridgehead that has none yet.
std::optional<PlanePoint> Survey::onward(Half corner, Line const& line) const {
  Half const before = map_.previous(corner);
  Line const& there = map_.line(corner);
  if (!may_join(there, line) || !may_join(map_.line(before), line)) return std::nullopt;
  std::size_t const degree = map_.degree(map_.origin(corner));
  if (degree == 2 && there.fixed) {
    PlanePoint const along = unit(map_.to(corner) - map_.from(before));
    return turned(along, std::numbers::pi / 2);
  }
  Half const across = map_.next(corner ^ 1);
  if (degree != 3 || across == (before ^ 1)) return std::nullopt;
  bool const goes_on = alike(map_.line(across).road_class, line.road_class) || there.fixed;
  if (!goes_on || map_.line(across).water != line.water) return std::nullopt;
  return unit(map_.from(across) - map_.to(across));
}

void Survey::add_from_corners(Wish const& wish, std::vector<Plan>& plans) {
  std::vector<std::pair<Half, PlanePoint>> inviting;
  for (Half const h : border_)
    if (auto const direction = onward(h, wish.line)) inviting.emplace_back(h, *direction);
  for (int i = 0; i < kCornerTrials && !inviting.empty(); ++i) {
    auto const pick = inviting.begin() + luck_.below(static_cast<std::uint32_t>(inviting.size()));
    auto const [corner, direction] = *pick;
    inviting.erase(pick);
    PlanePoint const about = turned(direction, 0.2 * (luck_.uniform() - 0.5));
    auto plan = street({corner, true, map_.from(corner)}, about, wish);
    if (!plan) continue;
    plan->score -= 0.3;
    plans.push_back(*plan);
  }
}

std::optional<Plan> Survey::best(Wish const& wish) {
  std::vector<Plan> plans;
  add_from_sides(wish, plans);
  bool const local = wish.line.road_class > RoadClass::tertiary;
  if (!local || luck_.uniform() < kOnwardShare || plans.empty()) add_from_corners(wish, plans);
  auto const least = std::min_element(
      plans.begin(), plans.end(), [](Plan const& a, Plan const& b) { return a.score < b.score; });
  if (least == plans.end()) return std::nullopt;
  return *least;
}

std::optional<Plan> Survey::street(Place const& start, PlanePoint direction, Wish const& wish) {
  auto const hit = first_hit(start.at, direction);
  if (!hit) return std::nullopt;
  Plan plan{start, join_at(*hit, start, wish.line), {}, 0};
  double const unlike = luck_.uniform() * 0.3;
  if (plan.end) {
    plan.stop = plan.end->at;
    plan.score = unlike + imbalance(start, *plan.end) +
                 0.6 * distance_m(start.at, plan.stop) / std::sqrt(area_m2_);
  } else {
    double const length = hit->distance_m * (0.5 + 0.3 * luck_.uniform());
    if (!wish.open_end || length < 40 * grain_) return std::nullopt;
    plan.stop = moved(start.at, direction, length);
    plan.score = unlike + 3;
  }
  if (!leaves_well(start, plan.stop)) return std::nullopt;
  return plan;
}

std::optional<Plan> Survey::dead_end(Line const& line, double length_m) {
  auto const place = place_on_side(rooms(line));
  if (!place) return std::nullopt;
  PlanePoint const along = unit(map_.to(place->half) - map_.from(place->half));
  PlanePoint const inwards = turned(along, std::numbers::pi / 2 + 0.5 * (luck_.uniform() - 0.5));
  auto const hit = first_hit(place->at, inwards);
  if (!hit) return std::nullopt;
  double const length = std::min(length_m, 0.7 * hit->distance_m);
  if (length < 25 * grain_) return std::nullopt;
  return Plan{*place, std::nullopt, moved(place->at, inwards, length), 0};
}

/// The side that a ray from the border meets first, from inside the face.
std::optional<Survey::Hit> Survey::first_hit(PlanePoint from, PlanePoint direction) const {
  constexpr double kAway = 1;  // [m] farther than the side it starts on
  std::optional<Hit> first;
  for (std::size_t i = 0; i < border_.size(); ++i) {
    PlanePoint const a = map_.from(border_[i]);
    PlanePoint const along = map_.to(border_[i]) - a;
    double const facing = cross(direction, along);
    if (facing <= 0) continue;
    double const t = cross(a - from, direction) / facing;
    double const distance = cross(a - from, along) / facing;
    if (t < 0 || t > 1 || distance < kAway || (first && distance >= first->distance_m)) continue;
    first = Hit{i, t * length_m_[i], length_m_[i], distance};
  }
  return first;
}

/// Where the hit side takes the line in: at a node close by, or where it was hit, or as near to
/// that as other junctions allow.
std::optional<Place> Survey::join_at(Hit const& hit, Place const& start, Line const& line) const {
  Half const side = border_[hit.side];
  Line const& there = map_.line(side);
  if (!may_join(there, line)) return std::nullopt;
  double const gap = junction_gap(there) * grain_;
  double const to_node = std::min(hit.along_m, hit.length_m - hit.along_m);
  if (to_node < (there.fixed ? 0.6 * kAccess * grain_ : gap / 2)) {
    bool const behind = hit.along_m > hit.length_m / 2;
    auto const end = node_end(behind ? map_.next(side) : side, start, line);
    if (end || there.fixed) return end;
  }
  if (there.fixed || hit.length_m < 2 * gap) return std::nullopt;
  return side_end(side, std::clamp(hit.along_m, gap, hit.length_m - gap), start);
}

std::optional<Place> Survey::side_end(Half side, double along_m, Place const& start) const {
  PlanePoint const along = unit(map_.to(side) - map_.from(side));
  Place const end{side, false, moved(map_.from(side), along, along_m)};
  double const sine = cross(unit(end.at - start.at), along);
  if (sine < std::sin(kFairAngle) || !is_clear(start, end)) return std::nullopt;
  return end;
}

std::optional<Place> Survey::node_end(Half corner, Place const& start, Line const& line) const {
  std::uint32_t const node = map_.origin(corner);
  if (map_.degree(node) > 3 || (start.node && map_.origin(start.half) == node)) return std::nullopt;
  auto const fair = map_.corner_towards(node, start.at - map_.at(node), kFairAngle);
  if (!fair || map_.face(*fair) != face_) return std::nullopt;
  if (!start.node && *fair / 2 == start.half / 2) return std::nullopt;
  if (!may_join(map_.line(*fair), line) || !may_join(map_.line(map_.previous(*fair)), line))
    return std::nullopt;
  Place const end{*fair, true, map_.at(node)};
  return is_clear(start, end) ? std::optional(end) : std::nullopt;
}

bool Survey::leaves_well(Place const& start, PlanePoint to) const {
  PlanePoint const way = unit(to - start.at);
  if (start.node)
    return map_.corner_towards(map_.origin(start.half), way, kFairAngle) == start.half;
  PlanePoint const along = unit(map_.to(start.half) - map_.from(start.half));
  return cross(along, way) > std::sin(kFairAngle);
}

bool Survey::touches(Half h, Place const& place) const {
  return place.node ? map_.from(h) == place.at || map_.to(h) == place.at : h / 2 == place.half / 2;
}

bool Survey::is_clear(Place const& start, Place const& end) const {
  return std::none_of(border_.begin(), border_.end(), [&](Half h) {
    return !touches(h, start) && !touches(h, end) &&
           crosses(start.at, end.at, map_.from(h), map_.to(h));
  });
}

/// 0 where a street cuts the face into halves, up to 1 where it cuts off nothing.
double Survey::imbalance(Place const& start, Place const& end) const {
  std::size_t const last = index_of(end.half);
  double twice = 0;
  PlanePoint before = start.at;
  for (std::size_t i = index_of(start.half); i != last; i = (i + 1) % border_.size()) {
    twice += cross(before - start.at, map_.to(border_[i]) - start.at);
    before = map_.to(border_[i]);
  }
  twice += cross(before - start.at, end.at - start.at);
  return std::abs(twice / area_m2_ - 1);
}

Half lay(FaceMap& map, Plan const& plan, std::uint32_t line) {
  Place const& a = plan.start;
  Half const start = a.node ? a.half : map.split(a.half, a.at);
  if (!plan.end) return map.spur(start, plan.stop, line);
  Place const& b = *plan.end;
  Half const end = b.node ? b.half : map.split(b.half, b.at);
  return map.join(start, end, line);
}

}  // namespace sc::test::city

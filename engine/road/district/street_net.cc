// SPDX-License-Identifier: Apache-2.0
#include "road/district/street_net.h"

#include <algorithm>
#include <cmath>

namespace sc::district {

std::uint32_t StreetNet::add_street(Street street) {
  streets_.push_back(street);
  return static_cast<std::uint32_t>(streets_.size() - 1);
}

std::uint32_t StreetNet::free_node(PlanePoint p) {
  nodes_.push_back(p);
  around_.emplace_back();
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t StreetNet::ground_node(PlanePoint p, double reuse_m) {
  auto const any = [](Segment const&) { return true; };
  std::optional<Near> const near = nearest(p, std::max(reuse_m, 6.0), any);
  if (!near) return free_node(p);
  // The nearest end of the nearest segment stands for the nearest node.
  Segment const& s = segments_[near->segment];
  std::uint32_t const end = apart_m(p, at(s.a)) <= apart_m(p, at(s.b)) ? s.a : s.b;
  if (apart_m(p, at(end)) <= reuse_m) return end;
  if (near->distance_m <= 6) return split(near->segment, near->at);
  return free_node(p);
}

std::uint32_t StreetNet::split(std::uint32_t segment, PlanePoint p) {
  std::uint32_t const node = free_node(p);
  Segment rest = segments_[segment];
  rest.a = node;
  auto const rest_id = static_cast<std::uint32_t>(segments_.size());
  std::replace(around_[rest.b].begin(), around_[rest.b].end(), segment, rest_id);
  segments_[segment].b = node;
  around_[node] = {segment, rest_id};
  grid_.insert(rest_id, at(rest.a), at(rest.b));
  segments_.push_back(std::move(rest));
  return node;
}

void StreetNet::connect(std::uint32_t a, std::uint32_t b, std::uint32_t street,
                        std::uint8_t flags) {
  if (a == b) return;
  for (std::uint32_t const id : around_[a]) {
    Segment const& s = segments_[id];
    if (s.layer == 0 && (s.a == b || s.b == b)) return;  // the way is there already
  }
  auto const id = static_cast<std::uint32_t>(segments_.size());
  segments_.push_back({a, b, street, flags, 0, {}});
  around_[a].push_back(id);
  around_[b].push_back(id);
  grid_.insert(id, at(a), at(b));
}

/// The first of the wanted segments that the way from a to b crosses at this fraction or later.
template <class Wanted>
std::optional<StreetNet::Hit> StreetNet::first_of(PlanePoint a, PlanePoint b, double fraction,
                                                  Wanted wanted) const {
  std::optional<Hit> first;
  grid_.for_each_near(a, b, 0, [&](std::uint32_t id) {
    if (!wanted(segments_[id])) return;
    auto const hit = crossing(a, b, at(segments_[id].a), at(segments_[id].b));
    if (!hit || hit->on_ab < fraction) return;
    bool const sooner = !first || hit->on_ab < first->fraction ||
                        (hit->on_ab == first->fraction && id < first->segment);
    if (sooner) first = Hit{id, lerp(a, b, hit->on_ab), hit->on_ab};
  });
  return first;
}

std::optional<StreetNet::Hit> StreetNet::first_hit(PlanePoint a, PlanePoint b,
                                                   double skip_m) const {
  double const skip = skip_m / std::max(apart_m(a, b), 1e-9);
  return first_of(a, b, skip, [](Segment const&) { return true; });
}

std::optional<StreetNet::Hit> StreetNet::first_crossed(std::uint32_t a, std::uint32_t b) const {
  return first_of(at(a), at(b), 0,
                  [&](Segment const& s) { return s.a != a && s.a != b && s.b != a && s.b != b; });
}

void StreetNet::lay(std::uint32_t a, std::uint32_t b, std::uint32_t street, std::uint8_t flags) {
  constexpr int kMostCrossings = 64;  // a guard: each crossing brings the end nearer
  for (int i = 0; i < kMostCrossings && a != b; ++i) {
    std::optional<Hit> const hit = first_crossed(a, b);
    if (!hit) break;
    Segment const& s = segments_[hit->segment];
    std::uint32_t const end = apart_m(hit->at, at(s.a)) <= apart_m(hit->at, at(s.b)) ? s.a : s.b;
    std::uint32_t const node =
        apart_m(hit->at, at(end)) <= kReuse ? end : split(hit->segment, hit->at);
    connect(a, node, street, flags);
    a = node;
  }
  connect(a, b, street, flags);
}

std::uint32_t StreetNet::extend(std::uint32_t from, Curve const& path, std::uint32_t street,
                                std::uint8_t flags) {
  std::uint32_t before = from;
  for (std::size_t i = 1; i < path.size(); ++i) {
    std::uint32_t const next = ground_node(path[i], kReuse);
    lay(before, next, street, flags);
    before = next;
  }
  return before;
}

void StreetNet::add_overlay(std::uint32_t from, std::uint32_t to, Curve const& course,
                            std::uint32_t street, std::uint8_t flags, std::int8_t layer) {
  if (from == to) return;
  auto const id = static_cast<std::uint32_t>(segments_.size());
  Curve inner;
  if (course.size() > 2) inner.assign(course.begin() + 1, course.end() - 1);
  segments_.push_back({from, to, street, flags, layer, std::move(inner)});
  around_[from].push_back(id);
  around_[to].push_back(id);
}

bool StreetNet::parallel_within(PlanePoint p, PlanePoint direction, double radius_m) const {
  bool found = false;
  grid_.for_each_near(p, p, radius_m, [&](std::uint32_t id) {
    if (found) return;
    PlanePoint const a = at(segments_[id].a);
    PlanePoint const b = at(segments_[id].b);
    double const across = cross(b - a, direction);
    if (across * across > 0.25 * dot(b - a, b - a)) return;
    PlanePoint const off = lerp(a, b, nearest_fraction(p, a, b)) - p;
    double const aside = cross(off, direction);  // streets ahead or behind may be continued
    found = dot(off, off) < radius_m * radius_m && aside * aside > 0.25 * dot(off, off);
  });
  return found;
}

bool StreetNet::leaves_towards(std::uint32_t node, PlanePoint direction) const {
  return std::any_of(around_[node].begin(), around_[node].end(), [&](std::uint32_t id) {
    Segment const& s = segments_[id];
    PlanePoint const other = at(s.a == node ? s.b : s.a);
    return dot(unit(other - at(node)), direction) > 0.77;
  });
}

}  // namespace sc::district

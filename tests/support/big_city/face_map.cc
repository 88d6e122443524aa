// SPDX-License-Identifier: Apache-2.0
#include "support/big_city/face_map.h"

#include <cmath>
#include <numbers>

namespace sc::test::city {
namespace {

/// Angle from a to b, counter-clockwise on (0, 2 pi]: a way back into itself is a whole turn.
double angle(PlanePoint a, PlanePoint b) {
  double const between = std::atan2(cross(a, b), dot(a, b));
  return between > 1e-9 ? between : between + 2 * std::numbers::pi;
}

}  // namespace

double length_m(PlanePoint v) {
  return std::sqrt(dot(v, v));
}

PlanePoint unit(PlanePoint v) {
  double const length = length_m(v);
  return {v.x_m / length, v.y_m / length};
}

PlanePoint turned(PlanePoint v, double angle_rad) {
  double const c = std::cos(angle_rad);
  double const s = std::sin(angle_rad);
  return {c * v.x_m - s * v.y_m, s * v.x_m + c * v.y_m};
}

FaceMap::FaceMap(std::span<PlanePoint const> ring, Line const& line) : first_{0, 1} {
  lines_.push_back(line);
  auto const n = static_cast<std::uint32_t>(ring.size());
  for (PlanePoint const p : ring) add_node(p, 2);
  for (std::uint32_t i = 0; i < n; ++i) {
    out_[i] = add_edge(i, (i + 1) % n, 0, 0);
    face_[out_[i] + 1] = 1;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    follow(2 * i, 2 * ((i + 1) % n));
    follow(2 * ((i + 1) % n) + 1, 2 * i + 1);
  }
}

std::uint32_t FaceMap::add_line(Line const& line) {
  lines_.push_back(line);
  return static_cast<std::uint32_t>(lines_.size() - 1);
}

std::uint32_t FaceMap::add_node(PlanePoint at, std::size_t degree) {
  position_.push_back(at);
  degree_.push_back(static_cast<std::uint8_t>(degree));
  out_.push_back(0);
  return static_cast<std::uint32_t>(position_.size() - 1);
}

Half FaceMap::add_edge(std::uint32_t from, std::uint32_t to, std::uint32_t face,
                       std::uint32_t line) {
  auto const h = static_cast<Half>(origin_.size());
  origin_.insert(origin_.end(), {from, to});
  face_.insert(face_.end(), {face, face});
  next_.insert(next_.end(), {h + 1, h});
  previous_.insert(previous_.end(), {h + 1, h});
  line_of_.push_back(line);
  return h;
}

void FaceMap::follow(Half first, Half second) {
  next_[first] = second;
  previous_[second] = first;
}

Half FaceMap::split(Half h, PlanePoint at) {
  Half const a = h & ~1U;  // first half of the edge, a to b; it becomes a to n
  Half const a_back = a + 1;
  std::uint32_t const n = add_node(at, 2);
  std::uint32_t const b = origin_[a_back];
  Half const rest = add_edge(n, b, face_[a], line_of_[a / 2]);
  face_[rest + 1] = face_[a_back];
  Half const onward = next_[a];
  Half const before = previous_[a_back];
  follow(a, rest);
  follow(rest + 1, a_back);
  if (onward == a_back) {  // b is a dead end
    follow(rest, rest + 1);
  } else {
    follow(rest, onward);
    follow(before, rest + 1);
  }
  origin_[a_back] = n;
  out_[n] = rest;
  out_[b] = rest + 1;
  return h == a ? rest : a_back;
}

Half FaceMap::join(Half a, Half b, std::uint32_t line) {
  Half const x = add_edge(origin_[a], origin_[b], face_[a], line);
  Half const before_a = previous_[a];
  Half const before_b = previous_[b];
  follow(before_a, x);
  follow(x, b);
  follow(before_b, x + 1);
  follow(x + 1, a);
  ++degree_[origin_[a]];
  ++degree_[origin_[b]];
  first_[face_[a]] = x + 1;
  auto const fresh = static_cast<std::uint32_t>(first_.size());
  first_.push_back(x);
  for (Half h = x; face_[h] != fresh; h = next_[h]) face_[h] = fresh;
  return x;
}

Half FaceMap::spur(Half corner, PlanePoint to, std::uint32_t line) {
  std::uint32_t const n = add_node(to, 1);
  Half const x = add_edge(origin_[corner], n, face_[corner], line);
  follow(previous_[corner], x);
  follow(x + 1, corner);
  follow(x, x + 1);
  ++degree_[origin_[corner]];
  out_[n] = x + 1;
  return x;
}

void FaceMap::border(std::uint32_t face, std::vector<Half>& halves) const {
  halves.clear();
  Half h = first_[face];
  do {
    halves.push_back(h);
    h = next_[h];
  } while (h != first_[face]);
}

std::vector<Half> FaceMap::leaving(std::uint32_t node) const {
  std::vector<Half> halves;
  Half h = out_[node];
  do {
    halves.push_back(h);
    h = next_[h ^ 1];
  } while (h != out_[node]);
  return halves;
}

std::optional<Half> FaceMap::corner_towards(std::uint32_t node, PlanePoint direction,
                                            double least_rad) const {
  for (Half const h : leaving(node)) {
    double const wide = angle(to(h) - from(h), from(previous_[h]) - from(h));
    double const here = angle(to(h) - from(h), direction);
    if (here > wide) continue;
    if (here < least_rad || wide - here < least_rad) return std::nullopt;
    return h;
  }
  return std::nullopt;
}

}  // namespace sc::test::city

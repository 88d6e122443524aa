// SPDX-License-Identifier: Apache-2.0
#include "road/district/arterials.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "road/district/stretches.h"

namespace sc::district {
namespace {

constexpr double kStep = 35;         // [m] between the points of a smoothed road
constexpr double kMeet = 170;        // [m] ends this near are one place
constexpr double kReachOther = 300;  // [m] an end is led to a road this near

/// One end of a road on the ground, by index of the arterial.
struct End {
  std::size_t road = 0;
  bool front = true;
};

PlanePoint& waypoint(std::vector<Curve>& waypoints, End end) {
  Curve& w = waypoints[end.road];
  return end.front ? w.front() : w.back();
}

std::vector<End> ends_of(DistrictFacts const& facts) {
  std::vector<End> ends;
  for (std::size_t i = 0; i < facts.roads.size(); ++i) {
    if (is_expressway(facts.roads[i])) continue;
    ends.push_back({i, true});
    ends.push_back({i, false});
  }
  return ends;
}

/// Moves ends that nearly meet to their common middle. Returns which ends are free still.
std::vector<End> join_ends(std::vector<End> const& ends, Ground const& ground,
                           std::vector<Curve>& waypoints) {
  std::vector<bool> joined(ends.size(), false);
  std::vector<End> free_ends;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (joined[i]) continue;
    PlanePoint const here = waypoint(waypoints, ends[i]);
    std::vector<std::size_t> group{i};
    for (std::size_t j = i + 1; j < ends.size(); ++j)
      if (!joined[j] && ends[j].road != ends[i].road &&
          apart_m(here, waypoint(waypoints, ends[j])) < kMeet &&
          !ground.wet(here, waypoint(waypoints, ends[j]), 0))
        group.push_back(j);
    if (group.size() == 1) {
      free_ends.push_back(ends[i]);
      continue;
    }
    PlanePoint middle{0, 0};
    for (std::size_t const k : group)
      middle = middle + (1.0 / static_cast<double>(group.size())) * waypoint(waypoints, ends[k]);
    for (std::size_t const k : group) {
      waypoint(waypoints, ends[k]) = middle;
      joined[k] = true;
    }
  }
  return free_ends;
}

/// Leads a free end to the nearest surface road on its side of the water.
void reach_others(End end, DistrictFacts const& facts, Ground const& ground,
                  std::vector<Curve> const& curves, std::vector<Curve>& waypoints) {
  PlanePoint& here = waypoint(waypoints, end);
  Foot best;
  best.distance_m = kReachOther;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    if (i == end.road || facts.roads[i].kind != RoadKind::surface) continue;
    Foot const foot = foot_of(here, curves[i]);
    if (foot.distance_m < best.distance_m && !ground.wet(here, foot.stand.at, 0)) best = foot;
  }
  if (best.distance_m < kReachOther) here = best.stand.at;
}

std::vector<Curve> smoothed(std::vector<Curve> const& waypoints) {
  std::vector<Curve> curves;
  for (Curve const& w : waypoints) curves.push_back(smooth(w, kStep));
  return curves;
}

/// How far each point of an elevated road must move to lie above the surface road it follows;
/// zero where there is none.
Curve shifts_to_surface(std::size_t road, DistrictFacts const& facts,
                        std::vector<Curve> const& curves) {
  constexpr double kAlong = 130;  // [m] roads this near are taken to be one above the other
  Curve const& curve = curves[road];
  std::vector<std::pair<Curve const*, Box>> surface;
  for (std::size_t i = 0; i < curves.size(); ++i)
    if (facts.roads[i].kind == RoadKind::surface)
      surface.emplace_back(&curves[i], box_of(curves[i], kAlong));
  Curve shifts;
  for (std::size_t k = 0; k < curve.size(); ++k) {
    PlanePoint const along =
        unit(curve[std::min(k + 1, curve.size() - 1)] - curve[k > 0 ? k - 1 : 0]);
    double nearest = kAlong;
    PlanePoint shift{0, 0};
    for (auto const& [other, box] : surface) {
      if (!box.holds(curve[k])) continue;
      Foot const foot = foot_of(curve[k], *other);
      if (foot.distance_m >= nearest || std::abs(cross(foot.stand.direction, along)) > 0.5)
        continue;
      nearest = foot.distance_m;
      shift = foot.stand.at - curve[k];
    }
    shifts.push_back(shift);
  }
  return shifts;
}

Curve above_surface(std::size_t road, DistrictFacts const& facts,
                    std::vector<Curve> const& curves) {
  constexpr std::size_t kWindow = 6;  // points either side: no kinks where a road is left
  Curve const shifts = shifts_to_surface(road, facts, curves);
  Curve moved = curves[road];
  for (std::size_t k = 0; k < moved.size(); ++k) {
    std::size_t const from = k > kWindow ? k - kWindow : 0;
    std::size_t const to = std::min(k + kWindow, moved.size() - 1);
    PlanePoint mean{0, 0};
    for (std::size_t j = from; j <= to; ++j) mean = mean + shifts[j];
    moved[k] = moved[k] + (1.0 / static_cast<double>(to - from + 1)) * mean;
  }
  return moved;
}

std::uint32_t name_index(RoadName const& name, std::vector<RoadName>& names) {
  auto const found = std::find_if(names.begin(), names.end(),
                                  [&](RoadName const& other) { return other.zh == name.zh; });
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  names.push_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

/// The underpasses of this road. A long one is cut to the road.
std::vector<Stretch> underpasses_of(DistrictRoad const& road, Curve const& curve,
                                    DistrictFacts const& facts, LocalPlane const& plane) {
  constexpr double kFar = 400;  // the road has a namesake elsewhere
  std::vector<Stretch> found;
  for (DistrictUnderpass const& underpass : facts.underpasses) {
    if (underpass.road_zh != road.name.zh) continue;
    Foot const foot = foot_of(plane.to_plane(underpass.position), curve);
    if (foot.distance_m > kFar) continue;
    double const half = underpass.length_m / 2;
    found.push_back({foot.s - half, foot.s + half, link_flag::underpass | link_flag::tunnel});
  }
  return found;
}

void lay_course(StreetNet& net, Curve const& curve, std::uint32_t street,
                std::vector<Stretch> const& course) {
  std::uint32_t node = net.ground_node(curve.front(), StreetNet::kReuse);
  for (Stretch const& s : course) {
    Curve const part = slice(curve, s.from, s.to);
    if ((s.flags & link_flag::underpass) == 0) {
      node = net.extend(node, part, street, s.flags);
      continue;
    }
    std::uint32_t const out = net.ground_node(part.back(), 1);
    net.add_overlay(node, out, part, street, s.flags, -1);
    node = out;
  }
}

}  // namespace

bool is_expressway(DistrictRoad const& road) {
  return road.kind == RoadKind::elevated ||
         (road.kind == RoadKind::tunnel && road.road_class <= RoadClass::trunk);
}

std::vector<Arterial> draw_arterials(DistrictFacts const& facts, LocalPlane const& plane,
                                     Ground const& ground, std::vector<RoadName>& names) {
  std::vector<Curve> waypoints;
  for (DistrictRoad const& road : facts.roads) waypoints.push_back(to_plane(road.waypoints, plane));
  std::vector<End> const free_ends = join_ends(ends_of(facts), ground, waypoints);
  std::vector<Curve> curves = smoothed(waypoints);
  for (int round = 0; round < 2; ++round)  // the second for ends whose goal moved later
    for (End const end : free_ends) {
      reach_others(end, facts, ground, curves, waypoints);
      curves[end.road] = smooth(waypoints[end.road], kStep);
    }

  std::vector<Arterial> arterials;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    bool const elevated = facts.roads[i].kind == RoadKind::elevated;
    arterials.push_back({i, name_index(facts.roads[i].name, names),
                         elevated ? above_surface(i, facts, curves) : curves[i]});
  }
  return arterials;
}

void lay_arterials(StreetNet& net, DistrictFacts const& facts, LocalPlane const& plane,
                   Ground const& ground, std::vector<Arterial> const& arterials) {
  std::vector<std::pair<Arterial const*, std::uint32_t>> tunnels;
  for (Arterial const& arterial : arterials) {
    DistrictRoad const& road = facts.roads[arterial.fact];
    if (is_expressway(road)) continue;
    std::uint32_t const street =
        net.add_street({arterial.name, road.road_class, road.free_speed_mps, false});
    if (road.kind == RoadKind::tunnel) {
      tunnels.emplace_back(&arterial, street);
      continue;
    }
    std::vector<Stretch> stretches = underpasses_of(road, arterial.curve, facts, plane);
    std::vector<Stretch> const bridges = bridges_of(arterial.curve, ground);
    stretches.insert(stretches.end(), bridges.begin(), bridges.end());
    lay_course(net, arterial.curve, street, whole_course(stretches, length(arterial.curve)));
  }
  for (auto const& [tunnel, street] : tunnels)  // their ends lie on roads that are there now
    net.add_overlay(net.ground_node(tunnel->curve.front(), 40),
                    net.ground_node(tunnel->curve.back(), 40), tunnel->curve, street,
                    link_flag::tunnel | link_flag::underpass, -1);
}

}  // namespace sc::district

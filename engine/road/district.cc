// SPDX-License-Identifier: Apache-2.0
#include "road/district.h"

#include <utility>

#include "base/check.h"
#include "road/district/arterials.h"
#include "road/district/estates.h"
#include "road/district/expressways.h"
#include "road/district/grain.h"
#include "road/district/ground.h"
#include "road/district/growth.h"
#include "road/district/invented_names.h"
#include "road/district/street_net.h"
#include "road/district/table_of.h"

namespace sc {
namespace {

using namespace district;

void check(DistrictFacts const& facts) {
  Complaints complaints;
  auto const refuse = [&](char const* message) { complaints.add("district facts", 0, message); };
  if (facts.roads.empty()) refuse("roads = none (must be at least one)");
  if (facts.quarters.empty()) refuse("quarters = none (must be at least one)");
  if (facts.outline.size() < 3) refuse("outline = no ring (must have at least 3 points)");
  for (DistrictRoad const& road : facts.roads)
    if (road.waypoints.size() < 2) refuse("road with less than 2 waypoints");
  complaints.throw_if_any();
}

LonLat middle_of(std::vector<LonLat> const& ring) {
  LonLat sum;
  for (LonLat const p : ring) {
    sum.lon_deg += p.lon_deg / static_cast<double>(ring.size());
    sum.lat_deg += p.lat_deg / static_cast<double>(ring.size());
  }
  return sum;
}

std::vector<Curve> surface_curves(DistrictFacts const& facts,
                                  std::vector<Arterial> const& arterials) {
  std::vector<Curve> curves;
  for (Arterial const& a : arterials)
    if (facts.roads[a.fact].kind == RoadKind::surface) curves.push_back(a.curve);
  return curves;
}

Grain grain_of(Ground const& ground, std::vector<Curve> const& roads, std::uint64_t seed) {
  Grain grain(ground.low(), ground.high(), seed);
  for (Curve const& curve : roads) grain.press(curve, 1);
  for (River const& river : ground.rivers()) grain.press(river.course, 0.6);
  return grain;
}

/// Local streets between the arterials: bridges, collectors, then the streets of the blocks.
void fill(StreetNet& net, Ground const& ground, std::vector<Curve> curves,
          DistrictSettings const& settings, std::uint64_t seed) {
  Grain const grain = grain_of(ground, curves, seed);
  Street const collector{0, RoadClass::tertiary, settings.tertiary_mps, false};
  Street const street{0, RoadClass::residential, settings.residential_mps, false};
  auto const add = [&curves](std::vector<Curve> more) {
    curves.insert(curves.end(), more.begin(), more.end());
  };
  add(lay_local_bridges(net, ground, grain, collector, seed));
  add(grow_streets(net, ground, grain, curves,
                   {collector, settings.collector_factor, 0.5, 0.1, 0.7, 0.4, 0.06}, seed, 12));
  add(grow_streets(net, ground, grain, curves, {street, 1.1, 0.4, 0.15, 0.2, 0.3, 0.1}, seed, 13));
  add(grow_streets(net, ground, grain, curves, {street, 1.0, 0.15, 0.3, 0.3, 0.15, 0.15}, seed,
                   14));
  constexpr double kEstates = 0.085;  // assumed
  lay_estates(net, ground, curves, settings, kEstates, seed);
}

std::vector<Waterway> waterways_of(DistrictFacts const& facts, Ground const& ground,
                                   LocalPlane const& plane) {
  std::vector<Waterway> waterways;
  for (std::size_t i = 0; i < facts.rivers.size(); ++i) {
    Waterway& water = waterways.emplace_back();
    water.name = facts.rivers[i].name;
    water.width_m = facts.rivers[i].width_m;
    for (PlanePoint const p : ground.rivers()[i].course) water.line.push_back(plane.to_lonlat(p));
  }
  return waterways;
}

}  // namespace

RoadTable build_district(DistrictFacts const& facts, std::uint64_t seed) {
  check(facts);
  LocalPlane const plane(middle_of(facts.outline));
  Ground const ground(facts, plane);
  StreetNet net(ground.low(), ground.high());
  std::vector<RoadName> names{{}};

  std::vector<Arterial> const arterials = draw_arterials(facts, plane, ground, names);
  lay_arterials(net, facts, plane, ground, arterials);
  lay_expressways(net, facts, arterials, names);
  fill(net, ground, surface_curves(facts, arterials), facts.settings, seed);
  reach_places(net, ground, facts, plane);

  choose_one_ways(net, facts.settings.one_way_share, seed);
  invent_names(net, names, seed);
  RoadTable table = table_of(net, std::move(names), plane);
  ban_left_turns(table, plane, facts.settings.no_left_turn_share, seed);
  table.waterways = waterways_of(facts, ground, plane);
  table.attribution =
      "Built-in district, not a survey: arterials by rounded positions, local streets invented.";
  return table;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"

namespace sc {

/// Class of a road, from OSM's `highway` values; `*_link` roads take their parent's class and the
/// ramp flag. Order is importance.
enum class RoadClass : std::uint8_t {
  motorway,
  trunk,
  primary,
  secondary,
  tertiary,
  unclassified,
  residential,
  living_street,
  service
};
inline constexpr std::size_t kRoadClasses = 9;
std::string_view name_of(RoadClass c);

/// Flags of a link, or-ed together.
namespace link_flag {
inline constexpr std::uint8_t bridge = 1;     ///< carried over water, rail or road
inline constexpr std::uint8_t tunnel = 2;     ///< covered
inline constexpr std::uint8_t underpass = 4;  ///< dips below another road or a railway; floods
inline constexpr std::uint8_t elevated = 8;   ///< viaduct: exposed to wind, never ponds
inline constexpr std::uint8_t ramp = 16;
inline constexpr std::uint8_t roundabout = 32;
}  // namespace link_flag

struct RoadName {
  std::string zh;  ///< local name; may be empty
  std::string en;  ///< may be empty
  bool operator==(RoadName const&) const = default;
};

/// Turning from link `from` into link `to` at the node between them is forbidden.
struct BannedTurn {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  auto operator<=>(BannedTurn const&) const = default;
};

/// Water beside the roads, for pictures only: no model reads it.
struct Waterway {
  RoadName name;
  double width_m = 0;
  std::vector<LonLat> line;  ///< its middle, at least 2 points
  bool operator==(Waterway const&) const = default;
};

/// Roads as plain columns, as an importer or the district builder makes them. Nothing is checked
/// here: RoadGraph's constructor does that. Shapes: n nodes, m directed links, k names, s shape
/// points. A two-way street is two links with the ends exchanged.
struct RoadTable {
  // nodes
  std::vector<LonLat> node_position;   ///< [n]
  std::vector<std::int64_t> node_ref;  ///< [n] the source's own id (OSM node id)
  // links
  std::vector<std::uint32_t> tail;         ///< [m] node the link leaves
  std::vector<std::uint32_t> head;         ///< [m] node the link enters
  std::vector<float> length_m;             ///< [m] along its shape
  std::vector<float> free_speed_mps;       ///< [m] legal or class speed on a dry empty road
  std::vector<RoadClass> road_class;       ///< [m]
  std::vector<std::uint8_t> flags;         ///< [m] link_flag bits
  std::vector<std::int8_t> layer;          ///< [m] OSM layer, 0 = ground
  std::vector<std::uint32_t> name;         ///< [m] index into names
  std::vector<std::int64_t> way_ref;       ///< [m] the source's own id (OSM way id)
  std::vector<std::uint32_t> shape_begin;  ///< [m+1] into shape: inner points of link i
  std::vector<LonLat> shape;               ///< [s] without the two end nodes, in driving direction
  // names and turns
  std::vector<RoadName> names;           ///< [k] names[0] is the empty name
  std::vector<BannedTurn> banned_turns;  ///< only_* restrictions arrive here expanded
  std::vector<Waterway> waterways;       ///< may be empty, if not known
  std::string attribution;               ///< what must be said when the map is shown
  /// A permutation of the search states: the hierarchy's order of elimination, kept with a saved
  /// map since it takes long to find (road/road_hierarchy.h). Empty: not known.
  std::vector<std::uint32_t> elimination_order;

  [[nodiscard]] std::size_t nodes() const { return node_position.size(); }
  [[nodiscard]] std::size_t links() const { return tail.size(); }
};

/// The part of `table` made of the nodes with keep[i] and the links between them; names, shapes
/// and banned turns follow, the order of elimination does not. keep has one entry per node.
RoadTable subset(RoadTable const& table, std::vector<bool> const& keep);

}  // namespace sc

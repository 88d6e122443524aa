// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "road/road_table.h"

namespace sc {

/// What OSM tags mean for a crew that drives to an incident. Pure functions of the tags, so each
/// rule can be tested alone. Keys and values: wiki.openstreetmap.org/wiki/Key:<key>.
using OsmTags = std::map<std::string, std::string, std::less<>>;

/// Value of a tag, "" when it is absent.
std::string_view value_of(OsmTags const& tags, std::string_view key);

struct Highway {
  RoadClass road_class = RoadClass::service;
  bool ramp = false;  ///< a *_link road
  bool operator==(Highway const&) const = default;
};

/// `highway` values a vehicle uses: the nine classes and the *_link of the first five; `road`
/// (class not surveyed yet) counts as unclassified. Nothing for paths, tracks, squares,
/// `busway`, `raceway`, `construction`, `proposed` and all others.
std::optional<Highway> highway_of(std::string_view value);

/// May a crew drive here? The most specific key present decides: motorcar, motor_vehicle, vehicle,
/// access; no, private, agricultural, forestry and military (each part of a list) say no; all
/// else, destination and delivery included, says yes. `emergency=yes|designated` always says yes.
/// Barriers on nodes are not looked at.
bool may_enter(OsmTags const& tags);

/// In which directions of the way traffic runs.
enum class OsmDirection : std::uint8_t { both, forward, backward, changing };

/// oneway:motorcar, oneway:motor_vehicle, oneway:vehicle, then oneway: yes/true/1, -1/reverse,
/// no/false/0. `alternating` (one lane, vehicles take turns) drives both ways; `reversible` (the
/// authority changes the direction over the day) is `changing`: its direction in a storm is
/// unknown, so it is left out. Without the tag roundabouts, motorways and their ramps are one-way.
OsmDirection direction_of(OsmTags const& tags, Highway highway);

/// link_flag bits except `elevated` by length, which needs the shape (see osm_network.h):
///   bridge    bridge=* but no; or the name ends in 桥 (Chinese streets end in 路, 街 or 巷)
///   tunnel    tunnel=* but no and culvert; covered=yes
///   underpass tunnel=yes, or layer < 0, or the name holds 隧道, 下穿 or 地道; never on a bridge,
///             never building_passage, avalanche_protector or covered, which lie at ground level
///   elevated  the name holds 高架 (but not 高架下, 桥下, 辅路, 地面: the street below); or a
///             bridge of layer >= 1 on a motorway or trunk
std::uint8_t flags_of(OsmTags const& tags, Highway highway);

/// `layer` as a whole number on [-5, 5]. Unset or unreadable: 1 on bridges, -1 in tunnel=yes, else
/// 0.
std::int8_t layer_of(OsmTags const& tags);

/// `width` as a number of metres on [1, 500], else 30 of a river and 20 of a canal (assumed; for
/// pictures only).
double waterway_width_m(OsmTags const& tags);

/// zh: name:zh, name:zh-Hans, name, ref. en: name:en, int_name, name if it is plain ASCII, ref.
/// Text that is not UTF-8 counts as absent.
RoadName names_of(OsmTags const& tags);

}  // namespace sc

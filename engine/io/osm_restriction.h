// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "io/osm_tags.h"

namespace sc {

/// Turn restrictions: relations `type=restriction`
/// (wiki.openstreetmap.org/wiki/Relation:restriction).

/// Why a restriction bans nothing here. Order is the order of reports.
enum class RestrictionSkip : std::uint8_t {
  via_way,         ///< via is a way, or several nodes: the ban spans more than one turn
  unknown_kind,    ///< value is none of no_|only_ left|right|straight_on|u_turn, no_entry, no_exit
  conditional,     ///< holds at some times only (restriction:conditional, day_on, hour_on)
  other_vehicles,  ///< restriction:hgv, restriction:bicycle and the like only
  exempt,          ///< `except` names emergency, motorcar, motor_vehicle or vehicle
  members_incomplete,  ///< from, via or to is absent, or one too many of them
  member_not_in_file,  ///< a member refers to a way or node that the file does not hold
  way_not_drivable,    ///< a member way is in the file but was not imported
  no_such_turn,        ///< from does not enter via, or to does not leave it: nothing to ban
};
inline constexpr std::size_t kRestrictionSkips = 9;
std::string_view name_of(RestrictionSkip reason);

enum class TurnKind : std::uint8_t { left, right, straight, u_turn, entry, exit };

struct OsmMember {
  char type = 'w';  ///< 'n', 'w', 'r'
  std::int64_t ref = 0;
  std::string role;
};

/// A restriction that holds for crews, not yet tied to links.
struct OsmRestriction {
  std::int64_t id = 0;
  bool only = false;  ///< only_*: every other turn is banned
  TurnKind kind = TurnKind::straight;
  std::vector<std::int64_t> from;  ///< ways; several with no_entry
  std::vector<std::int64_t> to;    ///< ways; several with no_exit
  std::int64_t via = 0;            ///< node
};

/// Reads a restriction relation. restriction:motorcar, restriction:motor_vehicle,
/// restriction:vehicle and restriction are looked up in this order.
///
/// `except=emergency` exempts: emergency engineering vehicles (工程救险车) on an urgent task need
/// not follow signs (Road Traffic Safety Law of the PRC, art. 53). psv, bus, taxi, bicycle, hgv
/// and others in `except` change nothing.
std::variant<OsmRestriction, RestrictionSkip> restriction_of(std::int64_t id, OsmTags const& tags,
                                                             std::vector<OsmMember> const& members);

}  // namespace sc

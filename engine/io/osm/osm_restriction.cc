// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_restriction.h"

#include <optional>

#include "base/text.h"

namespace sc {
namespace {

struct KindWord {
  std::string_view word;
  TurnKind kind;
  bool may_be_only;
};

constexpr auto kKinds = std::to_array<KindWord>({
    {"left_turn", TurnKind::left, true},
    {"right_turn", TurnKind::right, true},
    {"straight_on", TurnKind::straight, true},
    {"u_turn", TurnKind::u_turn, true},
    {"entry", TurnKind::entry, false},
    {"exit", TurnKind::exit, false},
});

/// Sets only and kind from "no_left_turn"; false for any other word.
bool read_kind(std::string_view value, OsmRestriction& restriction) {
  restriction.only = value.starts_with("only_");
  if (!restriction.only && !value.starts_with("no_")) return false;
  value.remove_prefix(restriction.only ? 5 : 3);
  for (KindWord const& known : kKinds) {
    if (known.word != value || (restriction.only && !known.may_be_only)) continue;
    restriction.kind = known.kind;
    return true;
  }
  return false;
}

/// The value that holds for motor vehicles, or "".
std::string_view motor_value(OsmTags const& tags) {
  for (std::string_view const key :
       {"restriction:motorcar", "restriction:motor_vehicle", "restriction:vehicle", "restriction"})
    if (std::string_view const value = value_of(tags, key); !value.empty()) return value;
  return {};
}

bool is_timed(OsmTags const& tags) {
  for (std::string_view const key : {"day_on", "day_off", "hour_on", "hour_off"})
    if (tags.contains(key)) return true;
  return false;
}

bool exempts_crews(std::string_view list) {
  for (std::string_view const part : split(list, ";"))
    for (std::string_view const word : {"emergency", "motorcar", "motor_vehicle", "vehicle"})
      if (trimmed(part) == word) return true;
  return false;
}

/// Why the tags alone rule it out.
std::optional<RestrictionSkip> read_tags(OsmTags const& tags, OsmRestriction& restriction) {
  std::string_view const value = motor_value(tags);
  if (value.empty()) {
    auto const more = tags.lower_bound("restriction:");
    if (more == tags.end() || !more->first.starts_with("restriction:"))
      return RestrictionSkip::unknown_kind;
    return more->first.ends_with(":conditional") ? RestrictionSkip::conditional
                                                 : RestrictionSkip::other_vehicles;
  }
  if (!read_kind(value, restriction)) return RestrictionSkip::unknown_kind;
  if (is_timed(tags)) return RestrictionSkip::conditional;
  if (exempts_crews(value_of(tags, "except"))) return RestrictionSkip::exempt;
  return std::nullopt;
}

/// Why the members rule it out.
std::optional<RestrictionSkip> read_members(std::vector<OsmMember> const& members,
                                            OsmRestriction& restriction) {
  std::size_t via_nodes = 0;
  for (OsmMember const& member : members) {
    if (member.role == "via" && member.type != 'n') return RestrictionSkip::via_way;
    if (member.role == "via") {
      restriction.via = member.ref;
      ++via_nodes;
    }
    if (member.type != 'w') continue;
    if (member.role == "from") restriction.from.push_back(member.ref);
    if (member.role == "to") restriction.to.push_back(member.ref);
  }
  if (via_nodes > 1) return RestrictionSkip::via_way;
  bool const many_from = restriction.from.size() > 1 && restriction.kind != TurnKind::entry;
  bool const many_to = restriction.to.size() > 1 && restriction.kind != TurnKind::exit;
  if (via_nodes == 0 || restriction.from.empty() || restriction.to.empty() || many_from || many_to)
    return RestrictionSkip::members_incomplete;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(RestrictionSkip reason) {
  constexpr std::array<std::string_view, kRestrictionSkips> names{
      "via way",     "unknown kind",       "conditional",        "other vehicles",
      "exempt",      "members incomplete", "member not in file", "way not drivable",
      "no such turn"};
  return names[static_cast<std::size_t>(reason)];
}

std::variant<OsmRestriction, RestrictionSkip> restriction_of(
    std::int64_t id, OsmTags const& tags, std::vector<OsmMember> const& members) {
  OsmRestriction restriction;
  restriction.id = id;
  if (auto const skip = read_tags(tags, restriction)) return *skip;
  if (auto const skip = read_members(members, restriction)) return *skip;
  return restriction;
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "base/text.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

using Words = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool holds_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

/// Value of the first key that is present.
std::string_view first_of(OsmTags const& tags, Words keys) {
  for (std::string_view const key : keys)
    if (std::string_view const value = value_of(tags, key); !value.empty()) return value;
  return {};
}

/// Does every part of a `;` list forbid driving? `access=private;delivery` admits deliveries.
bool forbids(std::string_view list) {
  auto const parts = split(list, ";");
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return is_one_of(trimmed(part), {"no", "private", "agricultural", "forestry", "military"});
  });
}

bool is_bridge(OsmTags const& tags) {
  std::string_view const bridge = value_of(tags, "bridge");
  if (!bridge.empty()) return bridge != "no";
  return value_of(tags, "name").ends_with("桥") && value_of(tags, "tunnel").empty();
}

bool is_covered(OsmTags const& tags) {
  std::string_view const tunnel = value_of(tags, "tunnel");
  return (!tunnel.empty() && !is_one_of(tunnel, {"no", "culvert"})) ||
         value_of(tags, "covered") == "yes";
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool dips(OsmTags const& tags) {
  return value_of(tags, "tunnel") == "yes" || layer_of(tags) < 0 ||
         holds_any(value_of(tags, "name"), {"隧道", "下穿", "地道"});
}

bool is_viaduct(OsmTags const& tags, Highway highway) {
  std::string_view const name = value_of(tags, "name");
  if (name.find("高架") != std::string_view::npos && layer_of(tags) >= 0 &&
      !holds_any(name, {"高架下", "桥下", "辅路", "地面"}))
    return true;
  bool const expressway =
      highway.road_class == RoadClass::motorway || highway.road_class == RoadClass::trunk;
  return expressway && is_bridge(tags) && layer_of(tags) >= 1;
}

std::string first_name(OsmTags const& tags, Words keys) {
  for (std::string_view const key : keys)
    if (std::string_view const name = value_of(tags, key); !name.empty() && !first_non_utf8(name))
      return std::string(name);
  return {};
}

}  // namespace

std::string_view value_of(OsmTags const& tags, std::string_view key) {
  auto const found = tags.find(key);
  return found == tags.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<Highway> highway_of(std::string_view value) {
  if (value == "road") return Highway{RoadClass::unclassified, false};
  constexpr std::string_view suffix = "_link";
  bool const ramp = value.ends_with(suffix);
  if (ramp) value.remove_suffix(suffix.size());
  for (std::size_t k = 0; k < kRoadClasses; ++k) {
    auto const road_class = static_cast<RoadClass>(k);
    if (name_of(road_class) != value) continue;
    if (ramp && road_class > RoadClass::tertiary) return std::nullopt;
    return Highway{road_class, ramp};
  }
  return std::nullopt;
}

bool may_enter(OsmTags const& tags) {
  if (is_one_of(value_of(tags, "emergency"), {"yes", "designated"})) return true;
  return !forbids(first_of(tags, {"motorcar", "motor_vehicle", "vehicle", "access"}));
}

OsmDirection direction_of(OsmTags const& tags, Highway highway) {
  std::string_view const oneway =
      first_of(tags, {"oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway"});
  if (is_one_of(oneway, {"yes", "true", "1"})) return OsmDirection::forward;
  if (is_one_of(oneway, {"-1", "reverse"})) return OsmDirection::backward;
  if (is_one_of(oneway, {"no", "false", "0", "alternating"})) return OsmDirection::both;
  if (oneway == "reversible") return OsmDirection::changing;
  bool const implied = highway.road_class == RoadClass::motorway ||
                       is_one_of(value_of(tags, "junction"), {"roundabout", "circular"});
  return implied ? OsmDirection::forward : OsmDirection::both;
}

std::uint8_t flags_of(OsmTags const& tags, Highway highway) {
  unsigned flags = 0;
  bool const ground_level =
      value_of(tags, "covered") == "yes" ||
      is_one_of(value_of(tags, "tunnel"), {"building_passage", "avalanche_protector"});
  if (is_bridge(tags)) flags |= link_flag::bridge;
  if (is_covered(tags)) flags |= link_flag::tunnel;
  if (dips(tags) && !is_bridge(tags) && !ground_level) flags |= link_flag::underpass;
  if (is_viaduct(tags, highway) && !is_covered(tags)) flags |= link_flag::elevated;
  if (highway.ramp) flags |= link_flag::ramp;
  if (is_one_of(value_of(tags, "junction"), {"roundabout", "circular"}))
    flags |= link_flag::roundabout;
  return static_cast<std::uint8_t>(flags);
}

std::int8_t layer_of(OsmTags const& tags) {
  if (auto const layer = whole_number(value_of(tags, "layer")))
    return static_cast<std::int8_t>(std::clamp(*layer, -5, 5));
  if (is_bridge(tags)) return 1;
  return value_of(tags, "tunnel") == "yes" ? std::int8_t{-1} : std::int8_t{0};
}

double waterway_width_m(OsmTags const& tags) {
  constexpr double kLeast = 1, kMost = 500, kRiver = 30, kCanal = 20;
  std::string_view const text = value_of(tags, "width");
  double width = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
  bool const whole = error == std::errc{} && end == text.data() + text.size();
  if (whole && width >= kLeast && width <= kMost) return width;
  return value_of(tags, "waterway") == "canal" ? kCanal : kRiver;
}

RoadName names_of(OsmTags const& tags) {
  RoadName names;
  names.zh = first_name(tags, {"name:zh", "name:zh-Hans", "name", "ref"});
  names.en = first_name(tags, {"name:en", "int_name"});
  if (names.en.empty() && is_ascii(value_of(tags, "name"))) names.en = first_name(tags, {"name"});
  if (names.en.empty()) names.en = first_name(tags, {"ref"});
  return names;
}

}  // namespace sc

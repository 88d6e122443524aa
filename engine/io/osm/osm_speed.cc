// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_speed.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace sc {
namespace {

constexpr double kKmhToMps = 1.0 / 3.6;
constexpr double kMphToKmh = 1.609344;
constexpr double kKnotToKmh = 1.852;

struct ZoneSpeed {
  std::string_view country;  ///< "" = any
  std::string_view zone;
  double kmh;
};

/// The first match counts, so countries stand before the fall-back.
constexpr auto kZones = std::to_array<ZoneSpeed>({
    {"CN", "urban", 50},
    {"CN", "rural", 70},
    {"CN", "trunk", 100},
    {"CN", "motorway", 120},
    {"DE", "rural", 100},
    {"DE", "living_street", 7},
    {"AT", "rural", 100},
    {"AT", "trunk", 100},
    {"AT", "motorway", 130},
    {"CH", "trunk", 100},
    {"FR", "motorway", 130},
    {"FR", "trunk", 110},
    {"IT", "rural", 90},
    {"IT", "trunk", 110},
    {"IT", "motorway", 130},
    {"GB", "nsl_single", 60 * kMphToKmh},
    {"GB", "nsl_dual", 70 * kMphToKmh},
    {"GB", "nsl_restricted", 30 * kMphToKmh},
    {"GB", "urban", 30 * kMphToKmh},
    {"GB", "motorway", 70 * kMphToKmh},
    {"", "urban", 50},
    {"", "rural", 80},
    {"", "trunk", 100},
    {"", "motorway", 120},
    {"", "living_street", 20},
    {"", "walk", 7},
    {"", "none", 120},
});

/// km/h per unit; nothing for an unknown unit.
std::optional<double> unit_kmh(std::string_view unit) {
  if (unit.empty() || unit == "km/h" || unit == "kmh" || unit == "kph") return 1.0;
  if (unit == "mph") return kMphToKmh;
  if (unit == "knots" || unit == "knot") return kKnotToKmh;
  return std::nullopt;
}

/// "50", "50 mph", "22.5km/h". No sign, no exponent.
std::optional<double> number_kmh(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  double number = 0;
  auto const [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc()) return std::nullopt;
  auto const unit = unit_kmh(trimmed(text.substr(static_cast<std::size_t>(end - text.data()))));
  if (!unit) return std::nullopt;
  return number * *unit;
}

std::optional<double> zone_kmh(std::string_view country, std::string_view zone) {
  for (ZoneSpeed const& known : kZones)
    if ((known.country.empty() || known.country == country) && known.zone == zone) return known.kmh;
  return std::nullopt;
}

/// One part of a list: a number, a bare word, or country:zone, where zone may be zone30, zone:30.
std::optional<double> part_kmh(std::string_view text) {
  std::string_view country;
  if (std::size_t const colon = text.find(':'); colon == 2) {
    country = text.substr(0, 2);
    text.remove_prefix(3);
  }
  if (text.starts_with("zone")) text.remove_prefix(4);
  if (text.starts_with(":")) text.remove_prefix(1);
  if (auto const number = number_kmh(text)) return number;
  if (country.empty() && text != "none" && text != "walk") return std::nullopt;
  return zone_kmh(country, text);
}

struct TagSpeed {
  std::optional<double> mps;
  bool unreadable = false;
};

TagSpeed tagged_mps(OsmTags const& tags, std::string_view directed_key) {
  TagSpeed speed;
  for (std::string_view const key : {directed_key, std::string_view("maxspeed")}) {
    std::string_view const value = value_of(tags, key);
    if (value.empty()) continue;
    if ((speed.mps = maxspeed_mps(value))) return speed;
    speed.unreadable = true;
  }
  // These say where a limit comes from ("sign", "CN:urban"): other words are no fault.
  for (std::string_view const key : {"maxspeed:type", "zone:maxspeed", "source:maxspeed"})
    if ((speed.mps = maxspeed_mps(value_of(tags, key)))) return speed;
  return speed;
}

}  // namespace

std::optional<double> maxspeed_mps(std::string_view value) {
  std::optional<double> lowest;
  while (!value.empty()) {
    std::size_t const end = std::min(value.find_first_of(";,|"), value.size());
    auto const kmh = part_kmh(trimmed(value.substr(0, end)));
    if (!kmh || !(*kmh >= 1) || !(*kmh <= 200)) return std::nullopt;
    lowest = std::min(lowest.value_or(*kmh), *kmh);
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  if (!lowest) return std::nullopt;
  return *lowest * kKmhToMps;
}

double class_speed_mps(Highway highway) {
  constexpr std::array<double, kRoadClasses> road_kmh{100, 80, 60, 50, 40, 30, 30, 20, 15};
  constexpr std::array<double, kRoadClasses> ramp_kmh{60, 50, 40, 40, 30, 30, 30, 20, 15};
  auto const k = static_cast<std::size_t>(highway.road_class);
  return (highway.ramp ? ramp_kmh : road_kmh)[k] * kKmhToMps;
}

WaySpeed speed_of(OsmTags const& tags, Highway highway) {
  TagSpeed const forward = tagged_mps(tags, "maxspeed:forward");
  TagSpeed const backward = tagged_mps(tags, "maxspeed:backward");
  double const assumed = class_speed_mps(highway);
  return {forward.mps.value_or(assumed), backward.mps.value_or(assumed),
          !forward.mps && !backward.mps, forward.unreadable || backward.unreadable};
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/text/position.h"

#include <fmt/format.h>

#include "base/text.h"
#include "io/text/cell.h"

namespace sc {
namespace {

constexpr Range kLon{.low = -180, .high = 180};
constexpr Range kLat{.low = -90, .high = 90};

/// Neither fits where it stands, both would fit the other way round.
bool looks_swapped(std::string_view lon, std::string_view lat) {
  auto const first = parse_number(lon, kLat).value;
  auto const second = parse_number(lat, kLon).value;
  return first && second && !contains(kLat, *second);
}

}  // namespace

std::optional<LonLat> position_in(CsvRow const& row, std::string_view lon, std::string_view lat) {
  if (looks_swapped(row.raw(lon), row.raw(lat))) {
    row.complain(lat, must_be_in(kLat), fmt::format(". Did you swap {} and {}?", lon, lat));
    return std::nullopt;
  }
  constexpr double kNone = 1000;
  LonLat const p{row.number(lon, kLon, kNone), row.number(lat, kLat, kNone)};
  if (p.lon_deg == kNone || p.lat_deg == kNone) return std::nullopt;
  return p;
}

Parsed<LonLat> parse_position(std::string_view text) {
  constexpr std::string_view kMustBe =
      "must be LON,LAT in degrees, longitude between -180 and 180, latitude between -90 and 90";
  std::size_t const comma = text.find(',');
  bool const two = comma != std::string_view::npos;
  std::string_view const first = trimmed(text.substr(0, comma));
  std::string_view const second = two ? trimmed(text.substr(comma + 1)) : std::string_view();
  if (looks_swapped(first, second)) return {{}, std::string(kMustBe) + "; are the two swapped?"};
  auto const lon = parse_number(first, kLon).value;
  auto const lat = parse_number(second, kLat).value;
  if (!lon || !lat) return {{}, std::string(kMustBe)};
  return {LonLat{*lon, *lat}, {}};
}

}  // namespace sc

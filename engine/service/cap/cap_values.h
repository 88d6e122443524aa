// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"
#include "io/text/cell.h"
#include "service/cap/cap_alert.h"

namespace sc {

/// The kinds of text in an alert: text to value, or what it would have to be (CAP 1.2, OASIS 2010).

/// `2021-07-25T14:05:00+08:00`, with seconds and offset; UTC is `-00:00`. Milliseconds since 1970.
Parsed<std::int64_t> parse_cap_time(std::string_view text);
/// An identifier or a sender: no blanks, commas, < or &.
Parsed<std::string> parse_cap_name(std::string_view text);
/// One of the words; otherwise "must be A, B or C".
Parsed<std::size_t> parse_cap_word(std::string_view text, std::span<std::string_view const> words);
/// `zh-CN` (RFC 3066).
Parsed<std::string> parse_cap_language(std::string_view text);
/// `sender,identifier,sent`, separated by blanks.
Parsed<std::vector<CapAlert::Reference>> parse_cap_references(std::string_view text);
/// `lat,lon`.
Parsed<LonLat> parse_cap_point(std::string_view text);
/// At least four points separated by blanks, the last the first again.
Parsed<std::vector<LonLat>> parse_cap_polygon(std::string_view text);
/// `lat,lon radius_km`.
Parsed<CapArea::Circle> parse_cap_circle(std::string_view text);

}  // namespace sc

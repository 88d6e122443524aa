// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "io/text/iso_time.h"

namespace sc {
namespace {

constexpr auto kBlank = " \t\r\n";
constexpr double kHalfEarthKm = 20'040;  // half of the equator's length: a larger circle is none

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words = split(text, kBlank);
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

std::string listed(std::span<std::string_view const> words) {
  if (words.size() < 2) return fmt::format("{}", fmt::join(words, ""));
  return fmt::format("{} or {}", fmt::join(words.first(words.size() - 1), ", "), words.back());
}

/// Digits where the pattern has 0, a sign where it has +, else the pattern's own characters.
bool has_shape(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(), [](char c, char p) {
    if (p == '0') return c >= '0' && c <= '9';
    return p == '+' ? c == '+' || c == '-' : c == p;
  });
}

bool is_subtag(std::string_view text) {
  return !text.empty() && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), is_letter_or_digit);
}

}  // namespace

Parsed<std::int64_t> parse_cap_time(std::string_view text) {
  auto const moment =
      has_shape(text, "0000-00-00T00:00:00+00:00") ? parse_date_time(text, {}) : std::nullopt;
  if (moment) return {moment, {}};
  return {{}, "must be a moment as 2021-07-25T14:05:00+08:00, UTC as -00:00, not Z"};
}

Parsed<std::string> parse_cap_name(std::string_view text) {
  bool const good = !text.empty() && text.find_first_of(" \t\r\n,<&") == std::string_view::npos;
  if (good) return {std::string(text), {}};
  return {{}, "must be without spaces, commas, < and &"};
}

Parsed<std::size_t> parse_cap_word(std::string_view text, std::span<std::string_view const> words) {
  auto const found = std::find(words.begin(), words.end(), text);
  if (found != words.end()) return {static_cast<std::size_t>(found - words.begin()), {}};
  return {{}, "must be " + listed(words)};
}

Parsed<std::string> parse_cap_language(std::string_view text) {
  auto const parts = split(text, "-");
  if (std::all_of(parts.begin(), parts.end(), is_subtag)) return {std::string(text), {}};
  return {{}, "must be a language as zh-CN or en-US"};
}

Parsed<std::vector<CapAlert::Reference>> parse_cap_references(std::string_view text) {
  std::vector<CapAlert::Reference> references;
  for (std::string_view const word : words_of(text)) {
    auto const parts = split(word, ",");
    auto const sent = parts.size() == 3 ? parse_cap_time(parts[2]) : Parsed<std::int64_t>();
    if (!sent.value || !parse_cap_name(parts[0]).value || !parse_cap_name(parts[1]).value)
      return {{}, "must be sender,identifier,sent of earlier alerts, separated by spaces"};
    references.push_back({std::string(parts[0]), std::string(parts[1]), *sent.value});
  }
  if (references.empty()) return {{}, "must be sender,identifier,sent of at least one alert"};
  return {references, {}};
}

Parsed<LonLat> parse_cap_point(std::string_view text) {
  auto const parts = split(text, ",");
  auto const lat = parts.size() == 2 ? parse_number(parts[0], between(-90, 90)) : Parsed<double>();
  auto const lon =
      parts.size() == 2 ? parse_number(parts[1], between(-180, 180)) : Parsed<double>();
  if (lat.value && lon.value) return {LonLat{*lon.value, *lat.value}, {}};
  return {{}, "must be latitude,longitude within -90..90 and -180..180"};
}

Parsed<std::vector<LonLat>> parse_cap_polygon(std::string_view text) {
  std::vector<LonLat> ring;
  for (std::string_view const word : words_of(text)) {
    auto const point = parse_cap_point(word);
    if (!point.value) return {{}, fmt::format("point {}: {}", ring.size() + 1, point.must_be)};
    ring.push_back(*point.value);
  }
  if (ring.size() < 4) return {{}, "must be at least four points latitude,longitude"};
  if (ring.front() != ring.back()) return {{}, "must end with the point it begins with"};
  return {ring, {}};
}

Parsed<CapArea::Circle> parse_cap_circle(std::string_view text) {
  auto const words = words_of(text);
  auto const centre = words.size() == 2 ? parse_cap_point(words[0]) : Parsed<LonLat>();
  auto const radius =
      words.size() == 2 ? parse_number(words[1], between(0, kHalfEarthKm)) : Parsed<double>();
  if (centre.value && radius.value) return {CapArea::Circle{*centre.value, *radius.value}, {}};
  return {{}, "must be latitude,longitude, a space and a radius in km"};
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/text/cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/suggest.h"
#include "base/text.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

constexpr std::string_view kPlainNumber =
    "must be a plain number such as 12.5, without unit or thousands separator";

bool is_id_char(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '-';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string must_be_in(Range const& range) {
  bool const has_low = std::isfinite(range.low);
  bool const has_high = std::isfinite(range.high);
  if (!has_low && !has_high) return "must be a number";
  if (!has_low) return fmt::format("must be {} or less", range.high);
  if (has_high && range.above_low)
    return fmt::format("must be above {} and at most {}", range.low, range.high);
  if (has_high) return fmt::format("must be between {} and {}", range.low, range.high);
  if (range.above_low)
    return range.low == 0 ? "must be positive" : fmt::format("must be above {}", range.low);
  return fmt::format("must be {} or more", range.low);
}

std::string must_be_whole_in(std::int64_t low, std::int64_t high) {
  if (low == high) return fmt::format("must be {}", low);
  if (high == INT64_MAX) return fmt::format("must be a whole number of {} or more", low);
  return fmt::format("must be a whole number between {} and {}", low, high);
}

std::string must_be_one_of(std::span<std::string_view const> words) {
  return fmt::format("must be one of: {}", fmt::join(words, ", "));
}

std::string must_be_unique(std::size_t line, std::string_view where) {
  return fmt::format("must be unique{}{}; line {} has it too", where.empty() ? "" : " ", where,
                     line);
}

bool contains(Range const& range, double value) {
  bool const low_enough = value <= range.high;
  return low_enough && (range.above_low ? value > range.low : value >= range.low);
}

Parsed<double> parse_number(std::string_view text, Range const& range) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return {{}, "must fit a double-precision number"};
  bool const whole = error == std::errc() && end == text.data() + text.size();
  if (!whole) return {{}, std::string(kPlainNumber)};
  if (!std::isfinite(value)) return {{}, "must be a finite number"};
  if (!contains(range, value)) return {{}, must_be_in(range)};
  return {value, {}};
}

Parsed<std::int64_t> parse_integer(std::string_view text, std::int64_t low, std::int64_t high) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || value < low || value > high) return {{}, must_be_whole_in(low, high)};
  return {value, {}};
}

Parsed<bool> parse_yes_no(std::string_view text) {
  if (text == "yes") return {true, {}};
  if (text == "no") return {false, {}};
  return {{}, "must be yes or no"};
}

Parsed<std::string> parse_id(std::string_view text) {
  bool const good =
      !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), is_id_char);
  if (!good) return {{}, "must be 1-32 characters of A-Z a-z 0-9 _ -"};
  return {std::string(text), {}};
}

Parsed<std::vector<std::string>> parse_id_list(std::string_view text) {
  std::vector<std::string> ids;
  for (std::string_view const item : split(text, ";")) {
    auto id = parse_id(trimmed(item));
    if (!id.value) return {{}, "must be ids of A-Z a-z 0-9 _ - separated by ;"};
    if (std::find(ids.begin(), ids.end(), *id.value) != ids.end())
      return {{}, fmt::format("must not name {} twice", *id.value)};
    ids.push_back(*id.value);
  }
  return {ids, {}};
}

Parsed<std::vector<CountedId>> parse_counted_ids(std::string_view text) {
  std::vector<CountedId> items;
  for (std::string_view const item : split(text, ";")) {
    std::size_t const star = item.find('*');
    auto id = parse_id(trimmed(item.substr(0, star)));
    if (!id.value)
      return {{}, "must be ids of A-Z a-z 0-9 _ - separated by ;, with a number as in id*2 or not"};
    for (CountedId const& other : items)
      if (other.id == *id.value) return {{}, fmt::format("must not name {} twice", other.id)};
    items.push_back({*id.value, {}});
    if (star != std::string_view::npos)
      items.back().count = std::string(trimmed(item.substr(star + 1)));
  }
  return {items, {}};
}

Parsed<std::size_t> parse_word(std::string_view text, std::span<std::string_view const> words) {
  auto const found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return {{}, must_be_one_of(words)};
  return {static_cast<std::size_t>(found - words.begin()), {}};
}

Parsed<Duration> parse_time_of_day(std::string_view text) {
  bool const shape = text.size() == 5 && text[2] == ':' && is_digit(text[0]) && is_digit(text[1]) &&
                     is_digit(text[3]) && is_digit(text[4]);
  int const hour = shape ? (text[0] - '0') * 10 + (text[1] - '0') : 24;
  int const minute = shape ? (text[3] - '0') * 10 + (text[4] - '0') : 60;
  if (hour > 23 || minute > 59) return {{}, "must be a time of day HH:MM from 00:00 to 23:59"};
  return {whole_minutes(hour * 60 + minute), {}};
}

Parsed<bool> parse_status(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kWords = {
      "sourced", "derived", "reconstructed", "recalled", "calibrated", "assumed"};
  std::size_t const end = std::min(text.find_first_of(" (["), text.find("（"));
  std::string_view const word = text.substr(0, end);
  std::string_view const rest = trimmed(text.substr(word.size()));
  bool const known = std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  bool const bracketed = (rest.starts_with('(') && rest.ends_with(')')) ||
                         (rest.starts_with('[') && rest.ends_with(']')) ||
                         (rest.starts_with("（") && rest.ends_with("）"));
  if (known && (rest.empty() || bracketed)) return {true, {}};
  return {{}, must_be_one_of(kWords) + "; with a note in brackets if wished"};
}

std::string hint_for(std::string_view name, std::span<std::string_view const> known) {
  if (name.size() < 3) return {};
  std::string const hint = did_you_mean(name, known);
  return hint.empty() ? hint : '.' + hint;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() <= kLongest) return std::string(text);
  return std::string(beginning(text, kLongest)) + "...";
}

}  // namespace sc

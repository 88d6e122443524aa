// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace sc {

/// One cell of a table: text to value, or what it would have to be. No file, no line: CsvRow adds
/// those.

/// A value, or the words for the brackets of a complaint: "must be positive".
template <class T>
struct Parsed {
  std::optional<T> value;
  std::string must_be;  ///< empty when there is a value
};

/// Interval of the numbers allowed; `above_low` leaves out the lower end.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool above_low = false;
};
inline Range positive() {
  return {.low = 0, .above_low = true};
}
inline Range not_negative() {
  return {.low = 0};
}
inline Range between(double low, double high) {
  return {.low = low, .high = high};
}
inline Range above_up_to(double low, double high) {
  return {.low = low, .high = high, .above_low = true};
}

/// "must be positive", "must be between 0 and 1", ...
std::string must_be_in(Range const& range);
/// "must be a whole number between 1 and 9".
std::string must_be_whole_in(std::int64_t low, std::int64_t high);
/// "must be one of: depot, yard".
std::string must_be_one_of(std::span<std::string_view const> words);
/// Of a value that line `line` has already: "must be unique; line 2 has it too". `where`: as in
/// "must be unique at YARD; ...".
std::string must_be_unique(std::size_t line, std::string_view where = {});
bool contains(Range const& range, double value);

/// A decimal number in C notation: no unit, no thousands separator, no inf or nan, no overflow.
Parsed<double> parse_number(std::string_view text, Range const& range);
Parsed<std::int64_t> parse_integer(std::string_view text, std::int64_t low, std::int64_t high);
Parsed<bool> parse_yes_no(std::string_view text);
/// 1-32 characters of A-Z a-z 0-9 _ -.
Parsed<std::string> parse_id(std::string_view text);
/// Ids separated by `;`, at least one, none twice.
Parsed<std::vector<std::string>> parse_id_list(std::string_view text);
/// An id and the text behind its star, if it has one: "pump*2", "saw".
struct CountedId {
  std::string id;
  std::optional<std::string> count;
};
/// Such ids separated by `;`, at least one, none twice. What a count may be is the caller's affair.
Parsed<std::vector<CountedId>> parse_counted_ids(std::string_view text);
/// Number of the word in `words`.
Parsed<std::size_t> parse_word(std::string_view text, std::span<std::string_view const> words);
/// `HH:MM`, 00:00 to 23:59.
Parsed<Duration> parse_time_of_day(std::string_view text);
/// Origin of a value: `sourced`, `derived`, `reconstructed`, `recalled`, `calibrated` or
/// `assumed`, with a note in brackets if wished.
Parsed<bool> parse_status(std::string_view text);

/// ". Did you mean 'x'?", or "" when nothing known is close or the name is shorter than three
/// characters (then anything is close).
std::string hint_for(std::string_view name, std::span<std::string_view const> known);

/// The text as a complaint shows it: a long one is cut, at a character's end.
std::string shown(std::string_view text);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "io/iso_time.h"

#include <fmt/format.h>

#include <chrono>

namespace sc {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

/// Takes exactly `digits` decimal digits from the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> take_date(std::string_view& text) {
  auto const year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  auto const month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  auto const day = take_digits(text, 2);
  if (!day) return std::nullopt;
  return unix_ms_of_date(*year, *month, *day);
}

/// Decimals of a second after the point; at least one digit, those past the millisecond dropped.
std::optional<std::int64_t> take_fraction_ms(std::string_view& text) {
  std::int64_t value = 0;
  std::int64_t weight = 100;
  bool any = false;
  while (auto const digit = take_digits(text, 1)) {
    value += *digit * weight;
    weight /= 10;
    any = true;
  }
  return any ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> take_clock(std::string_view& text) {
  auto const hour = take_digits(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  auto const minute = take_digits(text, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  std::int64_t ms = (*hour * 60 + *minute) * 60'000LL;
  if (!take(text, ':')) return ms;
  auto const second = take_digits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  ms += *second * 1000;
  if (!take(text, '.')) return ms;
  auto const fraction = take_fraction_ms(text);
  return fraction ? std::optional(ms + *fraction) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> unix_ms_of_date(int year, int month, int day) {
  using namespace std::chrono;
  if (year < 1900 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  year_month_day const date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date}.time_since_epoch().count() * kDayMs;
}

std::optional<Duration> parse_utc_offset(std::string_view text) {
  if (text == "Z") return Duration{};
  bool const west = take(text, '-');
  if (!west && !take(text, '+')) return std::nullopt;
  auto const hour = take_digits(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  auto const minute = take_digits(text, 2);
  if (!minute || !text.empty() || *minute > 59) return std::nullopt;
  Duration const offset = whole_minutes(*hour * 60 + *minute);
  if (offset > whole_hours(14)) return std::nullopt;
  return west ? offset * -1 : offset;
}

std::optional<std::int64_t> parse_date_time(std::string_view text, Duration utc_offset) {
  auto const date = take_date(text);
  if (!date || (!take(text, 'T') && !take(text, ' '))) return std::nullopt;
  auto const clock = take_clock(text);
  if (!clock) return std::nullopt;
  if (!text.empty()) {
    auto const stated = parse_utc_offset(text);
    if (!stated) return std::nullopt;
    utc_offset = *stated;
  }
  return *date + *clock - utc_offset.ms;
}

std::string date_time_text(std::int64_t unix_ms, Duration utc_offset) {
  using namespace std::chrono;
  sys_time<std::chrono::milliseconds> const local{
      std::chrono::milliseconds{unix_ms + utc_offset.ms}};
  auto const midnight = floor<days>(local);
  year_month_day const date{midnight};
  std::int64_t const ms = (local - midnight).count();
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60);
  if (ms % 1000 != 0) text += fmt::format(".{:03}", ms % 1000);
  std::int64_t const minutes = (utc_offset.ms < 0 ? -utc_offset.ms : utc_offset.ms) / 60'000;
  return text +
         fmt::format("{}{:02}:{:02}", utc_offset.ms < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace sc {

/// A span of simulated time in whole milliseconds. Strong type: seconds and milliseconds never mix.
struct Duration {
  std::int64_t ms = 0;

  auto operator<=>(Duration const&) const = default;
  [[nodiscard]] constexpr double seconds() const { return static_cast<double>(ms) / 1000.0; }
  [[nodiscard]] constexpr double minutes() const { return seconds() / 60.0; }
  [[nodiscard]] constexpr double hours() const { return seconds() / 3600.0; }
};

constexpr Duration operator+(Duration a, Duration b) {
  return {a.ms + b.ms};
}
constexpr Duration operator-(Duration a, Duration b) {
  return {a.ms - b.ms};
}
constexpr Duration operator*(Duration a, std::int64_t n) {
  return {a.ms * n};
}

constexpr Duration milliseconds(std::int64_t n) {
  return {n};
}
constexpr Duration whole_seconds(std::int64_t n) {
  return {n * 1000};
}
constexpr Duration whole_minutes(std::int64_t n) {
  return {n * 60'000};
}
constexpr Duration whole_hours(std::int64_t n) {
  return {n * 3'600'000};
}

/// Nearest whole millisecond to `s` seconds, halves away from zero: the same on every machine.
constexpr Duration from_seconds(double s) {
  double const ms = s * 1000.0;
  return {static_cast<std::int64_t>(ms < 0 ? ms - 0.5 : ms + 0.5)};
}

/// A moment: milliseconds since the scenario's start. Wall-clock time exists only in `io`.
struct SimTime {
  std::int64_t ms = 0;

  auto operator<=>(SimTime const&) const = default;
  [[nodiscard]] constexpr double seconds() const { return static_cast<double>(ms) / 1000.0; }
  [[nodiscard]] constexpr double hours() const { return seconds() / 3600.0; }
};

constexpr SimTime operator+(SimTime t, Duration d) {
  return {t.ms + d.ms};
}
constexpr SimTime operator-(SimTime t, Duration d) {
  return {t.ms - d.ms};
}
constexpr Duration operator-(SimTime a, SimTime b) {
  return {a.ms - b.ms};
}

/// Later than every event of any run.
inline constexpr SimTime kNever{INT64_MAX / 4};

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#include "live/change.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace sc {

std::span<std::string_view const> change_words() {
  static constexpr std::array<std::string_view, std::variant_size_v<Change>> kWords = {
      "report",       "correct",     "close", "position", "status", "reading",
      "close_street", "open_street", "level", "order",    "refuse"};
  return kWords;
}

std::string_view word_of(Change const& change) {
  return change_words()[change.index()];
}

std::span<std::string_view const> outcome_words() {
  static constexpr std::array<std::string_view, 3> kWords = {"cleared", "false_alarm", "duplicate"};
  return kWords;
}

std::span<std::string_view const> unit_report_words() {
  static constexpr std::array<std::string_view, 4> kWords = {"available", "out_of_service",
                                                             "arrived", "done"};
  return kWords;
}

std::string order_id(Scenario const& s, UnitId unit, IncidentId incident) {
  return fmt::format("{}~{}", s.units[unit.index()].id, incident.value());
}

std::optional<UnitAndIncident> order_of(Scenario const& s, std::string_view id) {
  std::size_t const mark = id.rfind('~');  // a unit's id may have one of its own
  if (mark == std::string_view::npos) return std::nullopt;
  std::uint32_t number = 0;
  char const* const end = id.data() + id.size();
  auto const [rest, error] = std::from_chars(id.data() + mark + 1, end, number);
  if (error != std::errc{} || rest != end) return std::nullopt;
  for (std::size_t u = 0; u < s.units.size(); ++u)
    if (s.units[u].id == id.substr(0, mark)) return UnitAndIncident{UnitId{u}, IncidentId{number}};
  return std::nullopt;
}

}  // namespace sc

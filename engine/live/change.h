// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/geo.h"
#include "response/live/live_view.h"
#include "response/scenario.h"

namespace sc {

/// What people change in the duty officer's room: one entry of its log each. As JSON they are the
/// bodies of requests and of the journal (docs/live.md).

/// Of notes and references; more is refused.
inline constexpr std::size_t kLongestNote = 2000;  ///< bytes

/// {"kind": "WL_L", "lon": 120.14, "lat": 30.31 | "basin": "B3", "severity": 2, "people_trapped":
/// false, "note": "...", "reference": "..."}
struct ReportChange {
  ReportedIncident incident;
  std::optional<LonLat> position;  ///< nothing: the basin's
  std::string note;
  std::string reference;  ///< of the message it came in
};
/// {"incident": 3, "severity": 3, "kind": "WL_L", "people_trapped": true, "note": "...",
/// "reference": "..."}
struct CorrectionChange {
  IncidentId incident;
  IncidentCorrection correction;
  std::optional<std::string> note;
  std::string reference = {};  ///< of the message it came in
};
/// {"incident": 3, "outcome": "cleared"}
enum class Outcome : std::uint8_t { cleared, false_alarm, duplicate };
struct CloseChange {
  IncidentId incident;
  Outcome outcome = Outcome::cleared;
};
/// {"unit": "P1", "lon": 120.14, "lat": 30.31}
struct PositionChange {
  UnitId unit;
  LonLat position;
};
/// {"unit": "P1", "status": "arrived"}
struct StatusChange {
  UnitId unit;
  UnitReport status = UnitReport::available;
};
/// {"gauge": "G1", "mm_per_h": 40} | {"basin": "B3", "depth_m": 0.3} | {"canal_m": 2.9}
struct ReadingChange {
  std::optional<std::size_t> gauge;
  BasinId basin;  ///< neither: the canal
  double value = 0;
};
/// {"lon": 120.14, "lat": 30.31}
struct CloseStreetChange {
  LonLat position;
};
/// {"closure": 0}
struct OpenStreetChange {
  std::size_t closure = 0;
};
/// {"level": "II"}
struct LevelChangeByHand {
  ResponseLevel level = ResponseLevel::none;
};
/// {"unit": "P1", "incident": 3 | "station": "S1" | "call_off": true, "recommended": "P1~3"}
struct OrderChange {
  UnitId unit;
  IncidentId incident;
  StationId station;        ///< neither: called off
  std::string recommended;  ///< id of the recommended order it accepts or changes; empty: none
};
/// {"unit": "P1", "incident": 3}
struct RefusalChange {
  UnitAndIncident refused;
};

using Change = std::variant<ReportChange, CorrectionChange, CloseChange, PositionChange,
                            StatusChange, ReadingChange, CloseStreetChange, OpenStreetChange,
                            LevelChangeByHand, OrderChange, RefusalChange>;

/// "report", "correct", "close", "position", "status", "reading", "close_street", "open_street",
/// "level", "order", "refuse": by number in Change.
std::span<std::string_view const> change_words();
std::string_view word_of(Change const& change);

std::span<std::string_view const> outcome_words();      ///< by number
std::span<std::string_view const> unit_report_words();  ///< by number

/// Reads a change of this kind. Numbers are within what could ever be; whether they fit the state
/// is LiveRun's affair. Errors: InputError with every fault.
Change change_of(std::string_view word, std::string const& json, Scenario const& scenario);
/// Reading it again gives the same change, to the last bit.
std::string json_of(Change const& change, Scenario const& scenario);

/// "P1~3"
std::string order_id(Scenario const& s, UnitId unit, IncidentId incident);
/// Nothing where it is none.
std::optional<UnitAndIncident> order_of(Scenario const& s, std::string_view id);

}  // namespace sc

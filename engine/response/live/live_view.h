// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "response/decision.h"
#include "response/trajectory.h"
#include "road/place.h"

namespace sc {

/// What a run that is still going on is made of, is told and tells (live_run.h).

/// How a live run differs from a replay of the scenario.
struct LiveSetup {
  bool own_incidents = true;  ///< the scenario's own happen; else only what is reported
  std::size_t room = 0;       ///< for so many reports
};

/// Whose future a copy of the run becomes.
struct LiveFuture {
  DispatchPolicy const& policy;  ///< dispatches in it; must outlive it
  RelocationPolicy const* relocation = nullptr;
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;  ///< same number, same luck
};

struct ReportedIncident {
  IncidentKindId kind;
  double severity = 1;
  bool trapped = false;  ///< people are, beside what the kind says
  BasinId basin;         ///< unset: none, or the one whose street it lies on if its kind pumps
};

/// What is known better by now; the rest stays.
struct IncidentCorrection {
  std::optional<double> severity;
  std::optional<IncidentKindId> kind;
  std::optional<bool> trapped;
};

/// What a crew says of itself.
enum class UnitReport : std::uint8_t { available, out_of_service, arrived, done };

/// Who is sent where: an order given, tried out or refused.
struct UnitAndIncident {
  UnitId unit;
  IncidentId incident;
  bool operator==(UnitAndIncident const&) const = default;
};

/// A dispatch policy's answer of one unit, and who else might be sent.
struct RecommendedOrder {
  UnitId unit;
  IncidentId incident;
  Duration estimate;   ///< from now to its arrival, turn-out included
  IncidentId diverts;  ///< incident it is taken from; unset: none
  bool extra = false;  ///< all needed are on their way already
  Needs lacking;       ///< of the incident, before it is sent
  struct Alternative {
    UnitId unit;
    std::optional<Duration> estimate;  ///< nothing: cut off
    IncidentId serves;                 ///< incident it would be taken from
  };
  std::vector<Alternative> alternatives;  ///< nearest first; that help, and may be sent
};

struct LiveUnit {
  LonLat position;
  struct Next {
    LonLat position;
    SimTime at;
  };
  std::optional<Next> next;  ///< where it will be, straight on; nothing: it stands
  UnitStatus status = UnitStatus::off_duty;
  IncidentId incident;  ///< that it serves
  StationId station;    ///< where it is, or goes to wait
  SimTime arrives = kNever;
  bool out_of_service = false;
  bool on_duty = false;
  bool free = false;  ///< may be sent, without taking it from anything
};

struct LiveIncident {
  IncidentKindId kind;
  LinkId link;
  LonLat position;
  ZoneId zone;
  BasinId basin;
  double severity = 1;  ///< now
  bool trapped = false;
  IncidentStatus status = IncidentStatus::unreported;
  SimTime report = kNever, dispatch = kNever, arrive = kNever, clear = kNever;
  std::vector<UnitId> units;  ///< on their way or there, in the order of their orders
  Needs lacking;              ///< not covered by them
};

}  // namespace sc

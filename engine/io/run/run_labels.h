// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "response/scenario.h"
#include "road/road_table.h"

namespace sc {

/// The words of a run: ids and names that its columns refer to by number, and what is too small for
/// a column. One JSON text in the run file (dataset /labels/text), since netCDF's own strings
/// cannot be read back safely (io/hdf5/hdf5_reader.h). docs/formats.md, "/labels".

struct RunLabel {
  std::string id;
  Names names;
  bool operator==(RunLabel const&) const = default;
};

struct RunUnitKind {
  RunLabel label;
  std::string skills;  ///< "pump;saw"
  int crew = 0;
  bool operator==(RunUnitKind const&) const = default;
};

struct RunIncidentKind {
  RunLabel label;
  std::string needs;  ///< "pump*2;traffic"
  bool blocks_link = false;
  bool operator==(RunIncidentKind const&) const = default;
};

struct RunUnit {
  std::string id;
  UnitKindId kind;
  StationId home;
  bool operator==(RunUnit const&) const = default;
};

struct RunStation {
  RunLabel label;
  std::string kind;
  int capacity = 0;
  LonLat position;
  bool operator==(RunStation const&) const = default;
};

struct RunBasin {
  RunLabel label;
  bool underpass = false;
  double closure_depth_m = 0;  ///< 0: never closes
  LonLat position;
  bool operator==(RunBasin const&) const = default;
};

struct RunZone {
  RunLabel label;
  double population = 0;
  LonLat position;
  bool operator==(RunZone const&) const = default;
};

/// A unit's place in the plan, as in plan.toml.
struct RunPosting {
  ResponseLevel level = ResponseLevel::none;
  UnitId unit;
  Duty duty = Duty::standby;
  std::string place;  ///< id of the station, basin or patrol route
  bool operator==(RunPosting const&) const = default;
};

struct RunLevel {
  SimTime at;
  ResponseLevel level = ResponseLevel::none;
  bool operator==(RunLevel const&) const = default;
};

struct RunLabels {
  std::int64_t start_unix_ms = 0;
  Duration utc_offset;
  Duration late;            ///< response times beyond this are late
  Duration call_handling;   ///< from the report to the earliest order
  Duration dispatch_epoch;  ///< orders are given at multiples of this
  std::string plan_name;
  std::vector<RunUnitKind> unit_kinds;
  std::vector<RunIncidentKind> incident_kinds;
  std::vector<RunUnit> units;
  std::vector<RunStation> stations;
  std::vector<RunBasin> basins;
  std::vector<RunZone> zones;
  std::vector<RunLabel> materials;
  std::vector<RunLevel> levels;
  std::vector<RunPosting> postings;
  std::vector<Names> streets;  ///< names of roads; [0] is the empty name
  std::vector<Waterway> waterways;
  bool operator==(RunLabels const&) const = default;
};

/// `roads` may be null: then there are no streets and waterways.
RunLabels run_labels(Scenario const& scenario, RoadTable const* roads);

std::string run_labels_as_json(RunLabels const& labels);
/// Errors: std::exception where it is no such JSON, or refers to kinds and stations that are not
/// there.
RunLabels run_labels_of_json(std::string_view json);

/// "pump*2;saw": skills with the number of units, as in incident_kinds.csv.
std::string needs_words(Scenario const& scenario, Needs const& needs);
/// "pump;saw": the words of a skill set.
std::string skill_words(Scenario const& scenario, SkillSet skills);

}  // namespace sc

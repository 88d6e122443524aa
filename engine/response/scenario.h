// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/geo.h"
#include "base/id.h"
#include "base/time.h"
#include "hazard/basin.h"
#include "hazard/canal.h"
#include "hazard/drivers/table.h"
#include "hazard/rain.h"
#include "hazard/track.h"
#include "response/needs.h"
#include "response/rules.h"
#include "traffic/traffic.h"

namespace sc {

/// A scenario folder as plain data: SI units, WGS 84, SimTime from the scenario's start. Made by
/// io/scenario_reader, which has already refused everything that can be judged without roads;
/// World's constructor judges the rest. docs/formats.md describes the files.

struct Names {
  std::string zh;
  std::string en;
  bool operator==(Names const&) const = default;
};

/// Where a row came from, so that later complaints can name it.
struct RowOrigin {
  std::string file;      ///< as the user would type it
  std::size_t line = 0;  ///< 1-based
};

/// Emergency response level, in the order of severity. `none` = no activation.
enum class ResponseLevel : std::uint8_t { none = 0, IV = 1, III = 2, II = 3, I = 4 };
inline constexpr std::size_t kResponseLevels = 5;

struct LevelChange {
  SimTime time;
  ResponseLevel level = ResponseLevel::none;
};

struct RoadSource {
  enum class Kind : std::uint8_t { district, osm, map };
  Kind kind = Kind::district;
  std::string path;        ///< district facts folder, OSM file or saved map, resolved
  std::uint64_t seed = 1;  ///< for the district builder
};

/// A subdistrict (街道) and weather zone.
struct ZoneSpec {
  std::string id;
  Names names;
  LonLat centre;
  double population = 0;
  double trees = 0;   ///< street trees that may fall
  double drains = 0;  ///< road drain inlets
  Terrain terrain = Terrain::C;
  RowOrigin origin;
};

struct StationSpec {
  std::string id;
  Names names;
  std::string kind;  ///< depot, yard, pumping_station, standby
  LonLat position;
  int capacity_units = 0;
  RowOrigin origin;
};

/// Something that is stocked, carried and used up: sandbags, covers, cones.
struct MaterialSpec {
  std::string id;
  Names names;
  std::string unit;  ///< of its amounts: "bag", "m", "L"
  RowOrigin origin;
};

/// An amount of a material: carried by a unit, or used by an incident.
struct MaterialAmount {
  MaterialId material;
  double amount = 0;
};

/// What a station holds when the run begins, and what a restocking fills it up to.
struct StockRow {
  StationId station;
  MaterialId material;
  double amount = 0;
  RowOrigin origin;
};

struct UnitKindSpec {
  std::string id;
  Names names;
  SkillSet skills = 0;
  int crew = 0;               ///< people on the unit
  double wading_depth_m = 0;  ///< never enters deeper water
  bool high_vehicle = false;  ///< depth slows it by its own limit (M19), not the car curve
  bool siren = false;
  double pump_m3ps = 0;              ///< pump rate on scene
  Duration setup;                    ///< on scene before work starts
  double gust_limit_mps = 0;         ///< does not drive above this gust; 0 = no limit
  std::vector<MaterialAmount> load;  ///< carried when full
  /// Kinds on the same sort of vehicle may be refitted into each other; empty: this one may not.
  std::string vehicle;
  RowOrigin origin;
};

struct UnitSpec {
  std::string id;
  UnitKindId kind;
  StationId home;
  RowOrigin origin;
};

/// What the onset rate of an incident kind is multiplied by.
enum class Exposure : std::uint8_t { zone, population, trees, drains, basins, underpasses, pipes };

struct IncidentKindSpec {
  std::string id;
  Names names;
  Needs needs;          ///< units of each skill without which work does not begin
  int extra_units = 0;  ///< that may be sent beyond the needs, to speed up the work
  Driver const* driver = driver_named("none");  ///< never null
  Exposure exposure = Exposure::zone;
  double base_per_h = 0;  ///< per unit of exposure
  double coefficient = 0;
  double threshold = 0;
  double power = 1;
  double work_median_s = 0;  ///< on-scene time, lognormal
  double work_sigma_log = 0;
  double severity = 1;               ///< 1 slight ... 4 life in danger
  double severity_growth_per_h = 0;  ///< until work begins
  bool blocks_link = false;
  bool pumps_basin = false;   ///< work = lower the basin, ends when it is dry
  bool wind_limited = false;  ///< work at height or lifting: stops above Rules::wind_stop_mps
  double report_mean_s = 0;   ///< mean time until a citizen calls
  bool people_trapped = false;
  bool prevented_by_closure = false;  ///< does not happen where its street is closed
  double blocks_inlet = 0;            ///< share of its basin's inlets lost until cleared, 0..1
  double separated_factor = 1;        ///< of the rate where buildings' drains are separated
  IncidentKindId spawns;              ///< follows at the same place if nobody works; unset: none
  double spawn_mean_s = 0;            ///< mean time from the onset until it does
  std::vector<MaterialAmount> materials;  ///< used up by the work
  RowOrigin origin;
};

/// "One point, one plan": what a guard at the basin does.
struct GuardCard {
  double close_depth_m = 0;  ///< closes the covered links at this depth; 0 = never
  double pump_m3ps = 0;      ///< fixed pump it starts
  RowOrigin origin;
};

struct BasinPlace {
  std::string id;
  Names names;
  LonLat position;
  bool underpass = false;
  double cover_radius_m = 0;   ///< ground links this near are wet
  double closure_depth_m = 0;  ///< the covered links close at this depth; 0 = never
  BasinSpec basin;
  std::optional<BasinSpec> rebuilt;  ///< as Measures::rebuilt_points makes it
  std::optional<GuardCard> card;
  RowOrigin origin;
};

/// A section of sewer as the survey (CCTV, radar) found it.
struct PipeSection {
  std::string id;
  LonLat position;  ///< its middle
  double length_m = 0;
  int grade = 1;  ///< defects: 1 slight ... 4 serious (CJJ 181)
  RowOrigin origin;
};

struct RecordedIncident {
  SimTime onset;
  std::optional<SimTime> report;
  IncidentKindId kind;
  LonLat position;
  std::optional<double> severity;
  std::optional<Duration> work;
  RowOrigin origin;
};

struct Closure {
  SimTime from;
  SimTime to;
  LonLat position;
  double radius_m = 0;
  std::string reason;
  RowOrigin origin;
};

/// Route of a patrol: places visited in order, then again from the first. A grid route has its
/// stops made by World: every `grid_m` over the streets of its zones, row by row.
struct PatrolRoute {
  std::string id;
  std::vector<LonLat> stops;
  std::vector<RowOrigin> origins;  ///< one per stop
  double grid_m = 0;               ///< 0: the stops above
  std::vector<ZoneId> zones = {};
};

/// How a unit that is on duty spends its time.
enum class Duty : std::uint8_t { standby, guard, patrol };

/// One unit's place in the plan at one response level.
struct Posting {
  UnitId unit;
  Duty duty = Duty::standby;
  StationId station;  ///< standby: where it waits
  BasinId basin;      ///< guard: what it watches
  std::string route;  ///< patrol: PatrolRoute id
  RowOrigin origin;
};

/// What a plan makes of the fleet of units.csv: a unit refitted as another kind, or one bought.
struct FleetChange {
  std::string unit;
  UnitKindId kind;
  StationId home;
  bool bought = false;
};

struct Plan {
  std::string name;
  std::vector<FleetChange> fleet;  ///< already made in Scenario::units
  std::vector<StockRow> stock;     ///< instead of all of Scenario::stock, if any
  std::array<std::vector<Posting>, kResponseLevels> postings;  ///< index: ResponseLevel
  std::array<Duration, kResponseLevels> patrol_interval{};     ///< start to start of a round
  PolicyWeights weights;
};

struct RosterRow {
  ResponseLevel level = ResponseLevel::none;
  Duration shift;         ///< length of one shift
  Duration day_start;     ///< local time of day of the first change
  int command_staff = 0;  ///< people in the command centre and stores
  int crews = 2;          ///< per unit, taking turns
};

/// More would only exhaust the machine.
inline constexpr double kMostTripsPerDay = 1e7;
inline constexpr std::uint32_t kMostPartitions = 4096;

/// Background traffic of a scenario.
struct TrafficSpec {
  bool on = false;
  TrafficRules rules;
  /// Share of an ordinary day's trips that is made at each response level. Assumed.
  std::array<double, kResponseLevels> level_share = {1, 0.95, 0.85, 0.6, 0.25};
};

struct Scenario {
  std::string folder;
  Names names;
  std::string note;                ///< shown with every summary: hypothetical or not
  std::int64_t start_unix_ms = 0;  ///< wall clock of SimTime 0
  Duration utc_offset;
  SimTime end;
  std::uint64_t seed = 1;
  RoadSource roads;
  double snap_limit_m = 300;
  Duration weather_step = whole_minutes(5);
  double rain_factor = 1;
  std::vector<LevelChange> levels;
  Rules rules;
  RowOrigin policy_origin, relocation_origin;  ///< of the names in rules; empty if not of a file
  Measures measures;
  TrafficSpec traffic;
  std::vector<std::string> skill_names;
  std::vector<ZoneSpec> zones;
  std::vector<StationSpec> stations;
  std::vector<UnitKindSpec> unit_kinds;
  std::vector<UnitSpec> units;
  std::vector<MaterialSpec> materials;
  std::vector<StockRow> stock;
  std::vector<IncidentKindSpec> incident_kinds;
  std::vector<BasinPlace> basins;
  std::vector<TrackFix> track;  ///< empty: no wind
  RainRecord rain;
  std::vector<CanalLevel> canal;
  std::vector<RosterRow> roster;
  std::vector<RecordedIncident> incidents;
  bool generate_incidents = true;
  std::vector<Closure> closures;
  std::vector<PatrolRoute> patrols;
  std::vector<PipeSection> pipes;
  Plan plan;
  std::map<std::string, std::string> input_sha256;  ///< file name in the folder -> hash
  /// "key=value", ascending: values that came from outside instead of scenario.toml. Already in
  /// force; input_sha256 does not know them.
  std::vector<std::string> settings;
};

/// Crews that take turns on each unit: the most of any level, one without a roster.
inline int crews_per_unit(Scenario const& s) {
  int most = 1;
  for (RosterRow const& row : s.roster) most = std::max(most, row.crews);
  return most;
}

/// People on duty at once by these postings.
inline int people_of(Scenario const& s, std::vector<Posting> const& postings) {
  int people = 0;
  for (Posting const& posting : postings)
    people += s.unit_kinds[s.units[posting.unit.index()].kind.index()].crew;
  return people;
}

}  // namespace sc

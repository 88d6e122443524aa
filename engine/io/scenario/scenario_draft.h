// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "hazard/design_storm.h"
#include "io/crs.h"
#include "io/scenario/setting.h"
#include "io/text/csv.h"
#include "io/text/iso_time.h"
#include "io/text/name_index.h"
#include "io/text/toml.h"
#include "response/scenario.h"

namespace sc {

/// Shared by the parts of the scenario reader, and by nobody else: a scenario under construction
/// with its complaints and what its tables know of each other. Each part reads its files into
/// `scenario`; the order of the calls is that of references (read_scenario).
struct ScenarioDraft {
  /// A position in a table; all must lie near each other.
  struct Place {
    LonLat position;
    RowOrigin origin;
    bool anchor = false;  ///< a zone or station: those define where the scenario lies
  };

  std::string folder;
  std::string base;       ///< folder of the files that `folder` lacks, seen from it; may be empty
  std::string plan_file;  ///< instead of the folder's plan.toml, if not empty
  Settings settings;      ///< of scenario.toml, from outside
  std::set<std::string, std::less<>> asked_files;  ///< tables, whether they were there or not
  Complaints complaints;
  Scenario scenario;
  Crs crs = Crs::wgs84;
  WallClock clock;
  bool zone_known = false;
  bool clock_known = false;           ///< else times are checked for their form only
  bool part_of_design_storm = false;  ///< the base has one, which may begin when this has ended
  bool of_season = false;             ///< rows of other times belong to other activations: left out
  bool skills_known = true;  ///< unit_kinds.csv was whole; else unknown skills are no fault
  bool has_pipes = false;
  TomlTable::Origin supply_skill_origin;
  std::vector<Place> places;
  NameIndex zones{"a zone in zones.csv"};
  NameIndex stations{"a station in stations.csv"};
  NameIndex materials{"a material in materials.csv"};
  NameIndex unit_kinds{"a unit kind in unit_kinds.csv"};
  NameIndex units{"a unit in units.csv"};
  NameIndex incident_kinds{"an incident kind in incident_kinds.csv"};
  NameIndex basins{"a basin in basins.csv"};
  NameIndex gauges{"a gauge in gauges.csv"};
  NameIndex routes{"a patrol route in patrols.csv"};
  std::optional<DesignStorm> design_storm;  ///< rain comes from it, not from gauges

  /// Name of a file as seen from the folder: "zones.csv", or "../base/zones.csv" where only the
  /// base has it.
  [[nodiscard]] std::string shown_name(std::string_view file) const;
  /// The file that is really read.
  [[nodiscard]] std::string path_of(std::string_view file) const;
  /// Content of a file of the scenario, with its hash noted; a fault when it cannot be read.
  std::optional<std::string> load(std::string_view file);
  CsvTable table(std::string_view file, std::span<CsvColumn const> columns);
  /// Nothing, without a fault, when there is no such file.
  std::optional<CsvTable> table_if_any(std::string_view file, std::span<CsvColumn const> columns);

  enum class Anchor { no, yes };
  /// lon_deg and lat_deg of a row in WGS 84, remembered for check_places.
  LonLat position(CsvRow const& row, Anchor anchor = Anchor::no);
  /// A time of the row; nothing also when the scenario's clock is unknown.
  [[nodiscard]] std::optional<SimTime> time(CsvRow const& row, std::string_view column) const;
  /// In a season: is the time outside the activation's window, and `margin` on both sides of it?
  [[nodiscard]] bool is_left_out(SimTime time, Duration margin) const;
  /// In a season: does the interval miss the activation's window?
  [[nodiscard]] bool is_left_out(SimTime from, SimTime to) const;
  /// "2021-07-25T14:00:00+08:00"
  [[nodiscard]] std::string text(SimTime time) const;
};

RowOrigin origin_of(CsvRow const& row);
Names names_of(CsvRow const& row);
/// A list such as "sandbag*100;cone*10" of materials; an empty cell is an empty list.
std::vector<MaterialAmount> read_amounts(CsvRow const& row, std::string_view column,
                                         ScenarioDraft const& draft);
/// Response levels by their words, in the order of the enum.
std::span<std::string_view const> level_words();
/// Duties by their words, in the order of the enum.
std::span<std::string_view const> duty_words();
/// Levels of the response timeline but `none`, each once, in order of the enum.
std::vector<ResponseLevel> used_levels(Scenario const& scenario);

/// A draft of the folder, nothing read yet. Errors: InputError if it is no folder.
ScenarioDraft begin_draft(std::string const& folder, std::string const& plan_file);

void read_settings(ScenarioDraft& draft);  ///< scenario.toml
/// The keys of scenario.toml that a season shares among its activations.
void read_lasting_settings(TomlTable& root, ScenarioDraft& draft);
void read_time_zone(TomlTable& time, ScenarioDraft& draft);
/// `start` and `end` of the simulation; `start_name`: as complaints call the former.
void read_window(TomlTable& table, std::string_view start_name, ScenarioDraft& draft);
void read_levels(std::vector<TomlTable> changes, ScenarioDraft& draft);
void read_lasting_tables(ScenarioDraft& draft);  ///< those without times
/// Those with times, and those that depend on the response levels.
void read_dated_tables(ScenarioDraft& draft);
/// The key `base` of scenario.toml.
void read_base(TomlTable& root, ScenarioDraft& draft);
void read_rules(TomlTable rules, ScenarioDraft& draft);  ///< its [rules]
/// [design_storm] of scenario.toml, if any.
void read_design_storm(TomlTable table, ScenarioDraft& draft);
void read_zones(ScenarioDraft& draft);
void read_stations(ScenarioDraft& draft);
void read_pipes(ScenarioDraft& draft);
void read_materials(ScenarioDraft& draft);
void read_stock(ScenarioDraft& draft);
void read_basins(ScenarioDraft& draft);
void read_cards(ScenarioDraft& draft);
void read_patrols(ScenarioDraft& draft);
void read_closures(ScenarioDraft& draft);
void read_unit_kinds(ScenarioDraft& draft);
void read_units(ScenarioDraft& draft);
void read_roster(ScenarioDraft& draft);
void read_incident_kinds(ScenarioDraft& draft);
void read_incidents(ScenarioDraft& draft);
void read_track(ScenarioDraft& draft);
void read_rain(ScenarioDraft& draft);       ///< gauges.csv and rain.csv
void rain_by_design(ScenarioDraft& draft);  ///< instead, from ScenarioDraft::design_storm
void read_canal(ScenarioDraft& draft);
void read_plan(ScenarioDraft& draft);  ///< plan.toml
/// Its [[unit]]: refitted and bought units, into Scenario::units and Plan::fleet.
void read_plan_fleet(TomlTable& root, ScenarioDraft& draft);
void read_plan_stock(TomlTable& root, ScenarioDraft& draft);  ///< its [[stock]]

/// Positions more than 50 km from the median of zones and stations.
void check_places(ScenarioDraft& draft);
/// Material that incidents use must have units that bring it.
void check_supply_skill(ScenarioDraft& draft);
/// Files, of the base too, whose names look like one that is missing.
void check_file_names(ScenarioDraft& draft);

}  // namespace sc

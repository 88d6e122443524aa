// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "hazard/design_storm.h"
#include "io/crs.h"
#include "io/text/csv.h"
#include "io/text/iso_time.h"
#include "io/text/name_index.h"
#include "response/scenario.h"

namespace sc {

class TomlTable;

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
  std::string plan_file;  ///< instead of the folder's plan.toml, if not empty
  Complaints complaints;
  Scenario scenario;
  Crs crs = Crs::wgs84;
  WallClock clock;
  bool clock_known = false;  ///< else times are checked for their form only
  bool skills_known = true;  ///< unit_kinds.csv was whole; else unknown skills are no fault
  std::vector<Place> places;
  NameIndex zones{"a zone in zones.csv"};
  NameIndex stations{"a station in stations.csv"};
  NameIndex unit_kinds{"a unit kind in unit_kinds.csv"};
  NameIndex units{"a unit in units.csv"};
  NameIndex incident_kinds{"an incident kind in incident_kinds.csv"};
  NameIndex basins{"a basin in basins.csv"};
  NameIndex gauges{"a gauge in gauges.csv"};
  NameIndex routes{"a patrol route in patrols.csv"};
  std::optional<DesignStorm> design_storm;  ///< rain comes from it, not from gauges

  [[nodiscard]] std::string path_of(std::string_view file) const;
  /// Content of a file of the folder, with its hash noted; a fault when it cannot be read.
  std::optional<std::string> load(std::string_view file);
  CsvTable table(std::string_view file, std::span<CsvColumn const> columns);
  /// Nothing, without a fault, when there is no such file.
  std::optional<CsvTable> table_if_any(std::string_view file, std::span<CsvColumn const> columns);

  enum class Anchor { no, yes };
  /// lon_deg and lat_deg of a row in WGS 84, remembered for check_places.
  LonLat position(CsvRow const& row, Anchor anchor = Anchor::no);
  /// A time of the row; nothing also when the scenario's clock is unknown.
  [[nodiscard]] std::optional<SimTime> time(CsvRow const& row, std::string_view column) const;
  /// "2021-07-25T14:00:00+08:00"
  [[nodiscard]] std::string text(SimTime time) const;
};

RowOrigin origin_of(CsvRow const& row);
Names names_of(CsvRow const& row);
/// Response levels by their words, in the order of the enum.
std::span<std::string_view const> level_words();
/// Levels of the response timeline but `none`, each once, in order of the enum.
std::vector<ResponseLevel> used_levels(Scenario const& scenario);

void read_settings(ScenarioDraft& draft);  ///< scenario.toml
/// [design_storm] of scenario.toml, if any.
void read_design_storm(TomlTable table, ScenarioDraft& draft);
void read_zones(ScenarioDraft& draft);
void read_stations(ScenarioDraft& draft);
void read_basins(ScenarioDraft& draft);
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

/// Positions more than 50 km from the median of zones and stations.
void check_places(ScenarioDraft& draft);
/// Files whose names look like a misspelt optional file.
void check_file_names(ScenarioDraft& draft);

}  // namespace sc

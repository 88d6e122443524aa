// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "hazard/road_state.h"
#include "io/run/run_file.h"
#include "io/text/iso_time.h"
#include "response/trajectory.h"

namespace sc {

/// A thing with an id, and its names in both languages.
struct Label {
  std::string id;
  Names names;
};

/// Ids and names of what the numbers in a run file mean.
struct ExportLabels {
  std::vector<Label> units, unit_kinds, stations, incident_kinds, zones, basins;
  std::vector<std::uint32_t> kind_of_unit, home_of_unit;  ///< [units]
};

/// Road links of a run file; columns of equal length, empty if the file holds no roads.
struct ExportLinks {
  std::vector<ZoneId> zone;
  std::vector<BasinId> basin;  ///< unset where it never ponds
  std::vector<float> length_m, free_speed_mps;
  std::vector<bool> elevated;
  std::vector<LonLat> tail, head;
  [[nodiscard]] std::size_t size() const { return length_m.size(); }
};

/// Water of a run file.
struct ExportWater {
  Duration step;
  std::size_t steps = 0;
  std::vector<double> closure_depth_m;  ///< [basins], 0: never closes
  std::vector<float> depth_m;           ///< [steps*basins] at the end of each step
};

/// What exports are made of: a run file's columns in memory, checked, with the words for them.
struct ExportRun {
  WallClock clock;
  SimTime end;
  Names title;
  std::string note, attribution;
  ExportLabels labels;
  std::vector<UnitTrack> units;
  IncidentTable incidents;
  ExportLinks links;
  ExportWater water;
  std::vector<LinkClosure> closures;
};

/// One thread at a time (io/hdf5/hdf5.h). Errors: InputError (no run file, another version,
/// damaged, columns of different length, numbers that mean nothing), IoError.
ExportRun read_export_run(std::filesystem::path const& path);

}  // namespace sc

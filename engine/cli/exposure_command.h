// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/load_case.h"
#include "response/exposure/exposure.h"

namespace sc {

/// `stormcrew exposure SCENARIO`: which places the scenario's water keeps crews from, and which
/// streets would, if they were flooded.
struct ExposureCommandOptions {
  CaseOptions what;
  std::string vehicle;             ///< unit kind; empty: that of most units on standby
  std::string level;               ///< response level; empty: the highest of the scenario
  std::vector<std::string> kinds;  ///< of floods, words of kFloodKinds; empty: the default ones
  int every_min = 60;              ///< between moments of the scenario looked at
  std::size_t top = 20;
  bool nested = false;      ///< list nested floods too
  double cut_off_min = 60;  ///< delay of an inhabitant who is cut off
  std::string geojson;      ///< file to write; empty: none
  bool json = false;
};

/// What the options ask for, in this world. Errors: InputError with every fault: no such vehicle or
/// level, nobody on standby.
ExposureOptions exposure_options(ExposureCommandOptions const& options, World const& world);

/// Writes the GeoJSON file if one is asked for, then prints the table or JSON. Returns 0; errors
/// are thrown.
int exposure_command(ExposureCommandOptions const& options, std::ostream& out);

}  // namespace sc

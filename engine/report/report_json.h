// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/run/run_contents.h"

namespace sc {

/// Data of report pages (docs/formats.md, "Report data"). Parts are JSON texts; empty: left out.
struct ReportParts {
  std::string program;  ///< "stormcrew 0.1.0 (0123abc)"
  std::string made;     ///< of what is shown, not of the page: the same data give the same page
  Names title;
  std::string note;
  std::string attribution;
  std::string run;
  std::string study;
  std::string drill;
};
std::string report_json(ReportParts const& parts);

/// The part `run`. Where a run file has no places at all, as in no scenario: InputError.
std::string run_json(RunContents const& run);

}  // namespace sc

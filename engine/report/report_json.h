// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "io/run/run_contents.h"
#include "report/frame.h"

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

/// Where the page of that part puts what comes later.
struct PageMap {
  PageFrame frame;
  std::vector<std::int32_t> street_of_link;  ///< [links] row of MapData.streets
};
PageMap page_map(RunContents const& run);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "io/run/run_contents.h"
#include "io/text/names_json.h"
#include "report/frame.h"

/// Private to report/*.cc: the parts of a page's data.

namespace sc::page {

using Json = nlohmann::ordered_json;

/// The links of a run as streets: both directions are one.
struct Streets {
  std::vector<LinkId> link;           ///< [streets] one of its links
  std::vector<std::int32_t> of_link;  ///< [links]
};
Streets streets_of(RunContents const& run, PageFrame const& frame);

/// The points of a link, ends included.
std::vector<PageFrame::Point> points_of(RunRoads const& roads, LinkId link, PageFrame const& frame);

/// Whole seconds, as nearly all times of a page.
inline std::int64_t seconds(SimTime t) {
  return t.ms / 1000;
}

Json map_json(RunContents const& run, PageFrame const& frame, Streets const& streets);
Json weather_json(RunContents const& run);
/// zones, stations, basins, unit_kinds, incident_kinds.
void add_tables(RunContents const& run, PageFrame const& frame, Json& to);
/// The units' ways, along the shapes of the streets.
Json units_json(RunContents const& run, PageFrame const& frame);
Json incidents_json(RunContents const& run, PageFrame const& frame, Streets const& streets);

}  // namespace sc::page

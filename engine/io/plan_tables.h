// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"

namespace sc {

/// A plan as tables for spreadsheets: CSV (RFC 4180) in UTF-8, with a byte order mark if there is
/// anything but ASCII. Positions are WGS 84, degrees.

/// One row per level and posting: level, unit, kind, kind_zh, kind_en, duty, place (id of the
/// station, basin or patrol route), place_zh, place_en, lon_deg, lat_deg (of a route: its first
/// stop; empty where its stops depend on the streets), people.
std::string plan_csv(Scenario const& scenario);

/// One row per station and material of which there is, or was before the plan, any: station,
/// station_zh, station_en, lon_deg, lat_deg, material, material_zh, material_en, unit (of the
/// amounts), before (as the scenario has it), amount (as the plan wants it).
std::string stock_csv(Scenario const& scenario);

}  // namespace sc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "hazard/track.h"

namespace sc::test {

/// Rows of a reference table as column name -> cell; empty when the file is absent. No quoting
/// inside the columns the tests read.
using FactRows = std::vector<std::map<std::string, std::string>>;
FactRows read_facts(std::string const& file);

double number(std::map<std::string, std::string> const& row, std::string const& column);

/// Hours since 2021-07-18 00:00 UTC of "2021-07-25T03:00Z" (UTC) or "2021-07-25T11:00" (UTC+8).
double infa_hours(std::string const& text);

/// Typhoon In-Fa as a track; time 0 is 2021-07-18 00:00 UTC, earlier fixes are left out.
std::vector<TrackFix> infa_track(FactRows const& rows);

}  // namespace sc::test

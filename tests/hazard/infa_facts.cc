// SPDX-License-Identifier: Apache-2.0
#include "hazard/infa_facts.h"

#include <fstream>
#include <sstream>

namespace sc::test {
namespace {

std::vector<std::string> cells_of(std::string const& line) {
  std::vector<std::string> cells;
  std::stringstream text(line);
  for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
  return cells;
}

}  // namespace

FactRows read_facts(std::string const& file) {
  std::ifstream in(std::string(SC_SHARED_DIR) + "/facts/" + file);
  FactRows rows;
  std::string line;
  if (!std::getline(in, line)) return rows;
  auto const names = cells_of(line);
  while (std::getline(in, line)) {
    auto const cells = cells_of(line);
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) row[names[i]] = cells[i];
  }
  return rows;
}

double number(std::map<std::string, std::string> const& row, std::string const& column) {
  return std::stod(row.at(column));
}

double infa_hours(std::string const& text) {
  int const day = std::stoi(text.substr(8, 2));
  int const hour = std::stoi(text.substr(11, 2));
  int const minute = std::stoi(text.substr(14, 2));
  double const zone_h = text.back() == 'Z' ? 0 : 8;
  return (day - 18) * 24.0 + hour + minute / 60.0 - zone_h;
}

std::vector<TrackFix> infa_track(FactRows const& rows) {
  std::vector<TrackFix> track;
  for (auto const& row : rows) {
    SimTime const time{from_seconds(3600 * infa_hours(row.at("time_utc"))).ms};
    if (time < SimTime{0}) continue;
    track.push_back({time,
                     {number(row, "lon_deg"), number(row, "lat_deg")},
                     100 * number(row, "pres_hpa"),
                     number(row, "vmax_2min_ms")});
  }
  return track;
}

}  // namespace sc::test

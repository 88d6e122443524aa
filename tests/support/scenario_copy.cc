// SPDX-License-Identifier: Apache-2.0
#include "support/scenario_copy.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"

namespace sc::test {
namespace fs = std::filesystem;

ScenarioCopy::ScenarioCopy() {
  std::string name = (fs::temp_directory_path() / "stormcrew_tiny_XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  fs::copy(fs::path(SC_SOURCE_DIR) / "scenarios/tiny", folder_, fs::copy_options::recursive);
}

ScenarioCopy::~ScenarioCopy() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string ScenarioCopy::read(std::string_view file) const {
  std::ifstream in(fs::path(folder_) / file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void ScenarioCopy::write(std::string_view file, std::string_view bytes) const {
  std::ofstream(fs::path(folder_) / file, std::ios::binary) << bytes;
}

void ScenarioCopy::edit(std::string_view file, std::string_view before,
                        std::string_view after) const {
  std::string text = read(file);
  std::size_t const place = text.find(before);
  if (place == std::string::npos)
    throw std::runtime_error("no '" + std::string(before) + "' in " + std::string(file));
  write(file, text.replace(place, before.size(), after));
}

void ScenarioCopy::add_columns(std::string_view file, std::string_view header,
                               std::vector<std::string> const& cells,
                               std::string_view others) const {
  std::istringstream lines(read(file));
  std::string table, line;
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    bool const given = i >= 1 && i <= cells.size();
    table += line + ',';
    table += i == 0 ? header : given ? std::string_view(cells[i - 1]) : others;
    table += '\n';
  }
  write(file, table);
}

void ScenarioCopy::append(std::string_view file, std::string_view text) const {
  write(file, read(file) + std::string(text));
}

void ScenarioCopy::remove(std::string_view file) const {
  fs::remove(fs::path(folder_) / file);
}

void ScenarioCopy::rename(std::string_view file, std::string_view to) const {
  fs::rename(fs::path(folder_) / file, fs::path(folder_) / to);
}

std::vector<std::string> ScenarioCopy::faults() const {
  return faults_of([&] { (void)read_scenario(folder_); });
}

std::vector<std::string> ScenarioCopy::faults_of(std::function<void()> const& read) const {
  std::vector<std::string> all;
  try {
    read();
  } catch (InputError const& error) {
    for (Fault fault : error.faults()) {
      if (fault.file.starts_with(folder_ + '/')) fault.file.erase(0, folder_.size() + 1);
      all.push_back(to_string(fault));
    }
  }
  return all;
}

void furnish(ScenarioCopy const& copy) {
  copy.write("materials.csv",
             "id,name_zh,name_en,unit\nsandbag,沙袋,sandbag,bag\ncone,路锥,cone,1\n");
  copy.write("stock.csv", "station,material,amount\nYARD,sandbag,2000\nDEP1,sandbag,90\n");
  copy.write("cards.csv", "basin,close_depth_m,pump_lps\nUP01,0.15,120\nWL02,,30\n");
  copy.write(
      "pipes.csv",
      "id,lon_deg,lat_deg,length_m,grade\nS1,120.134,30.318,250,3\nS2,120.135,30.318,90,1\n");
  copy.edit("unit_kinds.csv", "saw;lift;traffic", "saw;lift;traffic;drive");
  copy.add_columns("unit_kinds.csv", "load", {"sandbag*50"}, "");
  copy.edit("incident_kinds.csv", "cover,rain,drains", "cover,rain,pipes");
  copy.add_columns("incident_kinds.csv",
                   "extra_units,materials,people_trapped,prevented_by_closure,blocks_inlet,"
                   "separated_factor,spawns,spawn_mean_min",
                   {"1,,no,no,0,1,pond,45", "3,sandbag*100;cone*2.5,yes,yes,0.4,0.25,,"},
                   ",,,,,,,");
  copy.add_columns("basins.csv",
                   "rebuilt_inlet_lps,rebuilt_pipe_lps,rebuilt_blockage,rebuilt_outfall_gate_m,"
                   "rebuilt_pump_lps",
                   {"400,300,0.05,2.1,50"}, ",,,,");
  copy.add_columns("patrols.csv", "zones,grid_m", {}, ",");
  copy.append("patrols.csv", "all,,,west;south_east,400\n");
  copy.add_columns("roster.csv", "crews", {}, "3");
}

}  // namespace sc::test

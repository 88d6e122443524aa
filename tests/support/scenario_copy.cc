// SPDX-License-Identifier: Apache-2.0
#include "support/scenario_copy.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/check.h"
#include "io/scenario_reader.h"

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
  std::vector<std::string> all;
  try {
    (void)read_scenario(folder_);
  } catch (InputError const& error) {
    for (Fault fault : error.faults()) {
      if (fault.file.starts_with(folder_ + '/')) fault.file.erase(0, folder_.size() + 1);
      all.push_back(to_string(fault));
    }
  }
  return all;
}

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Where scenarios are looked for: the working folder, its folder scenarios/, and the scenarios
/// that were installed with the program.
class ScenarioPlaces {
 public:
  /// `program`: the running executable, <prefix>/bin/stormcrew; its scenarios are in
  /// <prefix>/share/stormcrew/scenarios. `here`: the working folder.
  ScenarioPlaces(std::filesystem::path const& program, std::filesystem::path here);

  /// Of this process.
  static ScenarioPlaces of_this_program();

  /// The path of what a user called `name`: itself, if it is there; else the scenario of that name
  /// in one of the places ("yanhua-2021", also "scenarios/yanhua-2021"); else the name unchanged,
  /// for its reader to complain about.
  std::string find(std::string const& name) const;

  /// "" or why nothing can have been meant: a mere name, with no such file, folder or scenario.
  std::string fault_of(std::string const& name) const;

  /// Folder of scenarios to list: "scenarios" if it is here, else the installed ones.
  std::string shelf() const;

 private:
  std::vector<std::string> names() const;

  std::filesystem::path here_, installed_;
};

}  // namespace sc

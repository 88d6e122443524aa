// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sc::test {

/// A private copy of scenarios/tiny in a temporary folder, to be damaged; removed at the end.
class ScenarioCopy {
 public:
  ScenarioCopy();
  ~ScenarioCopy();
  ScenarioCopy(ScenarioCopy const&) = delete;
  ScenarioCopy& operator=(ScenarioCopy const&) = delete;

  [[nodiscard]] std::string const& folder() const { return folder_; }
  [[nodiscard]] std::string read(std::string_view file) const;
  void write(std::string_view file, std::string_view bytes) const;
  /// Replaces the first `before`, which must be there.
  void edit(std::string_view file, std::string_view before, std::string_view after) const;
  void append(std::string_view file, std::string_view text) const;
  void remove(std::string_view file) const;
  void rename(std::string_view file, std::string_view to) const;

  /// What read_scenario complains about, one text per fault, without the folder; none: it reads.
  [[nodiscard]] std::vector<std::string> faults() const;

 private:
  std::string folder_;
};

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
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
  /// Adds columns to a table: `header` to the first line, `cells[i]` to the i-th row, `others` to
  /// the rest.
  void add_columns(std::string_view file, std::string_view header,
                   std::vector<std::string> const& cells, std::string_view others) const;
  void append(std::string_view file, std::string_view text) const;
  void remove(std::string_view file) const;
  void rename(std::string_view file, std::string_view to) const;

  /// What read_scenario complains about, one text per fault, without the folder; none: it reads.
  [[nodiscard]] std::vector<std::string> faults() const;
  /// What another reader of the folder complains about.
  [[nodiscard]] std::vector<std::string> faults_of(std::function<void()> const& read) const;

 private:
  std::string folder_;
};

/// Gives the copy one of everything that a scenario may have and scenarios/tiny has not: material,
/// stock, cards, pipes, loads, rebuilt basins, a grid patrol and all optional columns.
void furnish(ScenarioCopy const& copy);

}  // namespace sc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "response/scenario.h"

namespace sc {

/// A CSV table under construction, for people with spreadsheets: text cells never become formulas.
class TableText {
 public:
  explicit TableText(std::span<std::string_view const> columns);

  TableText& text(std::string_view cell);
  TableText& names(Names const& names);  ///< two cells: zh, en
  TableText& number(double value, int decimals);
  TableText& whole(std::int64_t value);
  /// Nothing: an empty cell, which people fill in.
  TableText& number_if_any(std::optional<double> value, int decimals);
  TableText& blank(std::size_t cells = 1);
  /// Ends the row. Precondition: it has a cell for every column.
  void end_row();

  /// The file's bytes.
  [[nodiscard]] std::string bytes() const;

 private:
  void add(std::string_view cell);

  std::size_t columns_;
  std::size_t cells_ = 0;
  std::string text_;
};

}  // namespace sc

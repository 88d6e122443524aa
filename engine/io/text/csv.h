// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "io/text/cell.h"
#include "io/text/iso_time.h"

namespace sc {

/// A column that a table may have. Required ones must be in the header.
struct CsvColumn {
  enum class Presence { required, optional };
  std::string_view name;
  Presence presence = Presence::required;
};

/// What becomes of columns that the reader does not know. Ignored ones may even lack a name or
/// stand twice, and then `status` is a column like any other: such files come from elsewhere.
enum class OtherColumns { refused, ignored };

class CsvRow;

/// A CSV file as text cells, each row with its line in the file (docs/formats.md).
///
/// UTF-8, a byte order mark and CRLF tolerated; lines that begin with `#` and blank lines are
/// skipped; cells may be quoted (RFC 4180) but a cell ends with its line, so that one lost quote
/// spoils one row. Columns in any order. `status`, `source` and `note` may always stand; `status`
/// cells are checked.
///
/// Faults of the form go to `complaints`: no such file, unreadable, empty, not UTF-8, control
/// characters, broken quotes, columns missing, doubled or unknown, rows with too few or too many
/// cells. Such rows are left out, and then intact() is false: what refers to a row of this table
/// may then look unknown without being wrong.
class CsvTable {
 public:
  /// Reads a file. `complaints` must outlive the table: the getters of CsvRow complain there.
  CsvTable(std::string path, std::span<CsvColumn const> columns, Complaints& complaints,
           OtherColumns others = OtherColumns::refused);
  /// The same from bytes already read; `path` is only shown. No bytes: a table without rows.
  CsvTable(std::string path, std::optional<std::string_view> bytes,
           std::span<CsvColumn const> columns, Complaints& complaints,
           OtherColumns others = OtherColumns::refused);

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] bool intact() const { return intact_; }
  [[nodiscard]] bool has_column(std::string_view name) const;
  [[nodiscard]] CsvRow row(std::size_t index) const;

 private:
  friend class CsvRow;
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
  };
  void read(std::string_view bytes, std::span<CsvColumn const> columns);
  void read_header(Row row, std::span<CsvColumn const> columns);
  void name_column(std::size_t place, std::size_t line, std::span<CsvColumn const> columns);
  void check_columns(std::span<CsvColumn const> columns, std::size_t line);
  void add_row(Row row);
  void check_status(Row const& row);
  void fault(std::size_t line, std::string message);

  std::string path_;
  Complaints* complaints_;
  OtherColumns others_;
  std::vector<std::string> header_;
  std::map<std::string, std::size_t, std::less<>> column_;  ///< name -> place in the row
  std::vector<Row> rows_;
  bool intact_ = true;
};

/// One row: typed getters. Each complains with file, line and column when the cell does not fit
/// and returns a default, so that readers go on and find every fault. Asking for a column that the
/// file lacks is silent (the header was complained about) and gives the default.
class CsvRow {
 public:
  CsvRow(CsvTable const& table, std::size_t index) : table_(&table), index_(index) {}

  [[nodiscard]] std::size_t line() const;
  [[nodiscard]] std::string const& file() const { return table_->path(); }
  [[nodiscard]] bool has_column(std::string_view column) const {
    return table_->has_column(column);
  }
  /// The cell as it stands; "" when the column is not there.
  [[nodiscard]] std::string_view raw(std::string_view column) const;
  /// Is there something in this cell?
  [[nodiscard]] bool has(std::string_view column) const { return !raw(column).empty(); }

  /// Any text but none.
  [[nodiscard]] std::string text(std::string_view column) const;
  [[nodiscard]] std::string id(std::string_view column) const;
  [[nodiscard]] std::vector<std::string> id_list(std::string_view column) const;
  [[nodiscard]] std::vector<CountedId> counted_ids(std::string_view column) const;
  [[nodiscard]] double number(std::string_view column, Range const& range,
                              double fallback = 0) const;
  /// Nothing when the cell is empty.
  [[nodiscard]] std::optional<double> number_if_any(std::string_view column,
                                                    Range const& range) const;
  [[nodiscard]] std::int64_t integer(std::string_view column, std::int64_t low, std::int64_t high,
                                     std::int64_t fallback = 0) const;
  /// The fallback when the cell is empty.
  [[nodiscard]] std::int64_t integer_if_any(std::string_view column, std::int64_t low,
                                            std::int64_t high, std::int64_t fallback) const;
  [[nodiscard]] bool yes(std::string_view column) const;
  /// No when the cell is empty.
  [[nodiscard]] bool yes_if_any(std::string_view column) const;
  /// Number of the word; nothing when it is another (complained).
  [[nodiscard]] std::optional<std::size_t> word(std::string_view column,
                                                std::span<std::string_view const> words) const;
  [[nodiscard]] Duration time_of_day(std::string_view column) const;
  /// Date-time to SimTime; nothing when malformed (complained) or the column is not there.
  [[nodiscard]] std::optional<SimTime> time(std::string_view column, WallClock const& clock) const;

  /// "column = value (must_be)suggestion"; the suggestion as of hint_for
  void complain(std::string_view column, std::string_view must_be,
                std::string_view suggestion = "") const;
  /// Any other fault of this row.
  void complain_row(std::string message) const;

 private:
  template <class T>
  T value_or(std::string_view column, Parsed<T> parsed, T fallback) const;

  CsvTable const* table_;
  std::size_t index_;
};

}  // namespace sc
